// SPDX-License-Identifier: Apache-2.0
// Recall: an author asks every holder to restrict or erase; each answers per copy. What is recalled is restricted before anyone confirms it.
import { type ActDraft, type PartyId, type RandomId, type Time, toTime } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { BlobStore } from '../../blobs/index.ts';
import { type Erasure, eraseActs, finishErasure, heldAmong } from '../../content/erase.ts';
import { controlBodies } from '../../content/raw.ts';
import { readablePredicate } from '../../content/readers.ts';
import { putHold } from '../../content/restrict.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerOf } from '../../exchange/held-act.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Logger } from '../../logging/index.ts';
import { conflict } from '../../refusal.ts';
import type { Tx } from '../../store/index.ts';
import { type ControlWordParts, sayControl, visibleAct, writeControl } from './control-word.ts';
import { freeable, isPastRecall, stopWaiting, targetsOf } from './copies.ts';
import { onHold, statementStays } from './refusals.ts';

export interface RecallsParts extends ControlWordParts {
  exchange: Pick<Exchange, 'due'>;
  news: NewsDesk;
  blobs: Pick<BlobStore, 'delete'>;
  log: Pick<Logger, 'error'>;
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

export interface Recalled {
  /** The recall; absent when the act had reached nobody yet. */
  act?: string;
  /** Parties to whom the act had not left and now does not. */
  withheld: string[];
}

/** As it is answered: whoever asked learns that a legal hold is why a copy is restricted and not erased (LED Art. 16(4)). */
const said = (
  { act, result, reason }: RecallResult,
  held: readonly string[],
): Pick<RecallResult, 'act' | 'result' | 'reason'> => {
  const why = reason ?? (result === 'restricted' && held.includes(act) ? 'legal-hold' : undefined);
  return { act, result, ...(why !== undefined && { reason: why }) };
};

export class Recalls {
  readonly #parts: RecallsParts;

  constructor(parts: RecallsParts) {
    this.#parts = parts;
  }

  /**
   * Recalls an own act from everyone who has it, and stops it on its way to those who do not yet; with `erase` this party's own copy
   * goes too. @throws Refusal
   */
  async recall(officer: Officer, id: string, request: RecallRequest): Promise<Recalled> {
    const { directory, journal, news, now } = this.#parts;
    const self = directory.self.id;
    const outcome = await writeControl(this.#parts, officer, async (tx) => {
      const row = await visibleAct(tx, now(), officer, id);
      const { dossier } = headerOf(row.jws);
      // Control acts are kept for good, by all (protocol section 3): there is nothing to take back but their effect.
      if (row.own !== 1 || row.kind !== 'content' || dossier === undefined) throw conflict();
      if (isPastRecall(row.type)) throw statementStays();
      const { reached, withheld } = await stopWaiting(tx, this.#parts, row);
      const recall = {
        effect: request.effect,
        reason: request.reason,
        ...(request.until !== undefined && { until: request.until as Time }),
      };
      const act =
        reached.length === 0
          ? undefined
          : await sayControl(tx, this.#parts, officer, {
              type: 'act.recall',
              author: self,
              audience: [self, ...reached],
              dossier,
              time: toTime(now()),
              sections: { refs: { refs: [{ rel: 'recalls', act: row.id as never }] }, recall },
            } satisfies ActDraft<'act.recall'>);
      const erasure = request.effect === 'erase' ? await eraseActs(tx, [id]) : undefined;
      const kept = erasure !== undefined && (await heldAmong(tx, [id])).length > 0;
      await journal.record(tx, {
        who: officer.id,
        what: erasure && !kept ? 'erase' : 'restrict',
        act: id,
        dossier,
        why: request.reason,
        detail: {
          own: true,
          ...(kept && { kept: 'hold' }),
          ...(act !== undefined && { recall: act }),
          withheld: withheld.join(' '),
        },
      });
      await news.tell(tx, [{ kind: erasure && !kept ? 'erased' : 'recall', act: id, dossier }]);
      return { act, reached, withheld, erasure };
    });
    await this.#after(outcome.reached, outcome.erasure);
    return { ...(outcome.act !== undefined && { act: outcome.act }), withheld: outcome.withheld };
  }

