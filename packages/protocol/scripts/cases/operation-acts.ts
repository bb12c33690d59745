// SPDX-License-Identifier: Apache-2.0
// An invented operation, act by act, for fixtures and tests: whoever says what, signed by whomever the case needs.
import type { Act, ActOf } from '../../src/acts/act.ts';
import type { ActType, BodiesOf } from '../../src/acts/catalogue.ts';
import type { KeyFor } from '../../src/acts/read.ts';
import { fromB64u } from '../../src/encoding.ts';
import type { ActId, PartyId } from '../../src/ids.ts';
import { ed25519Public } from '../../src/keys/ed25519.ts';
import type { OperationAct } from '../../src/operations/index.ts';
import { type Certificate, composeCertificate, type PlanFrame } from '../../src/operations/index.ts';
import { toTime } from '../../src/time.ts';
import { agreement, declaration, fixedAct, handling } from './act-drafts.ts';
import { type FixtureParty, fixedId, madrid, NOW, paris, rabat } from './parties.ts';

/** The hour, in seconds since 1970: five hours after everything else in the fixtures; ten minutes of tolerance, an hour of margin. */
export const HOUR = NOW / 1000 + 5 * 3600;
export const TOLERANCE = 600;
export const MARGIN = 3600;
const PROMISE = toTime((HOUR + TOLERANCE) * 1000);

export const dossier = fixedId('an operation');

const of = new Map([rabat, madrid, paris].map((party) => [party.id as string, party]));
const partyOf = (id: string): FixtureParty => of.get(id) as FixtureParty;

/** Who says it, to whom, signed with whose key. */
export interface Saying {
  readonly by: string;
  readonly to?: readonly string[];
  /** Whose key signs; the author's unless told otherwise. */
  readonly signs?: string;
  readonly label?: string;
  readonly dossier?: string;
}

function say<T extends ActType>(
  type: T,
  { by, to = ['es.pn', 'ma.dgsn'], signs = by, label = '', dossier: where = dossier }: Saying,
  sections: object,
): ActOf<T> {
  const control = type === 'operation.abort';
  const draft = {
    ...{ type, author: by, audience: to, dossier: where, time: toTime(NOW) },
    ...(control ? {} : { agreement }),
    sections: control ? sections : { declaration, handling, ...sections },
  };
  const [signer] = partyOf(signs).signers;
  const key = partyOf(by).signers[0].kid;
  // What a liar signs claims the author's key and is signed with another.
  return fixedAct(draft as never, `${type} ${by} ${label}`, {
    kid: key,
    sign: (bytes) => signer.sign(bytes),
  });
}

export const frame = (over: Partial<PlanFrame> = {}): PlanFrame =>
  ({
    ...{ version: 1, kind: 'simultaneous', rehearsal: false, hour: toTime(HOUR * 1000), lead: 'ma.dgsn' },
    ...{ tolerance: TOLERANCE, margin: MARGIN, missingReceipt: 'proceed' },
    capacities: [
      { party: 'es.pn', capacity: 'participant' },
      { party: 'ma.dgsn', capacity: 'participant' },
    ],
    sites: [
      { id: 's1', party: 'ma.dgsn', with: [] },
      { id: 's2', party: 'es.pn', with: [] },
    ],
    ...over,
  }) as PlanFrame;

export const planBody: BodiesOf<'operation.plan'>['plan'] = {
  sites: [
    {
      ...{ id: 's1', place: { fr: 'Entrepôt du port' }, kind: 'warehouse', risk: 'high' },
      ...{ lat: 35_786_000, lon: -5_808_000, targets: [{ ref: 'R-17', what: 'person' }] },
      tasks: [{ team: 'Equipo 1', text: { es: 'Entrar por el norte' } }],
    },
    { id: 's2', place: { es: 'Vivienda' }, kind: 'dwelling', risk: 'medium', targets: [], tasks: [] },
  ],
  contacts: [{ party: 'es.pn' as PartyId, name: 'Sala', role: 'sala', reach: '+34 000' }],
  triggers: [{ fr: 'Un enfant est vu sur place' }],
  communications: { primary: 'line 1', fallback: 'line 2' },
};

export function plan(saying: Saying, over: Partial<PlanFrame> = {}, replaces?: string) {
  const framed = frame(over);
  const apart = new Set(framed.sites.flatMap((site) => (site.apart === undefined ? [] : [site.id])));
  return say('operation.plan', saying, {
    title: { text: { es: 'Operación', fr: 'Opération' } },
    frame: framed,
    plan: { ...planBody, sites: planBody.sites.filter(({ id }) => !apart.has(id)) },
    ...(replaces === undefined ? {} : { refs: { refs: [{ rel: 'replaces', act: replaces }] } }),
  });
}

