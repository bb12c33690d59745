// SPDX-License-Identifier: Apache-2.0
// The node's journal: an append-only Merkle log of who did what and why, written in the transaction of what was done.
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  consistencyProof,
  formatSignedCheckpoint,
  formatTlogProof,
  formatVerifierKey,
  inclusionProof,
  type OpenedCheckpoint,
  type Signer,
  sameHash,
  signCheckpoint,
  TileReader,
  TileWriter,
  type Verifier,
} from '@tansiq/ledger';
import { b64u } from '@tansiq/protocol';
import { insertMany, type Store, type Tx } from '../store/index.ts';
import { addEpoch, type Epoch, journalOrigin, openEpoch } from './epochs.ts';
import { eraseRows } from './erase.ts';
import { checkpointSize, type Head, readHead, writeFrontier } from './head.ts';
import { JournalError } from './journal-error.ts';
import { openUnderAny } from './open-note.ts';
import { type RowPage, type RowQuery, readRows } from './read-rows.ts';
import { type JournalRow, leafText, rowLeaf, rowTime, type SealedRow, sealRow } from './row.ts';
import { withTiles } from './stored-tiles.ts';
import { type JournalReport, type VerifyOptions, verifyJournal } from './verify.ts';

/** The keys that a journal needs: who signs its checkpoints, and all who ever did. */
export interface JournalKeys {
  log(origin: string): Signer;
  logVerifiers(origin: string): readonly Verifier[];
}

export interface JournalParts {
  readonly store: Store;
  readonly party: string;
  readonly keys: JournalKeys;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What is needed to show that a row stands in the journal. */
export interface RowProof {
  /** Leaf data (protocol §12). */
  readonly leaf: string;
  /** C2SP tlog-proof. */
  readonly proof: string;
}

const LEAVES_AT_ONCE = 5_000;

export class Journal {
  readonly #parts: JournalParts;
  readonly #store: Store;
  #epoch: Epoch;
  #checkpointing: Promise<string> | undefined;

  private constructor(parts: JournalParts, epoch: Epoch) {
    this.#parts = parts;
    this.#store = parts.store;
    this.#epoch = epoch;
  }

  /** Opens the journal of this store, making it when there is none. */
  static async open(parts: JournalParts): Promise<Journal> {
    const { store, party } = parts;
    return new Journal(parts, await store.writer.alone((tx) => openEpoch(tx, store.dialect, party)));
  }

  /** Origin of the log of the epoch now running. */
  get origin(): string {
    return journalOrigin(this.#parts.party, this.#epoch);
  }

  /** Id of that epoch. */
  get epoch(): string {
    return this.#epoch.id;
  }

  /** Verifier key of the running log: what the supervisor gives to its witness. */
  get logKey(): string {
    const [newest] = this.#parts.keys.logVerifiers(this.origin);
    if (!newest) throw new JournalError('diverged', 'no key signs this journal');
    return formatVerifierKey(newest);
  }

  /** A checkpoint of the running log under its keys, and under `cosigner` too. @throws LedgerError when it does not hold. */
  openCheckpoint(note: string, cosigner?: Verifier): OpenedCheckpoint {
    return openUnderAny(note, this.origin, this.#parts.keys.logVerifiers(this.origin), cosigner);
  }

  /**
   * Appends rows in the caller's transaction, at its end: one read, one insert, one update whatever their number. The journal's head,
   * which on PostgreSQL is locked from then on, is so the last thing that a transaction waits for.
   * @throws ProtocolError `non-canonical` when a detail is not a whole number.
   */
  async record(tx: Tx, rows: JournalRow | readonly JournalRow[]): Promise<void> {
    const sealed = (Array.isArray(rows) ? rows : [rows as JournalRow]).map(sealRow);
    await this.#store.writer.lastly(tx, this, sealed, (last, all) => this.#append(last, this.#epoch, all));
  }

  /**
   * The newest checkpoint, a signed note, over all rows recorded so far; writes the tiles that it needs.
   * @throws JournalError `diverged` when the rows no longer lead to the root that the head says.
   */
  checkpoint(): Promise<string> {
    this.#checkpointing ??= this.#checkpoint().finally(() => {
      this.#checkpointing = undefined;
    });
    return this.#checkpointing;
  }

  /** Newest checkpoint that the witness cosigned, with its size; null and 0 before. */
  async cosigned(): Promise<{ note: string | null; size: number }> {
    const head = await this.#head();
    return { note: head.cosigned, size: head.cosignedSize };
  }

  /** Keeps a checkpoint with the witness's cosignature, which the caller has verified. An older one changes nothing. */
  async keepCosigned(note: string, size: number): Promise<void> {
    await this.#store.writer.write((tx) =>
      tx
        .updateTable('log_heads')
        .set({ cosigned: note, cosigned_size: size })
        .where('log', '=', this.origin)
        .where('cosigned_size', '<=', size)
        .execute(),
    );
  }

  /** Consistency proof between two sizes that checkpoints were made for; empty from 0 or when they are equal. */
  consistency(from: number, to: number): Promise<Uint8Array[]> {
    if (from === 0 || from === to) return Promise.resolve([]);
    return withTiles(this.#store.db, this.origin, (tiles) =>
      consistencyProof(new TileReader(tiles, to), from, to),
    );
  }

