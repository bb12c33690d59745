// SPDX-License-Identifier: Apache-2.0
// What a query lets through is what the gate permits: random acts as rows of a real store, random officers, one by one before the gate.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type AgreementView,
  type CompiledTerms,
  compileTerms,
  decide,
  hashText,
  type NodeCeiling,
  type PartyId,
  type RandomId,
  type Time,
  templates,
  toTime,
} from '@tansiq/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Officer, roles } from '../access/index.ts';
import { actFacts } from '../exchange/act-facts.ts';
import { insertActs } from '../exchange/act-rows.ts';
import type { Gatekeeper } from '../exchange/gatekeeper.ts';
import type { HeldAct } from '../exchange/held-act.ts';
import { type Hold, labelColumns, recordOf } from '../exchange/labels.ts';
import type { Journal } from '../journal/index.ts';
import { openStore, type Store } from '../store/index.ts';
import { foldWords, readQuery } from '../text-index/index.ts';
import { findActs } from './act-queries.ts';
import { indexNew } from './fill-index.ts';
import { readablePredicate, readerFacts } from './readers.ts';
import { ContentSearch } from './search.ts';

const self = 'ma.dgsn' as PartyId;
const other = 'es.pn' as PartyId;
const now = Date.UTC(2026, 10, 22, 9);
const id = (seed: string) => `${hashText(seed).slice(0, 21)}A` as RandomId;
const dossiers = ['one', 'two', 'three'].map(id);
const ceiling: NodeCeiling = { state: 'ma', levels: ['MAHDUD', 'SIRRI', 'SIRRI JIDDAN'], rank: 2 };

const party = (name: PartyId) => {
  const text = { en: name, es: name };
  return {
    id: name,
    names: text,
    root: 'A'.repeat(43),
    spoc: text,
    supervisor: text,
    rights: text,
    breach: text,
  };
};
const terms: CompiledTerms = compileTerms(
  templates.fullBilateral({
    lineage: id('lineage'),
    parties: [party(self), party(other)],
    window: '2026-12-01T00:00:00Z' as Time,
    from: '2026-01-01T00:00:00Z' as Time,
    classification: {
      max: { es: 'CONFIDENCIAL', ma: 'SIRRI' },
      equivalence: [
        { ma: 'MAHDUD' },
        { es: 'CONFIDENCIAL', ma: 'SIRRI' },
        { es: 'SECRETO', ma: 'SIRRI JIDDAN' },
      ],
    },
  }),
);
const agreement: AgreementView = { lineage: terms.lineage, state: 'in-force', terms, left: new Set() };

const someHandling = fc.record({
  restrictions: fc.subarray(['H0', 'H1', 'H2', 'H3']),
  tlp: fc.constant('AMBER+STRICT'),
  pap: fc.constant('AMBER'),
  evidence: fc.constant('never'),
  expires: fc.option(
    fc.constantFrom(-1, 0, 1, 3600).map((s) => toTime(now + s * 1000)),
    { nil: undefined },
  ),
  classification: fc.option(
    fc.oneof(
      fc.record({
        scheme: fc.constant('ma'),
        level: fc.constantFrom('MAHDUD', 'SIRRI', 'SIRRI JIDDAN', 'NONE'),
      }),
      fc.record({ scheme: fc.constantFrom('es', 'fr'), level: fc.constantFrom('CONFIDENCIAL', 'SECRETO') }),
    ),
    { nil: undefined, freq: 3 },
  ),
});
const someDeclaration = fc.record({
  crimeAreas: fc.constant(['terrorism']),
  release: fc.constant({ kind: 'person', officer: 'o', at: '2026-11-22T09:00:00Z' }),
  minors: fc.boolean(),
  subjectCategories: fc.subarray(['suspect', 'victim', 'witness'], { maxLength: 2 }),
});
const someAct = fc.record({
  type: fc.constantFrom(
    'report.share',
    'outcome.report',
    'act.recall',
    'agreement.sign',
    'talks.note',
    'party.card',
    'channel.disposition',
    'x.y',
  ),
  stranger: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  dossier: fc.constantFrom(...dossiers),
  hold: fc.constantFrom<Hold>(0, 0, 0, 1, 2, 3),
  handling: fc.option(someHandling, { nil: undefined, freq: 8 }),
  declaration: fc.option(someDeclaration, { nil: undefined, freq: 8 }),
  underAgreement: fc.boolean(),
  /** Whether it holds the words that are searched for. */
  said: fc.boolean(),
});
const someOfficer = fc.record({
  roles: fc.subarray([...roles], { maxLength: 3 }),
  clearance: fc.integer({ min: -1, max: 4 }),
  shielded: fc.boolean(),
  knows: fc.subarray(dossiers),
  accepted: fc.array(fc.nat(40), { maxLength: 20 }),
});

