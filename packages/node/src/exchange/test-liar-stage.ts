// SPDX-License-Identifier: Apache-2.0
// The stage for acts that lie: a real node, a partner with valid keys, and what must hold of every answer.
import { type BatchEntry, canonicalize, type EntryResult, newRandomId } from '@tansiq/protocol';
import { afterAll, beforeAll, expect } from 'vitest';
import type { AgreementInForce } from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty } from '../test-nodes.ts';
import { census, difference, newestRecord, recordedSince } from './test-census.ts';
import { agree } from './test-liar-agreement.ts';
import { idOf, signed } from './test-liar-reading.ts';
import { LyingPartner } from './test-lying-partner.ts';

let nodes: TestNodes;
export let madrid: TestParty;
export let liar: LyingPartner;
export let paris: LyingPartner;
export let agreement: AgreementInForce;

/** Call once in a file of tests: brings up the node, the liar and a third party, and takes them down. */
export function onStage(): void {
  beforeAll(async () => {
    nodes = await startNodes(['es.pn']);
    madrid = nodes.get('es.pn');
    liar = await LyingPartner.meet(madrid, 'ma.dgsn');
    paris = await LyingPartner.meet(madrid, 'fr.dgpn');
    agreement = await agree(liar);
  });
  afterAll(async () => {
    liar?.leave();
    paris?.leave();
    await nodes?.stop();
  });
}

/** What may come of one act that is not taken: its header and kept sections, its entry and receipt; and the disposition that answers it. */
export const MOST = { acts: 2, sections: 3, audience: 5, entries: 2, receipts: 2, journal: 20, events: 20 };

/** The act gets this answer, the journal says so, and nothing of it can be read or found. */
export async function answered(entry: BatchEntry, expected: EntryResult): Promise<void> {
  await liar.hear();
  const before = await census(madrid);
  const mark = await newestRecord(madrid);
  expect(await liar.tell(entry)).toEqual(expected);
  const changed = difference(before, await census(madrid));
  for (const [table, rows] of Object.entries(changed)) {
    expect(rows, table).toBeLessThanOrEqual(MOST[table as keyof typeof MOST] ?? 0);
  }
  const id = idOf(entry.act);
  const rows = (await recordedSince(madrid, mark)).map(({ row }) => row);
  expect(rows).toContainEqual(
    expect.objectContaining({
      who: liar.id,
      what: 'refuse',
      act: id,
      decision: expect.objectContaining({ permit: false, rule: 'rule' in expected && expected.rule }),
    }),
  );
  const { db } = madrid.node.rooms.store;
  const held = await db.selectFrom('acts').selectAll().where('id', '=', id).executeTakeFirst();
  if (held) expect(held).toMatchObject({ status: expected.result, open: 0 });
  expect(await db.selectFrom('act_refs').selectAll().where('act', '=', id).execute()).toEqual([]);
  const named = await db
    .selectFrom('sections')
    .select('name')
    .where('seq', '=', held?.seq ?? 0)
    .execute();
  if (expected.result === 'refused')
    expect(
      named.filter(({ name }) => !['handling', 'consent', 'refs', 'note', 'recall'].includes(name)),
    ).toEqual([]);
  expect(await liar.tell(liar.entry(liar.note()))).toEqual({ result: 'accepted' });
}

export const refused = (rule: string): EntryResult => ({ result: 'refused', rule });
export const unreadable = (rule: string): EntryResult => ({ result: 'unreadable', rule });
export const quarantined = (rule: string): EntryResult => ({ result: 'quarantined', rule });
export const noteText = canonicalize({ stage: 'contact', text: { en: 'Hello' } });
export const forged = (
  header: Record<string, unknown> = {},
  texts: Record<string, string> = { note: noteText },
) => liar.forge({ type: 'talks.note', dossier: newRandomId(), ...header }, texts);
export const altered = (change: (act: string) => string): BatchEntry => {
  const entry = liar.entry(liar.note());
  return { ...entry, act: change(entry.act) };
};
export const part = (act: string, at: number, change: (part: string) => string) =>
  act
    .split('.')
    .map((one, i) => (i === at ? change(one) : one))
    .join('.');
export const rewritten = (act: string, change: (json: string) => string) => {
  const payload = Buffer.from(act.split('.')[1] ?? '', 'base64url').toString();
  return signed(change(payload), liar.keys.act);
};
export const withSections = (sections: unknown): BatchEntry => ({
  ...liar.entry(liar.note()),
  sections: sections as BatchEntry['sections'],
});
export const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
