// SPDX-License-Identifier: Apache-2.0
// Evidence about one agreement between two parties, with the state that every reader computes (docs/protocol.md §9).
import { termsHash } from '../agreement/read-terms.ts';
import { sampleFields, sampleTerms } from '../agreement/sample-terms.ts';
import type { TermsDocument } from '../agreement/terms-document.ts';
import type { Hash, PartyId } from '../ids.ts';
import type { FoldAct } from './fold-act.ts';
import type { LineageStateName } from './lineage-state.ts';
import { agreed, day, says, timeOf } from './story.ts';

export interface FoldFixture {
  readonly name: string;
  readonly why: string;
  readonly lineage: string;
  readonly acts: readonly FoldAct[];
  readonly expect: readonly (readonly [asOf: number, state: LineageStateName, terms?: Hash])[];
}

const ma = 'ma.north';
const es = 'es.south';
const both = [es, ma] as PartyId[];
const fields = sampleFields(both);
const v1 = sampleTerms();
const h1 = termsHash(v1);
const { lineage } = v1;
const force = day(59, -43_200); // 2026-03-01T00:00:00Z, validity.from of the sample

const ratifiable = sampleTerms({
  terms: { validity: { ...fields.validity, ratification: both } },
});
const hr = termsHash(ratifiable);

function ending(to: number, renewal: 'none' | 'tacit', version?: Partial<TermsDocument>): TermsDocument {
  return {
    ...sampleTerms({ terms: { validity: { ...fields.validity, to: timeOf(to), renewal } } }),
    ...version,
  };
}

const half = [says.propose(ma, v1, day(1)), says.sign(es, h1, day(2))];
const one = [...half, says.sign(ma, h1, day(3))];
const suspension = says.suspend(es, lineage, day(70));
const secondSuspension = says.suspend(ma, lineage, day(71));
const counter = sampleTerms({ title: 'Counter-proposal' });
const hc = termsHash(counter);
const lesser = h1 < hc ? h1 : hc;
const expiring = ending(day(100), 'none');
const he = termsHash(expiring);
const renewed = ending(day(100), 'tacit');
const foreign = sampleTerms({ lineage: 'AAAAAAAAAAAAAAAAAAAAAA' as typeof lineage });
const farWindow = sampleTerms({ window: '2026-05-01T00:00:00Z' });
const late = sampleTerms({
  terms: { validity: { ...fields.validity, to: timeOf(day(65)), ratification: both } },
});
const hl = termsHash(late);

