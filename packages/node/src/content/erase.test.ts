// SPDX-License-Identifier: Apache-2.0
// Erasure in a real store: not a byte is left in any of its files, whatever else is being written meanwhile.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openStore, type Store } from '../store/index.ts';
import { eraseActs, finishErasure, scrubErased } from './erase.ts';

const MARKER = 'quiet-harbour-7f3a';
let folder: string;
let store: Store;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tansiq-erase-'));
  store = await openStore({ sqlite: join(folder, 'node.sqlite') });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const filesWith = (text: string) =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));

const act = (id: string, type: string) => ({
  ...{ id, jws: 'x', type, author: 'ma.dgsn', dossier: null, lineage: null, terms: null },
  ...{
    time: '2026-11-22T09:00:00Z',
    own: 0 as const,
    status: 'accepted' as const,
    rule: null,
    article: null,
  },
  ...{ stored_ms: 0, evidence: null, open: 1 as const, kind: 'content', rank: 0, h3: 0 as const, hold: 1 },
  ...{ expires_ms: 9e15, shielded: 0 as const, composed_by: null, released_by: null },
});

async function put(id: string, sections: Record<string, string>, said = MARKER): Promise<void> {
  await store.writer.write(async (tx) => {
    const { seq } = await tx
      .insertInto('acts')
      .values(act(id, 'report.share'))
      .returning('seq')
      .executeTakeFirstOrThrow();
    for (const [name, body] of Object.entries(sections))
      await tx
        .insertInto('sections')
        .values({ seq, name, salt: `salt-${id}`, body })
        .execute();
    const statement = { kind: 'person', category: null, lang: null, evaluation: '4x4:B2', marking: '{}' };
    await tx
      .insertInto('statements')
      .values({ id: `s-${id}`, act: id, subject: 'p1', prop: 'name', value: said, ...statement })
      .execute();
  });
}

describe('erasing acts', () => {
  it('leaves no byte of content in the database or its log, long texts on pages of their own included', async () => {
    const long = JSON.stringify({ text: { en: `${'x'.repeat(50_000)}${MARKER}` } });
    await put('a1', { facts: long, handling: '{"kept":true}', title: `{"text":{"en":"${MARKER}"}}` });
    await put('a2', { facts: '{"text":{"en":"another"}}' }, 'another');
    expect(filesWith(MARKER)).not.toEqual([]);
    const erasure = await store.writer.write((tx) => eraseActs(tx, ['a1']));
    await finishErasure(store, erasure, async () => undefined);
    expect(filesWith(MARKER)).toEqual([]);
    const left = await store.db
      .selectFrom('sections')
      .innerJoin('acts', 'acts.seq', 'sections.seq')
      .select(['acts.id as act', 'sections.name'])
      .orderBy('acts.id')
      .execute();
    expect(left).toEqual([
      { act: 'a1', name: 'handling' },
      { act: 'a2', name: 'facts' },
    ]);
  });

  it('leaves none on pages that go on being used', async () => {
    const body = (n: number) =>
      `{"text":{"en":"${n % 3 === 0 ? MARKER : 'other'}-${'y'.repeat((n * 7919) % 5000)}"}}`;
    const ids = Array.from({ length: 300 }, (_, n) => `a${n}`);
    for (const [n, id] of ids.entries())
      await put(id, { facts: body(n), title: body(n) }, n % 3 === 0 ? MARKER : 'other');
    const thirds = ids.filter((_, n) => n % 3 === 0);
    const erasure = await store.writer.write((tx) => eraseActs(tx, thirds));
    await finishErasure(store, erasure, async () => undefined);
    expect(filesWith(MARKER)).toEqual([]);
    expect(filesWith('other-')).toEqual(['node.sqlite']);
  });

  it('waits for what others are writing, and takes their work with it', async () => {
    await put('a1', { facts: `{"text":{"en":"${MARKER}"}}` });
    const erasure = await store.writer.write((tx) => eraseActs(tx, ['a1']));
    let finished = false;
    const busy = store.writer.write(async (tx) => {
      await tx.insertInto('settings').values({ name: 'busy', value: '1' }).execute();
      await new Promise((resolve) => setTimeout(resolve, 50));
      await tx.updateTable('settings').set({ value: '2' }).where('name', '=', 'busy').execute();
      finished = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 10));
    await finishErasure(store, erasure, async () => undefined);
    expect(finished).toBe(true);
    await busy;
    expect(filesWith(MARKER)).toEqual([]);
  });

  it('that a crash interrupted is finished after the next start, and then the store is left alone', async () => {
    await put('a1', { facts: `{"text":{"en":"${MARKER}"}}` });
    await store.writer.write((tx) => eraseActs(tx, ['a1']));
    expect(filesWith(MARKER)).not.toEqual([]);
    await scrubErased(store);
    expect(filesWith(MARKER)).toEqual([]);
    const scrub = vi.fn(async () => undefined);
    await scrubErased({ ...store, scrub });
    expect(scrub).not.toHaveBeenCalled();
  });
});
