// SPDX-License-Identifier: Apache-2.0
// Fixtures of joint operations: go certificates that hold and that do not, and the state of operations as time goes on.
import type { Act } from '../../src/acts/act.ts';
import {
  type Certificate,
  type CertificateProblem,
  composeCertificate,
  foldOperation,
  readCertificate,
} from '../../src/operations/index.ts';
import { toTime } from '../../src/time.ts';
import type { FixtureCase } from './case.ts';
import {
  abort,
  consent,
  entry,
  foldAct,
  frame,
  go,
  HOUR,
  keyFor,
  keys,
  MARGIN,
  plan,
  readiness,
  TOLERANCE,
  whole,
  wholeApart,
} from './operation-acts.ts';
import { fixedId } from './parties.ts';

const { first, consents, ready, certificate } = whole();
const apart = wholeApart();

function checked(
  name: string,
  problem: CertificateProblem | undefined,
  why: string,
  made: Certificate,
): FixtureCase {
  const expect = problem === undefined ? { ok: true, plan: made.plan } : { ok: false, problem };
  return { name: `certificate ${name}`, why, expect, certificate: made, keys };
}

/** Certificates, each with the first problem that it has. */
export function certificateCases(): FixtureCase[] {
  const [mine, theirs] = consents as [(typeof consents)[0], (typeof consents)[0]];
  const [south, north] = ready as [(typeof ready)[0], (typeof ready)[0]];
  const forged = readiness({ by: 'es.pn', signs: 'ma.dgsn', label: 'forged' }, first.id, 's2');
  const early = toTime((HOUR + TOLERANCE - 1) * 1000);
  const short = readiness({ by: 'es.pn', label: 'short' }, first.id, 's2', 'ready', early);
  const hold = readiness({ by: 'es.pn', label: 'hold' }, first.id, 's2', 'hold');
  const bare = consent({ by: 'es.pn', label: 'bare' }, first.id, { authorised: [] });
  const declined = consent({ by: 'es.pn', label: 'declined' }, first.id, { decision: 'decline' });
  const guest = consent({ by: 'es.pn', label: 'guest' }, first.id, { capacity: 'guest' });
  const next = plan({ by: 'ma.dgsn', label: 'next' }, { version: 2 }, first.id);
  const elsewhere = readiness({ by: 'es.pn', dossier: fixedId('elsewhere') }, first.id, 's2');
  const wide = plan({ by: 'ma.dgsn', label: 'wide', to: ['es.pn', 'fr.dgpn', 'ma.dgsn'] });
  const without = (made: Certificate, at: number): Certificate => ({
    ...made,
    acts: made.acts.map((one, place) => (place === at ? { ...one, sections: {} } : one)),
  });
  const of = (some: readonly Act[], promises: readonly Act[], about = first) =>
    composeCertificate(about, some as never, promises as never);
  return [
    checked('whole', undefined, 'Plan, both consents, both readinesses.', certificate),
    checked('in another order', undefined, 'Order says nothing.', {
      ...certificate,
      acts: certificate.acts.toReversed(),
    }),
    checked('of a plan with a site apart', undefined, 'The same for all.', apart.certificate),
    checked(
      'without a readiness at a site apart',
      'readiness',
      'Whom it does not concern checks it all the same.',
      of(apart.consents, [apart.ready[0] as Act, apart.ready[2] as Act], apart.first),
    ),
    checked('of one readiness', 'readiness', 'Silence is no-go.', of(consents, [south])),
    checked('of a hold', 'readiness', 'Only ready counts.', of(consents, [south, hold])),
    checked('short', 'short', 'Not to the end of the tolerance.', of(consents, [south, short])),
    checked('forged', 'unreadable', 'Nobody speaks for another.', of(consents, [south, forged])),
    checked('without consent', 'consent', 'All consent to the hash.', of([mine], ready)),
    checked('declined', 'consent', 'A decline is no consent.', of([mine, declined], ready)),
    checked('in another capacity', 'consent', 'As the plan has it.', of([mine, guest], ready)),
    checked('without authority', 'authority', 'A legal authority for every site.', of([mine, bare], ready)),
    checked('of another plan', 'stray', 'For one plan hash.', of(consents, ready, next)),
    checked('of another dossier', 'stray', 'All in one dossier.', of(consents, [south, elsewhere])),
    checked('readiness twice', 'readiness', 'Each once.', of(consents, [south, north, south])),
    checked('consent twice', 'consent', 'Each once.', of([mine, theirs, mine], ready)),
    checked('naming another plan', 'plan', 'The plan that it names.', { ...certificate, plan: next.id }),
    checked('without the frame', 'plan', 'What was asked for must be seen.', without(certificate, 0)),
    checked('with a readiness not shown', 'stray', 'A readiness says of what.', without(certificate, 3)),
    checked(
      'of a plan that is not for its audience',
      'plan',
      'Capacities name exactly the audience.',
      of(consents, ready, wide),
    ),
  ];
}