type Plan = typeof someAct extends fc.Arbitrary<infer A> ? A : never;

function heldOf(plan: Plan, seed: string): HeldAct {
  const housekeeping = plan.type === 'party.card' || plan.type === 'channel.disposition';
  const control = housekeeping || /^(act|agreement|talks)\./.test(plan.type);
  const section = (body: unknown) =>
    ({ salt: id(seed), text: JSON.stringify(body), body }) as HeldAct['sections'][number][1];
  const handling =
    plan.handling &&
    Object.fromEntries(Object.entries(plan.handling).filter(([, value]) => value !== undefined));
  const header = {
    type: plan.type,
    author: other,
    audience: plan.stranger ? [other, 'fr.dgsi'] : [other, self].sort(),
    ...(housekeeping ? {} : { dossier: plan.dossier }),
    ...(control ? {} : { agreement: { lineage: terms.lineage, terms: terms.terms } }),
    time: '2026-11-22T09:00:00Z',
    sections: {},
  };
  return {
    id: hashText(seed),
    jws: `x.${Buffer.from(JSON.stringify(header)).toString('base64url')}.x`,
    header: header as unknown as HeldAct['header'],
    sections: [
      ...(handling && !control ? [['handling', section(handling)] as const] : []),
      ...(plan.declaration && !control ? [['declaration', section(plan.declaration)] as const] : []),
      ...(plan.said ? [['facts', section({ text: { es: 'La lancha roja' } })] as const] : []),
    ],
  };
}

let folder: string;
let store: Store;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-readable-'));
  store = await openStore({ sqlite: join(folder, 'node.sqlite') });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the predicate of who may read', () => {
  it('lets through exactly the rows on which the gate permits', async () => {
    let run = 0;
    const met = { permitted: 0, denied: 0, found: 0, rules: new Set<string>() };
    await fc.assert(
      fc.asyncProperty(
        fc.array(someAct, { minLength: 20, maxLength: 40 }),
        fc.array(someOfficer, { minLength: 6, maxLength: 10 }),
        async (plans, people) => {
          run += 1;
          const acts = plans.map((plan, n) => ({ plan, held: heldOf(plan, `${run}/${n}`) }));
          await fill(acts, people);
          for (const [n, person] of people.entries()) {
            const officer = officerOf(person, n);
            const rows = await store.db
              .selectFrom('acts')
              .select('id')
              .where(readablePredicate(officer, now))
              .execute();
            const shown = new Set(rows.map((row) => row.id));
            const waiting = await store.db
              .selectFrom('acts')
              .select('id')
              .where(readablePredicate(officer, now, 'unaccepted'))
              .execute();
            // A page, whichever way the store looks for it, and the search show the same rows.
            const page = await findActs(store.db, officer, now, { limit: 200 });
            expect(page.map((row) => row.id).sort()).toEqual([...shown].sort());
            const search = searchOver(acts);
            const { hits, counted } = await search.search(officer, query, { limit: 200 });
            const showing = new Set(hits.map((hit) => hit.row.id));
            expect(counted).toBe(showing.size);
            for (const { plan, held } of acts) {
              const accepted = person.accepted.map((at) => acts[at]?.held.id ?? '');
              const asked = (ids: readonly string[]) =>
                decide({ ...factsOf(plan, held), reader: readerFacts(officer, self, person.knows, ids) });
              const decision = asked(accepted);
              expect([held.id, decision.rule, shown.has(held.id)]).toEqual([
                held.id,
                decision.rule,
                decision.permit,
              ]);
              expect([held.id, 'search', decision.rule, showing.has(held.id)]).toEqual([
                held.id,
                'search',
                decision.rule,
                decision.permit && plan.said,
              ]);
              met.found += showing.has(held.id) ? 1 : 0;
              const onlyH3 = !decision.permit && asked([...accepted, held.id]).permit;
              expect([held.id, 'h3', waiting.some((row) => row.id === held.id)]).toEqual([
                held.id,
                'h3',
                onlyH3,
              ]);
              met[decision.permit ? 'permitted' : 'denied'] += 1;
              for (const denial of decision.denials) met.rules.add(denial.rule);
            }
          }
        },
      ),
      { numRuns: 40 },
    );
    // A test in which nothing is ever permitted, or a rule never met, would prove nothing.
    expect(met.permitted).toBeGreaterThan(500);
    expect(met.denied).toBeGreaterThan(500);
    expect(met.found).toBeGreaterThan(200);
    const all = [
      'classification',
      'expired',
      'h3-not-accepted',
      'minors-and-victims',
      'need-to-know',
      'not-a-party',
      'recalled',
      'role',
      'unknown-input',
    ];
    expect([...met.rules].sort()).toEqual(all);
  }, 180_000);
});

