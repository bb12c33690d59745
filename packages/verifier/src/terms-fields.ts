// SPDX-License-Identifier: Apache-2.0
// The fields of structured terms (protocol §7, table): one shape each, and which may be split over articles.
import * as c from './codes.ts';
import { evidentialUse, pap, restriction, tlp } from './section-shapes.ts';
import * as s from './shape.ts';

/** Elements of a list inside a field (protocol §14). */
const MOST = 1_024;

const count = s.integer();

const suspensionForm = s.object({
  unilateral: s.oneOf(true),
  surviving: s.ascending(s.oneOf('recall', 'retention', 'rights', 'oversight')),
});

const retentionForm = s.object({ maxMonths: s.integer(1), reviewMonths: s.integer(1) });
const retention: s.Shape<s.Of<typeof retentionForm>> = (value, at) => {
  const found = retentionForm(value, at);
  if (found.reviewMonths > found.maxMonths) s.refuse(at, 'review comes after the end of retention');
  return found;
};

const directionForm = s.object({ from: s.party, to: s.party });
const direction: s.Shape<s.Of<typeof directionForm>> = (value, at) => {
  const found = directionForm(value, at);
  if (found.from === found.to) s.refuse(at, 'from and to are the same party');
  return found;
};

const validityForm = s.object(
  {
    from: s.time,
    renewal: s.oneOf('none', 'tacit'),
    ratification: s.ascending(s.party, 0, MOST),
    noticeDays: count,
  },
  { to: s.time },
);
export type Validity = s.Of<typeof validityForm>;
const validity: s.Shape<Validity> = (value, at) => {
  const found = validityForm(value, at);
  // Times have one width and one zone, so their texts compare as the moments do.
  if (found.to !== undefined && found.to <= found.from) s.refuse(at, '"to" is not after "from"');
  return found;
};

const levels = s.record(s.state, s.string);
const equivalenceForm = s.list(levels, 1, MOST);
const equivalence: s.Shape<Record<string, string>[]> = (value, at) => {
  const rows = equivalenceForm(value, at);
  const seen = new Set<string>();
  for (const [state, level] of rows.flatMap((row) => Object.entries(row))) {
    const key = `${state} ${level}`;
    if (seen.has(key)) s.refuse(at, `level "${level}" of ${state} stands twice`);
    seen.add(key);
  }
  return rows;
};

const handlingForm = s.object(
  { restrictions: s.ascending(restriction), tlp, pap },
  { classification: s.object({ max: levels, equivalence }) },
);
const handling: s.Shape<s.Of<typeof handlingForm>> = (value, at) => {
  const found = handlingForm(value, at);
  const rows = found.classification?.equivalence ?? [];
  for (const [state, level] of Object.entries(found.classification?.max ?? {})) {
    if (!rows.some((row) => Object.hasOwn(row, state) && row[state] === level)) {
      s.refuse(at, `ceiling "${level}" of ${state} is no level of the table`);
    }
  }
  return found;
};

const hitNoHitForm = s.object({
  allowed: s.boolean,
  fields: s.ascending(c.searchField),
  pseudonymised: s.ascending(c.searchField),
  quotaPerDay: count,
  roles: s.ascending(c.role),
});
const hitNoHit: s.Shape<s.Of<typeof hitNoHitForm>> = (value, at) => {
  const found = hitNoHitForm(value, at);
  if (found.pseudonymised.some((field) => !found.fields.includes(field))) {
    s.refuse(at, 'a field is pseudonymised that is not searched');
  }
  return found;
};

/** Fields that stand in exactly one article. */
export const SINGLE_FIELDS: Readonly<Record<string, s.Shape<unknown>>> = {
  validity,
  suspension: suspensionForm,
  minimumPenalty: s.object({ months: count }),
  minorsAndVictims: s.object({ rule: s.oneOf('never', 'strictly-necessary'), referral: s.boolean }),
  handling,
  evidentialUse,
  onwardTransfer: s.object({
    rule: s.oneOf('never', 'consent', 'listed'),
    parties: s.ascending(s.party, 0, MOST),
  }),
  retention,
  deadlines: s.object({
    urgentDirectHours: count,
    urgentIndirectDays: count,
    otherDays: count,
    coreDataHours: count,
  }),
  hitNoHit,
  routine: s.object({ subscriptions: s.boolean, standingOrders: s.boolean }),
  oversight: s.object({ audit: s.boolean, journalMonths: count }),
  operations: s.object({ allowed: s.boolean, committees: s.boolean }),
};

/** List fields (marked * in the protocol): may be split over several articles, without doubles in the document. */
export const SPLIT_FIELDS: Readonly<Record<string, s.Shape<unknown[]>>> = {
  legalBasis: s.list(s.object({ instrument: s.text }, { article: s.string }), 1, MOST),
  directions: s.list(direction, 1, MOST),
  purposes: s.list(c.purpose, 1, MOST),
  prohibitedUses: s.list(c.use, 0, MOST),
  crimeAreas: s.list(c.crimeArea, 1, MOST),
  dataCategories: s.list(c.dataCategory, 1, MOST),
  subjectCategories: s.list(c.subjectCategory, 0, MOST),
  specialCategories: s.list(c.specialCategory, 0, MOST),
  refusalGrounds: s.list(c.refusalGround, 0, MOST),
  transferGrounds: s.list(
    s.object({
      exporter: s.party,
      kind: s.oneOf(
        'none-needed',
        'law-09-08',
        'national-law',
        'led-36',
        'led-37-1-a',
        'led-37-1-b',
        'led-38',
      ),
    }),
    1,
    MOST,
  ),
};
