// SPDX-License-Identifier: Apache-2.0
// Bodies of passing on with the originator's consent (protocol §18).
import * as s from './shape.ts';

const sectionName = s.matching(/^[a-z][a-z0-9-]{0,31}$/, 'a section name');
const scope = { of: s.hash, to: s.party, purpose: s.code, sections: s.ascending(sectionName, 1, 16) };

export const transferRequest = s.object(scope, { by: s.time });
export type TransferRequest = s.Of<typeof transferRequest>;

const given = s.object({ decision: s.oneOf('consent'), ...scope }, { until: s.time });
const refused = s.object({ decision: s.oneOf('refuse'), of: s.hash });
export type TransferConsent = s.Of<typeof given> | s.Of<typeof refused>;

export const transferConsent: s.Shape<TransferConsent> = (value, at) =>
  (value as { decision?: unknown } | undefined)?.decision === 'refuse'
    ? refused(value, at)
    : given(value, at);

export const original = s.object({
  act: s.string,
  sections: s.record(sectionName, s.list(s.string, 2, 2), 0, 16),
});
