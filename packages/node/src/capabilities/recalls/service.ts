// SPDX-License-Identifier: Apache-2.0
// Recall: an author asks every holder to restrict or erase; each answers per copy. What is recalled is restricted before anyone confirms it.
import { type ActDraft, composeAct, type Decision, type PartyId, type RandomId, type Time, toTime } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { eraseActs, finishErasure } from '../../content/erase.ts';
import { controlBodies } from '../../content/raw.ts';
import { readablePredicate } from '../../content/readers.ts';
import type { Effects } from '../../exchange/effects.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerOf, heldAct } from '../../exchange/held-act.ts';
import { queueSigned, type ReleaseParts } from '../../exchange/release.ts';
import { reasonOf } from '../../exchange/reason.ts';
import { explained } from '../../content/explained.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import { conflict, denied, notFound } from '../../refusal.ts';
import type { ActRow, Store, Tx } from '../../store/index.ts';

export interface RecallsParts extends ReleaseParts {
  exchange: Exchange;
  journal: Journal;
  news: NewsDesk;
  deleteBlob: (blob: string) => Promise<void>;
}

export interface RecallRequest {
  effect: 'restrict' | 'erase';
  reason: 'wrong-recipient' | 'inaccurate' | 'unlawful' | 'retention' | 'court-order' | 'other';
  until?: string | undefined;
}

export interface RecallResult {
  act: string;
  result: 'restricted' | 'erased' | 'refused';
  reason?: string | undefined;
}

class Denied extends Error {
  readonly act: string;
  readonly to: string;
  readonly decision: Decision;
  constructor(act: string, to: string, decision: Decision) {
    super(decision.rule);
    this.act = act;
    this.to = to;
    this.decision = decision;
  }
}

export class Recalls {
  readonly #parts: RecallsParts;

  constructor(parts: RecallsParts) {
    this.#parts = parts;
  }

