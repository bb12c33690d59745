// SPDX-License-Identifier: Apache-2.0
// Evidence about amendments, accession and withdrawal, with the state that every reader computes (docs/protocol.md §9).
import { termsHash } from '../agreement/read-terms.ts';
import { sampleFields, sampleTerms } from '../agreement/sample-terms.ts';
import type { TermsDocument } from '../agreement/terms-document.ts';
import type { Hash, PartyId, Time } from '../ids.ts';
import type { FoldFixture } from './fixtures-agreement.ts';
import { agreed, day, says, timeOf } from './story.ts';

const ma = 'ma.north';
const es = 'es.south';
const be = 'be.police';
const v1 = sampleTerms();
const h1 = termsHash(v1);
const { lineage } = v1;
const WINDOW = '2026-06-01T00:00:00Z';

export interface AmendOptions {
  readonly parties?: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly noticeDays?: number;
  readonly title?: string;
  readonly window?: string;
}

export function amend(supersedes: Hash, version: number, options: AmendOptions = {}): TermsDocument {
  const { parties = [es, ma], from = day(59), to, noticeDays = 30, title, window = WINDOW } = options;
  const fields = sampleFields(parties.toSorted() as PartyId[]);
  const end = to === undefined ? {} : { to: timeOf(to) };
  return sampleTerms({
    parties,
    version,
    supersedes,
    window,
    ...(title === undefined ? {} : { title }),
    terms: { validity: { ...fields.validity, from: timeOf(from) as Time, ...end, noticeDays } },
  });
}

const v2 = amend(h1, 2, { title: 'Second' });
const h2 = termsHash(v2);
const early = amend(h1, 2, { title: 'Early', window: '2026-03-01T00:00:00Z' });
const rival = amend(h1, 2, { title: 'Rival' });
const hr = termsHash(rival);
const v3 = amend(h2, 3, { title: 'Third' });
const h3 = termsHash(v3);
const future = amend(h1, 2, { from: day(120) });
const hf = termsHash(future);
const skipping = amend(h1, 3);
const three = amend(h1, 2, { parties: [be, es, ma] });
const h3p = termsHash(three);
const without = amend(h3p, 3, { parties: [es, ma], title: 'Two again' });
const hw = termsHash(without);
const again = amend(h3p, 3, { parties: [be, es, ma], title: 'Three again' });
const ha = termsHash(again);
const expiring = sampleTerms({
  terms: {
    validity: { ...sampleFields([es, ma] as PartyId[]).validity, to: timeOf(day(100)) },
  },
});
const he = termsHash(expiring);
const afterExpiry = amend(he, 2, { from: day(110) });
const first = agreed(v1, day(1));
const accession = [...first, ...agreed(three, day(62))];
const newcomer = agreed(three, day(62));
const threeRival = amend(h1, 2, { parties: [be, es, ma], title: 'Rival of three' });
const hrp = termsHash(threeRival);
const late = amend(hw, 4, { parties: [be, es, ma], title: 'Three, later', from: day(110) });
const h4 = termsHash(late);
const ended = amend(h1, 2, { parties: [be, es, ma], title: 'Three for a while', to: day(105) });
const hx = termsHash(ended);
const outBy = amend(hw, 4, { parties: [es, ma], title: 'Two by a number left out' });

