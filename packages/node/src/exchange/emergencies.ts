// SPDX-License-Identifier: Apache-2.0
// Acts that are declared an emergency, as this node keeps book of them: what the gate must know of an own one, and what came from partners.
import { type Decision, type Denial, LONGEST_EMERGENCY, type OverrideFacts } from '@tansiq/protocol';
import { type EmergenciesTable, insertMany, listOf, type Tx } from '../store/index.ts';
import { bodyOf, type HeldAct, heldAct } from './held-act.ts';
import type { Judged } from './judge.ts';
import type { StoreParts } from './store-judged.ts';

/** How long a partner's may be taken, and when an override must have been reviewed: as long as the longest emergency (proposal of this project). */
const LONG_MS = LONGEST_EMERGENCY;

export const isEmergency = (act: HeldAct): boolean =>
  bodyOf(act, 'declaration')?.release.kind === 'emergency';

/** What two people here decided; undefined while only one has spoken. */
export function overrideOf(row: EmergenciesTable, second = row.decided_by): OverrideFacts | undefined {
  const { asked_by, asked_ms, reason, justification, until_ms } = row;
  if (asked_by === null || second === null || asked_ms === null || reason === null) return undefined;
  return {
    people: [asked_by, second],
    reason,
    justification: justification ?? '',
    from: asked_ms,
    until: until_ms,
  };
}

/** The overrides of own acts, by act. */
export async function overridesOf(
  tx: Tx,
  acts: readonly HeldAct[],
): Promise<ReadonlyMap<string, OverrideFacts | undefined>> {
  const ids = acts.flatMap((act) => (isEmergency(act) ? [act.id] : []));
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('emergencies')
    .selectAll()
    .where('act', 'in', listOf(tx, ids))
    .where('state', '=', 'sent')
    .execute();
  return new Map(rows.map((row) => [row.act, overrideOf(row)]));
}

const none = {
  ...{
    reason: null,
    justification: null,
    asked_by: null,
    asked_ms: null,
    decided_by: null,
    decided_ms: null,
  },
  ...{ review_ms: null, reviewed_by: null, reviewed_ms: null, finding: null, remark: null },
};

/** Keeps book of an own one that leaves, with what the gate set aside for any of its addressees. */
export async function noteSent(
  tx: Tx,
  parts: Pick<StoreParts, 'news'>,
  act: HeldAct,
  override: OverrideFacts,
  decisions: readonly Decision[],
  shielded: 0 | 1,
): Promise<void> {
  const [asked = '', decided = ''] = override.people;
  await tx
    .insertInto('emergencies')
    .values({
      ...none,
      ...{ act: act.id, state: 'sent', since_ms: override.from, until_ms: override.until, shielded },
      ...{ reason: override.reason, justification: override.justification },
      ...{ asked_by: asked, asked_ms: override.from, decided_by: decided, decided_ms: override.from },
      against: againstText(decisions.flatMap(({ setAside }) => setAside)),
      review_ms: override.from + LONG_MS,
    })
    .execute();
  await tell(tx, parts, act.id, 'sent');
}

/** Keeps book of what came from a partner as an emergency: taken like any other, or waiting for two people here. */
export async function noteEmergencies(
  tx: Tx,
  parts: Pick<StoreParts, 'store' | 'gate' | 'news' | 'now'>,
  judged: readonly Judged[],
): Promise<void> {
  const gate = parts.gate.session(tx);
  const rows: EmergenciesTable[] = [];
  for (const { act, result, against } of judged) {
    const held = act && heldAct(act);
    if (!held || !isEmergency(held) || !(result === 'accepted' || against)) continue;
    const { shielded } = await gate.labels(held);
    rows.push({
      ...none,
      ...{ act: held.id, state: against ? 'waiting' : 'accepted', shielded },
      ...{ since_ms: parts.now(), until_ms: parts.now() + LONG_MS, against: againstText(against ?? []) },
    });
  }
  await insertMany(
    tx,
    parts.store.dialect,
    'emergencies',
    rows.map((row) => ({ ...row })),
    { ignore: true },
  );
  for (const { act, state } of rows) await tell(tx, parts, act, state);
}

/** What a second person here decided to take is to be reviewed too. */
export const reviewBy = (nowMs: number): number => nowMs + LONG_MS;

export const tell = (
  tx: Tx,
  { news }: Pick<StoreParts, 'news'>,
  act: string,
  state: EmergenciesTable['state'],
): Promise<void> => news.tell(tx, [{ kind: 'emergency', detail: { act, state } }]);

export const againstText = (denials: readonly Denial[]): string =>
  JSON.stringify([
    ...new Map(
      denials.map(({ rule, article }) => [
        `${rule} ${article ?? ''}`,
        { rule, ...(article !== undefined && { article }) },
      ]),
    ).values(),
  ]);

/** Until when an own emergency holds that is released now. */
export const overrideFrom = (
  wish: { reason: OverrideFacts['reason']; justification: string; hours: number },
  people: readonly [asked: string, decided: string],
  nowMs: number,
): OverrideFacts => ({
  ...{ people, reason: wish.reason, justification: wish.justification },
  ...{ from: nowMs, until: nowMs + wish.hours * 3_600_000 },
});
