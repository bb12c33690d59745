// SPDX-License-Identifier: Apache-2.0
// What joint statements and their figures are folded from: which acts and sections, whose keys count, outcomes that figures name.
import { type FoldAct, foldStatement, type Outcome, readStatementSignature } from '@tansiq/protocol';
import type { PartyDirectory } from '../../exchange/directory.ts';
import { headerOf } from '../../exchange/held-act.ts';
import type { ActRow, Db, Tx } from '../../store/index.ts';
import { outcomeAct, outcomesOf } from '../outcomes/state.ts';

export const statementTypes = ['statement.propose', 'statement.sign'] as const;
export const statementSections = ['statement', 'basis', 'consent', 'refs', 'note'] as const;

type Sections = Record<string, unknown>;

/** The state of a statement, each signature checked under the keys of its author's cards. */
export function statementOf(
  directory: Pick<PartyDirectory, 'trusted'>,
  acts: readonly FoldAct[],
  asOf: number,
) {
  return foldStatement(acts, asOf, (sign) => {
    const said = signatureIn(directory, sign);
    return said?.by === sign.author ? said.statement : undefined;
  });
}

/** The signature of a `statement.sign`, if it holds. */
export function signatureIn(directory: Pick<PartyDirectory, 'trusted'>, sign: FoldAct) {
  const { signature } = (sign.sections.consent ?? {}) as { signature?: unknown };
  if (typeof signature !== 'string') return undefined;
  const keyFor = (party: Parameters<typeof directory.trusted>[0], kid: never) =>
    directory.trusted(party)?.chain.standingKey(kid);
  const said = readStatementSignature(signature, keyFor as never);
  return said && { ...said, signature };
}

/** Ids of outcomes and of all that was said of them. */
export async function wordsOn(db: Db | Tx, outcomes: readonly string[]): Promise<string[]> {
  if (outcomes.length === 0) return [];
  const words = await db
    .selectFrom('act_refs')
    .select('act')
    .distinct()
    .where('target', 'in', outcomes)
    .where('rel', 'in', ['confirms', 'disputes', 'corrects', 'recalls'])
    .execute();
  return [...new Set([...outcomes, ...words.map(({ act }) => act)])];
}

export const outcomesIn = (
  acts: readonly { row: ActRow; sections: Sections }[],
  asOf: number,
): readonly Outcome[] =>
  outcomesOf(
    acts.map(({ row, sections }) => outcomeAct(row, headerOf(row.jws).audience, sections)),
    asOf,
  );
