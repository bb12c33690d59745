// SPDX-License-Identifier: Apache-2.0
// Checking a whole journal: what its rows lead to, against what its head, its checkpoints and its witness say.
import { LedgerError, type Verifier } from '@tansiq/ledger';
import type { Db } from '../store/index.ts';
import { type Epoch, journalOrigin, readEpochs } from './epochs.ts';
import { checkpointSize, type Head, readHead } from './head.ts';
import type { JournalParts } from './journal.ts';
import { JournalError } from './journal-error.ts';
import { type Mark, WHOSE } from './marks.ts';
import { openUnderAny } from './open-note.ts';
import { checkRows } from './verify-rows.ts';

/**
 * - `row-altered`: a row's words, time or digest are not those that the log was built from.
 * - `rows-missing`: rows from `index` to `to` are gone.
 * - `rows-beyond-head`: rows stand in the table that no head covers.
 * - `truncated`: somebody signed for more rows than are here.
 * - `root-differs`: the rows up to `index` do not lead to the root that was signed.
 * - `signature`: a stored checkpoint does not carry the signatures that it should.
 * - `head-missing`: an epoch has no head.
 * - `witness`: the witness last refused this journal.
 */
export type JournalProblemKind =
  | 'row-altered'
  | 'rows-missing'
  | 'rows-beyond-head'
  | 'truncated'
  | 'root-differs'
  | 'signature'
  | 'head-missing'
  | 'witness';

export interface JournalProblem {
  readonly kind: JournalProblemKind;
  readonly epoch: string;
  /** `idx` of the row it begins at, where there is one. */
  readonly index?: number;
  /** Last `idx` it concerns. */
  readonly to?: number;
  readonly text: string;
}

export interface EpochReport {
  readonly origin: string;
  /** `idx` of its first row. */
  readonly first: number;
  readonly rows: number;
  readonly erased: number;
  /** Rows that the witness's newest cosignature covers. */
  readonly witnessed: number;
}

export interface JournalReport {
  readonly ok: boolean;
  readonly epochs: readonly EpochReport[];
  readonly problems: readonly JournalProblem[];
}

export interface VerifyOptions {
  /** The witness's key: without it a cosignature that is stored is not checked. */
  readonly witness?: Verifier;
  /** Signed checkpoints kept elsewhere, such as the supervisor's: whoever alters the store cannot alter these. */
  readonly elsewhere?: readonly string[];
}

/** Reads every row of every epoch; the cost is a few hashes per row. Yields to other work between stretches. */
export async function verifyJournal(parts: JournalParts, options: VerifyOptions): Promise<JournalReport> {
  const { db } = parts.store;
  const epochs = await readEpochs(db);
  const reports: EpochReport[] = [];
  const problems: JournalProblem[] = [];
  for (const [at, epoch] of epochs.entries()) {
    const note = (problem: Omit<JournalProblem, 'epoch'>) => problems.push({ epoch: epoch.id, ...problem });
    const origin = journalOrigin(parts.party, epoch);
    const head = await headOf(parts, origin);
    if (!head) {
      note({ kind: 'head-missing', text: `the head of the log ${origin} is gone` });
      continue;
    }
    const marks = marksOf(parts, options, origin, head, note);
    const end = epochs[at + 1]?.first;
    const rows = await checkRows(
      db,
      { origin, first: epoch.first, ...(end !== undefined && { end }) },
      marks,
      note,
    );
    reports.push({ origin, first: epoch.first, ...rows, witnessed: head.cosignedSize });
  }
  problems.push(...(await witnessRefusal(db, epochs)));
  return { ok: problems.length === 0 && reports.length > 0, epochs: reports, problems };
}

/** Name of the setting in which the witness's client keeps what the witness last answered. */
export const WITNESS_SETTING = 'journal.witness';

async function witnessRefusal(db: Db, epochs: readonly Epoch[]): Promise<JournalProblem[]> {
  const found = await db
    .selectFrom('settings')
    .select('value')
    .where('name', '=', WITNESS_SETTING)
    .executeTakeFirst();
  const last = JSON.parse(found?.value ?? '{}') as { result?: string; epoch?: string; text?: string };
  const running = epochs.at(-1)?.id;
  if (last.result !== 'refused' || last.epoch !== running || running === undefined) return [];
  return [{ kind: 'witness', epoch: running, text: `the witness refuses this journal: ${last.text ?? ''}` }];
}

async function headOf(parts: JournalParts, origin: string): Promise<Head | undefined> {
  try {
    return await readHead(parts.store.db, parts.store.dialect, origin);
  } catch (error) {
    if (error instanceof JournalError) return undefined;
    throw error;
  }
}

function marksOf(
  { keys }: JournalParts,
  { witness, elsewhere = [] }: VerifyOptions,
  origin: string,
  head: Head,
  note: (problem: Omit<JournalProblem, 'epoch'>) => void,
): Mark[] {
  const logKeys = keys.logVerifiers(origin);
  const marks: Mark[] = [{ by: 'head', size: head.frontier.size, root: head.frontier.root() }];
  const add = (by: Mark['by'], signed: string | null, cosigner?: Verifier) => {
    if (signed === null) return;
    try {
      const { size, root } = openUnderAny(signed, origin, logKeys, cosigner).checkpoint;
      marks.push({ by, size, root });
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      if (by === 'elsewhere' && error.code === 'wrong_origin') return;
      note({ kind: 'signature', text: `${WHOSE[by]} does not hold: ${error.message}` });
    }
  };
  add('checkpoint', head.checkpoint);
  add('witness', head.cosigned, witness);
  for (const signed of elsewhere) add('elsewhere', signed);
  if (head.cosigned !== null && checkpointSize(head.cosigned) !== head.cosignedSize) {
    note({ kind: 'signature', text: 'the size kept beside the cosigned checkpoint is not its own' });
  }
  return marks;
}
