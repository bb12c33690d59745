// SPDX-License-Identifier: Apache-2.0
// Deadlines that are near, and a witness that refuses: told once, to whom they concern, through the gate.
import { newRandomId } from '@tansiq/protocol';
import { describe, expect, it } from 'vitest';
import type { Item } from '../today/index.ts';
import { tellDeadlines } from './deadlines.ts';
import { stores, useNotices } from './test-notice-stage.ts';

const HOUR = 3_600_000;

describe.each(stores)('near deadlines on %s', (_, open) => {
  const stage = useNotices(open);

  it('are told once to whoever they wait for, again when they move, and no more once one may not know', async () => {
    const [officer, other] = [await stage.user('officer'), await stage.user('officer')];
    const dossier = newRandomId();
    await stage.grant(dossier, officer);
    const act = await stage.received(dossier);
    await stage.notifier().tellAll();
    await stage.notices().read(officer, { upTo: Number.MAX_SAFE_INTEGER });
    let deadline = stage.clock.ms + 20 * HOUR;
    const item = (): Item => ({
      ...{ kind: 'expiring', subject: act, target: { page: 'act', id: act }, deadline, dossier },
      ...{ gravity: 'now', overdue: false, notable: true },
    });
    // Both are said to have it due: the gate lets only one of them know of it.
    const tell = async () => {
      const parts = { store: stage.store, news: stage.news, withinMs: 48 * HOUR };
      const told = await tellDeadlines({ ...parts, due: async () => [item()] });
      await stage.notifier().tellAll();
      return told;
    };
    expect(await tell()).toBe(2);
    expect(await stage.toldTo(officer)).toEqual([['deadline', 1]]);
    expect(await stage.toldTo(other)).toEqual([]);
    await tell();
    expect(await stage.toldTo(officer)).toEqual([['deadline', 1]]);
    deadline += HOUR;
    await tell();
    expect(await stage.toldTo(officer)).toHaveLength(2);
    await stage.store.writer.write((tx) =>
      tx.deleteFrom('dossier_readers').where('user', '=', officer.id).execute(),
    );
    const { items } = await stage.notices().list(officer, { limit: 9, unread: true });
    expect(items).toEqual([]);
  });

  it('of agreements are told to who knows of the talks', async () => {
    const negotiator = await stage.user('negotiator');
    const lineage = newRandomId();
    await stage.grant(lineage, negotiator);
    const item: Item = {
      ...{ kind: 'sign', subject: `${lineage}/x`, target: { page: 'agreement', id: lineage } },
      ...{ deadline: stage.clock.ms + HOUR, gravity: 'now', overdue: false, notable: false },
    };
    const parts = { store: stage.store, news: stage.news, withinMs: 48 * HOUR };
    await tellDeadlines({ ...parts, due: async () => [item] });
    await stage.notifier().tellAll();
    const seen = async () =>
      (await stage.notices().list(negotiator, { limit: 9, unread: true })).items.length;
    expect(await seen()).toBe(1);
    await stage.store.writer.write((tx) => tx.deleteFrom('dossier_readers').execute());
    expect(await seen()).toBe(0);
  });

  it('stand beside a witness that refuses: that is told to the head, the supervisor and the administrator', async () => {
    const [officer, head, supervisor] = [
      await stage.user('officer'),
      await stage.user('head'),
      await stage.user('supervisor'),
    ];
    const refused = { result: 'refused', why: 'longer' };
    await stage.store.writer.write((tx) => stage.news.tell(tx, [{ kind: 'witness', detail: refused }]));
    await stage.notifier().tellAll();
    expect(await stage.toldTo(head)).toEqual([['witness', 1]]);
    expect(await stage.toldTo(supervisor)).toEqual([['witness', 1]]);
    expect(await stage.toldTo(officer)).toEqual([]);
  });
});
