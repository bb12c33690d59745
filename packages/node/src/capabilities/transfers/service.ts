// SPDX-License-Identifier: Apache-2.0
// Passing on as officers work with it: the holder asks, the originator answers, both by drafts that a second officer releases; what was consented to goes on the same way.
import {
  type ActDraft,
  actTypes,
  articleOf,
  isActType,
  type PartyId,
  type RandomId,
  type TransferState,
  toTime,
} from '@tansiq/protocol';
import { hasRole, type Officer } from '../../access/index.ts';
import { knownAct } from '../../content/known-act.ts';
import { readablePredicate } from '../../content/readers.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { headerOf } from '../../exchange/held-act.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import { transfersOf } from '../../exchange/onward-facts.ts';
import { notFound } from '../../refusal.ts';
import type { ActRow } from '../../store/index.ts';
import { type ControlWordParts, sayControl, writeControl } from '../recalls/index.ts';
import { type DeclaringParts, type DraftBody, type Drafts, declaredAs } from '../reports/index.ts';
import { noThirdParty, notInThisState, notToGoOn, notToPassOn } from './refusals.ts';
import type { AnswerWish, OnwardWish, RequestWish, TransfersAnswer } from './shapes.ts';

export interface TransfersParts extends DeclaringParts, ControlWordParts {
  drafts: Drafts;
  news: NewsDesk;
  exchange: Pick<Exchange, 'due'>;
}

interface Made {
  draft: string;
  revision: number;
}

type Text = Record<string, string>;

/** What goes along without being asked for, and what never does. */
const always = ['declaration', 'handling'];
const never = ['refs', 'attachments'];

export class Transfers {
  readonly #parts: TransfersParts;

  constructor(parts: TransfersParts) {
    this.#parts = parts;
  }

  /** What the terms and the marking of an act say, what was asked and answered, and what went on. @throws Refusal 404 */
  async list(officer: Officer, id: string): Promise<TransfersAnswer> {
    const { store, book } = this.#parts;
    const row = await this.#known(officer, id);
    const states = await this.#states(officer, id);
    const told = await this.#told(states);
    const view = await book.view(store.db, row.lineage ?? '', this.#seconds());
    const version = view.state.versions.find(({ terms }) => terms === row.terms);
    const terms = version && book.compiled(version);
    const { rule, parties = [] } = terms?.merged.onwardTransfer ?? {};
    const article = terms && articleOf(terms, 'onwardTransfer');
    const { handling } = await this.#handling(officer, id);
    const works = hasRole(officer, 'officer', 'releaser', 'head') && isToPassOn(row);
    return {
      ...(rule !== undefined && { rule }),
      ...(article !== undefined && { article }),
      listed: [...parties],
      held: isHeld(handling),
      sections: sectionsOf(row),
      may: works && rule !== undefined && rule !== 'never' ? ['ask', 'pass'] : [],
      items: states.map((state) => this.#shown(officer, state, told)),
      onward: await this.#onward(officer, id),
    };
  }

  /** A holder asks the originator. @throws Refusal 404, 409 for what is not to be passed on, 422 */
  async ask(officer: Officer, id: string, wish: RequestWish): Promise<Made> {
    const row = await this.#known(officer, id);
    this.#requireFit(row, wish.to, wish.sections);
    const { to, purpose, by, note } = wish;
    return this.#hand(officer, row, {
      type: 'transfer.request',
      to: [row.author],
      refs: [{ rel: 'acts-on', act: id }],
      sections: {
        request: { of: id, to, purpose, sections: ascending(wish.sections), ...(by !== undefined && { by }) },
        ...(note && { note: { text: note } }),
      },
    });
  }