const certifiedIn = (act: { readonly sections: Readonly<Record<string, unknown>> }) => {
  const reading = readCertificate(act.sections.certificate as never, keyFor);
  return reading.ok ? reading.certified : undefined;
};

type Held = readonly (readonly [Act, Readonly<Record<string, number>>])[];

function folded(name: string, why: string, held: Held, moments: readonly number[]): FixtureCase {
  const acts = held.map(([act, by]) => foldAct(act, by));
  return {
    ...{ name: `fold ${name}`, why, acts, keys },
    expect: {
      ok: true,
      at: moments.map((asOf) => {
        const { state, current, calls } = foldOperation(acts, asOf, certifiedIn);
        const plan = current === undefined ? {} : { plan: current.plan };
        return { asOf: toTime(asOf * 1000), state, ...plan, calls: Object.fromEntries(calls) };
      }),
    },
  };
}

const START = HOUR - 4 * 3600;
const LAST = HOUR - MARGIN;
const both = (at: number) => ({ 'es.pn': at, 'ma.dgsn': at });
const at = (time: number, ...acts: Act[]): Held => acts.map((act) => [act, both(time)]);

/** Operations as a reader of the evidence sees them. */
export function operationFolds(): FixtureCase[] {
  const word = go({ by: 'ma.dgsn' }, certificate);
  const planned = at(START, first, ...consents);
  const promised = [...planned, ...at(START + 60, ...ready)];
  const given = [...promised, ...at(START + 120, word)];
  const second = plan({ by: 'es.pn' }, { version: 2 }, first.id);
  const careful = whole({ missingReceipt: 'stand-down' });
  const three = ['es.pn', 'fr.dgpn', 'ma.dgsn'];
  const shared = frame({
    kind: 'controlled-delivery',
    capacities: [
      { party: 'es.pn', capacity: 'destination' },
      { party: 'fr.dgpn', capacity: 'transit' },
      { party: 'ma.dgsn', capacity: 'origin' },
    ] as never,
    interdiction: 's2',
  });
  const delivery = plan({ by: 'ma.dgsn', to: three }, shared);
  const agree = (by: string, capacity: 'origin' | 'transit' | 'destination', authorised: string[]) =>
    consent({ by, to: three }, delivery.id, { capacity, authorised });
  const promise = (by: string, site: string) => readiness({ by, to: three, label: site }, delivery.id, site);
  const finished = (site: string, by: string) =>
    entry({ by, label: site }, { plan: first.id, kind: 'site-state', site, state: 'finished' });
  const done = [finished('s1', 'ma.dgsn'), finished('s2', 'es.pn')];
  const everyone = (time: number, ...acts: Act[]): Held =>
    acts.map((act) => [act, Object.fromEntries(act.header.audience.map((party) => [party, time]))]);
  const state = (by: string, to: readonly string[], id: string, label: string) =>
    entry({ by, to, label }, { plan: apart.first.id, kind: 'site-state', site: id, state: 'finished' });
  const outside = [
    ...everyone(START, apart.first, ...apart.consents, ...apart.ready),
    ...everyone(START + 120, go({ by: 'es.pn', to: apart.to }, apart.certificate)),
    ...everyone(HOUR + 900, state('es.pn', apart.to, 's2', 'common')),
    // Of a site apart nothing counts that is said to all.
    ...everyone(HOUR + 950, state('ma.dgsn', apart.to, 's1', 'to all')),
  ];
  const inside = [
    ...everyone(START - 60, apart.site),
    ...outside,
    ...everyone(HOUR + 1000, state('fr.dgpn', apart.site.header.audience, 's1', 'apart')),
  ];
  const apartMoments = [START, START + 120, HOUR, HOUR + 900, HOUR + 950, HOUR + 1000];
  return [
    folded(
      'site apart, as those see it whom it concerns',
      'It has finished when they say so to each other.',
      inside,
      apartMoments,
    ),
    folded(
      'site apart, as the others see it',
      'The same go; it has finished when the sites have of which they are told.',
      outside,
      apartMoments,
    ),
    folded(
      'from plan to end',
      'Consents, readiness, a certificate, the hour, every site finished.',
      [...given, ...at(HOUR + 900, ...done)],
      [START - 1, START, START + 60, START + 120, HOUR - 1, HOUR, HOUR + 900],
    ),
    folded('silence', 'No certificate by the margin is no-go, for ever.', promised, [LAST, LAST + 1, HOUR]),
    folded(
      'late',
      'A certificate after the margin does not count.',
      [...promised, ...at(LAST + 1, word)],
      [LAST + 1, HOUR],
    ),
    folded(
      'missing receipt, proceed',
      'Who has it goes, who is not known to have it by the margin does not.',
      [...promised, [go({ by: 'es.pn' }, certificate), {}], [word, { 'es.pn': LAST - 1 }]],
      [LAST - 2, LAST - 1, LAST + 1, HOUR],
    ),
    folded(
      'missing receipt, stand down',
      'The plan says that all stand down.',
      [
        ...at(START, careful.first, ...careful.consents, ...careful.ready),
        [go({ by: 'ma.dgsn' }, careful.certificate), { 'es.pn': LAST + 5 }],
      ],
      [LAST, LAST + 5, HOUR],
    ),
    folded(
      'new version',
      'A new version voids the readiness of the one before, at once.',
      [...given, ...at(START + 300, second)],
      [START + 299, START + 300, LAST + 1],
    ),
    folded(
      'abort before the hour',
      'Nobody goes.',
      [...given, ...at(START + 500, abort({ by: 'es.pn' }, first.id))],
      [START + 499, START + 500, HOUR],
    ),
    folded(
      'abort during execution',
      'The own part only.',
      [...given, ...at(HOUR + 5, abort({ by: 'es.pn' }, first.id))],
      [HOUR + 4, HOUR + 5],
    ),
    folded(
      'false certificate',
      'Shown to nobody as a go.',
      [
        ...promised,
        ...at(START + 99, go({ by: 'es.pn' }, composeCertificate(first, consents, ready.slice(1)))),
      ],
      [START + 99],
    ),
    folded(
      'controlled delivery',
      'Every transit state consents, in its capacity.',
      [
        ...[delivery, agree('ma.dgsn', 'origin', ['s1']), agree('es.pn', 'destination', ['s2'])].map(
          (act) => [act, { 'es.pn': START, 'fr.dgpn': START, 'ma.dgsn': START }] as const,
        ),
        [agree('fr.dgpn', 'transit', []), { 'es.pn': START + 10 }],
        ...[promise('ma.dgsn', 's1'), promise('es.pn', 's2')].map(
          (act) => [act, { 'fr.dgpn': START + 5 }] as const,
        ),
      ],
      [START, START + 9, START + 10],
    ),
  ];
}
