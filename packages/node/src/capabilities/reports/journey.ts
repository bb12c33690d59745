// SPDX-License-Identifier: Apache-2.0
// What became of an act, step by step: released, sent, held, judged by each partner; recalled, and what was done with each copy.
import { controlBodies } from '../../content/raw.ts';
import type { ActRow, Db, EntriesTable, Store } from '../../store/index.ts';

/** Kept with a release. With a passkey, what a third party needs to verify it: WebAuthn §7.2. */
export interface ReleaseShown {
  method: 'password' | 'totp' | 'passkey';
  /** Epoch milliseconds. */
  at: number;
  draft: string;
  revision: number;
  /** Of exactly what was released, under `salt`, which goes when the content is erased. */
  digest: string;
  salt?: string;
  /** The passkey's name at that time. */
  passkey?: string;
  credential?: string;
  publicKey?: string;
  challenge?: string;
  nonce?: string;
  clientDataJSON?: string;
  authenticatorData?: string;
  signature?: string;
}

export interface Step {
  what: string;
  /** Epoch milliseconds. */
  at?: number;
  party?: string;
  who?: string;
  /** Of that user. */
  name?: string;
  /** Place in the channel. */
  index?: number;
  rule?: string;
  article?: string;
  /** Of a release: how who released showed again that it was they. */
  shown?: ReleaseShown;
}

/** A recall of an act by its author, and what each holder answered for its copy. */
export interface RecallOf {
  act: string;
  author: string;
  /** Epoch milliseconds. */
  at: number;
  effect: string;
  reason: string;
  until?: string;
  answers: { act: string; party: string; at: number; result: string; reason?: string }[];
}

/** The steps of an act that the asker may know of. */
export async function journeyOf(
  store: Store,
  self: string,
  row: ActRow,
  recalls: readonly RecallOf[],
): Promise<Step[]> {
  const { db } = store;
  const entries = await db
    .selectFrom('entries')
    .selectAll()
    .where('act', '=', row.id)
    .orderBy('to_party')
    .execute();
  const queued = await db
    .selectFrom('outbox')
    .selectAll()
    .where('act', '=', row.id)
    .where('state', '<>', 'sequenced')
    .orderBy('to_party')
    .execute();
  const places = await Promise.all(entries.map((entry) => placed(store, self, row, entry)));
  return [
    ...(await drafted(db, row)),
    ...(row.own ? [await released(store, row)] : []),
    ...queued.map((one) => ({ what: one.state, party: one.to_party, at: one.released_ms, ...reasonOf(one) })),
    ...places.flat(),
    ...recalls.flatMap(recalled),
    ...(row.hold === 1 ? [{ what: 'restricted' }] : []),
    ...(row.hold === 3 ? [{ what: 'on-hold' }] : []),
    // At its term: what was taken bears no rule of the gate beside that.
    ...(row.hold === 2 ? [{ what: 'erased', ...(row.rule === 'expired' && reasonOf(row)) }] : []),
  ];
}

async function released({ db }: Store, { id, stored_ms, released_by }: ActRow): Promise<Step> {
  const user = await db
    .selectFrom('users')
    .select('name')
    .where('id', '=', released_by ?? '')
    .executeTakeFirst();
  const kept = await db
    .selectFrom('release_confirmations')
    .selectAll()
    .where('act', '=', id)
    .executeTakeFirst();
  const shown = kept && {
    ...{ method: kept.method, at: kept.at * 1000, draft: kept.draft, revision: kept.revision },
    ...{ digest: kept.digest, ...(kept.salt !== null && { salt: kept.salt }) },
    ...(JSON.parse(kept.assertion ?? '{}') as Partial<ReleaseShown>),
  };
  return {
    ...{ what: 'released', at: stored_ms, ...(released_by !== null && { who: released_by }) },
    ...{ ...(user && { name: user.name }), ...(shown && { shown }) },
  };
}

const beforeRelease: Readonly<Record<string, string>> = {
  created: 'drafted',
  submitted: 'submitted',
  returned: 'returned',
  'taken-back': 'taken-back',
};

