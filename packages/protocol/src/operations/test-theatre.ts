// SPDX-License-Identifier: Apache-2.0
// For tests: three nodes of an operation, with channels that delay, lose receipts and double, and parties that lie.
import fc from 'fast-check';
import {
  abort,
  consent,
  foldAct,
  go,
  HOUR,
  keyFor,
  MARGIN,
  plan,
  readiness,
  siteApart,
  TOLERANCE,
} from '../../scripts/cases/operation-acts.ts';
import type { Act, ActOf } from '../acts/act.ts';
import type { FoldAct } from '../folds/fold-act.ts';
import type { ActId, PartyId } from '../ids.ts';
import { toTime } from '../time.ts';
import {
  type Certified,
  composeCertificate,
  foldOperation,
  type OperationAct,
  readCertificate,
} from './index.ts';

export const PARTIES = ['es.pn', 'fr.dgpn', 'ma.dgsn'] as const;
export type Party = (typeof PARTIES)[number];
export const START = HOUR - 4 * 3600;
export const LAST = HOUR - MARGIN;
const capacities = PARTIES.map((party) => ({ party: party as PartyId, capacity: 'participant' as const }));
/** The words of `s1` in the plays in which it concerns Paris and Rabat alone. */
export const theirs = siteApart({ by: 'ma.dgsn', to: ['fr.dgpn', 'ma.dgsn'] }, 's1');
const sitesOf = (apart: boolean) => [
  {
    ...{ id: 's1', party: 'ma.dgsn' as PartyId, with: ['fr.dgpn' as PartyId] },
    ...(apart && { apart: theirs.id }),
  },
  { id: 's2', party: 'es.pn' as PartyId, with: [] },
];
const own: Readonly<Record<Party, readonly string[]>> = {
  'es.pn': ['s2'],
  'fr.dgpn': ['s1'],
  'ma.dgsn': ['s1'],
};
const led: Readonly<Record<Party, readonly string[]>> = { 'es.pn': ['s2'], 'fr.dgpn': [], 'ma.dgsn': ['s1'] };

const plansOf = (apart: boolean, missingReceipt: 'proceed' | 'stand-down') =>
  [1, 2].map((version) =>
    plan(
      { by: 'ma.dgsn', to: PARTIES, label: `${version}${apart}` },
      { version, capacities, sites: sitesOf(apart), missingReceipt },
    ),
  );
const plans = {
  proceed: { common: plansOf(false, 'proceed'), apart: plansOf(true, 'proceed') },
  'stand-down': { common: plansOf(false, 'stand-down'), apart: plansOf(true, 'stand-down') },
};
export const play = fc.record({
  policy: fc.constantFrom('proceed' as const, 'stand-down' as const),
  sites: fc.constantFrom('common' as const, 'apart' as const),
});
export type Play = typeof play extends fc.Arbitrary<infer P> ? P : never;
export const long = toTime((HOUR + TOLERANCE) * 1000);
const early = toTime((HOUR - 60) * 1000);

const acts = new Map<string, Act>();
/** The same word is the same act: signing is the slow part. */
function once<A extends Act>(key: string, make: () => A): A {
  const known = acts.get(key) ?? make();
  acts.set(key, known);
  return known as A;
}

const known = new Map<string, Certified | undefined>();
export function certified(act: FoldAct): Certified | undefined {
  if (!known.has(act.id)) {
    const reading = readCertificate(act.sections.certificate as never, keyFor);
    known.set(act.id, reading.ok ? reading.certified : undefined);
  }
  return known.get(act.id);
}

export type Event =
  | { do: 'plan' | 'abort' | 'go'; by: Party; version: number; after: number }
  | { do: 'consent'; by: Party; version: number; bare: boolean; after: number }
  | {
      do: 'ready';
      by: Party;
      version: number;
      state: 'ready' | 'not-ready' | 'hold';
      short: boolean;
      after: number;
    }
  | { do: 'lie'; by: Party; version: number; lie: number; after: number }
  | { do: 'deliver'; from: Party; to: Party; many: number; lost: boolean; twice: boolean; after: number };

export const party = fc.constantFrom(...PARTIES);
const version = fc.constantFrom(0, 0, 0, 1);
const after = fc.constantFrom(0, 1, 60, 600, 3600);
export const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constantFrom('plan' as const, 'abort' as const),
      by: party,
      version,
      after,
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('go' as const), by: party, version, after }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('consent' as const),
      by: party,
      version,
      bare: fc.boolean(),
      after,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ready' as const),
      by: party,
      version,
      state: fc.constantFrom('ready' as const, 'ready' as const, 'not-ready' as const, 'hold' as const),
      short: fc.boolean(),
      after,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('lie' as const), by: party, version, lie: fc.nat(4), after }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      from: party,
      to: party,
      many: fc.integer({ min: 1, max: 12 }),
      lost: fc.boolean(),
      twice: fc.boolean(),
      after,
    }),
  },
);

