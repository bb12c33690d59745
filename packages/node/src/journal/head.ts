// SPDX-License-Identifier: Apache-2.0
// The head of the journal's log: its right edge, its newest checkpoint and the newest one that the witness cosigned.
import { Buffer } from 'node:buffer';
import { Frontier, parseCheckpoint, parseNote } from '@tansiq/ledger';
import { b64u } from '@tansiq/protocol';
import { sql } from 'kysely';
import { type Db, type Dialect, lockRows, type Tx } from '../store/index.ts';
import { JournalError } from './journal-error.ts';

export interface Head {
  readonly frontier: Frontier;
  /** Newest own checkpoint, a signed note. */
  readonly checkpoint: string | null;
  /** Newest checkpoint with the witness's cosignature, and its size. */
  readonly cosigned: string | null;
  readonly cosignedSize: number;
}

interface HeadRow {
  size: number;
  frontier: string;
  checkpoint: string | null;
  cosigned: string | null;
  cosigned_size: number;
}

/** Reads a log's head; with `lock`, nobody else appends until the transaction ends. */
export async function readHead(db: Db | Tx, dialect: Dialect, log: string, lock = false): Promise<Head> {
  const locked = lock ? lockRows(dialect, 'update') : sql``;
  const found =
    await sql<HeadRow>`select size, frontier, checkpoint, cosigned, cosigned_size from log_heads where log = ${log}${locked}`.execute(
      db,
    );
  const row = found.rows[0];
  if (!row) throw new JournalError('diverged', `the head of ${log} is gone`);
  const hashes = (JSON.parse(row.frontier) as string[]).map((hash) => Buffer.from(hash, 'base64url'));
  return {
    frontier: Frontier.restore(row.size, hashes),
    checkpoint: row.checkpoint,
    cosigned: row.cosigned,
    cosignedSize: row.cosigned_size,
  };
}

/** Writes the right edge back after appending. */
export async function writeFrontier(tx: Tx, log: string, frontier: Frontier): Promise<void> {
  const edge = { size: frontier.size, frontier: JSON.stringify(frontier.hashes().map(b64u)) };
  await tx.updateTable('log_heads').set(edge).where('log', '=', log).execute();
}

/** Size that a stored signed checkpoint names; 0 for none. Its signatures were checked when it was stored. */
export function checkpointSize(note: string | null): number {
  return note === null ? 0 : parseCheckpoint(parseNote(note).text).size;
}
