// SPDX-License-Identifier: Apache-2.0
// How an officer comes to content: one act, opened against the gate's permit and journalled; or many, filtered as the gate would.
import {
  type Decision,
  isActType,
  isKept,
  type JsonObject,
  type PartyId,
  type RandomId,
} from '@tansiq/protocol';
import type { Officer } from '../access/index.ts';
import type { ReasonMark } from '../config/index.ts';
import type { Gatekeeper } from '../exchange/gatekeeper.ts';
import { headerOf } from '../exchange/held-act.ts';
import { reasonOf } from '../exchange/reason.ts';
import type { Journal, JournalRow } from '../journal/index.ts';
import { denied, notFound } from '../refusal.ts';
import { type ActRow, type Store, Together, type Tx } from '../store/index.ts';
import { type ActFilter, type Found, findActs, type WantedActs, wantedActs } from './act-queries.ts';
import { type Asked, askMany, askOne } from './asking.ts';
import { explained } from './explained.ts';
import { Permit } from './permit.ts';
import { type StoredSections, storedSections } from './raw.ts';
import { rightsOn } from './readers.ts';
import { noteReading } from './readings.ts';
import { Reasons, reasonNeeded } from './reasons.ts';

export interface ContentParts {
  store: Store;
  self: PartyId;
  gate: Gatekeeper;
  journal: Journal;
  now: () => number;
  /** Of which acts a reading must say why. */
  reasons?: readonly ReasonMark[];
}

export interface OpenedAct {
  row: ActRow;
  header: ReturnType<typeof headerOf>;
  sections: Record<string, JsonObject>;
  absent: string[];
  decision: Decision;
}

/** Acts that an officer may read, with the sections asked for. */
export type Collected = readonly { readonly row: ActRow; readonly sections: Record<string, JsonObject> }[];

export interface Opening {
  /** The officer's justification; kept in the journal. */
  why?: string | undefined;
  /** What of the act is looked at, for the journal: identifiers and codes, never content. */
  detail?: JournalRow['detail'];
}

/** Most acts that the gate is asked about in one transaction. */
const GROUP = 500;

