// SPDX-License-Identifier: Apache-2.0
// What every database that keeps a name index must do: one suite, run on each of them.

import { NameIndex, type NameStorage, type NewRecord } from '@tansiq/names';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Opens an empty storage; `again` opens the same data as another process would. */
export type OpenedStorage = {
  readonly storage: NameStorage;
  readonly again: () => Promise<NameStorage>;
  readonly close: () => Promise<void>;
};

const PEOPLE: readonly NewRecord[] = [
  { id: 'a', name: 'Abdeluafi Laftit', birth: '1967-09-23', documents: ['AB 123456'] },
  { id: 'b', name: 'Mohamed Benjelloun', birth: '1980', aliases: ['Hammou Jelloun'] },
  {
    id: 'c',
    name: 'فاطمة الزهراء الغزالي',
    birth: '1991-02-03',
    place: 'Figuig',
    countries: ['MA'],
    sex: 'female',
  },
  { id: 'd', name: 'Karim Zoulfikar', birth: '' },
  { id: 'e', name: 'Nul\u0000ard \ud800 Smith' },
];

async function ids(index: NameIndex, name: string, more: Partial<NewRecord> = {}): Promise<string[]> {
  return (await index.search({ ...more, name }, 3)).map((candidate) => candidate.record.id);
}

/** Registers the contract's tests under the database's name. */
export function nameStorageContract(database: string, open: () => Promise<OpenedStorage>): void {
  describe(`a name index kept in ${database}`, () => {
    let opened: OpenedStorage;
    let index: NameIndex;
    beforeEach(async () => {
      opened = await open();
      index = await NameIndex.open(opened.storage, { segmentSize: 4, mergedSize: 8 });
      await index.add(PEOPLE);
      await index.flush();
    });
    afterEach(() => opened.close());

    it('finds Latin records by Arabic names and the reverse, by alias and by document number', async () => {
      expect(index.size).toBe(5);
      expect((await ids(index, 'عبد الوافي لفتيت'))[0]).toBe('a');
      expect((await ids(index, 'محمد بن جلون'))[0]).toBe('b');
      expect((await ids(index, 'Hammou Jelloun'))[0]).toBe('b');
      expect((await ids(index, 'Fatima Ezzahra Rhazali'))[0]).toBe('c');
      expect((await ids(index, 'Somebody Else', { documents: ['ab-123456'] }))[0]).toBe('a');
    });

    it('gives records back as they were taken', async () => {
      const [found] = await index.search({ name: 'Fatima Zahra Ghazali' }, 1);
      expect(found?.record).toMatchObject({
        id: 'c',
        name: 'فاطمة الزهراء الغزالي',
        birth: '1991-02-03',
        place: 'Figuig',
        countries: ['MA'],
        sex: 'female',
      });
    });

    it('lets another process read what was written, and see what is written later', async () => {
      const reader = await NameIndex.open(await opened.again());
      expect((await ids(reader, 'محمد بن جلون'))[0]).toBe('b');
      await index.add([{ id: 'f', name: 'Yamal Haddad' }]);
      await index.flush();
      expect((await ids(reader, 'جمال الحداد'))[0]).toBe('f');
    });

    it('refuses a batch from a writer that has not seen another writer', async () => {
      const other = await NameIndex.open(await opened.again());
      await other.add([{ id: 'g', name: 'Said Amrani' }]);
      await index.add([{ id: 'h', name: 'Omar Naciri' }]);
      await index.flush();
      await expect(other.flush()).rejects.toThrow(/another process/);
    });

    it('removes a person at once for every reader, and keeps the others through a compaction', async () => {
      const reader = await NameIndex.open(await opened.again());
      await index.remove(['b', 'a']);
      for (const each of [index, reader]) {
        expect(await ids(each, 'محمد بن جلون')).not.toContain('b');
        expect(await ids(each, 'x', { documents: ['AB123456'] })).not.toContain('a');
        expect(each.size).toBe(3);
      }
      await index.compact();
      expect(await opened.storage.removedDocs()).toEqual([]);
      expect((await ids(index, 'Fatima Zahra Ghazali'))[0]).toBe('c');
      expect((await ids(reader, 'كريم ذو الفقار'))[0]).toBe('d');
      expect(await ids(index, 'محمد بن جلون')).not.toContain('b');
    });

    it('merges small segments without losing anyone', async () => {
      for (let i = 0; i < 6; i++) {
        await index.add([{ id: `x${i}`, name: `Rachid Ouafi${'abcdef'[i]}`, birth: String(1930 + 10 * i) }]);
        await index.flush();
      }
      const before = (await opened.storage.segments()).length;
      const merged = await NameIndex.open(await opened.again(), { mergedSize: 100 });
      await merged.compact();
      expect((await opened.storage.segments()).length).toBeLessThan(before);
      for (let i = 0; i < 6; i++)
        expect((await ids(merged, 'Rachid Ouafi', { birth: String(1930 + 10 * i) }))[0]).toBe(`x${i}`);
    });
  });
}
