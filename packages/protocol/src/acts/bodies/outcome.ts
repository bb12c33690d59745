// SPDX-License-Identifier: Apache-2.0
// Bodies of outcomes (§3.2): what came of a lead, and what followed.
import { z } from 'zod';
import { actIdField, codeField, listField, stateField, textField, timeField } from '../../fields.ts';

const count = z.int().min(0);

/** A seizure. The quantity is a decimal string, because counts of grams and litres must add up without rounding. */
const seizureSchema = z.strictObject({
  what: codeField,
  quantity: z.string().regex(/^\d{1,12}(\.\d{1,6})?$/),
  unit: codeField,
});

/** A plot: what it was aimed at, where it came from, how many are charged with it, where it stands. No names of people. */
export const plotSchema = z.strictObject({
  targets: listField(textField, 1, 64),
  origin: textField,
  charged: count,
  status: z.enum(['suspected', 'prepared', 'averted', 'carried-out', 'unfounded']),
});

const outcomeForm = z.strictObject({
  kind: z.enum([
    'action-taken',
    'arrest',
    'seizure',
    'network-dismantled',
    'attack-averted',
    'nothing-found',
    'plot',
  ]),
  on: timeField,
  state: stateField,
  place: textField.exactOptional(),
  persons: count.exactOptional(),
  minors: count.exactOptional(),
  finding: z.enum(['preliminary', 'confirmed']),
  seizures: listField(seizureSchema, 1, 256).exactOptional(),
  networks: count.exactOptional(),
  plot: plotSchema.exactOptional(),
});

/** `outcome`: what was done on a lead and what came of it. */
export const outcomeSchema = outcomeForm.refine(
  ({ kind, plot }) => (kind === 'plot') === (plot !== undefined),
  'a plot exactly for that kind',
);

/** `consent` of `outcome.confirm` and `outcome.dispute`. */
export const outcomeConsentSchemas = {
  confirm: z.strictObject({ outcome: actIdField, decision: z.literal('confirm') }),
  dispute: z.strictObject({ outcome: actIdField, decision: z.literal('dispute') }),
} as const;

/** `stage` of `outcome.follow-up`: what became of the people arrested. */
export const stageSchema = z.strictObject({
  stage: z.enum([
    'investigation',
    'handed-to-justice',
    'charged',
    'released',
    'acquitted',
    'convicted',
    'dropped',
  ]),
  on: timeField,
  persons: count,
});