export class ContentReader {
  readonly #parts: ContentParts;
  readonly #reasons: Reasons;
  /** Each open page asks of each event. */
  readonly #knowing = new Together<Officer, Decision | undefined>((id, officers) =>
    this.#byRights(officers, [id], async (officer) => {
      const asked = await this.#parts.store.writer.write((tx) => askOne(this.#parts, tx, officer, id));
      if (asked.kind === 'unknown' || asked.kind === 'unreasoned') return undefined;
      return asked.kind === 'permitted' ? asked.permit.decision : asked.decision;
    }),
  );

  constructor(parts: ContentParts) {
    this.#parts = parts;
    this.#reasons = new Reasons(parts.reasons ?? [], parts.now);
  }

  /**
   * Opens an act for an officer.
   * @throws Refusal 404 for what does not exist or must look so (in as many queries); 403 naming rule and article for who may know of it.
   */
  async open(officer: Officer, id: string, opening: Opening = {}): Promise<OpenedAct> {
    const asked = await this.#parts.store.writer.write((tx) => this.#journalled(tx, officer, id, opening));
    if (asked.kind === 'permitted') return opened(asked);
    throw refusalOf(asked);
  }

  /**
   * The H3 restriction of an act, for who may read it once they have accepted it; nothing else of the act.
   * @throws Refusal 404 as `open`, and for an act without H3; 403 for another reason than H3
   */
  async restriction(officer: Officer, id: string): Promise<{ restriction: string; acceptedAt?: number }> {
    const { restriction, acceptedAt } = await this.#withH3(officer, id, 'h3-shown', async () => undefined);
    return { restriction, ...(acceptedAt !== undefined && { acceptedAt }) };
  }

  /** Records that the officer has read and accepted the H3 restriction. Doing it again changes nothing. @throws as `restriction` */
  async acceptRestriction(
    officer: Officer,
    id: string,
  ): Promise<{ restriction: string; acceptedAt: number }> {
    const at = Math.floor(this.#parts.now() / 1000);
    const { restriction, acceptedAt = at } = await this.#withH3(officer, id, 'h3-accepted', async (tx) => {
      await tx
        .insertInto('accepted_restrictions')
        .values({ act: id, user: officer.id, at })
        .onConflict((oc) => oc.doNothing())
        .execute();
    });
    return { restriction, acceptedAt };
  }

  /** Whether the officer may read an act, in the words of the gate; undefined for what must look as if it did not exist. */
  mayRead(officer: Officer, id: string): Promise<Decision | undefined> {
    return this.#knowing.ask(id, officer);
  }

  /** A page of acts that the officer may read, newest first, with their titles; those that wait for the officer's acceptance without. */
  async page(officer: Officer, filter: ActFilter): Promise<Found[]> {
    const { store, now } = this.#parts;
    const rows = await findActs(store.db, officer, now(), filter);
    const shown = filter.awaitingH3 ? [] : rows.map((row) => row.id);
    const titles = await storedSections(store.db, shown, ['title']);
    await this.#searched([officer], [rows], { about: filter.type ?? '', dossier: filter.dossier });
    return rows.map((row) => {
      const title = titles.get(row.id)?.title?.body;
      return title ? { ...row, title } : row;
    });
  }

  /**
   * All acts of some types that the officer may read, oldest first, with the named sections: what a fold works on. Each has had the
   * gate's permit; one row of the journal says how many were looked at.
   */
  async collect(officer: Officer, wanted: WantedActs, names: readonly string[]): Promise<Collected> {
    const found = await this.#collected(officer, wanted, names);
    await this.#searched([officer], [found], wanted);
    return found;
  }

  /** As `collect`, for several who ask at one moment: a row of the journal each, and the very same list for those with the same rights. */
  async collectForAll(
    officers: readonly Officer[],
    wanted: WantedActs & { ids: readonly string[] },
    names: readonly string[],
  ): Promise<Collected[]> {
    const found = await this.#byRights(officers, wanted.ids, (one) => this.#collected(one, wanted, names));
    await this.#searched(officers, found, wanted);
    return found;
  }

  /** What the gate lets each know of these acts, asked once for each set of rights: of a reader it knows nothing else. */
  async #byRights<T>(
    officers: readonly Officer[],
    acts: readonly string[],
    ask: (officer: Officer) => Promise<T>,
  ): Promise<T[]> {
    const { db } = this.#parts.store;
    const alone = () => Promise.all(officers.map(ask));
    if (officers.length === 1) return alone();
    const rights = await rightsOn(db, officers, acts);
    const answers = new Map<string, Promise<T>>();
    const asked = officers.map((officer, at) => {
      const key = rights[at] ?? officer.id;
      const answer = answers.get(key) ?? ask(officer);
      answers.set(key, answer);
      return answer;
    });
    const found = await Promise.all(asked);
    // Somebody's rights changed meanwhile: which answer is whose is no longer sure.
    const now = await rightsOn(db, officers, acts);
    return now.join() === rights.join() ? found : alone();
  }

  async #collected(officer: Officer, wanted: WantedActs, names: readonly string[]): Promise<Collected> {
    const { store, now } = this.#parts;
    const rows = await wantedActs(store.db, officer, now(), wanted);
    const found: Collected[number][] = [];
    for (let first = 0; first < rows.length; first += GROUP) {
      const group = rows.slice(first, first + GROUP);
      const permits = await this.askAll(officer, group, 'read');
      const permitted = group.filter((row) => permits.get(row.id) instanceof Permit);
      const sections = await storedSections(
        store.db,
        permitted.map((row) => row.id),
        names,
      );
      for (const row of permitted) found.push({ row, sections: bodies(sections.get(row.id) ?? {}) });
    }
    return found;
  }

  /** Permits and refusals for many acts at once: for exports. Erased acts are never permitted; their kept sections need no permit. */
  askAll(
    officer: Officer,
    rows: readonly ActRow[],
    verb: 'read' | 'export',
  ): Promise<Map<string, Permit | Decision>> {
    return this.#parts.store.writer.write((tx) => askMany(this.#parts, tx, officer, rows, verb));
  }

  /** The sections of an act that are never erased and say nothing of a person. */
  keptOnly<S>(row: ActRow, sections: Record<string, S>): Record<string, S> {
    const { type } = row;
    return Object.fromEntries(
      Object.entries(sections).filter(([name]) => isActType(type) && isKept(type, name)),
    );
  }

  async #withH3(officer: Officer, id: string, step: string, accept: (tx: Tx) => Promise<void>) {
    const answer = await this.#parts.store.writer.write(async (tx) => {
      const asked = await this.#journalled(tx, officer, id, { detail: { step } }, true);
      if (asked.kind !== 'permitted') return { asked };
      const before = await tx
        .selectFrom('accepted_restrictions')
        .select('at')
        .where('act', '=', id)
        .where('user', '=', officer.id)
        .executeTakeFirst();
      if (asked.row.h3 === 1) await accept(tx);
      return { asked, acceptedAt: before?.at };
    });
    const { asked, acceptedAt } = answer;
    if (asked.kind !== 'permitted') throw refusalOf(asked);
    const declared = asked.sections.declaration?.body as { h3?: string } | undefined;
    if (asked.row.h3 !== 1 || declared?.h3 === undefined) throw notFound();
    return { restriction: declared.h3, acceptedAt };
  }

  async #journalled(
    tx: Tx,
    officer: Officer,
    id: string,
    opening: Opening,
    accepting = false,
  ): Promise<Asked> {
    const asked = this.#reasons.demand(
      await askOne(this.#parts, tx, officer, id, accepting),
      officer,
      accepting ? undefined : opening,
    );
    const dossier = asked.row?.dossier ?? undefined;
    const { why, detail } = opening;
    if (asked.kind === 'permitted' && !accepting) await noteReading(tx, officer, id, this.#parts.now());
    await this.#parts.journal.record(tx, {
      who: officer.id,
      what: asked.kind === 'permitted' ? 'read' : 'refuse',
      act: id,
      ...(dossier !== undefined && { dossier: dossier as RandomId }),
      ...(why !== undefined && { why }),
      decision: said(asked),
      ...(detail && { detail }),
    });
    return asked;
  }

  async #searched(
    officers: readonly Officer[],
    shown: readonly (readonly unknown[])[],
    { about, dossier }: Pick<WantedActs, 'about' | 'dossier'>,
  ): Promise<void> {
    const { store, journal } = this.#parts;
    const rows = officers.map(({ id }, at) => ({
      ...{ who: id, what: 'search' as const },
      ...(dossier !== undefined && { dossier }),
      detail: { shown: shown[at]?.length ?? 0, type: about },
    }));
    await store.writer.write((tx) => journal.record(tx, rows));
  }
}

const bodies = (sections: StoredSections): Record<string, JsonObject> =>
  Object.fromEntries(Object.entries(sections).map(([name, { body }]) => [name, body]));

function opened({ row, permit, sections }: Extract<Asked, { kind: 'permitted' }>): OpenedAct {
  const header = headerOf(row.jws);
  return {
    row,
    header,
    sections: bodies(sections),
    absent: Object.keys(header.sections).filter((name) => !Object.hasOwn(sections, name)),
    decision: permit.decision,
  };
}

/** For the journal, which tells what the officer is not told. */
function said(asked: Asked): NonNullable<JournalRow['decision']> {
  if (asked.kind === 'unknown') return { permit: false, rule: asked.rule ?? 'not-found' };
  if (asked.kind === 'unreasoned') return { permit: false, rule: 'reason' };
  return reasonOf(asked.kind === 'permitted' ? asked.permit.decision : asked.decision);
}

function refusalOf(asked: Exclude<Asked, { kind: 'permitted' }>): Error {
  if (asked.kind === 'unreasoned') return reasonNeeded();
  return asked.kind === 'unknown' ? notFound() : denied(explained(asked.decision));
}
