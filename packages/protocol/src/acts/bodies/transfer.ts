// SPDX-License-Identifier: Apache-2.0
// Bodies of passing on (§18): what a holder asks the originator, what the originator answers, what goes on.
import { z } from 'zod';
import { actIdField, ascendingField, codeField, mapField, partyField, timeField } from '../../fields.ts';

const sectionName = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/);

/** What may go on: which sections of which act, to whom, for what. */
const scope = {
  of: actIdField,
  to: partyField,
  purpose: codeField,
  sections: ascendingField(sectionName, 1, 16),
};

/** `request` of `transfer.request`; `by`: until when an answer is hoped for. Silence is no consent. */
export const transferRequestSchema = z.strictObject({ ...scope, by: timeField.exactOptional() });

/** `consent` of `transfer.consent`: it may name fewer sections than were asked for, and an end; never more. */
export const transferConsentSchema = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('consent'), ...scope, until: timeField.exactOptional() }),
  z.strictObject({ decision: z.literal('refuse'), of: actIdField }),
]);

const isSealedPair = (value: unknown): value is readonly [salt: string, body: string] =>
  Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'string');

/** `original` of `onward.transfer`: the act passed on, as its author signed it, with the sections that go along. */
export const originalSchema = z.strictObject({
  act: z.string().min(1),
  sections: mapField(/^[a-z][a-z0-9-]{0,31}$/, isSealedPair, {
    type: 'array',
    prefixItems: [{ type: 'string' }, { type: 'string' }],
    minItems: 2,
    maxItems: 2,
  }),
});