  /** Recalls an own act from everyone who has it; with `erase` this party's own copy goes too. @throws Refusal */
  async recall(officer: Officer, id: string, request: RecallRequest): Promise<{ act: string }> {
    const { directory, journal, news, now } = this.#parts;
    const self = directory.self.id;
    const outcome = await this.#write(officer, async (tx) => {
      const row = await this.#visible(tx, officer, id);
      if (row.own !== 1) throw conflict();
      const { audience, dossier } = headerOf(row.jws);
      if (dossier === undefined) throw conflict();
      const act = await this.#say(tx, officer, {
        type: 'act.recall',
        author: self,
        audience,
        dossier,
        time: toTime(now()),
        sections: {
          refs: { refs: [{ rel: 'recalls', act: row.id as never }] },
          recall: { effect: request.effect, reason: request.reason, ...(request.until !== undefined && { until: request.until as Time }) },
        },
      } satisfies ActDraft<'act.recall'>);
      const erasure = request.effect === 'erase' ? await eraseActs(tx, [id]) : { blobs: [] };
      await journal.record(tx, {
        who: officer.id,
        what: request.effect === 'erase' ? 'erase' : 'restrict',
        act: id,
        dossier,
        why: request.reason,
        detail: { recall: act, own: true },
      });
      await news.tell(tx, [{ kind: 'recall', act: id, dossier }]);
      return { act, audience, erasure };
    });
    await this.#after(outcome.audience, request.effect === 'erase' ? outcome.erasure : undefined);
    return { act: outcome.act };
  }

  /** What a person here decided on a recall that came. `erased` erases before it is said. @throws Refusal */
  async answer(officer: Officer, recall: string, results: readonly RecallResult[]): Promise<{ act: string }> {
    const { directory, journal, news, now } = this.#parts;
    const self = directory.self.id;
    const outcome = await this.#write(officer, async (tx) => {
      const row = await this.#visible(tx, officer, recall);
      if (row.type !== 'act.recall' || row.own === 1) throw conflict();
      const targets = await targetsOf(tx, recall);
      if (results.some((one) => !targets.includes(one.act))) throw conflict();
      const { dossier } = headerOf(row.jws);
      const act = await this.#say(tx, officer, {
        type: 'act.recall-answer',
        author: self,
        audience: [self, row.author as PartyId],
        dossier: dossier as RandomId,
        time: toTime(now()),
        sections: {
          refs: { refs: [{ rel: 'answers', act: recall as never }] },
          answer: { results: results.map(({ act, result, reason }) => ({ act: act as never, result, ...(reason !== undefined && { reason }) })) },
        },
      } satisfies ActDraft<'act.recall-answer'>);
      const erased = results.filter((one) => one.result === 'erased').map((one) => one.act);
      const erasure = await eraseActs(tx, erased);
      const freed = results.filter((one) => one.result === 'refused').map((one) => one.act);
      if (freed.length > 0) await tx.updateTable('acts').set({ hold: 0 }).where('id', 'in', freed).where('hold', '=', 1).execute();
      await journal.record(
        tx,
        results.map((one) => ({
          who: officer.id,
          what: one.result === 'erased' ? ('erase' as const) : ('restrict' as const),
          act: one.act,
          ...(dossier !== undefined && { dossier }),
          detail: { recall, result: one.result },
        })),
      );
      await news.tell(tx, erased.map((one) => ({ kind: 'erased' as const, act: one, dossier })));
      return { act, audience: [row.author as PartyId], erasure, any: erased.length > 0 };
    });
    await this.#after(outcome.audience, outcome.any ? outcome.erasure : undefined);
    return { act: outcome.act };
  }

  /** Recalls that the officer may see, with what each holder answered. */
  async list(officer: Officer) {
    const { store, now } = this.#parts;
    const rows = await store.db
      .selectFrom('acts')
      .selectAll()
      .where('type', 'in', ['act.recall', 'act.recall-answer'])
      .where(readablePredicate(officer, now()))
      .orderBy('seq', 'desc')
      .limit(400)
      .execute();
    const bodies = await controlBodies(store.db, rows.map((row) => row.id));
    const part = (id: string, name: string) => bodies.get(id)?.[name] as Record<string, unknown> | undefined;
    const refs = (id: string) => ((part(id, 'refs')?.refs as { rel: string; act: string }[] | undefined) ?? []).map((ref) => ref.act);
    const answers = rows.filter((row) => row.type === 'act.recall-answer');
    return rows
      .filter((row) => row.type === 'act.recall')
      .map((row) => ({
        act: row.id,
        author: row.author,
        own: row.own === 1,
        targets: refs(row.id),
        effect: part(row.id, 'recall')?.effect as string,
        reason: part(row.id, 'recall')?.reason as string,
        ...(typeof part(row.id, 'recall')?.until === 'string' && { until: part(row.id, 'recall')?.until as string }),
        answers: answers
          .filter((answer) => refs(answer.id).includes(row.id))
          .map((answer) => ({ act: answer.id, by: answer.author, results: part(answer.id, 'answer')?.results as RecallResult[] })),
      }));
  }

  /** Composes, asks the gate for every addressee, and queues. @throws Refusal naming the rule */
  async #say<T extends 'act.recall' | 'act.recall-answer'>(tx: Tx, officer: Officer, draft: ActDraft<T>): Promise<string> {
    const act = composeAct(draft, this.#parts.keys.act);
    const gate = this.#parts.gate.session(tx);
    for (const to of act.header.audience) {
      if (to === act.header.author) continue;
      const decision = await gate.send(heldAct(act as never), to, { composedBy: officer.id, releasedBy: officer.id });
      if (!decision.permit) throw new Denied(act.id, to, decision);
    }
    await queueSigned(tx, this.#parts, [act as never], { composedBy: officer.id, releasedBy: officer.id });
    return act.id;
  }

  /** A denial takes back what the transaction did, and is journalled all the same. */
  async #write<T>(officer: Officer, work: (tx: Tx) => Promise<T>): Promise<T> {
    const { store, journal } = this.#parts;
    try {
      return await store.writer.write(work);
    } catch (error) {
      if (!(error instanceof Denied)) throw error;
      const { act, to, decision } = error;
      await store.writer.write((tx) => journal.record(tx, { who: officer.id, what: 'refuse', act, decision: reasonOf(decision), detail: { to } }));
      throw denied(explained(decision));
    }
  }

  async #visible(tx: Tx, officer: Officer, id: string): Promise<ActRow> {
    const { now } = this.#parts;
    const row = await tx.selectFrom('acts').selectAll().where('id', '=', id).where(readablePredicate(officer, now())).executeTakeFirst();
    if (!row) throw notFound();
    return row;
  }

  async #after(parties: readonly PartyId[], erasure: { blobs: string[] } | undefined): Promise<void> {
    const { store, exchange, news, deleteBlob } = this.#parts;
    if (erasure) await finishErasure(store, erasure, deleteBlob);
    news.wake();
    for (const party of parties) exchange.due(party);
  }
}

const targetsOf = async (db: Store['db'] | Tx, recall: string): Promise<string[]> =>
  (await db.selectFrom('act_refs').select('target').where('act', '=', recall).where('rel', '=', 'recalls').execute()).map((row) => row.target);

/** A recall restricts the copy at once; a person decides what follows. Only an act of the recall's own author is touched. */
export function restrictOnRecall(effects: Effects, self: string, news: NewsDesk, journal: Journal): void {
  effects.on('act.recall', async (tx, act, { from }) => {
    if (from === self) return;
    const targets = await targetsOf(tx, act.id);
    if (targets.length === 0) return;
    const held = await tx
      .updateTable('acts')
      .set({ hold: 1 })
      .where('id', 'in', targets)
      .where('author', '=', from)
      .where('hold', '=', 0)
      .returning(['id', 'dossier'])
      .execute();
    await journal.record(tx, held.map((row) => ({ who: from, what: 'restrict' as const, act: row.id, detail: { recall: act.id } })));
    await news.tell(tx, held.map((row) => ({ kind: 'recall' as const, act: row.id, dossier: row.dossier ?? undefined })));
  });
}
