// SPDX-License-Identifier: Apache-2.0
// The value of each field of an agreement (docs/protocol.md §7), one shape for each row of the table.
import { z } from 'zod';
import {
  crimeAreas,
  dataCategories,
  handlingRestrictions,
  hitFields,
  ordinaryUses,
  papLevels,
  prohibitedUses,
  purposes,
  refusalGrounds,
  roles,
  specialCategories,
  subjectCategories,
  tlpLevels,
  transferGroundKinds,
} from '../codes/index.ts';
import {
  ascendingField,
  countField,
  listField,
  mapField,
  partyField,
  textField,
  timeField,
} from '../fields.ts';
import { forms } from '../ids.ts';

/** Longest list in a terms document (§14): directions among 32 parties need 992. */
export const MAX_LIST = 1024;

const isLevel = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 64;
const levelsByState = mapField(forms.state, isLevel, { type: 'string', minLength: 1, maxLength: 64 });

const ascending = <T extends string>(item: z.ZodType<T>) => ascendingField(item, 0, MAX_LIST);
const listOf = <T>(item: z.ZodType<T>) => listField(item, 0, MAX_LIST);

export const fieldShapes = {
  legalBasis: listOf(
    z.strictObject({ instrument: textField, article: z.string().min(1).max(64).exactOptional() }),
  ),
  validity: z.strictObject({
    from: timeField,
    to: timeField.exactOptional(),
    renewal: z.enum(['none', 'tacit']),
    ratification: ascending(partyField),
    noticeDays: countField.max(36_500),
  }),
  suspension: z.strictObject({
    unilateral: z.literal(true),
    surviving: ascending(z.enum(['oversight', 'recall', 'retention', 'rights'])),
  }),
  directions: listOf(z.strictObject({ from: partyField, to: partyField })),
  purposes: listOf(z.enum(purposes.codes)),
  prohibitedUses: listOf(z.enum([...prohibitedUses.codes, ...ordinaryUses.codes])),
  crimeAreas: listOf(z.enum(crimeAreas.codes)),
  dataCategories: listOf(z.enum(dataCategories.codes)),
  subjectCategories: listOf(z.enum(subjectCategories.codes)),
  specialCategories: listOf(z.enum(specialCategories.codes)),
  refusalGrounds: listOf(z.enum(refusalGrounds.codes)),
  minimumPenalty: z.strictObject({ months: countField }),
  minorsAndVictims: z.strictObject({ rule: z.enum(['never', 'strictly-necessary']), referral: z.boolean() }),
  handling: z.strictObject({
    restrictions: ascending(z.enum(handlingRestrictions.codes)),
    tlp: z.enum(tlpLevels.codes),
    pap: z.enum(papLevels.codes),
    classification: z
      .strictObject({
        max: levelsByState,
        equivalence: listField(levelsByState, 1, MAX_LIST),
      })
      .exactOptional(),
  }),
  evidentialUse: z.enum(['never', 'consent', 'allowed']),
  onwardTransfer: z.strictObject({
    rule: z.enum(['never', 'consent', 'listed']),
    parties: ascending(partyField),
  }),
  retention: z.strictObject({ maxMonths: z.int().min(1), reviewMonths: z.int().min(1) }),
  transferGrounds: listOf(z.strictObject({ exporter: partyField, kind: z.enum(transferGroundKinds.codes) })),
  deadlines: z.strictObject({
    urgentDirectHours: countField,
    urgentIndirectDays: countField,
    otherDays: countField,
    coreDataHours: countField,
  }),
  hitNoHit: z.strictObject({
    allowed: z.boolean(),
    fields: ascending(z.enum(hitFields.codes)),
    pseudonymised: ascending(z.enum(hitFields.codes)),
    quotaPerDay: countField,
    roles: ascending(z.enum(roles.codes)),
  }),
  routine: z.strictObject({ subscriptions: z.boolean(), standingOrders: z.boolean() }),
  oversight: z.strictObject({ audit: z.boolean(), journalMonths: countField }),
  operations: z.strictObject({ allowed: z.boolean(), committees: z.boolean() }),
} as const;

export type Field = keyof typeof fieldShapes;
/** All fields of an agreement, merged over its articles. */
export type Terms = { readonly [F in Field]: Readonly<z.infer<(typeof fieldShapes)[F]>> };

/** In the order of the table of §7. */
export const fields = Object.freeze(Object.keys(fieldShapes) as Field[]);

/** Fields marked * in §7: they may be split over several articles. */
export const listFields = [
  'legalBasis',
  'directions',
  'purposes',
  'prohibitedUses',
  'crimeAreas',
  'dataCategories',
  'subjectCategories',
  'specialCategories',
  'refusalGrounds',
  'transferGrounds',
] as const;
export type ListField = (typeof listFields)[number];

/** List fields whose elements are codes. */
export const codeFields = [
  'purposes',
  'prohibitedUses',
  'crimeAreas',
  'dataCategories',
  'subjectCategories',
  'specialCategories',
  'refusalGrounds',
] as const;
export type CodeField = (typeof codeFields)[number];

/** List fields that may not be empty where they stand: an agreement without them could let nothing flow. */
export const neverEmpty: readonly ListField[] = [
  'legalBasis',
  'directions',
  'purposes',
  'crimeAreas',
  'dataCategories',
  'transferGrounds',
];

const listFieldSet: ReadonlySet<string> = new Set(listFields);

export function isListField(field: Field): field is ListField {
  return listFieldSet.has(field);
}
