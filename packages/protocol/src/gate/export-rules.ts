// SPDX-License-Identifier: Apache-2.0
// Taking content out of the node: for what, by whom, and whether its originator allows that.
import { tlpAtLeast } from '../agreement/strictness.ts';
import type { Role } from '../codes/index.ts';
import { judgeUses } from './content-rules.ts';
import type { Judgement } from './decision.ts';
import type { GateFacts } from './facts.ts';
import { judgeLawOfUse } from './law-profile-rules.ts';
import { consents } from './onward-rules.ts';
import { hasRole, judgeRead } from './read-rules.ts';

const exporters: ReadonlySet<Role> = new Set<Role>([
  'releaser',
  'head-of-spoc',
  'legal-adviser',
  'supervisor',
]);

/** Who may export must be able to read; then the use, the marking and the law are judged. */
export function judgeExport(judgement: Judgement, facts: GateFacts): void {
  const { act, reader, use, self, now } = facts;
  if (use === undefined) judgement.deny('unknown-input');
  else judgeUses(judgement, [use]);
  judgeRead(judgement, facts);
  const handling = act?.handling;
  if (act === undefined || reader === undefined) return;
  if (!hasRole(reader, exporters)) judgement.deny('role');
  // The supervisor's copy is oversight, not dissemination; one's own words one may take out.
  if (handling === undefined || act.author === self) return;
  if (use === 'evidence') {
    const consented = consents(facts.consent, act.author, 'evidence', self, now);
    const most = judgement.terms?.merged.evidentialUse ?? 'never';
    const free =
      handling.evidence === 'allowed' && most === 'allowed' && !handling.restrictions.includes('H1');
    if (most === 'never' || handling.evidence === 'never' || !(free || consented)) {
      judgement.deny('evidential-use', 'evidentialUse');
    }
    judgeLawOfUse(judgement, facts, 'evidentialUse', consented);
    return;
  }
  const held = handling.restrictions.includes('H2') || tlpAtLeast(handling.tlp, 'RED');
  const consented = consents(facts.consent, act.author, 'onward', self, now);
  if (held && !consented && !reader.roles.has('supervisor'))
    judgement.deny('onward-transfer', 'onwardTransfer');
}
