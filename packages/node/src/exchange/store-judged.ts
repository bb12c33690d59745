// SPDX-License-Identifier: Apache-2.0
// Stores what came in a batch: entries with their results, acts that were taken with all they say, of the others only what is kept, and
// whole what is not understood yet.
import {
  type Entry,
  isActType,
  isKept,
  type PartyId,
  parseTime,
  type RandomId,
  type Time,
} from '@tansiq/protocol';
import { settleArriving } from '../content/erased-before.ts';
import { insertMany, type Store, type Tx } from '../store/index.ts';
import { insertActs, type Standing } from './act-rows.ts';
import type { AgreementBook } from './agreement-book.ts';
import type { PartyDirectory } from './directory.ts';
import type { Effects } from './effects.ts';
import { noteEmergencies } from './emergencies.ts';
import type { Gatekeeper } from './gatekeeper.ts';
import { type HeldAct, heldAct } from './held-act.ts';
import type { Judged } from './judge.ts';
import type { NewsDesk } from './news.ts';

export interface StoreParts {
  store: Store;
  directory: PartyDirectory;
  book: AgreementBook;
  effects: Effects;
  gate: Gatekeeper;
  news: Pick<NewsDesk, 'tell'>;
  now: () => number;
}

export async function storeJudged(
  tx: Tx,
  parts: StoreParts,
  party: PartyId,
  fresh: readonly Entry[],
  judged: readonly Judged[],
  time: Time,
): Promise<void> {
  const { store, directory } = parts;
  const evidence = parseTime(time) / 1000;
  const gate = parts.gate.session(tx);
  const acts: (readonly [HeldAct, Standing])[] = [];
  for (const one of judged) {
    const held = heldOf(one);
    if (!held) continue;
    const { result: status, rule, article } = one;
    const labels = status === 'accepted' ? await gate.labels(held) : undefined;
    acts.push([held, { own: false, status, rule, article, storedMs: parts.now(), evidence, labels }]);
  }
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
  await quarantine(tx, parts, party, judged);
  await noteEmergencies(tx, parts, judged);
  await openDossiers(
    tx,
    parts,
    acts.flatMap(([act, { status }]) => (status === 'accepted' ? [act] : [])),
  );
  const taken = judged.flatMap((one) => (one.act && one.result === 'accepted' ? [one.act] : []));
  const lineages = taken.flatMap((act) =>
    act.type.startsWith('agreement.') || act.type === 'talks.note' ? [act.header.dossier as string] : [],
  );
  await parts.book.touched(tx, lineages);
  for (const act of taken) await parts.effects.apply(tx, act, { from: party, nowMs: parts.now() });
  await settleArriving(
    tx,
    acts.map(([act]) => act.id),
  );
}

/** Never dropped, never guessed (protocol section 3.2): apart from what can be read, until a version that understands it looks again. */
async function quarantine(
  tx: Tx,
  { store, now }: Pick<StoreParts, 'store' | 'now'>,
  party: PartyId,
  judged: readonly Judged[],
): Promise<void> {
  const rows = judged.flatMap(({ id, result, rule, sent }) =>
    result === 'quarantined' && sent
      ? [
          {
            act: id as string,
            from_party: party,
            rule: rule ?? '',
            received_ms: now(),
            sent: JSON.stringify({ act: sent.act, sections: sent.sections }),
          },
        ]
      : [],
  );
  await insertMany(tx, store.dialect, 'quarantine', rows, { ignore: true });
}

/** What is stored of an act: all when taken, the kept sections when refused, nothing when it could not be read or its author did not sign it. */
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
export async function openDossiers(
  tx: Tx,
  parts: Pick<StoreParts, 'store' | 'now'>,
  acts: readonly HeldAct[],
): Promise<void> {
  const fresh = new Map<string, HeldAct>();
  for (const act of acts) if (act.header.dossier !== undefined) fresh.set(act.header.dossier, act);
  const rows = [...fresh].map(([id, act]) => ({
    id,
    kind: act.header.agreement ? 'exchange' : 'talks',
    lineage: (act.header.agreement?.lineage ?? (id as RandomId)) as string,
    opened_at: Math.floor(parts.now() / 1000),
  }));
  if (rows.length === 0) return;
  const known = await tx
    .selectFrom('dossiers')
    .select('id')
    .where(
      'id',
      'in',
      rows.map((row) => row.id),
    )
    .execute();
  const opened = rows.filter((row) => !known.some((one) => one.id === row.id));
  await insertMany(tx, parts.store.dialect, 'dossiers', opened, { ignore: true });
  for (const dossier of opened) await letIn(tx, parts, dossier);
}

/** Who knows of a dossier from its first act on, at the desk that receives it. All others are let in by the head. */
const deskRoles = {
  exchange: ['head'],
  talks: ['head', 'negotiator', 'legal-adviser', 'signatory'],
} as const;

async function letIn(
  tx: Tx,
  parts: Pick<StoreParts, 'store'>,
  dossier: { id: string; kind: string; opened_at: number },
): Promise<void> {
  const users = await tx.selectFrom('users').select(['id', 'roles']).where('state', '=', 'active').execute();
  const desk: readonly string[] = deskRoles[dossier.kind as keyof typeof deskRoles];
  const readers = users.filter((user) =>
    (JSON.parse(user.roles) as string[]).some((role) => desk.includes(role)),
  );
  const rows = readers.map((user) => ({
    dossier: dossier.id,
    user: user.id,
    granted_by: 'system',
    granted_at: dossier.opened_at,
  }));
  await insertMany(tx, parts.store.dialect, 'dossier_readers', rows, { ignore: true });
}
