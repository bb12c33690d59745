// SPDX-License-Identifier: Apache-2.0
// What a partner did with our acts, as it signed it: written to the entries that it speaks of and to the acts' own standing.
import { type Act, channelOrigin, type PartyId } from '@tansiq/protocol';
import type { SelectQueryBuilder } from 'kysely';
import { type ActStatus, storable, type Tables, type Tx } from '../store/index.ts';
import type { EffectContext, Effects } from './effects.ts';
import type { NewsDesk } from './news.ts';

/** Makes received dispositions count. What a disposition says of another's channel, or of entries that are not there, changes nothing. */
export function applyDispositions(effects: Effects, self: PartyId, news: NewsDesk): void {
  effects.on('channel.disposition', async (tx, act, context) => {
    if (context.from === self) return;
    await apply(tx, act, context, self, news);
  });
}

async function apply(
  tx: Tx,
  act: Act,
  { from }: EffectContext,
  self: PartyId,
  news: NewsDesk,
): Promise<void> {
  if (act.type !== 'channel.disposition') return;
  const body = act.sections.disposition?.body;
  if (!body || body.origin !== channelOrigin(self, from as PartyId)) return;
  for (const { from: first, to: end, result, rule, article } of body.ranges) {
    const said = { result, rule: rule ?? null, article: article === undefined ? null : storable(article) };
    const entries = tx
      .selectFrom('entries')
      .select('act')
      .where('from_party', '=', self)
      .where('to_party', '=', from)
      .where('idx', '>=', first)
      .where('idx', '<', end);
    // A refusal stands, whatever another addressee says; an acceptance only follows what was on its way.
    const before: ActStatus[] = result === 'accepted' ? ['sent', 'held'] : ['sent', 'held', 'accepted'];
    await tx
      .updateTable('acts')
      .set({ status: result, rule: said.rule, article: said.article })
      .where('id', 'in', entries)
      .where('status', 'in', before)
      .execute();
    await tx
      .updateTable('entries')
      .set({ ...said, disposition: act.id })
      .where('from_party', '=', self)
      .where('to_party', '=', from)
      .where('idx', '>=', first)
      .where('idx', '<', end)
      .execute();
    if (result === 'accepted') await takenAfterAll(tx, entries, self);
  }
  await news.tell(tx, [{ kind: 'disposition', detail: { party: from, first: body.first, size: body.size } }]);
}

/** What was quarantined is taken once no addressee has it in quarantine any more. */
async function takenAfterAll(
  tx: Tx,
  entries: SelectQueryBuilder<Tables, 'entries', { act: string }>,
  self: PartyId,
): Promise<void> {
  await tx
    .updateTable('acts')
    .set({ status: 'accepted', rule: null, article: null })
    .where('id', 'in', entries)
    .where('status', '=', 'quarantined')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('entries as other')
            .select('other.idx')
            .whereRef('other.act', '=', 'acts.id')
            .where('other.from_party', '=', self)
            .where('other.result', '=', 'quarantined'),
        ),
      ),
    )
    .execute();
}
