// SPDX-License-Identifier: Apache-2.0
// Stores what came in a batch: entries with their results, acts that were taken with all they say, of the others only what is kept.
import { type Entry, isActType, isKept, type PartyId, parseTime, type RandomId } from '@tansiq/protocol';
import { insertMany, type Store, type Tx } from '../store/index.ts';
import { insertActs, type Standing } from './act-rows.ts';
import { type HeldAct, heldAct } from './held-act.ts';
import type { AgreementBook } from './agreement-book.ts';
import type { PartyDirectory } from './directory.ts';
import type { Effects } from './effects.ts';
import type { Judged } from './judge.ts';
import type { Labeller } from './labels.ts';

export interface StoreParts {
  store: Store;
  directory: PartyDirectory;
  book: AgreementBook;
  effects: Effects;
  labels: Labeller;
  now: () => number;
}

export async function storeJudged(
  tx: Tx,
  parts: StoreParts,
  party: PartyId,
  fresh: readonly Entry[],
  judged: readonly Judged[],
  time: ReturnType<typeof String>,
): Promise<void> {
  const { store, directory } = parts;
  const evidence = parseTime(time as never) / 1000;
  const acts = judged.flatMap((one) => {
    const held = heldOf(one);
    if (!held) return [];
    const standing: Standing = {
      own: false,
      status: one.result,
      rule: one.rule,
      article: one.article,
      storedMs: parts.now(),
      evidence,
      labels: parts.labels.of(held),
    };
    return [[held, standing] as const];
  });
  await insertActs(tx, store.dialect, acts);
  await insertMany(
    tx,
    store.dialect,
    'entries',
    fresh.map((entry, i) => ({
      from_party: party,
      to_party: directory.self.id,
      idx: entry.index,
      act: entry.act as string,
      seen: entry.seen,
      result: judged[i]?.result ?? null,
      rule: judged[i]?.rule ?? null,
      article: judged[i]?.article ?? null,
      disposition: null,
    })),
  );
  await openDossiers(tx, parts, acts.map(([act]) => act));
  const taken = judged.flatMap((one) => (one.act && one.result === 'accepted' ? [one.act] : []));
  const lineages = taken.flatMap((act) => (act.type.startsWith('agreement.') || act.type === 'talks.note' ? [act.header.dossier as string] : []));
  await parts.book.touched(tx, lineages);
  for (const act of taken) await parts.effects.apply(tx, act, { from: party, nowMs: parts.now() });
}

/** What is stored of an act: all when taken or kept in quarantine, the kept sections when refused, nothing when its author did not sign it. */
function heldOf(one: Judged): HeldAct | undefined {
  if (one.act) {
    const held = heldAct(one.act);
    if (one.result === 'accepted') return held;
    const { type } = one.act;
    return { ...held, sections: held.sections.filter(([name]) => isActType(type) && isKept(type, name)) };
  }
  return undefined;
}

/** A dossier begins with its first act here. */
export async function openDossiers(tx: Tx, parts: Pick<StoreParts, 'store' | 'now'>, acts: readonly HeldAct[]): Promise<void> {
  const fresh = new Map<string, HeldAct>();
  for (const act of acts) if (act.header.dossier !== undefined) fresh.set(act.header.dossier, act);
  const rows = [...fresh].map(([id, act]) => ({
    id,
    kind: act.header.agreement ? 'exchange' : 'talks',
    lineage: (act.header.agreement?.lineage ?? (id as RandomId)) as string,
    opened_at: Math.floor(parts.now() / 1000),
  }));
  await insertMany(tx, parts.store.dialect, 'dossiers', rows, { ignore: true });
}