/** What was done with the draft that it was. */
async function drafted(db: Db, { id, own }: ActRow): Promise<Step[]> {
  if (own === 0) return [];
  const rows = await db
    .selectFrom('draft_steps')
    .innerJoin('drafts', 'drafts.id', 'draft_steps.draft')
    .select(['draft_steps.what', 'draft_steps.at_ms', 'draft_steps.who'])
    .where('drafts.act', '=', id)
    .orderBy('draft_steps.n')
    .execute();
  return rows.flatMap(({ what, at_ms, who }) => {
    const step = beforeRelease[what];
    return step === undefined ? [] : [{ what: step, at: at_ms, who }];
  });
}

async function placed({ db }: Store, self: string, row: ActRow, entry: EntriesTable): Promise<Step[]> {
  const { from_party, to_party, idx: index, result } = entry;
  const out = from_party === self;
  const place = { party: out ? to_party : from_party, index };
  const receipt = await db
    .selectFrom('receipts')
    .select('time')
    .where('from_party', '=', from_party)
    .where('to_party', '=', to_party)
    .where('size', '>', index)
    .orderBy('size')
    .limit(1)
    .executeTakeFirst();
  return [
    out ? { what: 'sent', ...place } : { what: 'received', ...place, at: row.stored_ms },
    ...(receipt ? [{ what: 'held', ...place, at: receipt.time * 1000 }] : []),
    ...(result === null ? [] : [{ what: result, ...place, ...reasonOf(entry) }]),
  ];
}

const recalled = ({ author, at, answers }: RecallOf): Step[] => [
  { what: 'recalled', party: author, at },
  ...answers.map(({ party, at: answeredAt, result, reason }) => ({
    what: `recall-${result}`,
    party,
    at: answeredAt,
    ...(reason !== undefined && { rule: reason }),
  })),
];

/** By whom it was recalled, and what each holder answered for its copy. */
export async function recallsOf(db: Db, row: ActRow): Promise<RecallOf[]> {
  const speaking = (targets: readonly string[], rel: string) =>
    db
      .selectFrom('act_refs')
      .innerJoin('acts', 'acts.id', 'act_refs.act')
      .select(['acts.id', 'acts.author', 'acts.stored_ms', 'act_refs.target'])
      .where('act_refs.target', 'in', ['', ...targets])
      .where('act_refs.rel', '=', rel)
      .where('acts.status', 'not in', ['refused', 'unreadable', 'quarantined', 'withheld'])
      .orderBy('acts.seq')
      .execute();
  const recalls = (await speaking([row.id], 'recalls')).filter(({ author }) => author === row.author);
  const answers = await speaking(
    recalls.map(({ id }) => id),
    'answers',
  );
  const bodies = await controlBodies(
    db,
    [...recalls, ...answers].map(({ id }) => id),
  );
  const resultOf = (id: string) => {
    const body = bodies.get(id)?.answer as
      | { results: { act: string; result: string; reason?: string }[] }
      | undefined;
    return body?.results.find((one) => one.act === row.id);
  };
  return recalls.map(({ id, author, stored_ms }) => {
    const said = bodies.get(id)?.recall as { effect?: string; reason?: string; until?: string } | undefined;
    return {
      act: id,
      author,
      at: stored_ms,
      effect: said?.effect ?? 'restrict',
      reason: said?.reason ?? 'expired',
      ...(said?.until !== undefined && { until: said.until }),
      answers: answers.flatMap((answer) => {
        const result = answer.target === id ? resultOf(answer.id) : undefined;
        if (!result) return [];
        return [
          {
            act: answer.id,
            party: answer.author,
            at: answer.stored_ms,
            result: result.result,
            ...(result.reason !== undefined && { reason: result.reason }),
          },
        ];
      }),
    };
  });
}

const reasonOf = ({ rule, article }: { rule: string | null; article: string | null }) => ({
  ...(rule !== null && { rule }),
  ...(article !== null && { article }),
});
