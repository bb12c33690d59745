// SPDX-License-Identifier: Apache-2.0
// The export of protocol section 13, line by line: cards, acts, entries, receipts. Each act's sections pass the gate for the one who exports.
import {
  canonicalize,
  channelOrigin,
  type JsonValue,
  type PartyId,
  parseChannelOrigin,
  toTime,
} from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import { knownAct } from '../../content/known-act.ts';
import { Permit } from '../../content/permit.ts';
import { wireSectionsOf } from '../../content/raw.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import { headerOf } from '../../exchange/held-act.ts';
import { proofsOf } from '../../exchange/proofs.ts';
import type { Journal } from '../../journal/index.ts';
import { notFound } from '../../refusal.ts';
import type { ActRow, Store } from '../../store/index.ts';

export interface ExportParts {
  store: Store;
  directory: PartyDirectory;
  content: ContentReader;
  journal: Journal;
  now: () => number;
}

export interface ExportScope {
  /** One dossier; everything when absent. */
  dossier?: string | undefined;
  why?: string | undefined;
}

/** Acts that the gate is asked about in one go: for so long nothing else is done. */
const PAGE = 50;
const ENTRIES = 2500;

/**
 * Lines of an export, each with its newline. What the officer may not take out appears without its erasable sections: the proof stays.
 * @throws Refusal 404 for a dossier that the officer has no need to know of
 */
export async function exportLines(
  parts: ExportParts,
  officer: Officer,
  scope: ExportScope,
): Promise<AsyncGenerator<string>> {
  const { store, journal } = parts;
  const { dossier } = scope;
  if (dossier !== undefined && !(await knowsDossier(parts, officer, dossier))) throw notFound();
  await store.writer.write((tx) =>
    journal.record(tx, {
      who: officer.id,
      what: 'export',
      ...(dossier !== undefined && { dossier }),
      ...(scope.why !== undefined && { why: scope.why }),
      detail: { scope: dossier === undefined ? 'all' : 'dossier' },
    }),
  );
  return lines(parts, officer, dossier);
}

async function* lines(
  parts: ExportParts,
  officer: Officer,
  dossier: string | undefined,
): AsyncGenerator<string> {
  const self = parts.directory.self.id;
  let count = 0;
  const line = (kind: string, members: Record<string, unknown>): string => {
    count += 1;
    return `${canonicalize({ kind, ...members } as JsonValue)}\n`;
  };
  const head = {
    v: 1,
    by: self,
    at: toTime(parts.now()),
    scope: dossier === undefined ? 'all' : 'dossier',
    ...(dossier !== undefined && { dossier }),
  };
  yield line('export', head);
  const cards = await parts.store.db
    .selectFrom('cards')
    .select('jws')
    .orderBy('party')
    .orderBy('seq')
    .execute();
  for (const { jws } of cards) yield line('card', { card: jws });
  for await (const members of acts(parts, officer, dossier)) yield line('act', members);
  if (dossier === undefined) {
    for await (const members of entries(parts.store)) yield line('entry', members);
  } else {
    for await (const members of proofs(parts.store, dossier)) yield line('proof', members);
  }
  for await (const receipt of receipts(parts.store)) yield line('receipt', { receipt });
  yield `${canonicalize({ kind: 'end', lines: count })}\n`;
}

/**
 * One act with all that proves it: cards of its parties, the act, proofs of who holds it, the receipts under them. Its sections come
 * with it only where the gate lets this officer take them out.
 * @throws Refusal 404 for an act that the officer may not know of
 */
