// SPDX-License-Identifier: Apache-2.0
// Keeps, as acts come and go, what asks for an answer and of whom: so that "what waits" is looked up, not computed over everything.
import type { Act } from '@tansiq/protocol';
import type { EffectContext, Effects } from '../../exchange/effects.ts';
import { heldAct, refsOf } from '../../exchange/held-act.ts';
import { type AwaitedTable, insertMany, type Store, type Tx } from '../../store/index.ts';

export type AwaitedKind = AwaitedTable['kind'];

export interface AwaitedParts {
  effects: Effects;
  store: Store;
  self: string;
}

/** Types that ask each addressee for something. */
const opens = {
  'report.share': 'lead',
  'outcome.report': 'outcome',
  'act.recall': 'recall',
} as const satisfies Record<string, AwaitedKind>;

/** Types that answer, by the reference that says what. */
const closes = {
  'report.reply': ['answers', 'lead'],
  'outcome.report': ['lead', 'lead'],
  'outcome.confirm': ['confirms', 'outcome'],
  'outcome.dispute': ['disputes', 'outcome'],
  'act.recall-answer': ['answers', 'recall'],
} as const satisfies Record<string, readonly [rel: string, kind: AwaitedKind]>;

/** Call once, before the exchange starts. */
export function keepAwaited({ effects, store, self }: AwaitedParts): void {
  for (const [type, [rel, kind]] of Object.entries(closes))
    effects.on(type as keyof typeof closes, (tx, act) => answered(tx, act, rel, kind));
  for (const type of ['act.recall', 'act.expired'] as const) effects.on(type, withdrawn);
  const late = {};
  const flush = (tx: Tx, rows: readonly Row[]) =>
    insertMany(tx, store.dialect, 'awaited', rows, { ignore: true });
  for (const [type, kind] of Object.entries(opens))
    effects.on(type as keyof typeof opens, (tx, act, context) =>
      // A batch may bring a thousand: they are written in one statement.
      store.writer.lastly(tx, late, asked(act, kind, self, context), flush),
    );
}

type Row = Record<string, string | number | null>;

/** Of a partner's act this party is asked; of an own one everybody that it goes to. */
function asked(act: Act, kind: AwaitedKind, self: string, { nowMs }: EffectContext): Row[] {
  const { author, audience, dossier } = act.header;
  const own = author === self;
  return audience
    .filter((party) => (own ? party !== self : party === self))
    .map((party) => ({
      act: act.id,
      kind,
      party,
      mine: own ? 0 : 1,
      dossier: dossier ?? '',
      since_ms: nowMs,
    }));
}

async function answered(tx: Tx, act: Act, rel: string, kind: AwaitedKind): Promise<void> {
  const targets = targetsOf(act, rel);
  if (targets.length === 0) return;
  await tx
    .deleteFrom('awaited')
    .where('act', 'in', targets)
    .where('kind', '=', kind)
    .where('party', '=', act.header.author)
    .execute();
}

/** Nobody need answer what its author has taken back. */
async function withdrawn(tx: Tx, act: Act): Promise<void> {
  const targets = targetsOf(act, 'recalls');
  if (targets.length === 0) return;
  await tx
    .deleteFrom('awaited')
    .where('act', 'in', (eb) =>
      eb.selectFrom('acts').select('id').where('id', 'in', targets).where('author', '=', act.header.author),
    )
    .execute();
}

const targetsOf = (act: Act, rel: string): string[] =>
  refsOf(heldAct(act)).flatMap((ref) => (ref.rel === rel ? [ref.act] : []));
