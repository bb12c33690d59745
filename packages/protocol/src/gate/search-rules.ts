// SPDX-License-Identifier: Apache-2.0
// Hit/no-hit between two parties: an individual case, fields that the agreement names, a quota, people with the role.
import { personHitFields } from '../codes/index.ts';
import { judgeDirection, judgeParties, judgeState } from './agreement-rules.ts';
import { isBlank, judgePurpose, judgeUses } from './content-rules.ts';
import type { Judgement } from './decision.ts';
import type { GateFacts, SearchFacts } from './facts.ts';
import { judgeLawOfSearch } from './law-profile-rules.ts';

const ofPerson: ReadonlySet<string> = new Set(personHitFields);

/** A query by one party to another. What comes back is a count, so data categories and markings are not judged here. */
export function judgeSearch(judgement: Judgement, facts: GateFacts): void {
  const { search, self, counterpart, agreement } = facts;
  const { terms } = judgement;
  const between =
    search !== undefined &&
    ((search.asker === self && search.holder === counterpart) ||
      (search.holder === self && search.asker === counterpart));
  if (search === undefined || !between) judgement.deny('unknown-input');
  judgeState(judgement, agreement);
  if (search === undefined || terms === undefined) return;
  judgeParties(judgement, agreement, [search.asker, search.holder]);
  judgeDirection(judgement, search.holder, search.asker);
  judgeUses(judgement, search.uses);
  judgePurpose(judgement, terms, search.purpose, search.crimeAreas, search.penaltyMonths);
  judgeLawOfSearch(judgement, facts, search);
  const rule = terms.merged.hitNoHit;
  if (
    rule?.allowed !== true ||
    !fieldsFit(search, rule.fields) ||
    isBlank(search.case) ||
    !(search.queriesToday < rule.quotaPerDay)
  ) {
    judgement.deny('hit-no-hit', 'hitNoHit');
  }
  // The asker's own node knows who asks; the holder's takes the asker's word for it.
  if (search.asker === self && !rule?.roles.some((role) => facts.reader?.roles.has(role))) {
    judgement.deny('role', 'hitNoHit');
  }
}

/**
 * Every field is one the agreement names; of a person at least two of first name, family name and date of birth
 * (Regulation (EU) 2024/982, Art. 43), unless something other than a person is searched for.
 */
function fieldsFit(search: SearchFacts, named: readonly string[]): boolean {
  const fields = new Set(search.fields);
  if (fields.size === 0 || ![...fields].every((field) => named.includes(field))) return false;
  const personal = [...fields].filter((field) => ofPerson.has(field)).length;
  return personal >= 2 || (personal === 0 && !fields.has('alias') && !fields.has('nationality'));
}
