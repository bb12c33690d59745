// SPDX-License-Identifier: Apache-2.0
// Correction: an author says to all who hold an act which of its sections no longer hold, why, and which act has the right content (LED Art. 16(1)).
import { type ActDraft, type ActId, type PartyId, type RandomId, toTime } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerOf } from '../../exchange/held-act.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import { conflict } from '../../refusal.ts';
import type { ActRow, Tx } from '../../store/index.ts';
import { type ControlWordParts, sayControl, visibleAct, writeControl } from './control-word.ts';
import { whoHas } from './copies.ts';
import { notOfTheAct, notSentYet, wrongReplacement } from './refusals.ts';

export interface CorrectionsParts extends ControlWordParts {
  exchange: Pick<Exchange, 'due'>;
  news: NewsDesk;
}

export interface CorrectionRequest {
  /** Of the act, those that no longer hold. */
  sections: string[];
  reason: 'inaccurate' | 'incomplete' | 'outdated' | 'marking';
  /** An own act of the same type that has the right content, and went to all who hold the wrong one. */
  replacement?: string | undefined;
}

export class Corrections {
  readonly #parts: CorrectionsParts;

  constructor(parts: CorrectionsParts) {
    this.#parts = parts;
  }

  /** @throws Refusal 404; 409 for what is not an own act that all its addressees have; 422 for sections or a replacement that do not fit */
  async correct(officer: Officer, id: string, request: CorrectionRequest): Promise<{ act: string }> {
    const { directory, exchange, journal, news, now } = this.#parts;
    const self = directory.self.id;
    const said = await writeControl(this.#parts, officer, async (tx) => {
      const row = await visibleAct(tx, now(), officer, id);
      const { dossier, sections } = headerOf(row.jws);
      if (row.own !== 1 || row.kind !== 'content' || row.hold === 2 || dossier === undefined)
        throw conflict();
      const unknown = request.sections.filter((name) => !Object.hasOwn(sections, name));
      if (unknown.length > 0) throw notOfTheAct(unknown);
      const { reached, waiting } = await whoHas(tx, self, row);
      if (waiting.length > 0 || reached.length === 0) throw notSentYet(waiting);
      const replaces = await this.#replacement(tx, officer, row, reached, request.replacement);
      const correction = { sections: [...new Set(request.sections)].sort(), reason: request.reason };
      const act = await sayControl(tx, this.#parts, officer, {
        type: 'act.correct',
        author: self,
        audience: [self, ...reached],
        dossier: dossier as RandomId,
        time: toTime(now()),
        sections: {
          refs: { refs: [{ rel: 'corrects', act: row.id as ActId }, ...replaces] },
          correction,
        },
      } satisfies ActDraft<'act.correct'>);
      await journal.record(tx, {
        ...{ who: officer.id, what: 'release', act, dossier, why: request.reason },
        detail: { type: 'act.correct', corrects: id, sections: correction.sections.join(' ') },
      });
      await news.tell(tx, [{ kind: 'act', act, dossier, detail: { type: 'act.correct' } }]);
      return { act, reached };
    });
    news.wake();
    for (const party of said.reached) exchange.due(party);
    return { act: said.act };
  }

  async #replacement(
    tx: Tx,
    officer: Officer,
    wrong: ActRow,
    reached: readonly PartyId[],
    id: string | undefined,
  ) {
    if (id === undefined) return [];
    const row = await visibleAct(tx, this.#parts.now(), officer, id);
    if (row.id === wrong.id || row.own !== 1 || row.type !== wrong.type || row.dossier !== wrong.dossier)
      throw wrongReplacement();
    // Who was named and will not get it, because it was withheld, would be sent to what they do not have.
    const gone = await whoHas(tx, this.#parts.directory.self.id, row);
    const getting = [...gone.reached, ...gone.waiting];
    if (!reached.every((party) => getting.includes(party))) throw wrongReplacement();
    return [{ rel: 'replaces' as const, act: row.id as ActId }];
  }
}
