// SPDX-License-Identifier: Apache-2.0
// How long the journal is kept, and what of it may go: as long as any agreement says (`oversight.journalMonths`), and a year at least.
import type { Officer } from '../../access/index.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import type { Journal } from '../../journal/index.ts';
import { conflict, type Refusal } from '../../refusal.ts';
import type { Store } from '../../store/index.ts';

export interface RetentionParts {
  store: Store;
  journal: Journal;
  book: AgreementBook;
  now: () => number;
}

const LEAST_MONTHS = 12;

/** Months that the agreements known here ask for, those that have ended included: what was done under them is still asked about. */
async function monthsKept({ store, book, now }: RetentionParts): Promise<number> {
  const asOf = Math.floor(now() / 1000);
  let months = LEAST_MONTHS;
  for (const lineage of await book.lineages()) {
    const { terms } = await book.view(store.db, lineage, asOf);
    months = Math.max(months, terms?.merged.oversight?.journalMonths ?? 0);
  }
  return months;
}

/**
 * Erases what rows before a moment say; their digests stay, so every proof stays valid. Who asked for it, and why, is recorded first.
 * @param before seconds since 1970
 * @returns how many rows were erased
 * @throws Refusal 409 `journal-kept` for rows that must still be kept
 */
export async function eraseJournal(
  parts: RetentionParts,
  officer: Officer,
  { before, why }: { before: number; why: string },
): Promise<number> {
  const months = await monthsKept(parts);
  const youngest = new Date(parts.now());
  youngest.setUTCMonth(youngest.getUTCMonth() - months);
  if (before * 1000 > youngest.getTime()) throw kept(months, youngest);
  await parts.store.writer.write((tx) =>
    parts.journal.record(tx, { who: officer.id, what: 'erase', why, detail: { journal: true, before } }),
  );
  return parts.journal.eraseRowsBefore(before);
}

function kept(months: number, youngest: Date): Refusal {
  const day = youngest.toISOString().slice(0, 10);
  return conflict({
    code: 'journal-kept',
    texts: {
      ar: `يُحفظ السجل ${months} شهرًا. اختر تاريخًا لا يتجاوز ${day}.`,
      es: `El diario se conserva ${months} meses. Elija una fecha no posterior al ${day}.`,
      fr: `Le journal est conservé ${months} mois. Choisissez une date qui ne dépasse pas le ${day}.`,
      en: `The journal is kept for ${months} months. Choose a date no later than ${day}.`,
    },
  });
}