/** Three nodes, what each said and holds, and who cosigned what when. */
export class Theatre {
  readonly said = new Map<Party, { act: Act; at: number }[]>(PARTIES.map((one) => [one, []]));
  readonly places = new Map<string, number>();
  readonly held = new Map<Party, { act: Act; cosigned: Record<string, number> }[]>(
    PARTIES.map((one) => [one, []]),
  );
  readonly plans: readonly ActOf<'operation.plan'>[];
  readonly apart: boolean;
  now = START;

  /** Rabat has proposed the first version, and before it said what its site is where that concerns some alone. */
  constructor({ policy, sites }: Play) {
    this.plans = plans[policy][sites];
    this.apart = sites === 'apart';
    if (this.apart) this.utter('ma.dgsn', theirs);
    this.utter('ma.dgsn', this.plans[0] as Act);
  }

  holds(of: Party, act: Act): boolean {
    return this.held.get(of)?.some((one) => one.act.id === act.id) === true;
  }

  utter(by: Party, act: Act): void {
    const own = this.said.get(by) ?? [];
    if (own.some((one) => one.act.id === act.id)) return;
    own.push({ act, at: this.now });
    this.held.get(by)?.push({ act, cosigned: {} });
  }

  /** In order, as a channel is; a lost receipt leaves the sender without evidence, and what was lost comes again later. */
  deliver(from: Party, to: Party, many: number, receiptLost: boolean, twice: boolean): void {
    if (from === to) return;
    const place = this.places.get(`${from}>${to}`) ?? 0;
    const addressed = (this.said.get(from) ?? []).filter(({ act }) =>
      act.header.audience.includes(to as PartyId),
    );
    const batch = addressed.slice(place, place + many);
    for (const { act } of batch) {
      const there = this.held.get(to) ?? [];
      const cosigned = { [to]: this.now };
      there.push({ act, cosigned });
      if (twice) there.push({ act, cosigned });
      if (receiptLost) continue;
      const here = this.held.get(from)?.find((one) => one.act.id === act.id);
      if (here) here.cosigned[to] ??= this.now;
    }
    this.places.set(`${from}>${to}`, place + batch.length);
  }

  view(of: Party): OperationAct[] {
    return (this.held.get(of) ?? []).map(({ act, cosigned }) => {
      const seen = foldAct(act, cosigned);
      const mine =
        act.header.author === of ? this.said.get(of)?.find((one) => one.act.id === act.id) : undefined;
      return seen.evidenceTime === null && mine ? { ...seen, evidenceTime: mine.at } : seen;
    });
  }

  fold(of: Party, asOf: number) {
    return foldOperation(this.view(of), asOf, certified);
  }

