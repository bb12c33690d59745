// SPDX-License-Identifier: Apache-2.0
// What an act about an agreement makes true on this node: those whose office it is are let into its dossier, and screens are told.
import type { Act, ActType } from '@tansiq/protocol';
import type { NeedToKnow, Role } from '../../access/index.ts';
import type { Effects } from '../../exchange/effects.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Tx } from '../../store/index.ts';

/** Acts about an agreement itself. */
export const agreementTypes = [
  'talks.note',
  'agreement.propose',
  'agreement.comment',
  'agreement.reject',
  'agreement.sign',
  'agreement.ratify',
  'agreement.suspend',
  'agreement.resume',
  'agreement.terminate',
  'agreement.withdraw',
] as const satisfies readonly ActType[];

/** Whose office agreements are. */
const offices: ReadonlySet<Role> = new Set<Role>(['negotiator', 'legal-adviser', 'signatory', 'head']);

export interface AgreementEffectParts {
  effects: Effects;
  news: NewsDesk;
  needToKnow: Pick<NeedToKnow, 'letIn'>;
}

/** Call once, before the exchange starts. */
export function applyAgreementActs({ effects, news, needToKnow }: AgreementEffectParts): void {
  for (const type of agreementTypes) {
    effects.on(type, async (tx, act, { from }) => {
      const lineage = act.header.dossier as string;
      if (await isFirst(tx, lineage)) await letOfficesIn(tx, needToKnow, lineage);
      await news.tell(tx, [agreementNews(act, from)]);
    });
  }
}

const agreementNews = (act: Act, from: string) =>
  ({
    kind: 'agreement',
    act: act.id,
    dossier: act.header.dossier,
    detail: { type: act.type, from },
  }) as const;

/** Only with the first act of a lineage: a grant that the head has taken back since stays taken back. */
async function isFirst(tx: Tx, lineage: string): Promise<boolean> {
  const row = await tx
    .selectFrom('lineages')
    .select('revision')
    .where('lineage', '=', lineage)
    .executeTakeFirst();
  return row?.revision === 1;
}

async function letOfficesIn(
  tx: Tx,
  needToKnow: AgreementEffectParts['needToKnow'],
  lineage: string,
): Promise<void> {
  const users = await tx
    .selectFrom('users')
    .select(['id', 'roles'])
    .where('state', '=', 'active')
    .orderBy('id')
    .execute();
  for (const { id, roles } of users) {
    const held = JSON.parse(roles) as Role[];
    if (held.some((role) => offices.has(role))) await needToKnow.letIn(tx, 'system', lineage, id);
  }
}
