// SPDX-License-Identifier: Apache-2.0
// Takes in `channel.evidence`: of each act the least moment at which somebody else held it counts, whoever hands the proof on.
import type { Act, PartyId } from '@tansiq/protocol';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import type { Effects } from '../../exchange/effects.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import { CLOCK_MARGIN, markEvidence } from '../../exchange/receipts.ts';
import type { Journal } from '../../journal/index.ts';
import type { ActsTable, Tx } from '../../store/index.ts';
import { type HandedProof, readEvidence } from './evidence-check.ts';

export interface EvidenceIntakeParts {
  effects: Effects;
  directory: PartyDirectory;
  book: AgreementBook;
  journal: Journal;
  news: NewsDesk;
}

/** Call once, before the exchange starts. */
export function takeInEvidence(parts: EvidenceIntakeParts): void {
  parts.effects.on('channel.evidence', async (tx, act, { from, nowMs }) => {
    if (from === parts.directory.self.id) return;
    for (const handed of proofsIn(act)) await takeIn(tx, parts, handed, from, Math.floor(nowMs / 1000));
  });
}

const proofsIn = (act: Act): readonly HandedProof[] =>
  act.type === 'channel.evidence' ? (act.sections.evidence?.body.proofs ?? []) : [];

async function takeIn(
  tx: Tx,
  parts: EvidenceIntakeParts,
  handed: HandedProof,
  from: string,
  now: number,
): Promise<void> {
  const { directory, book, journal, news } = parts;
  const row = await tx
    .selectFrom('acts')
    .select(['id', 'author', 'dossier', 'evidence', 'status'])
    .where('id', '=', handed.act)
    .executeTakeFirst();
  // Evidence for what this node does not hold says nothing to it: its own copy comes with its own receipt.
  if (!row || untaken.has(row.status)) return;
  const audience = await tx.selectFrom('audience').select('party').where('act', '=', row.id).execute();
  const reading = readEvidence(handed, {
    author: row.author,
    audience: audience.map(({ party }) => party),
    chainOf: (party: PartyId) => directory.trusted(party)?.chain,
    latest: now + CLOCK_MARGIN,
  });
  if (!reading.ok) {
    const decision = { permit: false, rule: 'signature' };
    const detail = { type: 'channel.evidence', why: reading.why };
    if (reading.why !== 'unknown-party')
      await journal.record(tx, { who: from, what: 'refuse', act: row.id, decision, detail });
    return;
  }
  if (row.evidence !== null && row.evidence <= reading.at) return;
  await markEvidence(tx, book, [row.id], reading.at);
  const detail = { evidence: reading.at, by: reading.by };
  await news.tell(tx, [{ kind: 'agreement', act: row.id, dossier: row.dossier ?? undefined, detail }]);
}

const untaken: ReadonlySet<ActsTable['status']> = new Set([
  'refused',
  'unreadable',
  'quarantined',
  'withheld',
]);
