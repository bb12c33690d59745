// SPDX-License-Identifier: Apache-2.0
// Reasons demanded: of acts that the configuration marks, who opens one must say why, and the journal keeps it (LED Art. 25(2)).
import type { Officer } from '../access/index.ts';
import type { ReasonMark } from '../config/index.ts';
import { Refusal } from '../refusal.ts';
import type { ActRow } from '../store/index.ts';
import type { Asked } from './asking.ts';

/** Seconds for which a reason that was given covers what else of the same act is looked at: its files, its chain. */
const COVERS_SECONDS = 30 * 60;
/** What a person can read as a reason; "x" is none. */
const LEAST = 8;
/** Reasons that are remembered; whose is forgotten is asked again. */
const REMEMBERED = 5_000;

/** Whether an act bears one of the marks. Its labels say so, not its content. */
export function bears(
  row: Pick<ActRow, 'h3' | 'hold' | 'shielded' | 'rank'>,
  marks: readonly ReasonMark[],
): boolean {
  const borne = {
    h3: row.h3 === 1,
    restricted: row.hold === 1 || row.hold === 3,
    protected: row.shielded === 1,
    classified: row.rank > 0,
    all: true,
  } satisfies Record<ReasonMark, boolean>;
  return marks.some((mark) => borne[mark]);
}

export class Reasons {
  readonly #marks: readonly ReasonMark[];
  readonly #now: () => number;
  readonly #given = new Map<string, number>();

  constructor(marks: readonly ReasonMark[], now: () => number) {
    this.#marks = marks;
    this.#now = now;
  }

  /** The answer of the gate, unless it is a permit for which a reason is missing. Without `opening` none is asked. */
  demand(asked: Asked, officer: Officer, opening: { why?: string | undefined } | undefined): Asked {
    if (asked.kind !== 'permitted' || !opening || !bears(asked.row, this.#marks)) return asked;
    const key = `${officer.id} ${asked.row.id}`;
    const seconds = Math.floor(this.#now() / 1000);
    if ((opening.why ?? '').trim().length >= LEAST) {
      this.#given.delete(key);
      this.#given.set(key, seconds);
      const [oldest] = this.#given.keys();
      if (this.#given.size > REMEMBERED && oldest !== undefined) this.#given.delete(oldest);
      return asked;
    }
    const before = this.#given.get(key);
    if (before !== undefined && before + COVERS_SECONDS > seconds) return asked;
    return { kind: 'unreasoned', row: asked.row };
  }
}

/** 428 (RFC 6585): say why, and ask again. */
export const reasonNeeded = (): Refusal =>
  new Refusal({
    code: 'reason-needed',
    status: 428,
    rule: 'reason',
    texts: {
      ar: 'الاطلاع على هذا الإجراء يتطلب ذكر السبب، ويُحفظ في السجل. اكتب السبب ثم أعد المحاولة.',
      es: 'Para consultar este acto hay que decir el motivo, que queda en el diario. Escriba el motivo y vuelva a intentarlo.',
      fr: 'Pour consulter cet acte il faut en dire le motif, qui est consigné au journal. Indiquez le motif puis réessayez.',
      en: 'Reading this act needs a reason, which the journal keeps. Say why, and try again.',
    },
  });
