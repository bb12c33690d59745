// SPDX-License-Identifier: Apache-2.0
// How a fixture of a refused act is made, and the report that most of them start from.
import { type ActOf, wireSections } from '../../src/acts/act.ts';
import { resultOf } from '../../src/acts/read.ts';
import { canonicalize } from '../../src/canonical.ts';
import type { WireRule } from '../../src/errors.ts';
import type { JwsSigner } from '../../src/keys/ed25519.ts';
import { signingInputHash } from '../../src/keys/jws.ts';
import { changedHeader, fixedAct, forge, reportDraft } from './act-drafts.ts';
import { knownKeys } from './act-valid.ts';
import type { FixtureCase } from './case.ts';

export const report: ActOf<'report.share'> = fixedAct(reportDraft, 'report');
export const wire = wireSections(report);
export const text = canonicalize(report.header as never);

export function refused(
  name: string,
  rule: WireRule,
  why: string,
  act: string,
  sections: unknown = wire,
  more: object = {},
): FixtureCase {
  const expect = { ok: false, result: resultOf(rule), rule, id: signingInputHash(act) };
  return { name, why, expect, act, sections, keys: knownKeys, ...more };
}

/** A header with changed members, signed as it then is. */
export function resigned(change: Readonly<Record<string, unknown>>, signer?: JwsSigner): string {
  return forge(changedHeader(report.header, change), { ...(signer && { signer }) });
}
