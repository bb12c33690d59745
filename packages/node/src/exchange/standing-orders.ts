// SPDX-License-Identifier: Apache-2.0
// Whether a standing order of this node lets an act leave without a second person. Nothing about people ever does: a person decides about them.
import type { Db, StandingOrdersTable, Tx } from '../store/index.ts';
import { bodyOf, type HeldAct } from './held-act.ts';

/** What may leave under one: reports that say nothing of people. */
export const orderTypes: readonly string[] = ['report.share', 'report.reply'];

/** Categories of data that say nothing of a person by themselves. */
export const orderData = ['events', 'expertise', 'statistics', 'weapons'] as const;

export const standsAt = (order: StandingOrdersTable, nowMs: number): boolean =>
  order.ended_ms === null && nowMs < order.until_ms;

/** It is of the order's kind, to its addressee, under its agreement, and about nobody. */
export function coveredBy(order: StandingOrdersTable, act: HeldAct): boolean {
  const { type, author, audience, agreement } = act.header;
  const declared = bodyOf(act, 'declaration');
  const within = (given: readonly string[], named: string) => {
    const codes = new Set(JSON.parse(named) as string[]);
    return given.length > 0 && given.every((code) => codes.has(code));
  };
  return (
    orderTypes.includes(type) &&
    agreement?.lineage === order.lineage &&
    audience.every((party) => party === author || party === order.to_party) &&
    declared !== undefined &&
    within(declared.crimeAreas, order.crime_areas) &&
    within(declared.dataCategories, order.data_categories) &&
    declared.subjectCategories.length === 0 &&
    declared.specialCategories.length === 0 &&
    !declared.minors
  );
}

export const orderOf = (
  db: Pick<Db | Tx, 'selectFrom'>,
  id: string,
): Promise<StandingOrdersTable | undefined> =>
  db.selectFrom('standing_orders').selectAll().where('id', '=', id).executeTakeFirst();

/** For the gate: whether the order stands now and covers the act. */
export async function orderStands(tx: Tx, id: string, act: HeldAct, nowMs: number): Promise<boolean> {
  const order = await orderOf(tx, id);
  return order !== undefined && standsAt(order, nowMs) && coveredBy(order, act);
}
