// SPDX-License-Identifier: Apache-2.0
// Emergency overrides as people deal with them: listed to who oversees, a partner's taken by two people or left, each override reviewed by a third.
import { type Decision, explainDenial, type GateRule } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { markErased, scrubErased } from '../../content/erase.ts';
import { overrideOf, reviewBy, tell } from '../../exchange/emergencies.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import { reasonOf } from '../../exchange/reason.ts';
import type { ReleaseParts } from '../../exchange/release.ts';
import { quarantined, takeIn } from '../../exchange/take-in.ts';
import type { Journal } from '../../journal/index.ts';
import { languages, notFound, type Texts } from '../../refusal.ts';
import type { EmergenciesTable, Tx } from '../../store/index.ts';
import { refusedFor } from '../reports/index.ts';
import { type EmergencyRow, emergenciesFor, emergencyOf, mayDecide, mayReview } from './reading.ts';
import { notAskedYet, nothingToDecide, notToReview, secondPersonNeeded } from './refusals.ts';
import type { EmergencyItem } from './shapes.ts';

export interface EmergenciesParts extends ReleaseParts {
  journal: Journal;
  news: NewsDesk;
  exchange: Pick<Exchange, 'due'>;
}

/** How many are listed. */
const MOST = 500;

export class Emergencies {
  readonly #parts: EmergenciesParts;

  constructor(parts: EmergenciesParts) {
    this.#parts = parts;
  }

  /** Those that the officer may see, newest first, with what they may do about each. The look is journalled. */
  async list(officer: Officer): Promise<EmergencyItem[]> {
    const { store, journal, now } = this.#parts;
    const rows = await emergenciesFor(store.db, officer, MOST);
    const names = await this.#names(rows);
    const audiences = await store.db
      .selectFrom('audience')
      .selectAll()
      .where('act', 'in', ['', ...rows.map(({ act }) => act)])
      .execute();
    const byAct = Map.groupBy(audiences, ({ act }) => act);
    if (rows.length > 0)
      await store.writer.write((tx) =>
        journal.record(tx, { who: officer.id, what: 'read', detail: { emergencies: rows.length } }),
      );
    return rows.map((row) => {
      const to = (byAct.get(row.act) ?? []).map(({ party }) => party).filter((party) => party !== row.author);
      return shown(row, to, names, mayOf(officer, row, now()));
    });
  }

  /** Asks that a partner's be taken. @throws Refusal 404, 409 */
  async ask(
    officer: Officer,
    act: string,
    { reason, justification }: { reason: 'life' | 'immediate-serious-threat'; justification: string },
  ): Promise<void> {
    const { journal, now } = this.#parts;
    await this.#change(async (tx) => {
      const row = await this.#open(tx, officer, act);
      if (row.asked_by !== null && row.asked_by !== officer.id) throw secondPersonNeeded();
      const asked = { reason, justification, asked_by: officer.id, asked_ms: now() };
      await tx.updateTable('emergencies').set(asked).where('act', '=', act).execute();
      await journal.record(tx, {
        ...rowOf(officer, row),
        why: justification,
        detail: { event: 'asked', reason },
      });
      await tell(tx, this.#parts, act, 'waiting');
    });
  }

  /** Takes it, as another asked, or leaves it. @throws Refusal 404, 409; 403 for who asked, and for what the gate denies even so */
  async decide(officer: Officer, act: string, take: boolean): Promise<void> {
    const denied = await this.#change(async (tx) => {
      const row = await this.#open(tx, officer, act);
      return take ? this.#take(tx, officer, row) : this.#leave(tx, officer.id, row, 'left');
    });
    if (denied) throw refusedFor([denied]);
    if (!take) await scrubErased(this.#parts.store);
  }

  /** Says whether an override was right. @throws Refusal 404, 409 */
  async review(
    officer: Officer,
    act: string,
    { finding, remark }: { finding: 'justified' | 'unjustified'; remark: string },
  ): Promise<void> {
    const { journal, now } = this.#parts;
    await this.#change(async (tx) => {
      const row = await emergencyOf(tx, officer, act);
      if (!row) throw notFound();
      if (!mayReview(officer, row)) throw notToReview();
      const reviewed = { reviewed_by: officer.id, reviewed_ms: now(), finding, remark };
      await tx.updateTable('emergencies').set(reviewed).where('act', '=', act).execute();
      await journal.record(tx, { ...rowOf(officer, row), detail: { event: 'reviewed', finding } });
    });
  }

  /** What nobody decided in time is left, and its content goes. */
  async lapse(): Promise<void> {
    const { store, now } = this.#parts;
    const over = await store.db
      .selectFrom('emergencies')
      .innerJoin('acts', 'acts.id', 'emergencies.act')
      .select('emergencies.act')
      .where('emergencies.state', '=', 'waiting')
      .where(({ or, eb }) => or([eb('emergencies.until_ms', '<=', now()), eb('acts.hold', '<>', 0)]))
      .execute();
    if (over.length === 0) return;
    await this.#change(async (tx) => {
      for (const { act } of over) await this.#leave(tx, 'system', { act }, 'lapsed');
    });
    await scrubErased(store);
  }

  async #take(tx: Tx, officer: Officer, row: EmergencyRow) {
    const { journal, now, news } = this.#parts;
    const override = overrideOf(row, officer.id);
    if (!override) throw notAskedYet();
    if (row.asked_by === officer.id) throw secondPersonNeeded();
    const known = await tx.selectFrom('acts').selectAll().where('id', '=', row.act).executeTakeFirst();
    const kept = await quarantined(tx, this.#parts, row.act);
    // Recalled meanwhile by its author, it is not taken any more.
    if (!known || !kept || known.hold !== 0) throw nothingToDecide();
    const decision: Decision = await takeIn(tx, this.#parts, known, kept, override);
    await journal.record(tx, {
      ...{ who: officer.id, what: decision.permit ? 'override' : 'refuse', act: row.act },
      ...(row.dossier !== null && { dossier: row.dossier }),
      ...{ why: override.justification, decision: reasonOf(decision), detail: { from: kept.from } },
    });
    if (!decision.permit) return { party: kept.from, decision };
    const decided = {
      state: 'taken',
      decided_by: officer.id,
      decided_ms: now(),
      review_ms: reviewBy(now()),
    } as const;
    await tx.updateTable('emergencies').set(decided).where('act', '=', row.act).execute();
    await this.#letIn(tx, row, [...override.people]);
    await tell(tx, this.#parts, row.act, 'taken');
    const detail = { from: kept.from, type: row.type, result: 'accepted' };
    await news.tell(tx, [{ kind: 'act', act: row.act, dossier: row.dossier ?? undefined, detail }]);
    this.#parts.exchange.due(kept.from);
    return undefined;
  }

  async #leave(
    tx: Tx,
    who: string,
    { act }: Pick<EmergencyRow, 'act'>,
    state: 'left' | 'lapsed',
  ): Promise<undefined> {
    const { journal, now } = this.#parts;
    await markErased(tx);
    await tx.deleteFrom('quarantine').where('act', '=', act).execute();
    const decided = { state, ...(state === 'left' && { decided_by: who, decided_ms: now() }) } as const;
    await tx.updateTable('emergencies').set(decided).where('act', '=', act).execute();
    await journal.record(tx, { who, what: 'refuse', act, detail: { event: state } });
  }

  async #open(tx: Tx, officer: Officer, act: string): Promise<EmergencyRow> {
    const row = await emergencyOf(tx, officer, act);
    if (!row) throw notFound();
    if (!mayDecide(officer, row, this.#parts.now())) throw nothingToDecide();
    return row;
  }

  async #change<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { store, news } = this.#parts;
    const done = await store.writer.alone(work);
    news.wake();
    return done;
  }

  /** Who decided knows of its dossier. */
  async #letIn(tx: Tx, { dossier }: EmergencyRow, users: readonly string[]): Promise<void> {
    if (dossier === null) return;
    const granted_at = Math.floor(this.#parts.now() / 1000);
    for (const user of users)
      await tx
        .insertInto('dossier_readers')
        .values({ dossier, user, granted_by: 'system', granted_at })
        .onConflict((oc) => oc.doNothing())
        .execute();
  }

  async #names(rows: readonly EmergencyRow[]): Promise<ReadonlyMap<string, string>> {
    const ids = rows.flatMap(({ asked_by, decided_by, reviewed_by }) => [asked_by, decided_by, reviewed_by]);
    const users = await this.#parts.store.db
      .selectFrom('users')
      .select(['id', 'name'])
      .where('id', 'in', ['', ...ids.filter((id) => id !== null)])
      .execute();
    return new Map(users.map(({ id, name }) => [id, name]));
  }
}

