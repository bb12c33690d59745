// SPDX-License-Identifier: Apache-2.0
// Evidence about parties that sign, withdraw and sign again, and about what a termination leaves unsigned (docs/protocol.md §9, 5 and 6).
import { termsHash } from '../agreement/read-terms.ts';
import { sampleTerms } from '../agreement/sample-terms.ts';
import type { FoldFixture } from './fixtures-agreement.ts';
import { amend } from './fixtures-amendment.ts';
import { agreed, day, says } from './story.ts';

const ma = 'ma.north';
const es = 'es.south';
const be = 'be.police';
const v1 = sampleTerms();
const h1 = termsHash(v1);
const { lineage } = v1;
const three = amend(h1, 2, { parties: [be, es, ma] });
const h3p = termsHash(three);
const again = amend(h3p, 3, { parties: [be, es, ma], title: 'Three again' });
const ha = termsHash(again);
const v2 = amend(h1, 2, { title: 'Second' });
const h2 = termsHash(v2);
/** Its hash is the lesser, so that it would stand for the lineage were it alive. */
const rival = ['Rival', 'Other', 'Third', 'Fourth']
  .map((title) => amend(h1, 2, { title }))
  .find((document) => termsHash(document) < h2);
if (rival === undefined) throw new Error('no rival has a lesser hash');

const accession = [...agreed(v1, day(1)), ...agreed(three, day(62))];
/** Belgium has signed the next version and then gives notice under this one. */
const leaving = [
  ...accession,
  says.propose(es, again, day(80)),
  says.sign(be, ha, day(81)),
  says.withdraw(be, lineage, day(82), day(82)),
];
const allSigned = [...leaving, says.sign(es, ha, day(83)), says.sign(ma, ha, day(84))];

const cases: readonly (readonly [string, string, FoldFixture['acts'], FoldFixture['expect']])[] = [
  [
    'withdrawal-after-signing-what-follows',
    'What a party signed before it withdrew does not undo the withdrawal',
    [...allSigned, says.suspend(be, lineage, day(100))],
    [
      [day(84), 'in-force', ha],
      [day(111), 'suspended', ha],
      [day(112), 'in-force', ha],
    ],
  ],
  [
    'return-by-signing-again',
    'Who signs a later version a second time, after withdrawing, is a party of it',
    [...allSigned, says.sign(be, ha, day(83)), says.suspend(be, lineage, day(130))],
    [
      [day(129), 'in-force', ha],
      [day(130), 'suspended', ha],
    ],
  ],
  [
    'return-after-the-leave',
    'Who signs again once it has left comes back at that moment',
    [...allSigned, says.suspend(be, lineage, day(100)), says.sign(be, ha, day(120))],
    [
      [day(112), 'in-force', ha],
      [day(120, -1), 'in-force', ha],
      [day(120), 'suspended', ha],
    ],
  ],
  [
    'termination-said-while-away',
    'What is said between leaving and coming back is not said by a party',
    [...allSigned, says.terminate(be, lineage, day(115), day(115)), says.sign(be, ha, day(120))],
    [[day(300), 'in-force', ha]],
  ],
  [
    'return-too-late',
    'A signature brings nobody back into an agreement that has ended',
    [
      ...leaving,
      says.sign(ma, ha, day(81)),
      says.withdraw(ma, lineage, day(83), day(83)),
      says.sign(es, ha, day(84)),
      says.sign(ma, ha, day(120)),
    ],
    [
      [day(113, -1), 'in-force', ha],
      [day(113), 'terminated', ha],
      [day(130), 'terminated', ha],
    ],
  ],
  [
    'second-withdrawal',
    'Each withdrawal stands until a signature after it',
    [
      ...leaving,
      says.sign(be, ha, day(82, 60)),
      says.withdraw(be, lineage, day(82, 120), day(82, 120)),
      says.sign(es, ha, day(83)),
      says.sign(ma, ha, day(84)),
      says.suspend(be, lineage, day(100)),
    ],
    [
      [day(112, 119), 'suspended', ha],
      [day(112, 120), 'in-force', ha],
    ],
  ],
  [
    'withdrawal-and-signature-same-second',
    'A signature of the second of the withdrawal is not after it',
    [...allSigned, says.sign(be, ha, day(82)), says.suspend(be, lineage, day(130))],
    [[day(131), 'in-force', ha]],
  ],
  [
    'signing-again-what-one-left',
    'The version that was in force when a party withdrew is no later one',
    [
      ...accession,
      says.withdraw(be, lineage, day(70), day(70)),
      says.sign(be, h3p, day(75)),
      says.suspend(be, lineage, day(90)),
    ],
    [
      [day(100, -1), 'suspended', h3p],
      [day(100), 'in-force', h3p],
    ],
  ],
  [
    'rival-proposal-outlived-by-termination',
    'A rival of the version in force that is not complete when the agreement is terminated is void',
    [
      ...agreed(v1, day(1)),
      ...agreed(v2, day(70)),
      says.propose(es, rival, day(73)),
      says.sign(es, termsHash(rival), day(74)),
      says.terminate(ma, lineage, day(75), day(75)),
    ],
    [
      [day(105, -1), 'in-force', h2],
      [day(105), 'terminated', h2],
      [day(200), 'terminated', h2],
    ],
  ],
];

export const returnFixtures: readonly FoldFixture[] = cases.map(([name, why, acts, expect]) => ({
  name,
  why,
  lineage,
  acts,
  expect,
}));
