// SPDX-License-Identifier: Apache-2.0
// Which events go with time, which stay, and what is remembered of those that went: on each kind of store.
import { newRandomId } from '@tansiq/protocol';
import { describe, expect, it } from 'vitest';
import { pruneNotices } from '../capabilities/notices/prune.ts';
import { stores, useNotices } from '../capabilities/notices/test-notice-stage.ts';
import { changesFor, markVisit } from '../capabilities/today/changes.ts';
import { newsHorizon, pruneNews } from './prune-news.ts';

const DAY = 86_400_000;

describe.each(stores)('what only tells of something, on %s', (_, open) => {
  const stage = useNotices(open);
  const tell = (count: number) =>
    stage.store.writer.write((tx) =>
      stage.news.tell(
        tx,
        Array.from({ length: count }, () => ({ kind: 'link' as const, detail: { party: 'ma.dgsn' } })),
      ),
    );
  const left = async () =>
    (await stage.store.db.selectFrom('events').select('seq').orderBy('seq').execute()).map(({ seq }) => seq);
  const prune = (days: number, most = 1_000_000) => pruneNews(stage.store, stage.clock.ms, { days, most });

  it('goes when it is old, in groups, and its number is remembered', async () => {
    await tell(4500);
    await stage.notifier().tellAll();
    stage.clock.ms += 40 * DAY;
    await tell(3);
    expect(await prune(50)).toBe(0);
    expect(await newsHorizon(stage.store.db)).toBe(0);
    expect(await prune(30)).toBe(4500);
    const last = await stage.news.last();
    expect(await left()).toEqual([last - 2, last - 1, last]);
    expect(await newsHorizon(stage.store.db)).toBe(last - 3);
    expect(await prune(30)).toBe(0);
  });

  it('goes when there is too much of it, however young it is', async () => {
    await tell(100);
    await stage.notifier().tellAll();
    expect(await prune(30, 40)).toBe(60);
    expect((await left()).length).toBe(40);
  });

  it('leaves the newest, so that no number is given twice', async () => {
    await tell(5);
    await stage.notifier().tellAll();
    const last = await stage.news.last();
    stage.clock.ms += 40 * DAY;
    expect(await prune(30)).toBe(4);
    expect(await stage.news.last()).toBe(last);
    await tell(1);
    expect(await stage.news.last()).toBe(last + 1);
  });

  it('leaves what nobody was told of yet', async () => {
    await tell(5);
    stage.clock.ms += 40 * DAY;
    expect(await prune(30)).toBe(0);
    await stage.notifier().tellAll();
    expect(await prune(30)).toBe(4);
  });

  it('never lets the remembered number go back', async () => {
    await tell(30);
    await stage.notifier().tellAll();
    await prune(30, 10);
    const before = await newsHorizon(stage.store.db);
    await Promise.all([prune(30, 5), prune(30, 8)]);
    expect(await newsHorizon(stage.store.db)).toBe(before + 5);
  });

  it('makes Today say that more changed than it can show', async () => {
    const officer = await stage.user('officer');
    await tell(30);
    await stage.notifier().tellAll();
    const [first = 0] = await left();
    await stage.store.writer.write((tx) => markVisit(tx, officer.id, first, 0));
    expect((await changesFor(stage.store.db, officer, stage.clock.ms)).more).toBe(false);
    await prune(30, 10);
    expect((await changesFor(stage.store.db, officer, stage.clock.ms)).more).toBe(true);
  });

  it('goes from the notices once it was read long ago; what was not read stays', async () => {
    const officer = await stage.user('officer');
    const dossier = newRandomId();
    await stage.grant(dossier, officer);
    await stage.received(dossier);
    await stage.notifier().tellAll();
    await stage.notices().read(officer, { upTo: Number.MAX_SAFE_INTEGER });
    await stage.received(dossier);
    await stage.notifier().tellAll();
    const gone = (days: number, deadlineHours = 48) =>
      pruneNotices(stage.store, stage.clock.ms, { days, deadlineHours });
    stage.clock.ms += 20 * DAY;
    expect(await gone(30)).toBe(0);
    // A deadline that is told ten days ahead is not told a second time.
    expect(await gone(5, 240)).toBe(0);
    expect(await gone(5)).toBe(1);
    expect(await stage.toldTo(officer)).toEqual([['report', 1]]);
  });
});