const rowOf = (officer: Officer, { act, dossier }: EmergencyRow) =>
  ({ who: officer.id, what: 'override', act, ...(dossier !== null && { dossier }) }) as const;

function mayOf(officer: Officer, row: EmergencyRow, nowMs: number): EmergencyItem['may'] {
  const decides = mayDecide(officer, row, nowMs);
  return [
    ...(decides && (row.asked_by === null || row.asked_by === officer.id) ? (['ask'] as const) : []),
    ...(decides && row.asked_by !== null && row.asked_by !== officer.id ? (['take'] as const) : []),
    ...(decides ? (['leave'] as const) : []),
    ...(mayReview(officer, row) ? (['review'] as const) : []),
  ];
}

function shown(
  row: EmergencyRow,
  to: readonly string[],
  names: ReadonlyMap<string, string>,
  may: EmergencyItem['may'],
): EmergencyItem {
  const person = (id: string | null, at: number | null) =>
    id === null || at === null ? undefined : { user: id, name: names.get(id) ?? id, at };
  const [asked, decided, reviewed] = [
    person(row.asked_by, row.asked_ms),
    person(row.decided_by, row.decided_ms),
    person(row.reviewed_by, row.reviewed_ms),
  ];
  return {
    ...{ act: row.act, type: row.type, author: row.author, to: [...to], state: row.state, may },
    ...(row.dossier !== null && { dossier: row.dossier }),
    ...(row.lineage !== null && { lineage: row.lineage }),
    ...{ since: row.since_ms, until: row.until_ms, against: againstOf(row) },
    ...(row.reason !== null && { reason: row.reason, justification: row.justification ?? '' }),
    ...(asked && { asked }),
    ...(decided && { decided }),
    ...(row.review_ms !== null && { reviewBy: row.review_ms }),
    ...(reviewed &&
      row.finding && { reviewed: { ...reviewed, finding: row.finding, remark: row.remark ?? '' } }),
  };
}

function againstOf({ against }: Pick<EmergenciesTable, 'against'>): EmergencyItem['against'] {
  const denials = JSON.parse(against) as { rule: GateRule; article?: string }[];
  return denials.map(({ rule, article }) => ({
    ...{ rule, ...(article !== undefined && { article }) },
    texts: Object.fromEntries(
      languages.map((language) => [language, explainDenial({ rule, article }, language)]),
    ) as unknown as Texts,
  }));
}
