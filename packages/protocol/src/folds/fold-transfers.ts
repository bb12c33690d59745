// SPDX-License-Identifier: Apache-2.0
// Passing on with the originator's consent (§18): what was asked, what was answered, what of it still stands.
import { transferConsentSchema, transferRequestSchema } from '../acts/bodies/transfer.ts';
import type { ActId, PartyId } from '../ids.ts';
import { parseTime } from '../time.ts';
import { type CountedAct, countedActs, type FoldAct, refsOf } from './fold-act.ts';

export type TransferStateName = 'asked' | 'consented' | 'refused' | 'withdrawn' | 'ended';

export interface TransferState {
  readonly request: ActId;
  /** The act that is to be passed on. */
  readonly of: ActId;
  readonly holder: PartyId;
  readonly originator: PartyId;
  readonly to: PartyId;
  readonly purpose: string;
  readonly sections: readonly string[];
  /** Until when an answer was hoped for, seconds since 1970. */
  readonly by: number | undefined;
  readonly state: TransferStateName;
  /** The answer that counts. */
  readonly answer: ActId | undefined;
  /** The sections consented to; empty when none. */
  readonly consented: readonly string[];
  /** When the consent ends, seconds since 1970. */
  readonly until: number | undefined;
}

/**
 * State of every request as of a moment, in order of their evidence. A request counts between exactly two parties, the author of the act
 * that it is about and one that the act was for; an answer counts from that author, for what was asked and not more. Of several answers
 * the newest counts. Order and repetition of the acts do not matter.
 * @param acts the requests, their answers, withdrawals, and the acts that they are about.
 * @param asOf seconds since 1970.
 */
export function foldTransfers(acts: readonly FoldAct[], asOf: number): readonly TransferState[] {
  const counted = countedActs(acts, asOf);
  const known = new Map(acts.map((act) => [act.id, act]));
  const withdrawn = withdrawnOf(counted, known);
  return counted.flatMap((act) => {
    const asked = requestOf(act, known);
    if (asked === undefined) return [];
    const answers = counted.flatMap((one) => answerOf(one, asked));
    return [{ ...asked, ...standing(answers.at(-1), withdrawn, asOf) }];
  });
}

type Asked = Omit<TransferState, 'state' | 'answer' | 'consented' | 'until'>;
type Standing = Pick<TransferState, 'state' | 'answer' | 'consented' | 'until'>;

function requestOf(act: CountedAct, known: ReadonlyMap<ActId, FoldAct>): Asked | undefined {
  if (act.type !== 'transfer.request') return undefined;
  const read = transferRequestSchema.safeParse(act.sections.request);
  if (!read.success) return undefined;
  const { of, to, purpose, sections, by } = read.data;
  const target = known.get(of);
  const { author: holder, audience = [] } = act;
  const [originator] = audience.filter((party) => party !== holder);
  if (target === undefined || originator !== target.author || audience.length !== 2) return undefined;
  if (!target.audience?.includes(holder) || target.audience.includes(to)) return undefined;
  if (!refsOf(act, 'acts-on').includes(of)) return undefined;
  const until = by === undefined ? undefined : parseTime(by) / 1000;
  return { request: act.id, of, holder, originator, to, purpose, sections, by: until };
}

function answerOf(act: CountedAct, asked: Asked): Standing[] {
  if (act.type !== 'transfer.consent' || act.author !== asked.originator) return [];
  if (act.audience?.length !== 2 || !act.audience.includes(asked.holder)) return [];
  if (!refsOf(act, 'answers').includes(asked.request)) return [];
  const read = transferConsentSchema.safeParse(act.sections.consent);
  if (!read.success || read.data.of !== asked.of) return [];
  if (read.data.decision === 'refuse')
    return [{ state: 'refused', answer: act.id, consented: [], until: undefined }];
  const { to, purpose, sections, until } = read.data;
  const narrows =
    to === asked.to && purpose === asked.purpose && sections.every((name) => asked.sections.includes(name));
  if (!narrows) return [];
  const end = until === undefined ? undefined : parseTime(until) / 1000;
  return [{ state: 'consented', answer: act.id, consented: sections, until: end }];
}

/** A withdrawn consent does not come back; a new one can be given. */
function standing(
  answer: Standing | undefined,
  withdrawn: ReadonlySet<ActId | undefined>,
  asOf: number,
): Standing {
  if (answer === undefined) return { state: 'asked', answer: undefined, consented: [], until: undefined };
  if (answer.state !== 'consented') return answer;
  if (withdrawn.has(answer.answer)) return { ...answer, state: 'withdrawn', consented: [] };
  if (answer.until !== undefined && asOf >= answer.until) return { ...answer, state: 'ended', consented: [] };
  return answer;
}

function withdrawnOf(
  acts: readonly CountedAct[],
  known: ReadonlyMap<ActId, FoldAct>,
): ReadonlySet<ActId | undefined> {
  const withdrawals = acts.filter(({ type }) => type === 'transfer.withdraw');
  return new Set(
    withdrawals.flatMap((act) =>
      refsOf(act, 'answers').filter((consent) => known.get(consent)?.author === act.author),
    ),
  );
}
