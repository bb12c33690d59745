// SPDX-License-Identifier: Apache-2.0
// Fixtures of acts of joint operations that a reader must refuse: bodies that are not as §16 has them.
import { type ActOf, wireSections } from '../../src/acts/act.ts';
import { canonicalize } from '../../src/canonical.ts';
import { changedHeader, forge, rawSection } from './act-drafts.ts';
import { refused } from './act-refusal.ts';
import type { FixtureCase } from './case.ts';
import { consent, entry, frame, go, readiness, whole } from './operation-acts.ts';

const { first, certificate } = whole();
const said = readiness({ by: 'ma.dgsn' }, first.id, 's1');
const message = entry({ by: 'ma.dgsn' }, { plan: first.id, kind: 'message', text: { fr: 'x' } });
const agreed = consent({ by: 'ma.dgsn' }, first.id);

/** The act with another body in one section, signed over it. */
function changed(
  name: string,
  why: string,
  act: ActOf<never> | unknown,
  section: string,
  body: unknown,
): FixtureCase {
  const { header, ...rest } = act as ActOf<'operation.plan'>;
  const { pair, digest } = rawSection(canonicalize(body as never), name);
  const sections = { ...header.sections, [section]: digest };
  const wire = { ...wireSections({ header, ...rest } as never), [section]: pair };
  return refused(name, 'schema', why, forge(changedHeader(header, { sections })), wire);
}

const site = (id: string, party: string, others: readonly string[] = []) => ({ id, party, with: others });
const participants = (...parties: string[]) => parties.map((party) => ({ party, capacity: 'participant' }));
const three = participants('es.pn', 'fr.dgpn', 'ma.dgsn');
const apart = (id: string, of: string = first.id) => ({ ...site(id, 'ma.dgsn', ['fr.dgpn']), apart: of });

export function invalidOperations(): FixtureCase[] {
  const framed = (name: string, why: string, over: object) =>
    changed(name, why, first, 'frame', { ...frame(), ...over });
  const entered = (name: string, why: string, body: object) =>
    changed(name, why, message, 'entry', {
      ...{ plan: first.id, at: '2026-11-22T14:00:00Z', rehearsal: false },
      ...body,
    });
  const until = '2026-11-22T15:00:00Z';
  return [
    framed('frame without sites', 'One site at least.', { sites: [] }),
    framed('frame with sites unsorted', 'Ascending.', {
      sites: [site('s2', 'es.pn'), site('s1', 'ma.dgsn')],
    }),
    framed('frame with a stranger at a site', 'Only who takes part.', { sites: [site('s1', 'fr.dgpn')] }),
    framed('frame with a site that has its party twice', 'Others only.', {
      sites: [site('s1', 'es.pn', ['es.pn'])],
    }),
    framed('frame led by a stranger', 'Only who takes part.', { lead: 'fr.dgpn' }),
    framed('frame of a joint team without host', 'Its own capacities.', { kind: 'joint-team' }),
    framed('frame with an interdiction point', 'Of a controlled delivery alone.', { interdiction: 's1' }),
    framed('frame with a site apart of one party', 'It concerns two at least.', {
      sites: [{ ...site('s1', 'es.pn'), apart: first.id }],
    }),
    framed('frame with a site apart of all', 'It concerns some of the parties.', {
      sites: [{ ...site('s1', 'es.pn', ['ma.dgsn']), apart: first.id }],
    }),
    framed('frame with two sites apart of one act', 'Each has its own words.', {
      capacities: three,
      sites: [apart('s1'), apart('s2')],
    }),
    framed('frame whose interdiction point stands apart', 'All know where it ends.', {
      kind: 'controlled-delivery',
      capacities: [
        { party: 'es.pn', capacity: 'destination' },
        { party: 'fr.dgpn', capacity: 'transit' },
        { party: 'ma.dgsn', capacity: 'origin' },
      ],
      ...{ sites: [apart('s1')], interdiction: 's1' },
    }),
    framed('frame of version 0', 'From 1.', { version: 0 }),
    framed('frame with a margin of a month', 'A week at most.', { margin: 2_592_000 }),
    changed('readiness without until', 'Ready until when?', said, 'readiness', {
      ...{ plan: first.id, site: 's1', state: 'ready' },
    }),
    changed('hold with until', 'Only ready has one.', said, 'readiness', {
      ...{ plan: first.id, site: 's1', state: 'hold', until },
    }),
    changed('consent with sites unsorted', 'Ascending.', agreed, 'consent', {
      ...{ plan: first.id, decision: 'consent', capacity: 'participant', authorised: ['s2', 's1'] },
    }),
    changed('consent in no capacity', 'A capacity of the list.', agreed, 'consent', {
      ...{ plan: first.id, decision: 'consent', capacity: 'spectator', authorised: [] },
    }),
    changed('certificate of two acts', 'Three at least.', go({ by: 'ma.dgsn' }, certificate), 'certificate', {
      ...certificate,
      acts: certificate.acts.slice(0, 2),
    }),
    entered('message without words', 'It is its words.', { kind: 'message' }),
    entered('arrest without rights', 'Whether rights were told is said.', {
      ...{
        kind: 'arrest',
        site: 's1',
        person: 'P-1',
        category: 'suspect',
        minor: false,
        finding: 'preliminary',
      },
    }),
    entered('need with a quantity', 'Members of its own kind.', {
      kind: 'need',
      need: 'medic',
      met: true,
      quantity: '1',
    }),
    entered('entry of another kind', 'A closed list.', { kind: 'weather', text: { fr: 'x' } }),
  ];
}
