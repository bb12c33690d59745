// SPDX-License-Identifier: Apache-2.0
// What must hold of the fold of an agreement for every set of evidence and every moment.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { termsHash } from '../agreement/read-terms.ts';
import { sampleFields, sampleTerms } from '../agreement/sample-terms.ts';
import type { PartyId } from '../ids.ts';
import type { FoldAct } from './fold-act.ts';
import { foldAgreement } from './fold-agreement.ts';
import { type VersionState, versionStates } from './lineage-state.ts';
import { agreed, day, says, timeOf } from './story.ts';

const ma = 'ma.north' as PartyId;
const es = 'es.south' as PartyId;
const be = 'be.police' as PartyId;
const stranger = 'fr.third' as PartyId;

const validity = { ...sampleFields([es, ma]).validity, from: timeOf(day(5)), noticeDays: 3 };
const v1 = sampleTerms({
  window: timeOf(day(40)),
  terms: { validity: { ...validity, to: timeOf(day(60)) } },
});
const other = sampleTerms({
  window: timeOf(day(40)),
  title: 'Other',
  terms: { validity: { ...validity, ratification: [es] } },
});
const after = (supersedes: typeof v1, version: number, parties: readonly string[], title = 'Later') =>
  sampleTerms({
    version,
    supersedes: termsHash(supersedes),
    parties,
    title,
    window: timeOf(day(50)),
    terms: {
      validity: { ...sampleFields(parties as PartyId[]).validity, from: timeOf(day(8)), noticeDays: 2 },
    },
  });
const v2 = after(v1, 2, [be, es, ma]);
const rival = after(v1, 2, [es, ma], 'Rival');
const v3 = after(v2, 3, [es, ma]);
const documents = [v1, other, v2, rival, v3];
const hashes = documents.map(termsHash);
const { lineage } = v1;

const party = fc.constantFrom(ma, es, be, stranger);
const moment = fc.integer({ min: 0, max: 65 }).map((at) => day(at));
const when = fc.option(moment, { freq: 12 });
const terms = fc.constantFrom(...hashes);

const anyAct: fc.Arbitrary<FoldAct> = fc.oneof(
  fc
    .tuple(party, fc.constantFrom(...documents), when)
    .map(([by, document, at]) => says.propose(by, document, at)),
  fc.tuple(party, terms, when).map(([by, hash, at]) => says.sign(by, hash, at)),
  fc.tuple(party, terms, when).map(([by, hash, at]) => says.ratify(by, hash, at)),
  { arbitrary: fc.tuple(party, terms, when).map(([by, hash, at]) => says.reject(by, hash, at)), weight: 1 },
  fc.tuple(party, when).map(([by, at]) => says.suspend(by, lineage, at)),
  fc.tuple(party, moment, when).map(([by, effective, at]) => says.terminate(by, lineage, effective, at)),
  fc.tuple(party, moment, when).map(([by, effective, at]) => says.withdraw(by, lineage, effective, at)),
  fc
    .tuple(party, fc.constantFrom('contact', 'talks', 'closed'), when)
    .map(([by, stage, at]) => says.talk(by, stage, at)),
);

const daysFor = (most: number) =>
  fc.array(fc.integer({ min: 0, max: most }), { minLength: documents.length, maxLength: documents.length });

/** Evidence that often gets somewhere: some documents agreed outright, of those some proposed late, the rest at random. */
const anyEvidence = fc
  .tuple(
    fc.subarray(documents),
    daysFor(30),
    fc.oneof(fc.constant(documents.map(() => 0)), daysFor(35)),
    fc.array(anyAct, { maxLength: 8 }),
  )
  .map(([some, starts, delays, rest]) => [
    ...some.flatMap((document, at) => {
      const [, ...signatures] = agreed(document, day(starts[at]!));
      const [first] = document.parties;
      return [says.propose(first!.id, document, day(starts[at]! + delays[at]!)), ...signatures];
    }),
    ...rest,
  ])
  .map((acts) => [
    ...acts,
    ...acts
      .filter((act) => act.type === 'agreement.suspend')
      .slice(0, 1)
      .map((act) => says.resume(act.author, lineage, act.id, day(40))),
  ]);

