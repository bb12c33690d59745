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
import { forms, isPartyId, isText, type PartyId, type Text, type Time } from '../ids.ts';
import { isTime } from '../time.ts';

/** A checked string that carries one of the branded types of §1. */
function branded<Type extends string>(
  pattern: RegExp,
  is: (value: unknown) => boolean,
  what: string,
): z.ZodType<Type, Type> {
  return z.string().regex(pattern, what).refine(is, what) as unknown as z.ZodType<Type, Type>;
}

export const partyShape = branded<PartyId>(forms.party, isPartyId, 'not a party id');
export const timeShape = branded<Time>(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, isTime, 'not a time');
export const textShape = z
  .record(z.string().regex(forms.language, 'not a language'), z.string())
  .refine(isText, 'needs at least one language') as unknown as z.ZodType<Text, Text>;

const count = z.int().min(0);
const level = z.string().min(1).max(64);
const levelsByState = z.record(z.string().regex(forms.state, 'not a state'), level);

/** A list inside a value: ascending by code unit and without doubles, so that one value has one text. */
function ascending<Item extends z.ZodType<string, string>>(item: Item) {
  return z
    .array(item)
    .readonly()
    .refine((list) => list.every((value, at) => at === 0 || (list[at - 1] as string) < value), {
      message: 'must be ascending and without doubles',
    });
}

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

export const fieldShapes = {
  legalBasis: listOf(
    z.strictObject({ instrument: textShape, article: z.string().min(1).max(64).optional() }),
  ),
  validity: z.strictObject({
    from: timeShape,
    to: timeShape.optional(),
    renewal: z.enum(['none', 'tacit']),
    ratification: ascending(partyShape),
    noticeDays: count.max(36_500),
  }),
  suspension: z.strictObject({
    unilateral: z.literal(true),
    surviving: ascending(z.enum(['oversight', 'recall', 'retention', 'rights'])),
  }),
  directions: listOf(z.strictObject({ from: partyShape, to: partyShape })),
  purposes: listOf(z.enum(purposes.codes)),
  prohibitedUses: listOf(z.enum([...prohibitedUses.codes, ...ordinaryUses.codes])),
  crimeAreas: listOf(z.enum(crimeAreas.codes)),
  dataCategories: listOf(z.enum(dataCategories.codes)),
  subjectCategories: listOf(z.enum(subjectCategories.codes)),
  specialCategories: listOf(z.enum(specialCategories.codes)),
  refusalGrounds: listOf(z.enum(refusalGrounds.codes)),
  minimumPenalty: z.strictObject({ months: count }),
  minorsAndVictims: z.strictObject({ rule: z.enum(['never', 'strictly-necessary']), referral: z.boolean() }),
  handling: z.strictObject({
    restrictions: ascending(z.enum(handlingRestrictions.codes)),
    tlp: z.enum(tlpLevels.codes),
    pap: z.enum(papLevels.codes),
    classification: z
      .strictObject({
        max: levelsByState,
        equivalence: listOf(levelsByState).refine((rows) => rows.length > 0),
      })
      .optional(),
  }),
  evidentialUse: z.enum(['never', 'consent', 'allowed']),
  onwardTransfer: z.strictObject({
    rule: z.enum(['never', 'consent', 'listed']),
    parties: ascending(partyShape),
  }),
  retention: z.strictObject({ maxMonths: z.int().min(1), reviewMonths: z.int().min(1) }),
  transferGrounds: listOf(z.strictObject({ exporter: partyShape, kind: z.enum(transferGroundKinds.codes) })),
  deadlines: z.strictObject({
    urgentDirectHours: count,
    urgentIndirectDays: count,
    otherDays: count,
    coreDataHours: count,
  }),
  hitNoHit: z.strictObject({
    allowed: z.boolean(),
    fields: ascending(z.enum(hitFields.codes)),
    pseudonymised: ascending(z.enum(hitFields.codes)),
    quotaPerDay: count,
    roles: ascending(z.enum(roles.codes)),
  }),
  routine: z.strictObject({ subscriptions: z.boolean(), standingOrders: z.boolean() }),
  oversight: z.strictObject({ audit: z.boolean(), journalMonths: count }),
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