  /** The originator consents or refuses. @throws Refusal 404; 409 when it is answered, unless a consent is to give way to another; 422 */
  async answer(officer: Officer, id: string, request: string, wish: AnswerWish): Promise<Made> {
    const row = await this.#known(officer, id);
    const asked = await this.#asked(officer, id, request);
    if (asked.originator !== this.#parts.self) throw notInThisState();
    const { of, to, purpose, holder } = asked;
    const sections = ascending(wish.sections ?? asked.sections);
    const more = sections.filter((name) => !asked.sections.includes(name));
    if (more.length > 0) throw notToGoOn(more);
    const { decision, until, note } = wish;
    const given = { decision, of, to, purpose, sections, ...(until !== undefined && { until }) };
    return this.#hand(officer, row, {
      type: 'transfer.consent',
      to: [holder],
      refs: [{ rel: 'answers', act: request }],
      sections: {
        consent: decision === 'consent' ? given : { decision, of },
        ...(note && { note: { text: note } }),
      },
    });
  }

  /** Takes a consent back for what has not gone on. @throws Refusal 404, 409 where none stands, 403 of the gate */
  async withdraw(officer: Officer, id: string, request: string, note?: Text): Promise<{ act: string }> {
    const { self, journal, news, exchange, now } = this.#parts;
    const row = await this.#known(officer, id);
    const asked = await this.#asked(officer, id, request);
    const { answer, holder, originator, state } = asked;
    if (originator !== self || state !== 'consented' || answer === undefined) throw notInThisState();
    const act = await writeControl(this.#parts, officer, async (tx) => {
      const said = await sayControl(tx, this.#parts, officer, {
        type: 'transfer.withdraw',
        author: self,
        audience: [self, holder],
        dossier: row.dossier as RandomId,
        time: toTime(now()),
        sections: {
          refs: { refs: [{ rel: 'answers', act: answer }] },
          ...(note && { note: { text: note } }),
        },
      } as ActDraft<'transfer.withdraw'>);
      await journal.record(tx, {
        ...{ who: officer.id, what: 'release', act: said, dossier: row.dossier as RandomId },
        detail: { type: 'transfer.withdraw', of: id },
      });
      await news.tell(tx, [
        { kind: 'act', act: said, dossier: row.dossier as RandomId, detail: { type: 'transfer.withdraw' } },
      ]);
      return said;
    });
    news.wake();
    exchange.due(holder);
    return { act };
  }

  /**
   * Passes an act on, with the consent that covers it where there is one; the gate says whether that is enough.
   * @throws Refusal 404, 409 for what is not to be passed on, 422
   */
  async pass(officer: Officer, id: string, wish: OnwardWish): Promise<Made> {
    const row = await this.#known(officer, id);
    this.#requireFit(row, wish.to, wish.sections);
    const consent = (await this.#states(officer, id)).findLast(
      ({ state, to, purpose, consented }) =>
        state === 'consented' &&
        to === wish.to &&
        (wish.purpose ?? purpose) === purpose &&
        wish.sections.every((name) => consented.includes(name)),
    );
    const { handling } = await this.#handling(officer, id);
    const of = { act: id, about: 'onward.transfer', lineage: wish.lineage };
    const { declaration } = await declaredAs(this.#parts, officer, of);
    const purpose = wish.purpose ?? consent?.purpose ?? declaration.purpose;
    const used = consent?.answer === undefined ? [] : [{ rel: 'consents', act: consent.answer }];
    return this.#made(officer, {
      type: 'onward.transfer',
      ...{ to: [wish.to], lineage: wish.lineage, uploads: [] },
      sections: {
        declaration: { ...declaration, purpose },
        handling,
        refs: { refs: [...used, { rel: 'embeds', act: id }] },
        original: { sections: ascending(wish.sections) },
      },
    });
  }

  #requireFit(row: ActRow, to: string, sections: readonly string[]): void {
    if (!isToPassOn(row)) throw notToPassOn();
    const isPartner = this.#parts.directory.trusted(to as PartyId)?.status === 'confirmed';
    if (!isPartner || headerOf(row.jws).audience.includes(to as PartyId)) throw noThirdParty(to);
    const known = sectionsOf(row);
    const unknown = sections.filter((name) => !known.includes(name));
    if (unknown.length > 0) throw notToGoOn(unknown);
  }

  async #asked(officer: Officer, id: string, request: string): Promise<TransferState> {
    const found = (await this.#states(officer, id)).find((state) => state.request === request);
    if (!found) throw notFound();
    return found;
  }

  /** What was asked and answered, as far as this officer may read the acts that say so. */
  async #states(officer: Officer, id: string): Promise<readonly TransferState[]> {
    const { store, now } = this.#parts;
    const states = await transfersOf(store.db, id, this.#seconds());
    const ids = states.flatMap(saidIn);
    if (ids.length === 0) return [];
    const rows = await store.db
      .selectFrom('acts')
      .select('id')
      .where('id', 'in', ids)
      .where(readablePredicate(officer, now()))
      .execute();
    const readable = new Set(rows.map((row) => row.id));
    return states.filter((state) => saidIn(state).every((act) => readable.has(act)));
  }

  /** When this node came to know of each request and answer. */
  async #told(states: readonly TransferState[]): Promise<ReadonlyMap<string, number>> {
    const ids = states.flatMap(saidIn);
    if (ids.length === 0) return new Map();
    const { db } = this.#parts.store;
    const rows = await db.selectFrom('acts').select(['id', 'stored_ms']).where('id', 'in', ids).execute();
    return new Map(rows.map(({ id, stored_ms: at }) => [id, at]));
  }

  #shown(
    officer: Officer,
    state: TransferState,
    told: ReadonlyMap<string, number>,
  ): TransfersAnswer['items'][number] {
    const { self } = this.#parts;
    const { by, answer, until, sections, consented, of: _, ...rest } = state;
    const works = hasRole(officer, 'officer', 'releaser', 'head');
    // Who may say so at once is fewer than who may write what a second officer releases.
    const takesBack = hasRole(officer, 'releaser', 'head');
    const decides = works && state.originator === self;
    return {
      ...rest,
      askedAt: told.get(state.request) ?? 0,
      ...(by !== undefined && { by }),
      ...(answer !== undefined && { answer, answeredAt: told.get(answer) ?? 0 }),
      ...(until !== undefined && { until }),
      ...{ sections: [...sections], consented: [...consented] },
      may: [
        ...(decides && state.state !== 'consented' ? (['answer'] as const) : []),
        ...(takesBack && decides && state.state === 'consented' ? (['withdraw'] as const) : []),
        ...(works && state.holder === self && state.state === 'consented' ? (['pass'] as const) : []),
      ],
    };
  }

  /** Own acts that pass this one on and that this officer may read; of the originator's side there are none. */
  async #onward(officer: Officer, id: string): Promise<TransfersAnswer['onward']> {
    const rows = await this.#parts.store.db
      .selectFrom('act_refs')
      .innerJoin('acts', 'acts.id', 'act_refs.act')
      .select(['acts.id', 'acts.jws', 'acts.author', 'acts.status'])
      .where('act_refs.target', '=', id)
      .where('act_refs.rel', '=', 'embeds')
      .where('acts.own', '=', 1)
      .where(readablePredicate(officer, this.#parts.now()))
      .orderBy('acts.seq')
      .execute();
    return rows.map(({ id: act, jws, author, status }) => ({
      ...{ act, status },
      to: headerOf(jws).audience.filter((party) => party !== author),
    }));
  }

  async #handling(officer: Officer, id: string): Promise<{ handling: Record<string, unknown> }> {
    const wanted = { about: 'onward.transfer', ids: [id] };
    const [known] = await this.#parts.content.collect(officer, wanted, ['handling']);
    return { handling: { ...known?.sections.handling } };
  }

  /** An act about another, in its dossier, declared as it is. */
  async #hand(
    officer: Officer,
    row: ActRow,
    draft: { type: DraftBody['type']; to: string[]; refs: object[]; sections: DraftBody['sections'] },
  ): Promise<Made> {
    const { type, to, refs, sections } = draft;
    const lineage = row.lineage ?? '';
    const declared = await declaredAs(this.#parts, officer, { act: row.id, about: type, lineage });
    return this.#made(officer, {
      ...{ type, to, lineage, uploads: [], dossier: row.dossier ?? '' },
      sections: { ...declared, refs: { refs }, ...sections },
    });
  }

  async #made(officer: Officer, body: DraftBody): Promise<Made> {
    const { drafts } = this.#parts;
    const { id } = await drafts.create(officer, body);
    const { revision } = await drafts.submit(officer, id);
    return { draft: id, revision };
  }

  #known(officer: Officer, id: string): Promise<ActRow> {
    const { store, now } = this.#parts;
    return knownAct(store.db, officer, id, now());
  }

  #seconds(): number {
    return Math.floor(this.#parts.now() / 1000);
  }
}

/** Content of a partner that is still held here, in a dossier and under an agreement. */
function isToPassOn({ type, own, hold, dossier, lineage }: ActRow): boolean {
  const isContent = isActType(type) && !actTypes[type].control;
  return isContent && own === 0 && hold !== 2 && dossier !== null && lineage !== null;
}

const sectionsOf = (row: ActRow): string[] =>
  Object.keys(headerOf(row.jws).sections).filter((name) => ![...always, ...never].includes(name));

const isHeld = ({ restrictions, tlp }: { restrictions?: unknown; tlp?: unknown }): boolean =>
  (Array.isArray(restrictions) && restrictions.includes('H2')) || tlp === 'RED' || tlp === 'AMBER+STRICT';

/** The acts that a state is read from. */
const saidIn = ({ request, answer }: TransferState): string[] =>
  answer === undefined ? [request] : [request, answer];

const ascending = (names: readonly string[]): string[] => [...new Set(names)].sort();