export async function exportAct(
  parts: ExportParts,
  officer: Officer,
  id: string,
  why: string | undefined,
): Promise<string> {
  const { store, journal, directory, now } = parts;
  const row = await knownAct(store.db, officer, id, now());
  await store.writer.write((tx) =>
    journal.record(tx, {
      who: officer.id,
      what: 'export',
      act: id,
      ...(row.dossier !== null && { dossier: row.dossier }),
      ...(why !== undefined && { why }),
      detail: { scope: 'act' },
    }),
  );
  const { audience } = headerOf(row.jws);
  const cards = await store.db
    .selectFrom('cards')
    .select('jws')
    .where('party', 'in', audience as readonly string[])
    .orderBy('party')
    .orderBy('seq')
    .execute();
  const lines: Record<string, unknown>[] = [
    {
      kind: 'export',
      v: 1,
      by: directory.self.id,
      at: toTime(now()),
      scope: 'dossier',
      ...(row.dossier !== null && { dossier: row.dossier }),
    },
    ...cards.map(({ jws }) => ({ kind: 'card', card: jws })),
  ];
  for await (const members of page(parts, officer, [row])) lines.push({ kind: 'act', ...members });
  for (const { origin, proof, size } of await proofsOf(store, id)) {
    lines.push({ kind: 'proof', act: id, origin, proof });
    const channel = parseChannelOrigin(origin);
    const receipt = await store.db
      .selectFrom('receipts')
      .select('receipt')
      .where('from_party', '=', channel.from)
      .where('to_party', '=', channel.to)
      .where('size', '=', size)
      .executeTakeFirst();
    if (receipt) lines.push({ kind: 'receipt', receipt: JSON.parse(receipt.receipt) as unknown });
  }
  lines.push({ kind: 'end', lines: lines.length });
  return lines.map((line) => `${canonicalize(line as JsonValue)}\n`).join('');
}

async function* acts(
  parts: ExportParts,
  officer: Officer,
  dossier: string | undefined,
): AsyncGenerator<Record<string, unknown>> {
  for (let after = 0; ; ) {
    let query = parts.store.db.selectFrom('acts').selectAll().where('seq', '>', after);
    if (dossier !== undefined) query = query.where('dossier', '=', dossier);
    const rows = await query.orderBy('seq').limit(PAGE).execute();
    if (rows.length === 0) return;
    after = rows.at(-1)?.seq ?? after;
    yield* page(parts, officer, rows);
  }
}

async function* page(
  parts: ExportParts,
  officer: Officer,
  rows: readonly ActRow[],
): AsyncGenerator<Record<string, unknown>> {
  const permits = await parts.content.askAll(officer, rows, 'export');
  const sections = await wireSectionsOf(
    parts.store.db,
    rows.map((row) => row.id),
  );
  for (const row of rows) {
    const all = sections.get(row.id) ?? {};
    const taken = permits.get(row.id) instanceof Permit ? all : parts.content.keptOnly(row, all);
    yield { act: row.jws, sections: taken };
  }
}

async function* entries(store: Store): AsyncGenerator<Record<string, unknown>> {
  const channels = await store.db
    .selectFrom('channels')
    .select(['from_party', 'to_party'])
    .orderBy('from_party')
    .orderBy('to_party')
    .execute();
  for (const { from_party, to_party } of channels) {
    const origin = channelOrigin(from_party as PartyId, to_party as PartyId);
    for (let next = 0; ; ) {
      const rows = await store.db
        .selectFrom('entries')
        .select(['act', 'idx', 'seen'])
        .where('from_party', '=', from_party)
        .where('to_party', '=', to_party)
        .where('idx', '>=', next)
        .orderBy('idx')
        .limit(ENTRIES)
        .execute();
      if (rows.length === 0) break;
      for (const { act, idx, seen } of rows) yield { origin, index: idx, act, seen };
      next = (rows.at(-1)?.idx ?? next) + 1;
    }
  }
}

async function* receipts(store: Store): AsyncGenerator<unknown> {
  const rows = await store.db
    .selectFrom('receipts')
    .select(['receipt'])
    .orderBy('from_party')
    .orderBy('to_party')
    .orderBy('size')
    .execute();
  for (const { receipt } of rows) yield JSON.parse(receipt) as unknown;
}

async function* proofs(store: Store, dossier: string): AsyncGenerator<Record<string, unknown>> {
  const rows = await store.db
    .selectFrom('acts')
    .select('id')
    .where('dossier', '=', dossier)
    .orderBy('seq')
    .execute();
  for (const { id } of rows) {
    for (const { origin, proof } of await proofsOf(store, id)) yield { act: id, origin, proof };
  }
}

async function knowsDossier({ store }: ExportParts, officer: Officer, dossier: string): Promise<boolean> {
  const found = await store.db
    .selectFrom('dossiers')
    .select('id')
    .where('id', '=', dossier)
    .executeTakeFirst();
  const knows = await store.db
    .selectFrom('dossier_readers')
    .select('user')
    .where('dossier', '=', dossier)
    .where('user', '=', officer.id)
    .executeTakeFirst();
  return found !== undefined && (knows !== undefined || officer.roles.includes('supervisor'));
}
