// SPDX-License-Identifier: Apache-2.0
// How each field of an agreement (docs/protocol.md §7) is written on a screen: which parts it has and what each takes.

export type Part =
  | { kind: 'codes'; lists: readonly string[] }
  | { kind: 'code'; list: string }
  | { kind: 'choice'; of: readonly Choice[] }
  | { kind: 'number' }
  | { kind: 'yes' }
  | { kind: 'parties' }
  | { kind: 'moment'; optional?: true }
  | { kind: 'directions' }
  | { kind: 'grounds' }
  | { kind: 'bases' }
  | { kind: 'choices'; of: readonly Choice[] }
  | { kind: 'levels' };

export type Choice =
  | 'never'
  | 'consent'
  | 'allowed'
  | 'listed'
  | 'strictly-necessary'
  | 'none'
  | 'tacit'
  | 'oversight'
  | 'recall'
  | 'retention'
  | 'rights';

export type PartName =
  | 'months'
  | 'surviving'
  | 'rule'
  | 'referral'
  | 'restrictions'
  | 'tlp'
  | 'pap'
  | 'classification'
  | 'parties'
  | 'maxMonths'
  | 'reviewMonths'
  | 'urgentDirectHours'
  | 'urgentIndirectDays'
  | 'otherDays'
  | 'coreDataHours'
  | 'allowed'
  | 'fields'
  | 'pseudonymised'
  | 'quotaPerDay'
  | 'roles'
  | 'subscriptions'
  | 'standingOrders'
  | 'audit'
  | 'journalMonths'
  | 'committees'
  | 'from'
  | 'to'
  | 'renewal'
  | 'ratification'
  | 'noticeDays';

/** A whole value, or a record of parts. */
export type Shape = Part | { kind: 'record'; parts: Partial<Record<PartName, Part>> };

const codes = (...lists: string[]): Part => ({ kind: 'codes', lists });
const number: Part = { kind: 'number' };
const yes: Part = { kind: 'yes' };
const record = (parts: Partial<Record<PartName, Part>>): Shape => ({ kind: 'record', parts });

export const shapes = {
  legalBasis: { kind: 'bases' },
  validity: record({
    from: { kind: 'moment' },
    to: { kind: 'moment', optional: true },
    renewal: { kind: 'choice', of: ['none', 'tacit'] },
    ratification: { kind: 'parties' },
    noticeDays: number,
  }),
  suspension: record({
    surviving: { kind: 'choices', of: ['oversight', 'recall', 'retention', 'rights'] },
  }),
  directions: { kind: 'directions' },
  purposes: codes('purposes'),
  prohibitedUses: codes('prohibitedUses', 'ordinaryUses'),
  crimeAreas: codes('crimeAreas'),
  dataCategories: codes('dataCategories'),
  subjectCategories: codes('subjectCategories'),
  specialCategories: codes('specialCategories'),
  refusalGrounds: codes('refusalGrounds'),
  minimumPenalty: record({ months: number }),
  minorsAndVictims: record({ rule: { kind: 'choice', of: ['never', 'strictly-necessary'] }, referral: yes }),
  handling: record({
    restrictions: codes('handlingRestrictions'),
    tlp: { kind: 'code', list: 'tlpLevels' },
    pap: { kind: 'code', list: 'papLevels' },
    classification: { kind: 'levels' },
  }),
  evidentialUse: { kind: 'choice', of: ['never', 'consent', 'allowed'] },
  onwardTransfer: record({
    rule: { kind: 'choice', of: ['never', 'consent', 'listed'] },
    parties: { kind: 'parties' },
  }),
  retention: record({ maxMonths: number, reviewMonths: number }),
  transferGrounds: { kind: 'grounds' },
  deadlines: record({
    urgentDirectHours: number,
    urgentIndirectDays: number,
    otherDays: number,
    coreDataHours: number,
  }),
  hitNoHit: record({
    allowed: yes,
    fields: codes('hitFields'),
    pseudonymised: codes('hitFields'),
    quotaPerDay: number,
    roles: codes('roles'),
  }),
  routine: record({ subscriptions: yes, standingOrders: yes }),
  oversight: record({ audit: yes, journalMonths: number }),
  operations: record({ allowed: yes, committees: yes }),
} as const satisfies Record<string, Shape>;

export type FieldName = keyof typeof shapes;
export const fieldNames = Object.keys(shapes) as FieldName[];

/** Whether its form is one input, which carries the field's name itself. */
export const hasOwnLabel = (field: FieldName): boolean =>
  !['record', 'directions', 'grounds', 'bases'].includes(shapes[field].kind);

/** What a field begins as when it is added. */
export function startOf(field: FieldName): unknown {
  if (field === 'suspension')
    return { unilateral: true, surviving: ['oversight', 'recall', 'retention', 'rights'] };
  const shape: Shape = shapes[field];
  return shape.kind === 'record'
    ? Object.fromEntries(
        Object.entries(shape.parts).flatMap(([name, part]) => {
          const start = startOfPart(part);
          return start === undefined ? [] : [[name, start]];
        }),
      )
    : startOfPart(shape);
}

function startOfPart(part: Part): unknown {
  switch (part.kind) {
    case 'codes':
    case 'choices':
    case 'parties':
    case 'directions':
    case 'grounds':
    case 'bases':
      return [];
    case 'code':
      return 'RED';
    case 'choice':
      return part.of[0];
    case 'number':
      return 1;
    case 'yes':
      return false;
    case 'moment':
      return part.optional ? undefined : `${new Date().toISOString().slice(0, 10)}T00:00:00Z`;
    case 'levels':
      return undefined;
  }
}
