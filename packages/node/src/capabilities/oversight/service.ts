// SPDX-License-Identifier: Apache-2.0
// What a supervisor and the head of the desk look at: the journal, its state, channels with receipts and dispositions, the node's health.
import type { PartyId } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { peekChannel } from '../../exchange/channel-rows.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { JournalVerb } from '../../journal/index.ts';
import { notFound } from '../../refusal.ts';
import type { ChannelsTable } from '../../store/index.ts';
import { version } from '../../version.ts';
import { eraseJournal, type RetentionParts } from './journal-retention.ts';

export interface OversightParts extends RetentionParts {
  directory: PartyDirectory;
  exchange: Exchange;
}

export interface JournalQuery {
  who?: string | undefined;
  what?: JournalVerb | undefined;
  act?: string | undefined;
  dossier?: string | undefined;
  /** Seconds since 1970, both included. */
  since?: number | undefined;
  until?: number | undefined;
  from?: number | undefined;
  limit: number;
}

export class Oversight {
  readonly #parts: OversightParts;
  readonly #startedAt: number;

  constructor(parts: OversightParts) {
    this.#parts = parts;
    this.#startedAt = parts.now();
  }

  /** Rows of the journal, newest first. Looking is itself journalled. */
  async journal(officer: Officer, query: JournalQuery) {
    const { store, journal } = this.#parts;
    const { from, limit, who, what, act, dossier, since, until } = query;
    const filter = {
      ...(who !== undefined && { who }),
      ...(what !== undefined && { what }),
      ...(act !== undefined && { act }),
      ...(dossier !== undefined && { dossier }),
      ...(since !== undefined && { since }),
      ...(until !== undefined && { until }),
    };
    const page = await journal.rows({ limit, filter, ...(from !== undefined && { from }) });
    await store.writer.write((tx) =>
      journal.record(tx, {
        who: officer.id,
        what: 'read',
        detail: { journal: true, shown: page.rows.length },
      }),
    );
    return { ...page, people: await this.#namesIn(page.rows.map(({ row }) => row?.who)) };
  }

  /** Names of the users among these, so that a reader of the journal sees people and not ids. */
  async #namesIn(ids: readonly (string | undefined)[]): Promise<Record<string, string>> {
    const wanted = [...new Set(ids.filter((id) => id !== undefined))];
    const rows = await this.#parts.store.db
      .selectFrom('users')
      .select(['id', 'name'])
      .where('id', 'in', ['', ...wanted])
      .execute();
    return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  }

  /** Erases what old rows say. @throws Refusal 409 */
  async eraseJournal(officer: Officer, wish: { before: number; why: string }): Promise<{ erased: number }> {
    return { erased: await eraseJournal(this.#parts, officer, wish) };
  }

  /** Checks the whole journal against its checkpoints. */
  async journalState() {
    const { journal } = this.#parts;
    const report = await journal.verify();
    const cosigned = await journal.cosigned();
    return {
      origin: journal.origin,
      checkpoint: await journal.checkpoint(),
      cosignedSize: cosigned.size,
      ok: report.ok,
      epochs: report.epochs.map((epoch) => ({ ...epoch })),
      problems: report.problems.map(({ kind, epoch, text, index }) => ({
        kind,
        epoch,
        text,
        ...(index !== undefined && { index }),
      })),
    };
  }

  /** Both directions with one partner, and what it did with our entries. */
  async channel(party: string) {
    const { store, directory } = this.#parts;
    const known = directory.get(party);
    if (!known || known.status === 'self') throw notFound();
    const self = directory.self.id;
    const side = (row: ChannelsTable | undefined, from: PartyId, to: PartyId) => ({
      origin: `tansiq.channel/v1/${from}/${to}`,
      size: row?.size ?? 0,
      receipted: row?.receipted ?? 0,
      state: row?.state ?? 'open',
      ...(row?.why != null && { why: row.why }),
      ...(row?.receipt != null && { receipt: JSON.parse(row.receipt) as Record<string, unknown> }),
    });
    const dispositions = await store.db
      .selectFrom('entries')
      .select(['idx as index', 'act', 'result', 'rule', 'article'])
      .where('from_party', '=', self)
      .where('to_party', '=', party)
      .orderBy('idx', 'desc')
      .limit(200)
      .execute();
    return {
      outgoing: side(await peekChannel(store.db, self, party), self, known.id),
      incoming: side(await peekChannel(store.db, party, self), known.id, self),
      dispositions: dispositions.map(({ index, act, result, rule, article }) => ({
        index,
        act,
        ...(result !== null && { result }),
        ...(rule !== null && { rule }),
        ...(article !== null && { article }),
      })),
    };
  }

  async status() {
    const { store, directory, exchange, journal, now } = this.#parts;
    const counts = await store.db
      .selectFrom('outbox')
      .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
      .groupBy('state')
      .execute();
    const count = (state: string) => Number(counts.find((row) => row.state === state)?.n ?? 0);
    const cosigned = await journal.cosigned();
    return {
      party: directory.self.id as string,
      version,
      protocol: [1],
      store: store.dialect,
      links: exchange.lines().map(({ party, state, why }) => ({
        party: party as string,
        state,
        ...(why !== undefined && { why }),
      })),
      queues: { waiting: count('waiting') + count('sequenced'), withheld: count('withheld') },
      journal: { origin: journal.origin, cosigned: cosigned.size },
      uptime: Math.floor((now() - this.#startedAt) / 1000),
    };
  }
}