  /** What a person here decided on a recall that came. `erased` erases before it is said. @throws Refusal */
  async answer(officer: Officer, recall: string, results: readonly RecallResult[]): Promise<{ act: string }> {
    const { directory, journal, news, now } = this.#parts;
    const self = directory.self.id;
    const outcome = await writeControl(this.#parts, officer, async (tx) => {
      const row = await visibleAct(tx, now(), officer, recall);
      if (row.type !== 'act.recall' || row.own === 1) throw conflict();
      const targets = await targetsOf(tx, recall);
      const named = results.map((one) => one.act);
      if (named.some((act) => !targets.includes(act)) || new Set(named).size !== named.length)
        throw conflict();
      const held = await heldAmong(tx, named);
      if (results.some((one) => one.result === 'erased' && held.includes(one.act))) throw onHold();
      const dossier = headerOf(row.jws).dossier as RandomId;
      const author = row.author as PartyId;
      const act = await sayControl(tx, this.#parts, officer, {
        type: 'act.recall-answer',
        author: self,
        audience: [self, author],
        dossier,
        time: toTime(now()),
        sections: {
          refs: { refs: [{ rel: 'answers', act: recall as never }] },
          answer: {
            results: results.map((one) => said(one, held)) as never,
          },
        },
      } satisfies ActDraft<'act.recall-answer'>);
      const { erasure, erased } = await this.#carryOut(tx, recall, results);
      await journal.record(
        tx,
        results.map((one) => ({
          who: officer.id,
          what: one.result === 'erased' ? ('erase' as const) : ('restrict' as const),
          act: one.act,
          dossier,
          ...(one.reason !== undefined && { why: one.reason }),
          detail: { recall, result: one.result },
        })),
      );
      await news.tell(
        tx,
        results.map((one) => ({
          kind: one.result === 'erased' ? 'erased' : 'recall',
          act: one.act,
          dossier,
        })),
      );
      return { act, author, erasure: erased.length > 0 ? erasure : undefined };
    });
    await this.#after([outcome.author], outcome.erasure);
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
    const bodies = await controlBodies(
      store.db,
      rows.map((row) => row.id),
    );
    const part = (id: string, name: string) => bodies.get(id)?.[name] as Record<string, unknown> | undefined;
    const refs = (id: string) =>
      ((part(id, 'refs')?.refs as { rel: string; act: string }[] | undefined) ?? []).map((ref) => ref.act);
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
        ...(typeof part(row.id, 'recall')?.until === 'string' && {
          until: part(row.id, 'recall')?.until as string,
        }),
        answers: answers
          .filter((answer) => refs(answer.id).includes(row.id))
          .map((answer) => ({
            act: answer.id,
            by: answer.author,
            results: part(answer.id, 'answer')?.results as RecallResult[],
          })),
      }));
  }

  async #carryOut(
    tx: Tx,
    recall: string,
    results: readonly RecallResult[],
  ): Promise<{ erasure: Erasure; erased: string[] }> {
    const of = (result: RecallResult['result']) =>
      results.flatMap((one) => (one.result === result ? [one.act] : []));
    const erased = of('erased');
    const erasure = await eraseActs(tx, erased);
    await putHold(tx, { acts: of('restricted') }, { from: 0, to: 1 });
    await putHold(tx, { acts: await freeable(tx, of('refused'), recall) }, { from: 1, to: 0 });
    return { erasure, erased };
  }

  async #after(parties: readonly PartyId[], erasure: Erasure | undefined): Promise<void> {
    const { store, exchange, news, blobs, log } = this.#parts;
    if (erasure) {
      // The erasure itself is on disk and said. What is left of it in files goes with the next upkeep.
      await finishErasure(store, erasure, (blob) => blobs.delete(blob)).catch((error: unknown) =>
        log.error({ err: error }, 'an erasure could not be finished at once'),
      );
    }
    news.wake();
    for (const party of parties) exchange.due(party);
  }
}
