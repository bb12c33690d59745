// SPDX-License-Identifier: Apache-2.0
// Keeps a name index in PostgreSQL: the same tables as in SQLite, posting lists as bytea.

import {
  type Batch,
  documentNumber,
  type IndexState,
  type NameStorage,
  type SegmentContent,
  type SegmentHead,
  type StoredRecord,
  type TokenRow,
} from '@tansiq/names';
import { extraOf, type RecordRow, recordOf } from './record-row.ts';

/** What is asked of a connection: node-postgres clients have it, PGlite too. One connection, not a pool: transactions run on it. */
export type Queryable = {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[]; rowCount?: number | null }>;
};

const SCHEMA = [
  `CREATE TABLE IF NOT EXISTS name_index_state (one int PRIMARY KEY CHECK (one = 1), generation bigint NOT NULL, next_doc bigint NOT NULL,
    tokens bigint NOT NULL, records bigint NOT NULL)`,
  'INSERT INTO name_index_state VALUES (1, 0, 0, 0, 0) ON CONFLICT DO NOTHING',
  'CREATE TABLE IF NOT EXISTS name_index_record (doc bigint PRIMARY KEY, id text NOT NULL, name text NOT NULL, birth text, extra text)',
  'CREATE INDEX IF NOT EXISTS name_index_record_id ON name_index_record (id)',
  'CREATE TABLE IF NOT EXISTS name_index_number (number text NOT NULL, doc bigint NOT NULL, PRIMARY KEY (number, doc))',
  'CREATE INDEX IF NOT EXISTS name_index_number_doc ON name_index_number (doc)',
  'CREATE TABLE IF NOT EXISTS name_index_token (token bigint PRIMARY KEY, key text NOT NULL, count bigint NOT NULL)',
  `CREATE TABLE IF NOT EXISTS name_index_segment (segment bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, base bigint NOT NULL,
    size int NOT NULL, births bytea NOT NULL, units bytea NOT NULL)`,
  `CREATE TABLE IF NOT EXISTS name_index_posting (token bigint NOT NULL, segment bigint NOT NULL, bytes bytea NOT NULL,
    PRIMARY KEY (token, segment))`,
  'CREATE INDEX IF NOT EXISTS name_index_posting_segment ON name_index_posting (segment)',
  'CREATE TABLE IF NOT EXISTS name_index_removed (doc bigint PRIMARY KEY)',
];

/** Rows sent in one statement. */
const ROWS = 5000;
/** PostgreSQL text cannot hold NUL. */
const storable = (text: string | null) => (text === null ? null : text.replaceAll('\u0000', ''));

function numbers<T extends Record<string, unknown>>(row: unknown, keys: readonly (keyof T)[]): T {
  const out = { ...(row as T) };
  for (const key of keys) out[key] = Number(out[key]) as T[keyof T];
  return out;
}

function bytesOf(value: unknown): Uint8Array {
  const bytes = value as Uint8Array;
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function* chunks<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let i = 0; i < list.length; i += ROWS) yield list.slice(i, i + ROWS);
}

/** A NameStorage over one PostgreSQL connection; call `prepare` once before use. */
export class PostgresNameStorage implements NameStorage {
  readonly #db: Queryable;

  constructor(db: Queryable) {
    this.#db = db;
  }

  /** Creates the tables that are missing. */
  async prepare(): Promise<void> {
    for (const statement of SCHEMA) await this.#db.query(statement);
  }

