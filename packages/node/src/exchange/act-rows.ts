// SPDX-License-Identifier: Apache-2.0
// An act as rows: header and labels, sections, references, audience, statements. The same for own and received acts.
import { hashText } from '@tansiq/protocol';
import { type ActStatus, type Dialect, insertMany, listOf, type Tx } from '../store/index.ts';
import { isSearched } from '../text-index/index.ts';
import { bodyOf, type HeldAct, refsOf } from './held-act.ts';
import { closedLabels, type LabelColumns } from './labels.ts';

export interface Standing {
  own: boolean;
  status: ActStatus;
  rule?: string | undefined;
  article?: string | undefined;
  storedMs: number;
  /** Evidence time, seconds (protocol section 8). */
  evidence?: number | undefined;
  /** Absent for what is held only for its header. */
  labels?: LabelColumns | undefined;
  composedBy?: string | undefined;
  releasedBy?: string | undefined;
}

/** Inserts acts with everything that belongs to them: a handful of statements, however many acts. Acts already there stay as they are. */
export async function insertActs(
  tx: Tx,
  dialect: Dialect,
  acts: readonly (readonly [HeldAct, Standing])[],
): Promise<void> {
  const add = (table: Parameters<typeof insertMany>[2], rows: Parameters<typeof insertMany>[3]) =>
    insertMany(tx, dialect, table, rows, { ignore: true });
  await add(
    'acts',
    acts.map(([act, standing]) => actRow(act, standing)),
  );
  const placed = await placesOf(
    tx,
    acts.map(([act]) => act.id),
  );
  await add(
    'sections',
    acts.flatMap(([act]) =>
      act.sections.map(([name, { salt, text }]) => ({
        seq: placed.get(act.id) ?? 0,
        name,
        salt,
        body: text,
      })),
    ),
  );
  await add(
    'audience',
    acts.flatMap(([act]) => act.header.audience.map((party) => ({ act: act.id, party }))),
  );
  await add(
    'act_refs',
    acts.flatMap(([act, { status }]) =>
      // What was not taken says nothing of another act, though its section is kept.
      status === 'refused' || status === 'quarantined'
        ? []
        : refsOf(act).map(({ rel, act: target }) => ({ act: act.id, rel, target })),
    ),
  );
  await add(
    'statements',
    acts.flatMap(([act]) => statementsOf(act)),
  );
  // What it says is found once it is in the index, which waits until the node has time for it.
  await add(
    'new_words',
    acts.flatMap(([act, { labels }]) =>
      labels && act.sections.some(([name]) => isSearched(name)) ? [{ seq: placed.get(act.id) ?? 0 }] : [],
    ),
  );
}

async function placesOf(tx: Tx, acts: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx
    .selectFrom('acts')
    .select(['id', 'seq'])
    .where('id', 'in', listOf(tx, acts))
    .execute();
  return new Map(rows.map(({ id, seq }) => [id, seq]));
}

function actRow(act: HeldAct, standing: Standing) {
  const { header } = act;
  const about = header.type.startsWith('agreement.') || header.type === 'talks.note';
  return {
    id: act.id,
    jws: act.jws,
    type: header.type,
    author: header.author,
    dossier: header.dossier ?? null,
    // Acts about an agreement travel in the dossier of its lineage (protocol section 7).
    lineage: header.agreement?.lineage ?? (about ? (header.dossier ?? null) : null),
    terms: header.agreement?.terms ?? null,
    time: header.time,
    own: standing.own ? 1 : 0,
    status: standing.status,
    rule: standing.rule ?? null,
    article: standing.article ?? null,
    stored_ms: standing.storedMs,
    evidence: standing.evidence ?? null,
    ...(standing.labels ?? closedLabels),
    composed_by: standing.composedBy ?? null,
    released_by: standing.releasedBy ?? null,
  };
}

/** What a report says, each with its source: a recall takes exactly these with it. */
function statementsOf(act: HeldAct) {
  const subjects = bodyOf(act, 'subjects')?.subjects ?? [];
  if (subjects.length === 0) return [];
  const graded = bodyOf(act, 'declaration')?.evaluation;
  const evaluation = graded ? `${graded.scheme}:${graded.value}` : '4x4:X4';
  const marking = JSON.stringify(bodyOf(act, 'handling') ?? {});
  return subjects.flatMap((subject) =>
    subject.statements.map((statement, i) => ({
      id: hashText(`${act.id}/${subject.id}/${i}`) as string,
      act: act.id,
      subject: subject.id,
      kind: subject.kind,
      category: subject.category ?? null,
      prop: statement.prop,
      value: statement.value,
      lang: statement.lang ?? null,
      evaluation,
      marking,
    })),
  );
}