  /**
   * Proof that the row at `idx` of the running epoch stands in the journal, under the newest cosigned checkpoint if that
   * includes it, else under a checkpoint made now. @throws JournalError `no-row`.
   */
  async proof(idx: number): Promise<RowProof> {
    const row = await this.#store.db
      .selectFrom('journal')
      .select(['at', 'digest'])
      .where('idx', '=', idx)
      .executeTakeFirst();
    const index = idx - this.#epoch.first;
    if (!row || index < 0)
      throw new JournalError('no-row', `the running epoch of the journal has no row ${idx}`);
    const head = await this.#head();
    const checkpoint =
      head.cosigned !== null && index < head.cosignedSize ? head.cosigned : await this.checkpoint();
    const size = checkpointSize(checkpoint);
    const proof = await withTiles(this.#store.db, this.origin, (tiles) =>
      inclusionProof(new TileReader(tiles, size), index, size),
    );
    return {
      leaf: leafText(rowTime(row.at), row.digest, index),
      proof: formatTlogProof({ index, proof, checkpoint }),
    };
  }

  /** A page of rows, by position. See `RowQuery`. */
  rows(query: RowQuery = {}): Promise<RowPage> {
    return readRows(this.#store, query);
  }

  /** Recomputes every log of the journal from the stored rows and says what does not fit, and where. */
  verify(options: VerifyOptions = {}): Promise<JournalReport> {
    return verifyJournal(this.#parts, options);
  }

  /** Erases what rows older than `before` (seconds since 1970) say; their digests stay. Answers how many. */
  eraseRowsBefore(before: number): Promise<number> {
    return eraseRows(this.#store, before);
  }

  /**
   * Begins a new epoch, whose first row names the head of the one before: after a restore, or when the witness knows a
   * longer journal than this store holds. `why` is what the operator said.
   */
  async startEpoch(who: string, why: string): Promise<void> {
    const { store, party } = this.#parts;
    this.#epoch = await store.writer.alone(async (tx) => {
      const old = await readHead(tx, store.dialect, this.origin, true);
      const { id } = this.#epoch;
      const { size } = old.frontier;
      const detail = { event: 'journal-epoch', epoch: id, size, root: b64u(old.frontier.root()) };
      const epoch = await addEpoch(tx, party);
      await this.#append(tx, epoch, [sealRow({ who, what: 'configuration', why, detail })]);
      return epoch;
    });
  }

  async #append(tx: Tx, epoch: Epoch, rows: readonly SealedRow[]): Promise<void> {
    if (rows.length === 0) return;
    const { store, party, now } = this.#parts;
    const log = journalOrigin(party, epoch);
    const at = Math.floor(now() / 1000);
    const time = rowTime(at);
    const { frontier } = await readHead(tx, store.dialect, log, true);
    const stored = rows.map((sealed) => {
      const index = frontier.size;
      frontier.append(rowLeaf(time, sealed.digest, index));
      return { idx: epoch.first + index, at, digest: sealed.digest, salt: sealed.salt, row: sealed.row };
    });
    await insertMany(tx, store.dialect, 'journal', stored);
    await writeFrontier(tx, log, frontier);
  }

  #head(): Promise<Head> {
    return readHead(this.#store.db, this.#store.dialect, this.origin);
  }

  async #checkpoint(): Promise<string> {
    const { origin } = this;
    const { db, dialect, writer } = this.#store;
    const head = await this.#head();
    const { size } = head.frontier;
    const tiled = checkpointSize(head.checkpoint);
    if (head.checkpoint !== null && tiled === size) return head.checkpoint;
    const { tiles, log } = await withTiles(db, origin, (found) => ({
      tiles: found,
      log: new TileWriter(found, tiled),
    }));
    for (let index = tiled; index < size; index += LEAVES_AT_ONCE) {
      for (const leaf of await this.#leaves(index, Math.min(size, index + LEAVES_AT_ONCE))) log.append(leaf);
      await nextTurn();
    }
    log.flush();
    const root = head.frontier.root();
    if (log.size !== size || !sameHash(log.root(), root)) {
      throw new JournalError(
        'diverged',
        `the journal's rows do not lead to the root of its head at size ${size}`,
      );
    }
    const checkpoint = { origin, size, root };
    const time = Math.floor(this.#parts.now() / 1000);
    const note = formatSignedCheckpoint(checkpoint, [
      signCheckpoint(checkpoint, this.#parts.keys.log(origin), time),
    ]);
    await writer.write(async (tx) => {
      const now = await readHead(tx, dialect, origin, true);
      await tiles.save(tx, origin);
      if (now.checkpoint !== null && checkpointSize(now.checkpoint) >= size) return;
      await tx.updateTable('log_heads').set({ checkpoint: note }).where('log', '=', origin).execute();
    });
    return note;
  }

  async #leaves(from: number, to: number): Promise<Uint8Array[]> {
    const { first } = this.#epoch;
    const rows = await this.#store.db
      .selectFrom('journal')
      .select(['idx', 'at', 'digest'])
      .where('idx', '>=', first + from)
      .where('idx', '<', first + to)
      .orderBy('idx')
      .execute();
    return rows.map((row) => rowLeaf(rowTime(row.at), row.digest, row.idx - first));
  }
}