const cases: readonly (readonly [string, string, FoldFixture['acts'], FoldFixture['expect']])[] = [
  [
    'amendment',
    'The amendment replaces the version before, from its own day',
    [...first, ...agreed(v2, day(70)), ...agreed(v3, day(80))],
    [
      [day(71), 'in-force', h1],
      [day(72), 'in-force', h2],
      [day(82), 'in-force', h3],
    ],
  ],
  [
    'amendment-proposed',
    'While an amendment is talked about the version in force stands',
    [...first, says.propose(es, v2, day(70))],
    [[day(71), 'in-force', h1]],
  ],
  [
    'amendment-of-what-is-not-in-force',
    'Until the version that it supersedes is in force, an amendment is void',
    [...first, ...agreed(early, day(4))],
    [
      [day(58), 'ratified', h1],
      [day(60), 'in-force', termsHash(early)],
    ],
  ],
  [
    'amendment-skips-a-number',
    'The number is one more than that of the version superseded',
    [...first, ...agreed(skipping, day(70))],
    [[day(90), 'in-force', h1]],
  ],
  [
    'amendment-with-a-later-day',
    'Binding is not yet in force',
    [...first, ...agreed(future, day(70))],
    [
      [day(119), 'in-force', h1],
      [day(120), 'in-force', hf],
    ],
  ],
  [
    'rival-amendments',
    'The one completed first counts',
    [...first, ...agreed(v2, day(70, 60)), ...agreed(rival, day(70))],
    [
      [day(72, 30), 'in-force', hr],
      [day(90), 'in-force', hr],
    ],
  ],
  [
    'rival-amendments-same-second',
    'Completed in the same second, the lesser hash counts',
    [...first, ...agreed(v2, day(70)), ...agreed(rival, day(70))],
    [[day(90), 'in-force', h2 < hr ? h2 : hr]],
  ],
  [
    'rival-rejected',
    'A rejected rival does not stand in the way',
    [...first, ...agreed(rival, day(70)), says.reject(es, hr, day(70)), ...agreed(v2, day(72))],
    [[day(90), 'in-force', h2]],
  ],
  [
    'amendment-outlived-by-termination',
    'An amendment whose day comes after the end is void',
    [...first, ...agreed(future, day(70)), says.terminate(ma, lineage, day(75), day(75))],
    [
      [day(104), 'in-force', h1],
      [day(105), 'terminated', h1],
      [day(130), 'terminated', h1],
    ],
  ],
  [
    'amendment-on-the-day-of-termination',
    'In force for the moment in which it is terminated',
    [...first, ...agreed(future, day(70)), says.terminate(ma, lineage, day(120), day(75))],
    [
      [day(120, -1), 'in-force', h1],
      [day(120), 'terminated', hf],
    ],
  ],
  [
    'amendment-after-expiry',
    'What has expired cannot be amended',
    [...agreed(expiring, day(1)), ...agreed(afterExpiry, day(70))],
    [
      [day(100), 'in-force', he],
      [day(100, 1), 'expired', he],
      [day(111), 'expired', he],
    ],
  ],
  [
    'notice-of-the-version-in-force',
    'Notice is that of the version in force when it was given',
    [
      ...first,
      ...agreed(amend(h1, 2, { noticeDays: 5 }), day(70)),
      says.terminate(ma, lineage, day(71), day(71)),
      says.terminate(es, lineage, day(80), day(80)),
    ],
    [
      [day(84), 'in-force', termsHash(amend(h1, 2, { noticeDays: 5 }))],
      [day(85), 'terminated', termsHash(amend(h1, 2, { noticeDays: 5 }))],
    ],
  ],
  [
    'accession',
    'A third accedes by an amendment that all three sign',
    accession,
    [
      [day(64), 'in-force', h1],
      [day(65), 'in-force', h3p],
    ],
  ],
  [
    'accession-unsigned-by-one',
    'Without the signature of one nothing changes',
    accession.filter((act) => !(act.type === 'agreement.sign' && act.author === be)),
    [[day(90), 'in-force', h1]],
  ],
  [
    'suspension-outlives-a-version',
    'A suspension binds the lineage, not a version',
    [...first, says.suspend(es, lineage, day(61)), ...agreed(three, day(62))],
    [
      [day(64), 'suspended', h1],
      [day(65), 'suspended', h3p],
    ],
  ],
  [
    'accession-seen-by-the-newcomer',
    'Who acceded and sees nothing from before computes the state that the others compute',
    [...newcomer, ...agreed(again, day(80)), says.terminate(ma, lineage, day(90), day(90))],
    [
      [day(62, -1), 'none'],
      [day(64), 'proposed', h3p],
      [day(65), 'in-force', h3p],
      [day(83), 'in-force', ha],
      [day(120), 'terminated', ha],
    ],
  ],
  [
    'accession-that-the-newcomer-has-not-signed',
    'Seen by the newcomer alone, too, an accession needs the word of all',
    newcomer.filter((act) => act.author !== be || act.type !== 'agreement.sign'),
    [
      [day(65), 'proposed', h3p],
      [day(152), 'lapsed', h3p],
    ],
  ],
  [
    'accession-with-a-rival',
    'Of two accessions of one number, of which nothing before is held, the one completed first counts',
    [...newcomer, ...agreed(threeRival, day(62, -60))],
    [
      [day(65, -61), 'proposed', h3p < hrp ? h3p : hrp],
      [day(65), 'in-force', hrp],
      [day(200), 'in-force', hrp],
    ],
  ],
  [
    'accessions-with-a-gap-unseen',
    'Of two versions, neither with the one before, the higher supersedes once it is in force; the lower is not void',
    [...newcomer, says.withdraw(be, lineage, day(70), day(66)), ...agreed(late, day(100))],
    [
      [day(66), 'in-force', h3p],
      [day(109), 'in-force', h3p],
      [day(110), 'in-force', h4],
    ],
  ],
  [
    'return-after-a-gap',
    'Who left and comes back does not hold what came between, nor whether it outlasted what it held',
    [
      ...first,
      ...agreed(ended, day(62)),
      says.withdraw(be, lineage, day(70), day(66)),
      ...agreed(late, day(100)),
    ],
    [
      [day(105), 'in-force', hx],
      [day(106), 'ratified', h4],
      [day(110), 'in-force', h4],
    ],
  ],
  [
    'amended-out-by-a-number-left-out',
    'While nobody has left, an amendment of what nobody holds is void',
    [...accession, ...agreed(outBy, day(80))],
    [[day(120), 'in-force', h3p]],
  ],
  [
    'amendment-of-another-first-version',
    'Who holds a version of the number before, though not the one superseded, reads the amendment as void',
    [...agreed(v1, day(1)), ...agreed(amend(hx, 2, { title: 'Of another' }), day(62))],
    [[day(120), 'in-force', h1]],
  ],
  [
    'earlier-version-proposed-after-the-accession',
    'What is proposed after an accession unmakes nothing of it, nor a termination under it',
    [
      ...newcomer,
      says.terminate(ma, lineage, day(90), day(70)),
      says.propose(es, v1, day(75)),
      says.propose(ma, expiring, day(110)),
    ],
    [
      [day(74), 'in-force', h3p],
      [day(76), 'in-force', h3p],
      [day(100), 'terminated', h3p],
      [day(130), 'terminated', h3p],
    ],
  ],
  [
    'earlier-version-agreed-after-the-accession',
    'A version of a lesser number comes too late once a higher one is in force',
    [...newcomer, ...agreed(amend(hx, 2, { title: 'Too late' }), day(66)), ...agreed(v1, day(66))],
    [
      [day(66), 'in-force', h3p],
      [day(80), 'in-force', h3p],
    ],
  ],
  [
    'signed-before-it-was-proposed',
    'A version is complete when it has been proposed, too: its rival, completed before that, counts',
    [
      ...first,
      ...agreed(rival, day(70)),
      ...agreed(v2, day(65)).filter((act) => act.type === 'agreement.sign'),
      says.propose(es, v2, day(75)),
    ],
    [
      [day(72), 'in-force', hr],
      [day(76), 'in-force', hr],
    ],
  ],
  [
    'withdrawal',
    'One of three leaves after notice; the other two go on',
    [...accession, says.withdraw(be, lineage, day(70), day(70)), says.suspend(be, lineage, day(71))],
    [
      [day(70), 'in-force', h3p],
      [day(99), 'suspended', h3p],
      [day(100), 'in-force', h3p],
      [day(300), 'in-force', h3p],
    ],
  ],
  [
    'two-withdrawals',
    'With one party left the agreement ends',
    [
      ...accession,
      says.withdraw(be, lineage, day(70), day(70)),
      says.withdraw(ma, lineage, day(150), day(71)),
    ],
    [
      [day(149), 'in-force', h3p],
      [day(150), 'terminated', h3p],
    ],
  ],
  [
    'amended-out',
    'Nobody is amended out of an agreement',
    [...accession, ...agreed(without, day(80))],
    [[day(120), 'in-force', h3p]],
  ],
  [
    'amendment-after-a-withdrawal',
    'Who has left need not be named again',
    [...accession, says.withdraw(be, lineage, day(70), day(66)), ...agreed(without, day(97))],
    [
      [day(98), 'in-force', h3p],
      [day(99), 'in-force', hw],
    ],
  ],
  [
    'amendment-before-the-leave',
    'While notice runs a party cannot be left out',
    [...accession, says.withdraw(be, lineage, day(70), day(66)), ...agreed(without, day(90))],
    [[day(120), 'in-force', h3p]],
  ],
  [
    'return',
    'Who signs a later version after withdrawing is a party of it',
    [
      ...accession,
      says.withdraw(be, lineage, day(70), day(70)),
      ...agreed(again, day(80)),
      says.suspend(be, lineage, day(130)),
    ],
    [
      [day(129), 'in-force', ha],
      [day(130), 'suspended', ha],
    ],
  ],
];

export const amendmentFixtures: readonly FoldFixture[] = cases.map(([name, why, acts, expect]) => ({
  name,
  why,
  lineage,
  acts,
  expect,
}));
