// SPDX-License-Identifier: Apache-2.0
// Nothing leaves without a named person's release, a standing order that the agreement provides for, or an emergency.
import type { CompiledTerms } from '../agreement/compile-terms.ts';
import type { Field } from '../agreement/terms-values.ts';
import { isTime } from '../time.ts';
import { isBlank } from './content-rules.ts';
import type { Judgement } from './decision.ts';
import type { Declaration, GateFacts, Handling, OverrideFacts, ReleaseFacts } from './facts.ts';
import { underPlan } from './operation-rules.ts';

/** Longest emergency: 72 hours, in milliseconds (proposal of this project). */
export const LONGEST_EMERGENCY = 72 * 3_600_000;

/** The author's own expiry has not come. Expiry is counted from its first second. */
export function judgeExpiry(judgement: Judgement, handling: Handling, now: number): void {
  if (handling.expires !== undefined && !(now < expiryOf(handling))) judgement.deny('expired', 'retention');
}

/** Milliseconds since 1970; infinity without an expiry, 0 for one that cannot be read. */
export function expiryOf(handling: Handling): number {
  const { expires } = handling;
  if (expires === undefined) return Number.POSITIVE_INFINITY;
  return isTime(expires) ? Date.parse(expires) : 0;
}

/** What the author may send: released by a second person, by a standing order, or in an emergency by two. */
export function judgeRelease(
  judgement: Judgement,
  facts: GateFacts,
  terms: CompiledTerms | undefined,
  declared: Declaration,
  handling: Handling,
  type: string,
): void {
  const { kind } = declared.release;
  const { release } = facts;
  const released =
    kind === 'emergency'
      ? emergencyStands(facts.override, facts.now)
      : kind === 'person'
        ? release?.kind === 'person' && fourEyes(release, facts.now)
        : kind === 'standing-order' &&
          release?.kind === 'standing-order' &&
          release.active &&
          release.order === declared.release.order &&
          standingOrderFits(terms, declared, handling, type);
  if (!released) judgement.deny('release', orderField(kind, type));
}

/** Composed by one person and released by another who has the role. */
function fourEyes(release: Extract<ReleaseFacts, { kind: 'person' }>, now: number): boolean {
  const { composer, releaser, roles, at } = release;
  return !isBlank(composer) && !isBlank(releaser) && composer !== releaser && at <= now && mayRelease(roles);
}

function mayRelease(roles: ReadonlySet<string>): boolean {
  return roles.has('releaser') || roles.has('head-of-spoc');
}

/** What the receiver can see of a release: that it was made, and that a standing order was one the agreement allows. */
export function judgeDeclaredRelease(
  judgement: Judgement,
  terms: CompiledTerms,
  declared: Declaration,
  handling: Handling,
  type: string,
): void {
  const { kind, officer } = declared.release;
  const declaredWell =
    !isBlank(officer) &&
    (kind === 'person' ||
      kind === 'emergency' ||
      (kind === 'standing-order' && standingOrderFits(terms, declared, handling, type)));
  if (!declaredWell) judgement.deny('release', orderField(kind, type));
}

/**
 * H3 asks for a person's attention, so it never goes under a standing order. What is said in an operation goes under the plan that
 * all consented to, which the article on operations provides for.
 */
function standingOrderFits(
  terms: CompiledTerms | undefined,
  declared: Declaration,
  handling: Handling,
  type: string,
): boolean {
  const provided = underPlan.has(type)
    ? terms?.merged.operations?.allowed
    : terms?.merged.routine?.standingOrders;
  return provided === true && !isBlank(declared.release.order) && !handling.restrictions.includes('H3');
}

function orderField(kind: string, type: string): Field | undefined {
  if (kind !== 'standing-order') return undefined;
  return underPlan.has(type) ? 'operations' : 'routine';
}

/** Two people, a reason of the closed list, a justification, and an end that has not come. */
export function emergencyStands(override: OverrideFacts | undefined, now: number): boolean {
  if (override === undefined) return false;
  const { people, reason, justification, from, until } = override;
  return (
    new Set(people.filter((person) => !isBlank(person))).size >= 2 &&
    (reason === 'life' || reason === 'immediate-serious-threat') &&
    !isBlank(justification) &&
    from <= now &&
    now < until &&
    until - from <= LONGEST_EMERGENCY
  );
}
