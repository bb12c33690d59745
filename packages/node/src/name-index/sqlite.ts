// SPDX-License-Identifier: Apache-2.0
// Keeps a name index in SQLite: one file, one writer, any number of reading processes (WAL).

import type {
  Batch,
  IndexState,
  NameStorage,
  SegmentContent,
  SegmentHead,
  StoredRecord,
  TokenRow,
} from '@tansiq/names';
import { documentNumber } from '@tansiq/names';
import Database from 'better-sqlite3';
import { extraOf, type RecordRow, recordOf } from './record-row.ts';

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS name_index_state (one INTEGER PRIMARY KEY CHECK (one = 1), generation INTEGER NOT NULL,
    next_doc INTEGER NOT NULL, tokens INTEGER NOT NULL, records INTEGER NOT NULL);
  INSERT OR IGNORE INTO name_index_state VALUES (1, 0, 0, 0, 0);
  CREATE TABLE IF NOT EXISTS name_index_record (doc INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, birth TEXT, extra TEXT);
  CREATE INDEX IF NOT EXISTS name_index_record_id ON name_index_record (id);
  CREATE TABLE IF NOT EXISTS name_index_number (number TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (number, doc)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS name_index_token (token INTEGER PRIMARY KEY, key TEXT NOT NULL, count INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS name_index_segment (segment INTEGER PRIMARY KEY AUTOINCREMENT, base INTEGER NOT NULL, size INTEGER NOT NULL,
    births BLOB NOT NULL, units BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS name_index_posting (token INTEGER NOT NULL, segment INTEGER NOT NULL, bytes BLOB NOT NULL,
    PRIMARY KEY (token, segment)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS name_index_removed (doc INTEGER PRIMARY KEY);
`;

function bytesOf(array: Uint16Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function yearsOf(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(bytes.slice().buffer);
}

/** A NameStorage over one better-sqlite3 connection; `path` may be `:memory:`. Deleted rows are overwritten (secure_delete). */
export class SqliteNameStorage implements NameStorage {
  readonly #db: Database.Database;
  readonly #sql: ReturnType<typeof statements>;

  constructor(path: string, options: { readonly cacheMb?: number } = {}) {
    this.#db = new Database(path);
    this.#db.pragma('journal_mode = WAL');
    this.#db.pragma('synchronous = NORMAL');
    this.#db.pragma('secure_delete = ON');
    this.#db.pragma('busy_timeout = 10000');
    this.#db.pragma(`cache_size = ${-1024 * (options.cacheMb ?? 128)}`);
    this.#db.exec(SCHEMA);
    this.#sql = statements(this.#db);
  }

  close(): void {
    this.#db.close();
  }

  async state(): Promise<IndexState> {
    return this.#sql.state.get() as IndexState;
  }

  async tokensFrom(token: number): Promise<TokenRow[]> {
    return this.#sql.tokensFrom.all(token) as TokenRow[];
  }

  async counts(): Promise<{ token: number; count: number }[]> {
    return this.#sql.counts.all() as { token: number; count: number }[];
  }

  async segments(): Promise<SegmentHead[]> {
    return this.#sql.segments.all() as SegmentHead[];
  }

  async columns(segment: number): Promise<Pick<SegmentContent, 'births' | 'units'>> {
    const row = this.#sql.columns.get(segment) as { births: Uint8Array; units: Uint8Array } | undefined;
    return row
      ? { births: yearsOf(row.births), units: row.units }
      : { births: new Uint16Array(0), units: new Uint8Array(0) };
  }

  async postings(
    tokens: readonly number[],
  ): Promise<{ token: number; segment: number; bytes: Uint8Array }[]> {
    const out: { token: number; segment: number; bytes: Uint8Array }[] = [];
    for (const token of tokens) {
      for (const row of this.#sql.postings.all(token) as { segment: number; bytes: Uint8Array }[])
        out.push({ token, ...row });
    }
    return out;
  }

  async records(docs: readonly number[]): Promise<StoredRecord[]> {
    const out: StoredRecord[] = [];
    for (const doc of docs) {
      const row = this.#sql.record.get(doc) as RecordRow | undefined;
      if (row) out.push(recordOf(row));
    }
    return out;
  }

  async docsOfIds(ids: readonly string[]): Promise<number[]> {
    return ids.flatMap((id) => (this.#sql.docsOfId.all(id) as { doc: number }[]).map((row) => row.doc));
  }

  async docsOfNumbers(numbers: readonly string[]): Promise<number[]> {
    return numbers.flatMap((number) =>
      (this.#sql.docsOfNumber.all(number) as { doc: number }[]).map((row) => row.doc),
    );
  }

  async removedDocs(): Promise<number[]> {
    return (this.#sql.removed.all() as { doc: number }[]).map((row) => row.doc);
  }

  async append(batch: Batch): Promise<void> {
    this.#db
      .transaction(() => {
        const state = this.#sql.state.get() as IndexState;
        if (state.nextDoc !== batch.base)
          throw new Error(
            'another process has written to this name index: reopen it and take the batch again',
          );
        for (const record of batch.records) {
          this.#sql.insertRecord.run(
            record.doc,
            record.id,
            record.name,
            record.birth ?? null,
            extraOf(record),
          );
          for (const number of record.documents ?? [])
            this.#sql.insertNumber.run(documentNumber(number), record.doc);
        }
        for (const row of batch.newTokens) this.#sql.insertToken.run(row.token, row.key, row.count);
        this.#putSegment(batch.base, batch.content, true);
        this.#sql.advance.run(
          batch.base + batch.records.length,
          batch.newTokens.length,
          batch.records.length,
        );
      })
      .immediate();
  }

  async remove(docs: readonly number[]): Promise<void> {
    this.#db
      .transaction(() => {
        let gone = 0;
        for (const doc of docs) {
          gone += this.#sql.deleteRecord.run(doc).changes;
          this.#sql.deleteNumbers.run(doc);
          this.#sql.insertRemoved.run(doc);
        }
        this.#sql.retreat.run(gone);
      })
      .immediate();
  }

  async segmentPostings(segment: number): Promise<{ token: number; bytes: Uint8Array }[]> {
    return this.#sql.segmentPostings.all(segment) as { token: number; bytes: Uint8Array }[];
  }

  async replaceSegments(
    old: readonly number[],
    base: number,
    content: SegmentContent,
    purged: readonly number[],
  ): Promise<void> {
    this.#db
      .transaction(() => {
        for (const segment of old) {
          this.#sql.deleteSegment.run(segment);
          this.#sql.deletePostings.run(segment);
        }
        this.#putSegment(base, content, false);
        for (const doc of purged) this.#sql.deleteRemoved.run(doc);
        this.#sql.retreat.run(0);
      })
      .immediate();
  }

  #putSegment(base: number, content: SegmentContent, counted: boolean): void {
    const segment = Number(
      this.#sql.insertSegment.run(base, content.size, bytesOf(content.births), content.units).lastInsertRowid,
    );
    for (const { token, count, bytes } of content.postings) {
      this.#sql.insertPosting.run(token, segment, bytes);
      if (counted) this.#sql.addCount.run(count, token);
    }
  }
}

function statements(db: Database.Database) {
  return {
    state: db.prepare('SELECT generation, next_doc AS nextDoc, tokens, records FROM name_index_state'),
    tokensFrom: db.prepare('SELECT token, key, count FROM name_index_token WHERE token >= ? ORDER BY token'),
    counts: db.prepare('SELECT token, count FROM name_index_token'),
    segments: db.prepare('SELECT segment, base, size FROM name_index_segment ORDER BY base'),
    columns: db.prepare('SELECT births, units FROM name_index_segment WHERE segment = ?'),
    postings: db.prepare('SELECT segment, bytes FROM name_index_posting WHERE token = ?'),
    record: db.prepare('SELECT doc, id, name, birth, extra FROM name_index_record WHERE doc = ?'),
    docsOfId: db.prepare('SELECT doc FROM name_index_record WHERE id = ?'),
    docsOfNumber: db.prepare('SELECT doc FROM name_index_number WHERE number = ?'),
    removed: db.prepare('SELECT doc FROM name_index_removed'),
    insertRecord: db.prepare('INSERT INTO name_index_record VALUES (?, ?, ?, ?, ?)'),
    insertNumber: db.prepare('INSERT OR IGNORE INTO name_index_number VALUES (?, ?)'),
    insertToken: db.prepare('INSERT INTO name_index_token VALUES (?, ?, ?)'),
    addCount: db.prepare('UPDATE name_index_token SET count = count + ? WHERE token = ?'),
    insertSegment: db.prepare(
      'INSERT INTO name_index_segment (base, size, births, units) VALUES (?, ?, ?, ?)',
    ),
    insertPosting: db.prepare('INSERT INTO name_index_posting VALUES (?, ?, ?)'),
    advance: db.prepare(
      'UPDATE name_index_state SET generation = generation + 1, next_doc = ?, tokens = tokens + ?, records = records + ?',
    ),
    retreat: db.prepare('UPDATE name_index_state SET generation = generation + 1, records = records - ?'),
    deleteRecord: db.prepare('DELETE FROM name_index_record WHERE doc = ?'),
    deleteNumbers: db.prepare('DELETE FROM name_index_number WHERE doc = ?'),
    insertRemoved: db.prepare('INSERT OR IGNORE INTO name_index_removed VALUES (?)'),
    deleteRemoved: db.prepare('DELETE FROM name_index_removed WHERE doc = ?'),
    segmentPostings: db.prepare('SELECT token, bytes FROM name_index_posting WHERE segment = ?'),
    deleteSegment: db.prepare('DELETE FROM name_index_segment WHERE segment = ?'),
    deletePostings: db.prepare('DELETE FROM name_index_posting WHERE segment = ?'),
  };
}