const over = ['superseded', 'terminated', 'expired'];
/** What a version that is in a state may be at a later moment (docs/protocol.md §8). */
const later: Readonly<Record<string, readonly string[]>> = {
  rejected: ['rejected'],
  lapsed: ['lapsed', 'rejected'],
  signed: ['signed', 'ratified', 'void', 'in-force', ...over],
  ratified: ['ratified', 'void', 'in-force', ...over],
  'in-force': ['in-force', ...over],
  superseded: ['superseded'],
  terminated: ['terminated'],
};
function staysWithin(version: VersionState): readonly string[] {
  // What expired without having been in force may be void besides, when what it amends ends or something later comes.
  if (version.state === 'expired') return version.inForceAt === undefined ? ['expired', 'void'] : ['expired'];
  return later[version.state] ?? versionStates;
}

const fold = (acts: readonly FoldAct[], asOf: number, self?: PartyId) =>
  foldAgreement({ lineage, acts }, asOf, self);
/** More, and those of one seed: `TANSIQ_FOLD_RUNS=4000 TANSIQ_FOLD_SEED=1 npx vitest run …`. */
const { TANSIQ_FOLD_RUNS = '300', TANSIQ_FOLD_SEED } = process.env;
const runs = {
  numRuns: Number(TANSIQ_FOLD_RUNS),
  ...(TANSIQ_FOLD_SEED === undefined ? {} : { seed: Number(TANSIQ_FOLD_SEED) }),
};

describe('the fold of an agreement', () => {
  it('reaches every state', () => {
    const reached = new Set<string>();
    for (const acts of fc.sample(anyEvidence, { numRuns: 2000, seed: 5 })) {
      for (const at of [1, 4, 9, 35, 45, 64]) {
        const { state, versions } = fold(acts, day(at));
        reached.add(state);
        for (const version of versions) reached.add(version.state);
      }
    }
    expect([...reached].toSorted()).toEqual(
      'contact expired in-force lapsed none proposed ratified rejected signed superseded suspended talks terminated void'.split(
        ' ',
      ),
    );
  });

  it('is the same for any order and any repetition of the acts', () => {
    const shuffled = anyEvidence.chain((acts) =>
      fc.tuple(
        fc.constant(acts),
        fc.shuffledSubarray([...acts, ...acts.slice(0, 4)], {
          minLength: acts.length + Math.min(4, acts.length),
        }),
      ),
    );
    fc.assert(
      fc.property(shuffled, moment, ([acts, mixed], asOf) => {
        expect(fold(mixed, asOf)).toEqual(fold(acts, asOf));
      }),
      runs,
    );
  });

  it('at a moment depends on nothing that has later evidence, or none', () => {
    fc.assert(
      fc.property(anyEvidence, moment, (acts, asOf) => {
        const before = acts.filter((act) => act.evidenceTime !== null && act.evidenceTime <= asOf);
        expect(fold(before, asOf)).toEqual(fold(acts, asOf));
      }),
      runs,
    );
  });

  it('is not moved by anything that a stranger says', () => {
    fc.assert(
      fc.property(anyEvidence, moment, (acts, asOf) => {
        const invited = acts.filter((act) => act.author !== stranger || act.type === 'talks.note');
        expect(fold(acts, asOf)).toEqual(fold(invited, asOf));
      }),
      runs,
    );
  });

  it('as time goes on, keeps what is signed, and what was in force or has ended stays so, with its moments', () => {
    fc.assert(
      fc.property(anyEvidence, moment, moment, (acts, one, two) => {
        const [sooner, later] = [fold(acts, Math.min(one, two)), fold(acts, Math.max(one, two))];
        for (const version of sooner.versions) {
          const then = later.versions.find((candidate) => candidate.terms === version.terms)!;
          expect(then.signed).toEqual(expect.arrayContaining([...version.signed]));
          expect(staysWithin(version)).toContain(then.state);
          if (version.completeAt !== undefined) expect(then.completeAt).toBe(version.completeAt);
          if (version.inForceAt !== undefined) expect(then.inForceAt).toBe(version.inForceAt);
        }
        for (const leave of sooner.departures) expect(later.departures).toContainEqual(leave);
        const { ended } = sooner;
        if (ended !== undefined && ended.at <= sooner.asOf) expect(later.ended).toEqual(ended);
        // Of a termination whose notice runs: another may give shorter notice, nothing gives a longer life. (Who has withdrawn may come back.)
        const isNotice = acts.some(
          ({ id, type }) => type === 'agreement.terminate' && ended?.by.includes(id),
        );
        if (ended !== undefined && isNotice) expect(later.ended?.at).toBeLessThanOrEqual(ended.at);
      }),
      runs,
    );
  });

  it('learnt late, evidence changes nothing of what was so before its time', () => {
    const learnt = fc.array(fc.oneof(anyAct, anyEvidence), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(anyEvidence, learnt, moment, moment, (acts, late, one, two) => {
        const [before, asOf] = [Math.min(one, two), Math.max(one, two)];
        const news = late.flat().filter((act) => act.evidenceTime !== null && act.evidenceTime > before);
        const [known, then] = [fold(acts, before), fold([...acts, ...news], asOf)];
        expect(fold([...acts, ...news], before)).toEqual(known);
        for (const version of known.versions) {
          const state = then.versions.find((candidate) => candidate.terms === version.terms)?.state;
          expect(staysWithin(version)).toContain(state);
        }
      }),
      runs,
    );
  });

  it('a suspension more never opens anything: deny wins', () => {
    fc.assert(
      fc.property(anyEvidence, moment, party, moment, (acts, asOf, by, at) => {
        const before = fold(acts, asOf).state;
        const state = fold([...acts, says.suspend(by, lineage, at)], asOf).state;
        if (state !== before) expect([before, state]).toEqual(['in-force', 'suspended']);
        const pending = says.suspend(by, lineage, null);
        if (acts.some((act) => act.id === pending.id)) return;
        const own = fold([...acts, pending], asOf, by);
        if (own.inForce?.document.parties.some(({ id }) => id === by) && !own.left.includes(by)) {
          expect(own.state).toBe('suspended');
        }
      }),
      runs,
    );
  });

  it('is in force only when every party signed in time and every ratification that is asked for is there', () => {
    fc.assert(
      fc.property(anyEvidence, moment, (acts, asOf) => {
        const { inForce } = fold(acts, asOf);
        if (inForce === undefined) return;
        expect(inForce.unsigned).toEqual([]);
        expect(inForce.unratified).toEqual([]);
        expect(inForce.rejected).toEqual([]);
        for (const { at } of inForce.signed) expect(at).toBeLessThanOrEqual(day(50));
        expect(inForce.inForceAt).toBeLessThanOrEqual(asOf);
        expect(fold(acts, asOf).versions.filter((version) => version.state === 'in-force')).toHaveLength(1);
      }),
      runs,
    );
  });

  it('takes hostile bodies for absent ones', () => {
    fc.assert(
      fc.property(
        anyEvidence,
        fc.anything(),
        fc.constantFrom('consent', 'proposal', 'refs', 'note'),
        (acts, body, name) => {
          const hostile = acts.map((act, at) =>
            at % 2 === 0 ? { ...act, sections: { ...act.sections, [name]: body } } : act,
          );
          expect(() => fold(hostile, day(60))).not.toThrow();
        },
      ),
      runs,
    );
  });
});

