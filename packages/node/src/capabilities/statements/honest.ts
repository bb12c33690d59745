// SPDX-License-Identifier: Apache-2.0
// What an honest party does not release (docs/protocol.md, section 17): a text after all have signed one, a figure that nothing founds,
// a signature under a text that does not count or under one that it signed already.
import { basesOf, figureStanding, type StatementBasis, type StatementBody } from '@tansiq/protocol';
import { storedSections } from '../../content/raw.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import type { Effects } from '../../exchange/effects.ts';
import { foldActOf } from '../../exchange/fold-act.ts';
import type { Tx } from '../../store/index.ts';
import { outcomeSections } from '../outcomes/state.ts';
import { alreadySigned, figureUnfounded, statementSettled, textSuperseded } from './refusals.ts';
import { outcomesIn, statementOf, statementSections, statementTypes, wordsOn } from './state.ts';

interface HonestParts {
  effects: Effects;
  directory: Pick<PartyDirectory, 'trusted'>;
  self: string;
}

/** Refuses within the transaction of the release, so that nothing of it stays. Call once, before the exchange starts. */
export function signHonestly({ effects, directory, self }: HonestParts): void {
  effects.on('statement.propose', async (tx, act, { from, nowMs }) => {
    if (from !== self || act.type !== 'statement.propose') return;
    const { state } = await standing(tx, directory, act.header.dossier ?? '', act.id, nowMs);
    if (state.current?.publicFrom !== undefined) throw statementSettled();
    const { statement, basis } = act.sections;
    if (statement) await requireFounded(tx, statement.body, basis?.body, nowMs);
  });
  effects.on('statement.sign', async (tx, act, { from, nowMs }) => {
    if (from !== self || act.type !== 'statement.sign') return;
    const { state, acts } = await standing(tx, directory, act.header.dossier ?? '', act.id, nowMs);
    const { current } = state;
    if (current?.statement !== act.sections.consent?.body.statement || !current) throw textSuperseded();
    if (current.signatures.some(({ party }) => party === self)) throw alreadySigned();
    const basis = acts.find(({ id }) => id === current.act)?.sections.basis as StatementBasis | undefined;
    await requireFounded(tx, current.body, basis, nowMs);
  });
}

/** The statement of a dossier as this node holds it, without one act. */
async function standing(
  tx: Tx,
  directory: Pick<PartyDirectory, 'trusted'>,
  dossier: string,
  but: string,
  nowMs: number,
) {
  const rows = await tx
    .selectFrom('acts')
    .selectAll()
    .where('dossier', '=', dossier)
    .where('type', 'in', [...statementTypes])
    .where('id', '<>', but)
    .execute();
  const ids = rows.map(({ id }) => id);
  const sections = await storedSections(tx, ids, [...statementSections]);
  const acts = rows.map((row) => foldActOf(row, bodies(sections.get(row.id))));
  return { acts, state: statementOf(directory, acts, Math.floor(nowMs / 1000)) };
}

async function requireFounded(
  tx: Tx,
  statement: StatementBody,
  basis: StatementBasis | undefined,
  nowMs: number,
): Promise<void> {
  const ids = await wordsOn(
    tx,
    (basis?.figures ?? []).flatMap(({ from }) => [...from]),
  );
  const rows =
    ids.length === 0 ? [] : await tx.selectFrom('acts').selectAll().where('id', 'in', ids).execute();
  const sections = await storedSections(tx, ids, [...outcomeSections]);
  const acts = rows.map((row) => ({ row, sections: bodies(sections.get(row.id)) }));
  const outcomes = outcomesIn(acts, Math.floor(nowMs / 1000));
  const unfounded = basesOf(statement, basis).filter(
    ({ figure, row }) => figureStanding(figure.value, row, outcomes) !== 'founded',
  );
  if (unfounded.length > 0) throw figureUnfounded(unfounded.map(({ figure }) => figure.id));
}

const bodies = (sections: Record<string, { body: unknown }> | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(sections ?? {}).map(([name, { body }]) => [name, body]));
