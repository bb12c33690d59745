// SPDX-License-Identifier: Apache-2.0
// Today: what waits for somebody, what is between this party and its partners, what changed. A fixed number of bounded queries, each
// with the predicate of who asks, so that nobody learns here what they may not know.
import type { Officer } from '../../access/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import type { AgreementBook, AgreementView } from '../../exchange/agreement-book.ts';
import type { PartyDirectory } from '../../exchange/directory.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { Gatekeeper } from '../../exchange/gatekeeper.ts';
import type { Journal } from '../../journal/index.ts';
import { notFound } from '../../refusal.ts';
import type { Store } from '../../store/index.ts';
import { termsOf } from '../retention/index.ts';
import { type Asker, askerOf } from './asker.ts';
import type { AwaitedKind } from './awaited.ts';
import { owedBy, owingBetween } from './between-us.ts';
import { changesFor, markVisit } from './changes.ts';
import { dueForReview, expiring, owed, refused, restrictionsToAccept, withheld } from './from-acts.ts';
import { inAgreements } from './from-agreements.ts';
import {
  cardsToConfirm,
  inDrafts,
  type ListedDraft,
  links,
  withReturns,
  witnessBehind,
} from './from-desk.ts';
import { inEmergencies } from './from-emergencies.ts';
import { statementsToSign } from './from-statements.ts';
import { onwardToTakeBack, requestsToAnswer } from './from-transfers.ts';
import {
  byUrgency,
  type Found,
  graded,
  type Item,
  type ItemKind,
  itemKinds,
  type NotableKind,
} from './item.ts';
import { type Name, nameOf, nameSections } from './name.ts';

export interface TodayParts {
  store: Store;
  self: string;
  book: Pick<AgreementBook, 'all'>;
  gate: Pick<Gatekeeper, 'profiles'>;
  directory: PartyDirectory;
  exchange: Pick<Exchange, 'lines'>;
  content: Pick<ContentReader, 'collect'>;
  journal: Journal;
  drafts: { list(officer: Officer): Promise<ListedDraft[]> };
  now: () => number;
}

/** How many of a kind are shown on the first page, and how many behind its number. */
const FIRST = 8;
const MOST = 100;

export class Today {
  readonly #parts: TodayParts;

  constructor(parts: TodayParts) {
    this.#parts = parts;
  }

