// SPDX-License-Identifier: Apache-2.0
// Acts as officers see them: pages, one act with what refers to it, its journey, its proof.
import { type JsonObject, readEmbedded } from '@tansiq/protocol';
import { hasRole, type Officer } from '../../access/index.ts';
import type { AttachmentEntry } from '../../blobs/index.ts';
import type { ActFilter } from '../../content/act-queries.ts';
import type { ContentReader, OpenedAct } from '../../content/content-reader.ts';
import { knownAct } from '../../content/known-act.ts';
import { readablePredicate } from '../../content/readers.ts';
import { readingsOf } from '../../content/readings.ts';
import { translationsOf } from '../../content/translations.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import { headerOf, type SectionBodies } from '../../exchange/held-act.ts';
import { holdName } from '../../exchange/labels.ts';
import { standingKeys } from '../../exchange/onward-facts.ts';
import { proofsOf } from '../../exchange/proofs.ts';
import { type ActRow, listOf, type Store } from '../../store/index.ts';
import { entriesOf } from './attachments.ts';
import { bindingOf, heldBy } from './binding.ts';
import { type Conditions, conditionsOf } from './conditions.ts';
import { copiesOf } from './copies.ts';
import { correctionsIn } from './corrected.ts';
import { namesOf } from './draft-rows.ts';
import { journeyOf, recallsOf } from './journey.ts';

export interface ActsParts {
  store: Store;
  content: ContentReader;
  book: AgreementBook;
  directory: Pick<PartyDirectory, 'trusted'>;
  self: string;
  now: () => number;
}

export class Acts {
  readonly #parts: ActsParts;

  constructor(parts: ActsParts) {
    this.#parts = parts;
  }

  async page(officer: Officer, filter: ActFilter) {
    const rows = await this.#parts.content.page(officer, filter);
    return rows.map((row) => ({
      ...summary(row),
      ...(row.title && { title: (row.title as { text: Record<string, string> }).text }),
      ...(row.own === 0 && Number(row.opened) === 0 && { unread: true }),
      ...(row.awaits !== null && { awaits: row.awaits }),
    }));
  }

  async open(officer: Officer, id: string, why?: string) {
    const act = await this.#parts.content.open(officer, id, { why });
    const title = act.sections.title as { text: Record<string, string> } | undefined;
    return {
      ...summary(act.row),
      ...(title && { title: title.text }),
      ...(act.row.terms !== null && { terms: act.row.terms }),
      sections: asRead(act.sections, this.#parts.directory),
      absent: act.absent,
      refs: await this.#refs(officer, act),
      referredBy: await this.#referredBy(officer, id),
      attachments: await this.#attachments(act),
      ...(act.row.evidence !== null && { evidence: act.row.evidence }),
      ...(act.row.composed_by !== null && { composedBy: act.row.composed_by }),
      ...(act.row.released_by !== null && { releasedBy: act.row.released_by }),
      conditions: await this.#conditions(act),
      translations: await translationsOf(this.#parts.store.db, act),
    };
  }

  async #conditions(act: OpenedAct): Promise<Conditions> {
    const { store, book, now } = this.#parts;
    const { lineage, terms } = act.row;
    const read = act.sections as { handling?: never; declaration?: never };
    const view = lineage === null ? undefined : await book.view(store.db, lineage, Math.floor(now() / 1000));
    const version = view?.state.versions.find((one) => one.terms === terms);
    return conditionsOf({
      handling: read.handling,
      declaration: read.declaration,
      terms: version && book.compiled(version),
      document: version?.document,
      state: view?.state.state,
      obligations: act.decision.obligations,
      hold: act.row.hold,
    });
  }

  /** The H3 restriction alone. @throws Refusal as `open`, 404 for an act without one */
  restriction(officer: Officer, id: string) {
    return this.#parts.content.restriction(officer, id);
  }

  /** @throws as `restriction` */
  acceptRestriction(officer: Officer, id: string) {
    return this.#parts.content.acceptRestriction(officer, id);
  }

  /** What became of it, step by step, with every partner, copy by copy, and who here opened it. For whoever may know of the act. */
  async journey(officer: Officer, id: string) {
    const { store, self } = this.#parts;
    const row = await this.#known(officer, id);
    const recalls = await recallsOf(store.db, row);
    const steps = await journeyOf(store, self, row, recalls);
    const names = await namesOf(
      store.db,
      steps.flatMap(({ who }) => who ?? []),
    );
    const readings = await readingsOf(store.db, id);
    return {
      steps: steps.map((step) => {
        const name = step.who === undefined ? undefined : names.get(step.who);
        return { ...step, ...(name !== undefined && { name }) };
      }),
      copies: copiesOf(self, row, steps, recalls),
      recalls,
      readers: readings.length,
      // Who of one's own colleagues opened it is for those who answer for that.
      ...(hasRole(officer, 'head', 'supervisor') && { readings }),
    };
  }

  /** Who is bound to the act and by what: its author by a signature, each holder by its cosigned receipt (C2SP tlog-proof). */
  async proofs(officer: Officer, id: string) {
    const { store } = this.#parts;
    const row = await this.#known(officer, id);
    const proofs = await proofsOf(store, id);
    return {
      author: await bindingOf(store.db, row),
      proofs: proofs.map((proof) => ({ ...proof, ...heldBy(proof) })),
    };
  }

  #known(officer: Officer, id: string): Promise<ActRow> {
    const { store, now } = this.#parts;
    return knownAct(store.db, officer, id, now());
  }