  #of<T extends Act['type']>(by: Party, type: T, about: ActId): ActOf<never>[] {
    return (this.held.get(by) ?? []).flatMap(({ act }) => {
      const body = (act.sections as Record<string, { body: { plan?: string } }>)[type.split('.')[1] ?? ''];
      return act.type === type && body?.body.plan === about ? [act as never] : [];
    });
  }

  /** All that a node holds of a plan, each party's newest word once, in a certificate that may or may not hold. */
  certificate(by: Party, plan: ActOf<'operation.plan'>, keep: (act: Act) => boolean = () => true) {
    const distinct = (list: readonly Act[], key: (act: Act) => string) => [
      ...new Map(list.map((act) => [key(act), act])).values(),
    ];
    const consents = distinct(
      (this.#of(by, 'operation.consent', plan.id) as Act[]).filter(keep),
      (act) => act.header.author,
    );
    const ready = distinct(
      (this.#of(by, 'operation.readiness', plan.id) as Act[])
        .filter(keep)
        .filter(
          (act) => (act as never as ActOf<'operation.readiness'>).sections.readiness?.body.state === 'ready',
        ),
      (act) =>
        `${act.header.author} ${(act as never as ActOf<'operation.readiness'>).sections.readiness?.body.site}`,
    );
    return composeCertificate(plan, consents as never, ready as never);
  }

  play(event: Event): void {
    this.now += event.after;
    if (event.do === 'deliver') {
      this.deliver(event.from, event.to, event.many, event.lost, event.twice);
      return;
    }
    const plan = this.plans[event.version] as ActOf<'operation.plan'>;
    const { by } = event;
    const key = JSON.stringify([event, plan.id, this.now, 'after' in event]);
    if (event.do === 'plan') this.utter('ma.dgsn', plan);
    else if (event.do === 'consent') {
      // An honest party consents only to what it has read.
      if (this.apart && by !== 'es.pn' && !this.holds(by, theirs)) return;
      this.utter(
        by,
        once(`consent ${by} ${plan.id} ${event.bare}`, () =>
          consent({ by, to: PARTIES, label: `${event.bare}${plan.id}` }, plan.id, {
            authorised: event.bare ? [] : [...led[by]],
          }),
        ),
      );
    } else if (event.do === 'ready')
      for (const site of own[by]) this.utter(by, this.word(by, plan, site, event.state, event.short));
    else if (event.do === 'go') this.go(by, plan, key);
    else if (event.do === 'lie') this.lie(event, plan, key);
    else
      this.utter(
        by,
        once(`abort ${by} ${plan.id}`, () => abort({ by, to: PARTIES }, plan.id)),
      );
  }

  go(by: Party, plan: ActOf<'operation.plan'>, label: string, keep?: (act: Act) => boolean): void {
    const certificate = this.certificate(by, plan, keep);
    if (certificate.acts.length >= 3) this.utter(by, go({ by, to: PARTIES, label }, certificate));
  }

  word(by: Party, plan: Act, site: string, state: 'ready' | 'not-ready' | 'hold', short: boolean) {
    return once(`ready ${by} ${site} ${plan.id} ${state} ${short}`, () =>
      readiness(
        { by, to: PARTIES, label: `${site}${state}${short}${plan.id}` },
        plan.id,
        site,
        state,
        short ? early : long,
      ),
    );
  }

  /** What a liar may sign: with a key that is its own, over whatever it holds. */
  lie({ by, lie }: { by: Party; lie: number }, plan: ActOf<'operation.plan'>, label: string): void {
    const victim = PARTIES.find((one) => one !== by) as Party;
    const forged = readiness(
      { by: victim, signs: by, to: PARTIES, label: 'forged' },
      plan.id,
      own[victim][0] as string,
    );
    const base = this.certificate(by, plan);
    const rest = this.certificate(by, plan, (act) => act.header.author !== victim);
    const other = readiness(
      { by, to: PARTIES, label: 'other' },
      (this.plans[1] as Act).id,
      own[by][0] as string,
    );
    const acts = [
      [...rest.acts],
      [...rest.acts, { act: forged.jws, sections: {} }],
      [
        ...rest.acts,
        ...base.acts.filter((one) => !rest.acts.includes(one)).map((one) => ({ ...one, sections: {} })),
      ],
      [...rest.acts, { act: other.jws, sections: { readiness: [...wire(other)] as [string, string] } }],
      [...base.acts, ...base.acts.slice(-1)],
    ][lie] as (typeof base)['acts'];
    if (acts.length < 3) return;
    this.utter(by, go({ by, to: PARTIES, label }, { plan: plan.id, acts }));
  }

  /** What each party truly said: the promises of all for this plan, as they stand in its own log. */
  promised(plan: ActId): boolean {
    return PARTIES.every((by) =>
      own[by].every((site) =>
        (this.said.get(by) ?? []).some(({ act }) => {
          const body = act.type === 'operation.readiness' ? act.sections.readiness?.body : undefined;
          return body?.plan === plan && body.site === site && body.state === 'ready' && body.until === long;
        }),
      ),
    );
  }

  consented(plan: ActId): boolean {
    return PARTIES.every((by) =>
      (this.said.get(by) ?? []).some(
        ({ act }) => act.type === 'operation.consent' && act.sections.consent?.body.plan === plan,
      ),
    );
  }
}

const wire = (act: ActOf<'operation.readiness'>) => [
  act.sections.readiness?.salt ?? '',
  act.sections.readiness?.text ?? '',
];

/** Every channel to its end, receipts too, and cosignatures handed on to whoever holds the act. */
export function heal(theatre: Theatre): void {
  for (const from of PARTIES)
    for (const to of PARTIES) if (from !== to) theatre.deliver(from, to, 1000, false, false);
  const all = [...theatre.held.values()].flat();
  for (const one of all)
    for (const other of all)
      if (one.act.id === other.act.id) one.cosigned = { ...other.cosigned, ...one.cosigned };
}