const query = readQuery('lancha "la lancha roja" roj*') ?? [];

/** The search over these acts, with a gate that knows their facts, folded in part. */
const searchOver = (acts: readonly { plan: Plan; held: HeldAct }[]): ContentSearch => {
  const about = async (_verb: string, act: HeldAct) => {
    const known = acts.find(({ held }) => held.id === act.id);
    if (!known) throw new Error('an act that is not there');
    return factsOf(known.plan, known.held);
  };
  return new ContentSearch({
    store,
    self,
    now: () => now,
    gate: { session: () => ({ about }) } as unknown as Gatekeeper,
    journal: { record: async () => undefined } as unknown as Journal,
  });
};

const officerOf = (
  person: { roles: Officer['roles']; clearance: number; shielded: boolean },
  n: number,
): Officer => ({
  ...{ id: `u${n}`, login: `u${n}`, name: `u${n}`, language: 'en' as const },
  ...{ roles: person.roles, clearance: person.clearance, shielded: person.shielded },
});

const factsOf = (plan: Plan, held: HeldAct) => ({
  ...{
    verb: 'read' as const,
    now,
    self,
    act: actFacts(held),
    profiles: [],
    ceiling,
    record: recordOf(plan.hold),
  },
  agreement: plan.underAgreement ? agreement : undefined,
});

const tables = [
  ...(['acts', 'sections', 'audience', 'dossier_readers', 'accepted_restrictions'] as const),
  ...(['act_words', 'word_segments', 'word_acts'] as const),
] as const;

async function fill(
  acts: readonly { plan: Plan; held: HeldAct }[],
  people: readonly { knows: readonly string[]; accepted: readonly number[] }[],
): Promise<void> {
  await store.writer.write(async (tx) => {
    for (const table of tables) await tx.deleteFrom(table).execute();
    await insertActs(
      tx,
      store.dialect,
      acts.map(({ plan, held }) => {
        const labels = labelColumns(
          self,
          ceiling,
          held,
          plan.hold,
          plan.underAgreement ? agreement : undefined,
        );
        return [held, { own: false, status: 'accepted' as const, storedMs: 0, labels }] as const;
      }),
    );
    for (const [n, person] of people.entries()) {
      for (const dossier of person.knows)
        await tx
          .insertInto('dossier_readers')
          .values({ dossier, user: `u${n}`, granted_by: 'system', granted_at: 0 })
          .execute();
      for (const act of new Set(person.accepted.map((at) => acts[at]?.held.id)))
        if (act !== undefined)
          await tx
            .insertInto('accepted_restrictions')
            .values({ act, user: `u${n}`, at: 0 })
            .execute();
    }
  });
  await indexNew(store, Number.POSITIVE_INFINITY);
  await foldWords(store, 7);
}