describe('one’s own pending words', () => {
  const base = agreed(v1, day(1));

  it('bind oneself at once, and nobody else', () => {
    const pending = [...base, says.suspend(es, lineage, null)];
    expect(fold(pending, day(10)).state).toBe('in-force');
    expect(fold(pending, day(10), ma).state).toBe('in-force');
    expect(fold(pending, day(10), es).state).toBe('suspended');
  });

  it('bind oneself also when a partner whose clock is ahead has cosigned them', () => {
    const ahead = [...base, says.suspend(es, lineage, day(10) + 120)];
    expect(fold(ahead, day(10)).state).toBe('in-force');
    expect(fold(ahead, day(10), es).state).toBe('suspended');
    expect(fold(ahead, day(10) + 120, ma).state).toBe('suspended');
  });

  it('bind to stop, not to begin: a pending signature or resumption counts for nobody', () => {
    const unsigned = base.filter((act) => !(act.type === 'agreement.sign' && act.author === es));
    expect(fold([...unsigned, says.sign(es, hashes[0]!, null)], day(10), es).state).toBe('proposed');
    const suspension = says.suspend(es, lineage, day(6));
    expect(
      fold([...base, suspension, says.resume(es, lineage, suspension.id, null)], day(10), es).state,
    ).toBe('suspended');
  });

  it('a pending termination gives notice from now', () => {
    const ended = fold([...base, says.terminate(es, lineage, day(1), null)], day(10), es).ended;
    expect(ended?.at).toBe(day(13));
  });
});