const cases: readonly (readonly [string, string, readonly FoldAct[], FoldFixture['expect']])[] = [
  ['nothing', 'Nothing said yet', [], [[day(1), 'none']]],
  [
    'talks',
    'The newest note counts; closed talks are none',
    [says.talk(ma, 'contact', day(1)), says.talk(es, 'talks', day(2)), says.talk(ma, 'closed', day(3))],
    [
      [day(0), 'none'],
      [day(1), 'contact'],
      [day(2), 'talks'],
      [day(3), 'none'],
    ],
  ],
  [
    'talks-same-second',
    'Of two notes with evidence of one second the further stage counts, whoever wrote it',
    [
      says.talk(ma, 'contact', day(1)),
      says.talk(es, 'talks', day(1)),
      says.talk(ma, 'talks', day(2)),
      says.talk(es, 'contact', day(2)),
      says.talk(ma, 'closed', day(3)),
      says.talk(es, 'talks', day(3)),
      says.talk(ma, 'contact', day(4)),
      says.talk(es, 'closed', day(4)),
      says.talk(es, 'contact', day(5)),
    ],
    [
      [day(1), 'talks'],
      [day(2), 'talks'],
      [day(3), 'none'],
      [day(4), 'none'],
      [day(5), 'contact'],
    ],
  ],
  ['pending', 'An act without evidence counts for nobody', [says.propose(ma, v1, null)], [[day(9), 'none']]],
  [
    'in-force',
    'Proposed, signed by both, in force only on the agreed date',
    one,
    [
      [day(1, -1), 'none'],
      [day(1), 'proposed', h1],
      [day(2), 'proposed', h1],
      [day(3), 'ratified', h1],
      [force - 1, 'ratified', h1],
      [force, 'in-force', h1],
    ],
  ],
  [
    'proposing-is-not-signing',
    'The proposer must sign too',
    half,
    [
      [day(30), 'proposed', h1],
      [day(31), 'lapsed', h1],
    ],
  ],
  [
    'window',
    'A signature one second late does not count',
    [...half, says.sign(ma, h1, day(30, 43_201))],
    [
      [day(30, 43_200), 'proposed', h1],
      [day(30, 43_201), 'lapsed', h1],
    ],
  ],
  [
    'window-last-second',
    'A signature in the last second counts, and handed on later it still counts',
    [...half, says.sign(ma, h1, day(30, 43_200))],
    [[day(40), 'ratified', h1]],
  ],
  [
    'window-too-long',
    'A window of more than 90 days makes no valid proposal',
    [says.propose(ma, farWindow, day(29)), says.propose(es, farWindow, day(30, -43_200))],
    [
      [day(29), 'none'],
      [day(30), 'proposed', termsHash(farWindow)],
    ],
  ],
  [
    'ratification',
    'In force after the last ratification only',
    [
      ...agreed(ratifiable, day(1)),
      says.ratify(ma, hr, day(64)),
      says.ratify(es, hr, day(66)),
      says.ratify(es, hr, day(65)),
    ],
    [
      [force, 'signed', hr],
      [day(64), 'signed', hr],
      [day(65), 'in-force', hr],
    ],
  ],
  [
    'ratification-by-one',
    'One ratification of two does not bind',
    [...agreed(ratifiable, day(1)), says.ratify(ma, hr, day(4)), says.ratify(ma, hr, day(5))],
    [[day(200), 'signed', hr]],
  ],
  [
    'rejection',
    'A rejection before the last signature kills a proposal for good',
    [...one, says.reject(es, h1, day(2, 10))],
    [
      [day(2), 'proposed', h1],
      [day(2, 10), 'rejected', h1],
      [force, 'rejected', h1],
    ],
  ],
  [
    'rejection-too-late',
    'After the last signature nothing is left to reject',
    [...one, says.reject(es, h1, day(3))],
    [[force, 'in-force', h1]],
  ],
  [
    'rejection-by-a-stranger',
    'Only a party can reject',
    [...one, says.reject('fr.third', h1, day(2))],
    [[force, 'in-force', h1]],
  ],
  [
    'counter-proposal',
    'Of two living first versions neither is preferred but by hash; a rejected one gives way',
    [says.propose(ma, v1, day(1)), says.propose(es, counter, day(2)), says.reject(es, h1, day(4))],
    [
      [day(1), 'proposed', h1],
      [day(2), 'proposed', lesser],
      [day(4), 'proposed', hc],
    ],
  ],
  [
    'two-complete',
    'Of two complete first versions the one completed first counts',
    [...agreed(counter, day(1)), ...agreed(v1, day(1, 5))],
    [[force, 'in-force', hc]],
  ],
  [
    'stranger-proposes',
    'The author of a proposal is one of its parties',
    [says.propose('fr.third', v1, day(1))],
    [[day(2), 'none']],
  ],
  [
    'other-lineage',
    'A document of another lineage is left aside',
    [says.propose(ma, foreign, day(1))],
    [[day(2), 'none']],
  ],
  [
    'unreadable-proposal',
    'A document that cannot be read is as if it were not there',
    [says.propose(ma, { ...v1, articles: [] }, day(1))],
    [[day(2), 'none']],
  ],
  [
    'suspension',
    'Each lifts its own; while one stands it is suspended',
    [
      ...one,
      suspension,
      secondSuspension,
      says.resume(ma, lineage, suspension.id, day(72)),
      says.resume(es, lineage, suspension.id, day(73)),
      says.resume(ma, lineage, secondSuspension.id, day(74)),
    ],
    [
      [day(69), 'in-force', h1],
      [day(70), 'suspended', h1],
      [day(73), 'suspended', h1],
      [day(74), 'in-force', h1],
    ],
  ],
  [
    'suspension-before-force',
    'A suspension said before the day holds on the day',
    [...one, says.suspend(es, lineage, day(10))],
    [
      [day(11), 'ratified', h1],
      [force, 'suspended', h1],
    ],
  ],
  [
    'suspension-by-a-stranger',
    'Only a party can suspend',
    [...one, says.suspend('fr.third', lineage, day(70))],
    [[day(71), 'in-force', h1]],
  ],
  [
    'suspension-pending',
    'A suspension that nobody has cosigned binds its author alone',
    [...one, says.suspend(es, lineage, null)],
    [[day(71), 'in-force', h1]],
  ],
  [
    'termination',
    'Notice runs from the evidence, whatever the act says',
    [...one, says.terminate(es, lineage, day(61), day(70))],
    [
      [day(99), 'in-force', h1],
      [day(100, -1), 'in-force', h1],
      [day(100), 'terminated', h1],
    ],
  ],
  [
    'termination-later',
    'A later date than the notice is kept; the earlier of two ends it',
    [
      ...one,
      says.terminate(es, lineage, day(150), day(70)),
      says.terminate(ma, lineage, day(120), day(71)),
      says.suspend(ma, lineage, day(80)),
    ],
    [
      [day(119), 'suspended', h1],
      [day(120), 'terminated', h1],
    ],
  ],
  [
    'termination-before-force',
    'What is not in force cannot be terminated',
    [...one, says.terminate(es, lineage, day(10), day(10))],
    [[day(200), 'in-force', h1]],
  ],
  [
    'withdrawal-of-two',
    'When one of two leaves, the agreement ends',
    [...one, says.withdraw(es, lineage, day(70), day(70))],
    [
      [day(99), 'in-force', h1],
      [day(100), 'terminated', h1],
    ],
  ],
  [
    'expiry',
    'After its term it is over',
    agreed(expiring, day(1)),
    [
      [day(100), 'in-force', he],
      [day(100, 1), 'expired', he],
    ],
  ],
  [
    'expiry-before-termination',
    'Of two ends the first counts',
    [...agreed(expiring, day(1)), says.terminate(ma, lineage, day(90), day(80))],
    [[day(200), 'expired', he]],
  ],
  [
    'tacit-renewal',
    'Renewed tacitly, it lasts until terminated',
    [...agreed(renewed, day(1)), says.terminate(es, lineage, day(170), day(130))],
    [
      [day(169), 'in-force', termsHash(renewed)],
      [day(170), 'terminated', termsHash(renewed)],
    ],
  ],
  [
    'ratified-too-late',
    'Never in force when ratified after its term',
    [...agreed(late, day(1)), says.ratify(ma, hl, day(60)), says.ratify(es, hl, day(66))],
    [
      [day(65), 'signed', hl],
      [day(66), 'expired', hl],
    ],
  ],
];

export const bilateralFixtures: readonly FoldFixture[] = cases.map(([name, why, acts, expect]) => ({
  name,
  why,
  lineage,
  acts,
  expect,
}));