/** The words of a site apart: of its party, to those alone whom it concerns. */
export const siteApart = (saying: Saying, id: string) =>
  say('operation.site', saying, {
    site: { site: { ...planBody.sites[1], id } },
    mandates: {
      mandates: [
        { ...{ site: id, commander: 'Cmdt. B', authority: 'Parquet' }, document: fixedId(`document ${id}`) },
      ],
    },
  });

const answers = (act: string) => ({ refs: { refs: [{ rel: 'answers', act }] } });

export const consent = (
  saying: Saying,
  to: string,
  over: Partial<BodiesOf<'operation.consent'>['consent']> = {},
) =>
  say('operation.consent', saying, {
    ...answers(to),
    consent: {
      ...{ plan: to, decision: 'consent', capacity: 'participant' },
      authorised: saying.by === 'ma.dgsn' ? ['s1'] : saying.by === 'es.pn' ? ['s2'] : [],
      ...over,
    },
  });

export const readiness = (
  saying: Saying,
  to: string,
  site: string,
  state: 'ready' | 'not-ready' | 'hold' = 'ready',
  until: string = PROMISE,
) =>
  say('operation.readiness', saying, {
    ...answers(to),
    readiness: { plan: to, site, state, ...(state === 'ready' ? { until } : {}) },
  });

export const go = (saying: Saying, certificate: Certificate) =>
  say('operation.go', saying, { ...answers(certificate.plan), certificate });

export const abort = (saying: Saying, of_: string) => say('operation.abort', saying, answers(of_));

export const entry = (saying: Saying, body: object) =>
  say('operation.entry', saying, {
    refs: { refs: [{ rel: 'acts-on', act: (body as { plan: string }).plan }] },
    entry: { at: toTime(HOUR * 1000), rehearsal: false, ...body },
  });

/** A whole operation of Rabat and Madrid up to its certificate. */
export function whole(over: Partial<PlanFrame> = {}) {
  const first = plan({ by: 'ma.dgsn' }, over);
  const consents = [consent({ by: 'ma.dgsn' }, first.id), consent({ by: 'es.pn' }, first.id)];
  const ready = [readiness({ by: 'ma.dgsn' }, first.id, 's1'), readiness({ by: 'es.pn' }, first.id, 's2')];
  return { first, consents, ready, certificate: composeCertificate(first, consents, ready) };
}

/** An operation of three up to its certificate, in which `s1` concerns Paris and Rabat alone. */
export function wholeApart() {
  const to = ['es.pn', 'fr.dgpn', 'ma.dgsn'];
  const site = siteApart({ by: 'ma.dgsn', to: ['fr.dgpn', 'ma.dgsn'] }, 's1');
  const sites = [
    { id: 's1', party: 'ma.dgsn', with: ['fr.dgpn'], apart: site.id },
    { id: 's2', party: 'es.pn', with: [] },
  ] as unknown as PlanFrame['sites'];
  const capacities = to.map((party) => ({ party, capacity: 'participant' })) as never;
  const first = plan({ by: 'ma.dgsn', to, label: 'apart' }, { sites, capacities });
  const consents = to.map((by) => consent({ by, to, label: 'apart' }, first.id));
  const ready = [
    readiness({ by: 'ma.dgsn', to, label: 'apart' }, first.id, 's1'),
    readiness({ by: 'fr.dgpn', to, label: 'apart' }, first.id, 's1'),
    readiness({ by: 'es.pn', to, label: 'apart' }, first.id, 's2'),
  ];
  return { to, site, first, consents, ready, certificate: composeCertificate(first, consents, ready) };
}

/** The first signing key of each of the three parties, as fixtures name them. */
export const keys = [madrid, paris, rabat].map((party) => ({
  party: party.id,
  kid: party.signers[0].kid,
  x: party.signX[0],
}));

export const keyFor: KeyFor = (author, kid) => {
  const party = of.get(author);
  return party?.signers[0].kid === kid ? ed25519Public(fromB64u(party.signX[0], 32)) : undefined;
};

/** An act as a fold reads it. `held` is who cosigned it when, in seconds since 1970; the earliest other than the author is its evidence. */
export function foldAct(act: Act, held: Readonly<Record<string, number>>): OperationAct {
  const others = Object.entries(held).filter(([party]) => party !== act.header.author);
  return {
    ...{ id: act.id as ActId, type: act.type, author: act.header.author, audience: act.header.audience },
    sections: Object.fromEntries(
      Object.entries(act.sections as Record<string, { body: unknown }>).map(([name, { body }]) => [
        name,
        body,
      ]),
    ),
    evidenceTime: others.length === 0 ? null : Math.min(...others.map(([, at]) => at)),
    holders: others.map(([party, at]) => ({ party: party as PartyId, at })),
  };
}