  /** What it refers to: an act passed on, or one of a lead that others share, may lie at other parties only. */
  async #refs(officer: Officer, act: OpenedAct) {
    const { store, now } = this.#parts;
    const { refs } = (act.sections.refs ?? { refs: [] }) as { refs: { rel: string; act: string }[] };
    if (refs.length === 0) return [];
    const named = listOf(
      store.db,
      refs.map((ref) => ref.act),
    );
    const rows = await store.db
      .selectFrom('acts')
      .select('id')
      .where('id', 'in', named)
      .where(readablePredicate(officer, now()))
      .execute();
    const known = new Set(rows.map(({ id }) => id));
    return refs.map(({ rel, act: id }) => ({ rel, act: id, known: known.has(id) }));
  }

  async #referredBy(officer: Officer, id: string) {
    const { store, now } = this.#parts;
    const rows = await store.db
      .selectFrom('act_refs')
      .innerJoin('acts', 'acts.id', 'act_refs.act')
      .select(['act_refs.rel', 'acts.id as act', 'acts.type', 'acts.author', 'acts.status'])
      .where('act_refs.target', '=', id)
      .where(readablePredicate(officer, now()))
      // The newest, if there are more: nobody hides a correction behind many references.
      .orderBy('acts.seq', 'desc')
      .limit(200)
      .execute();
    rows.reverse();
    const corrections = await correctionsIn(
      store.db,
      // Any act may refer to another as it likes; only a correction says what no longer holds.
      rows.filter((row) => isCorrection(row) && row.status !== 'refused').map(({ act }) => act),
    );
    return rows.map(({ status: _status, ...row }) => {
      const correction = isCorrection(row) ? corrections.get(row.act) : undefined;
      return { ...row, ...(correction && { correction }) };
    });
  }

  async #attachments(act: OpenedAct) {
    const entries = entriesOf(act);
    if (entries.length === 0) return [];
    const rows = await this.#parts.store.db
      .selectFrom('attachments')
      .select(['id', 'state', 'reason', 'retry_ms'])
      .where('act', '=', act.row.id)
      .execute();
    return entries.map(({ id, name, media, size }) => {
      const row = rows.find((one) => one.id === id);
      const state = row?.state ?? 'missing';
      return {
        ...{ id, name, media, size, state },
        ...(row?.reason != null && state !== 'erased' && { reason: row.reason }),
        ...(row?.retry_ms != null && state === 'missing' && { retryAt: row.retry_ms }),
      };
    });
  }
}

const isCorrection = ({ rel, type }: { rel: string; type: string }): boolean =>
  rel === 'corrects' && type === 'act.correct';

export function summary(row: ActRow) {
  return {
    seq: row.seq,
    id: row.id,
    type: row.type,
    author: row.author,
    audience: [...headerOf(row.jws).audience],
    ...(row.dossier !== null && { dossier: row.dossier }),
    ...(row.lineage !== null && { lineage: row.lineage }),
    time: row.time,
    status: row.status,
    ...(row.rule !== null && { rule: row.rule }),
    ...(row.article !== null && { article: row.article }),
    own: row.own === 1,
    hold: holdName(row.hold),
  };
}

/** What is passed on is shown as what it says, and whether this node can tell that its author signed it. */
function asRead(
  sections: OpenedAct['sections'],
  directory: Pick<PartyDirectory, 'trusted'>,
): OpenedAct['sections'] {
  const original = sections.original as SectionBodies['original'] | undefined;
  const embedded = original && readEmbedded(original, standingKeys(directory));
  if (!embedded) return withoutKeys(sections);
  const { id, header, signature, sections: within } = embedded;
  const { type, author, time } = header;
  const shown = { act: id, type, author, time, signature, sections: withoutKeys(within) };
  return { ...withoutKeys(sections), original: shown as unknown as JsonObject };
}

/** Keys and salts of attachments open bytes that only this node hands out, each time against a permit. */
export function withoutKeys<S extends Record<string, unknown>>(sections: S): S {
  const section = sections.attachments as { attachments: AttachmentEntry[] } | undefined;
  if (!section) return sections;
  const attachments = section.attachments.map(({ key: _key, salt: _salt, ...shown }) => shown);
  return { ...sections, attachments: { attachments } };
}