  async state(): Promise<IndexState> {
    const { rows } = await this.#db.query(
      'SELECT generation, next_doc AS "nextDoc", tokens, records FROM name_index_state',
    );
    return numbers<IndexState>(rows[0], ['generation', 'nextDoc', 'tokens', 'records']);
  }

  async tokensFrom(token: number): Promise<TokenRow[]> {
    const { rows } = await this.#db.query(
      'SELECT token, key, count FROM name_index_token WHERE token >= $1 ORDER BY token',
      [token],
    );
    return rows.map((row) => numbers<TokenRow>(row, ['token', 'count']));
  }

  async counts(): Promise<{ token: number; count: number }[]> {
    const { rows } = await this.#db.query('SELECT token, count FROM name_index_token');
    return rows.map((row) => numbers<{ token: number; count: number }>(row, ['token', 'count']));
  }

  async segments(): Promise<SegmentHead[]> {
    const { rows } = await this.#db.query('SELECT segment, base, size FROM name_index_segment ORDER BY base');
    return rows.map((row) => numbers<SegmentHead>(row, ['segment', 'base', 'size']));
  }

  async columns(segment: number): Promise<Pick<SegmentContent, 'births' | 'units'>> {
    const { rows } = await this.#db.query('SELECT births, units FROM name_index_segment WHERE segment = $1', [
      segment,
    ]);
    const row = rows[0] as { births: unknown; units: unknown } | undefined;
    if (!row) return { births: new Uint16Array(0), units: new Uint8Array(0) };
    return { births: new Uint16Array(bytesOf(row.births).slice().buffer), units: bytesOf(row.units).slice() };
  }

  async postings(
    tokens: readonly number[],
  ): Promise<{ token: number; segment: number; bytes: Uint8Array }[]> {
    const { rows } = await this.#db.query(
      'SELECT token, segment, bytes FROM name_index_posting WHERE token = ANY($1::bigint[])',
      [tokens],
    );
    return (rows as { token: unknown; segment: unknown; bytes: unknown }[]).map((row) => ({
      token: Number(row.token),
      segment: Number(row.segment),
      bytes: bytesOf(row.bytes),
    }));
  }

  async records(docs: readonly number[]): Promise<StoredRecord[]> {
    const { rows } = await this.#db.query(
      'SELECT doc, id, name, birth, extra FROM name_index_record WHERE doc = ANY($1::bigint[])',
      [docs],
    );
    return rows.map((row) => recordOf(numbers<RecordRow>(row, ['doc'])));
  }

  async docsOfIds(ids: readonly string[]): Promise<number[]> {
    return this.#docs('SELECT doc FROM name_index_record WHERE id = ANY($1::text[])', [ids]);
  }

  async docsOfNumbers(documents: readonly string[]): Promise<number[]> {
    return this.#docs('SELECT doc FROM name_index_number WHERE number = ANY($1::text[])', [documents]);
  }

  async removedDocs(): Promise<number[]> {
    return this.#docs('SELECT doc FROM name_index_removed', []);
  }

  async append(batch: Batch): Promise<void> {
    await this.#transaction(async () => {
      const { rows } = await this.#db.query('SELECT next_doc FROM name_index_state FOR UPDATE');
      if (Number((rows[0] as { next_doc: unknown }).next_doc) !== batch.base) {
        throw new Error('another process has written to this name index: reopen it and take the batch again');
      }
      for (const part of chunks(batch.records)) {
        await this.#db.query(
          'INSERT INTO name_index_record SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])',
          [
            part.map((r) => r.doc),
            part.map((r) => storable(r.id)),
            part.map((r) => storable(r.name)),
            part.map((r) => storable(r.birth ?? null)),
            part.map((r) => storable(extraOf(r))),
          ],
        );
        const papers = part.flatMap((r) =>
          (r.documents ?? []).map((number) => [documentNumber(number), r.doc] as const),
        );
        if (papers.length > 0) {
          await this.#db.query(
            'INSERT INTO name_index_number SELECT * FROM unnest($1::text[], $2::bigint[]) ON CONFLICT DO NOTHING',
            [papers.map(([number]) => number), papers.map(([, doc]) => doc)],
          );
        }
      }
      for (const part of chunks(batch.newTokens)) {
        await this.#db.query(
          'INSERT INTO name_index_token SELECT * FROM unnest($1::bigint[], $2::text[], $3::bigint[])',
          [part.map((t) => t.token), part.map((t) => t.key), part.map((t) => t.count)],
        );
      }
      await this.#putSegment(batch.base, batch.content, true);
      await this.#db.query(
        'UPDATE name_index_state SET generation = generation + 1, next_doc = $1, tokens = tokens + $2, records = records + $3',
        [batch.base + batch.records.length, batch.newTokens.length, batch.records.length],
      );
    });
  }

  async remove(docs: readonly number[]): Promise<void> {
    await this.#transaction(async () => {
      const { rows } = await this.#db.query(
        'DELETE FROM name_index_record WHERE doc = ANY($1::bigint[]) RETURNING doc',
        [docs],
      );
      await this.#db.query('DELETE FROM name_index_number WHERE doc = ANY($1::bigint[])', [docs]);
      await this.#db.query(
        'INSERT INTO name_index_removed SELECT unnest($1::bigint[]) ON CONFLICT DO NOTHING',
        [docs],
      );
      await this.#db.query(
        'UPDATE name_index_state SET generation = generation + 1, records = records - $1',
        [rows.length],
      );
    });
  }

  async segmentPostings(segment: number): Promise<{ token: number; bytes: Uint8Array }[]> {
    const { rows } = await this.#db.query('SELECT token, bytes FROM name_index_posting WHERE segment = $1', [
      segment,
    ]);
    return (rows as { token: unknown; bytes: unknown }[]).map((row) => ({
      token: Number(row.token),
      bytes: bytesOf(row.bytes),
    }));
  }

  async replaceSegments(
    old: readonly number[],
    base: number,
    content: SegmentContent,
    purged: readonly number[],
  ): Promise<void> {
    await this.#transaction(async () => {
      await this.#db.query('DELETE FROM name_index_posting WHERE segment = ANY($1::bigint[])', [old]);
      await this.#db.query('DELETE FROM name_index_segment WHERE segment = ANY($1::bigint[])', [old]);
      await this.#putSegment(base, content, false);
      await this.#db.query('DELETE FROM name_index_removed WHERE doc = ANY($1::bigint[])', [purged]);
      await this.#db.query('UPDATE name_index_state SET generation = generation + 1');
    });
  }

  async #putSegment(base: number, content: SegmentContent, counted: boolean): Promise<void> {
    const births = new Uint8Array(
      content.births.buffer,
      content.births.byteOffset,
      content.births.byteLength,
    );
    const { rows } = await this.#db.query(
      'INSERT INTO name_index_segment (base, size, births, units) VALUES ($1, $2, $3, $4) RETURNING segment',
      [base, content.size, births, content.units],
    );
    const segment = Number((rows[0] as { segment: unknown }).segment);
    for (const part of chunks(content.postings)) {
      await this.#db.query(
        'INSERT INTO name_index_posting SELECT t, $2, b FROM unnest($1::bigint[], $3::bytea[]) AS rows (t, b)',
        [part.map((p) => p.token), segment, part.map((p) => p.bytes)],
      );
      if (!counted) continue;
      await this.#db.query(
        'UPDATE name_index_token AS k SET count = k.count + rows.n FROM unnest($1::bigint[], $2::bigint[]) AS rows (t, n) WHERE k.token = rows.t',
        [part.map((p) => p.token), part.map((p) => p.count)],
      );
    }
  }

  async #docs(sql: string, values: unknown[]): Promise<number[]> {
    const { rows } = await this.#db.query(sql, values);
    return (rows as { doc: unknown }[]).map((row) => Number(row.doc));
  }

  async #transaction(work: () => Promise<void>): Promise<void> {
    await this.#db.query('BEGIN');
    try {
      await work();
      await this.#db.query('COMMIT');
    } catch (error) {
      await this.#db.query('ROLLBACK');
      throw error;
    }
  }
}
