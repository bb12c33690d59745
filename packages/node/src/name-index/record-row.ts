// SPDX-License-Identifier: Apache-2.0
// A stored record as a database row: the columns that every record has, and the rest as JSON.

import type { StoredRecord } from '@tansiq/names';

export type RecordRow = {
  readonly doc: number;
  readonly id: string;
  readonly name: string;
  readonly birth: string | null;
  readonly extra: string | null;
};

/** The fields beside id, name and birth as JSON, or null when there are none. */
export function extraOf(record: StoredRecord): string | null {
  const { doc: _doc, id: _id, name: _name, birth: _birth, ...rest } = record;
  return Object.keys(rest).length === 0 ? null : JSON.stringify(rest);
}

/** The record of a row. */
export function recordOf(row: RecordRow): StoredRecord {
  const extra = row.extra === null ? {} : (JSON.parse(row.extra) as Partial<StoredRecord>);
  return {
    ...extra,
    doc: row.doc,
    id: row.id,
    name: row.name,
    ...(row.birth === null ? {} : { birth: row.birth }),
  };
}