  /** All of it for one officer. Counts stop at a hundred of a kind and say so. */
  async overview(officer: Officer) {
    const { store, now } = this.#parts;
    const asker = await askerOf(store.db, officer, now(), MOST + 1);
    const items = await this.#all(asker);
    const kinds = itemKinds.flatMap((kind) => {
      const of = items.filter((item) => item.kind === kind);
      const [first] = of;
      if (!first) return [];
      return [{ kind, count: Math.min(of.length, MOST), more: of.length > MOST, gravity: first.gravity }];
    });
    const shown = kinds.flatMap(({ kind }) => items.filter((item) => item.kind === kind).slice(0, FIRST));
    const between = await owingBetween(store.db, asker);
    const changes = await changesFor(store.db, officer, now());
    const names = await this.#names(officer, [
      ...shown.flatMap(actOf),
      ...changes.items.flatMap(({ act }) => act ?? []),
    ]);
    return {
      at: now(),
      kinds,
      items: shown.map((item) => named(item, names)).sort(byUrgency),
      between: between.items,
      betweenCapped: between.capped,
      changes: {
        ...changes,
        items: changes.items.map((change) => ({ ...change, ...names.get(change.act ?? '') })),
      },
    };
  }

  /** What waits for an officer and is due within so many milliseconds, or was not long ago. No titles: nothing of it is looked at. */
  async near(officer: Officer, withinMs: number): Promise<Item[]> {
    const { store, now } = this.#parts;
    const asker = await askerOf(store.db, officer, now(), MOST);
    const items = await this.#all(asker);
    return items.filter(({ deadline }) => deadline !== undefined && Math.abs(deadline - now()) <= withinMs);
  }

  /** What one number is made of. */
  async kind(officer: Officer, kind: ItemKind) {
    const { store, now } = this.#parts;
    const asker = await askerOf(store.db, officer, now(), MOST + 1);
    const items = (await this.#all(asker, kind)).filter((item) => item.kind === kind);
    const shown = items.slice(0, MOST);
    const names = await this.#names(officer, shown.flatMap(actOf));
    return { items: shown.map((item) => named(item, names)), more: items.length > MOST };
  }

  /** What a partner has not answered yet, oldest first. */
  async partner(officer: Officer, party: string, kind: AwaitedKind) {
    const { store, now } = this.#parts;
    const asker = await askerOf(store.db, officer, now(), MOST + 1);
    const rows = await owedBy(store.db, asker, party, kind);
    const shown = rows.slice(0, MOST);
    const names = await this.#names(
      officer,
      shown.map((row) => row.id),
    );
    return {
      items: shown.map((row) => ({
        act: row.id,
        type: row.type,
        ...(row.dossier !== null && { dossier: row.dossier }),
        since: row.since_ms,
        ...names.get(row.id),
      })),
      more: rows.length > MOST,
    };
  }

  /**
   * Says for the whole desk that something needs nothing more. Only of what waits for this officer, so that nobody silences what they
   * may not know. @throws Refusal 404
   */
  async takeNote(officer: Officer, kind: NotableKind, subject: string): Promise<void> {
    const { store, journal, now } = this.#parts;
    const asker = await askerOf(store.db, officer, now(), MOST + 1);
    const item = (await this.#all(asker, kind)).find((one) => one.kind === kind && one.subject === subject);
    if (!item) throw notFound();
    await store.writer.write(async (tx) => {
      await tx
        .insertInto('taken_note')
        .values({ kind, subject, user: officer.id, at: Math.floor(now() / 1000) })
        .onConflict((on) => on.doNothing())
        .execute();
      await journal.record(tx, {
        who: officer.id,
        what: 'configuration',
        ...(item.target.page === 'act' && item.target.id !== undefined && { act: item.target.id }),
        ...(item.dossier !== undefined && { dossier: item.dossier }),
        detail: { event: 'taken-note', kind },
      });
    });
  }

  /** The officer has seen what changed up to an event. */
  async seen(officer: Officer, seq: number): Promise<void> {
    const { store, now } = this.#parts;
    await store.writer.write((tx) => markVisit(tx, officer.id, seq, Math.floor(now() / 1000)));
  }

  /** Everything that waits, or only what one kind needs. */
  async #all(asker: Asker, only?: ItemKind): Promise<Item[]> {
    const { store, self, book, directory, exchange, drafts, now } = this.#parts;
    const { db } = store;
    const views = await book.all(db, Math.floor(now() / 1000));
    const sources: readonly (readonly [readonly ItemKind[], () => Promise<Found[]>])[] = [
      ...(['recall', 'outcome', 'lead'] as const).map(
        (kind) => [[kind], () => owed(db, asker, kind, views)] as const,
      ),
      [
        ['release', 'returned'],
        async () => inDrafts(asker.officer, await withReturns(db, await drafts.list(asker.officer))),
      ],
      [['emergency', 'override'], () => inEmergencies(db, asker)],
      [['h3'], () => restrictionsToAccept(db, asker)],
      [['sign', 'ratify', 'consider', 'suspended', 'ending'], () => inAgreements(db, self, asker, views)],
      [['transfer'], () => requestsToAnswer(db, asker)],
      [['onward'], () => onwardToTakeBack(db, asker)],
      [['statement'], () => statementsToSign(db, self, asker)],
      [['card'], () => cardsToConfirm(db, directory, asker)],
      [['withheld'], () => withheldOf(this.#parts, asker)],
      [['refused'], () => refusedOf(this.#parts, asker)],
      [['expiring'], () => endingOf(this.#parts, asker, views)],
      [['review'], () => reviewOf(this.#parts, asker, views)],
      [['link'], () => links(db, exchange.lines(), asker)],
      [['witness'], () => witnessBehind(db, asker)],
    ];
    const found: Found[] = [];
    for (const [kinds, find] of sources)
      if (only === undefined || kinds.includes(only)) found.push(...(await find()));
    return found.map((one) => graded(one, asker.nowMs)).sort(byUrgency);
  }

  /** By what people know acts, as far as the gate permits; the look is journalled. */
  async #names(officer: Officer, acts: readonly string[]): Promise<Names> {
    const ids = [...new Set(acts)];
    if (ids.length === 0) return new Map();
    const found = await this.#parts.content.collect(officer, { about: 'today', ids }, nameSections);
    return new Map(found.map(({ row, sections }) => [row.id, nameOf(sections)]));
  }
}

type Names = ReadonlyMap<string, Name>;

/** Those who deal with what leaves and what is held; a supervisor has pages of their own for it. */
const deals = ({ officer }: Asker): boolean =>
  officer.roles.some((role) => ['officer', 'releaser', 'head', 'negotiator', 'signatory'].includes(role));
const withheldOf = async ({ store }: TodayParts, asker: Asker) =>
  deals(asker) ? withheld(store.db, asker) : [];
const refusedOf = async ({ store, self }: TodayParts, asker: Asker) =>
  deals(asker) ? refused(store.db, self, asker) : [];
const endingOf = async (
  { store, gate }: TodayParts,
  asker: Asker,
  views: ReadonlyMap<string, AgreementView>,
): Promise<Found[]> => (deals(asker) ? expiring(store.db, asker, termsOf(views, gate.profiles)) : []);
const reviewOf = async (
  { store }: TodayParts,
  asker: Asker,
  views: ReadonlyMap<string, AgreementView>,
): Promise<Found[]> => (deals(asker) ? dueForReview(store.db, asker, views) : []);

const actOf = ({ target, subject }: Item): string[] =>
  target.page === 'statement'
    ? [subject]
    : (target.page === 'act' || target.page === 'recall') && target.id !== undefined
      ? [target.id]
      : [];

const named = (item: Item, names: Names): Item => ({ ...names.get(actOf(item)[0] ?? ''), ...item });
