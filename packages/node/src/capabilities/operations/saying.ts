// SPDX-License-Identifier: Apache-2.0
// What an officer says in an operation at once: readiness, go, abort, entries. The plan that all consented to is the standing order.
import {
  type Act,
  type ActDraft,
  type ActType,
  composeAct,
  composeCertificate,
  hashText,
  type PartyId,
  ProtocolError,
  type RandomId,
  readAct,
  toTime,
} from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { wireSectionsOf } from '../../content/raw.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { heldAct } from '../../exchange/held-act.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import { standingKeys } from '../../exchange/onward-facts.ts';
import { reasonOf } from '../../exchange/reason.ts';
import { queueSigned, type ReleaseParts } from '../../exchange/release.ts';
import type { Journal } from '../../journal/index.ts';
import { refusedFor, sectionsRefused } from '../reports/index.ts';
import { type Board, type BoardParts, sitesOfOfficer } from './board.ts';
import type { OperationReading, ReadOperation } from './reading.ts';
import {
  alreadyAborted,
  noAuthority,
  noGo,
  notConsented,
  notYourSite,
  planSuperseded,
  promiseStands,
  toldToAll,
} from './refusals.ts';
import { readersOf } from './show.ts';

export interface SayingParts extends ReleaseParts, Omit<BoardParts, 'store' | 'now' | 'book' | 'exchange'> {
  journal: Journal;
  news: NewsDesk;
  exchange: Pick<Exchange, 'due' | 'lines'>;
}

export interface Declared {
  dataCategories?: readonly string[];
  subjectCategories?: readonly string[];
  minors?: boolean;
  necessity?: string | undefined;
}

type Text = Record<string, string>;

export class Saying {
  readonly #parts: SayingParts;
  readonly #reading: OperationReading;
  readonly #board: Board;

  constructor(parts: SayingParts, reading: OperationReading, board: Board) {
    this.#parts = parts;
    this.#reading = reading;
    this.#board = board;
  }

  /** @throws Refusal 404, 403 for a site that somebody else commands, 409 for what does not fit */
  async readiness(
    officer: Officer,
    dossier: string,
    said: {
      plan: string;
      site: string;
      state: 'ready' | 'not-ready' | 'hold';
      until?: string | undefined;
      note?: Text | undefined;
    },
  ): Promise<{ act: string }> {
    const read = await this.#live(officer, dossier, said.plan);
    await this.#requireSite(officer, dossier, read, said.site);
    const known = read.state.readiness.find(
      ({ party, site }) => party === this.#parts.self && site === said.site,
    );
    if (known?.state === 'ready') throw promiseStands();
    const site = read.current.frame.sites.find(({ id }) => id === said.site);
    const authorised = read.current.consents.some(
      ({ party, authorised: sites }) => party === site?.party && sites.includes(said.site),
    );
    if (said.state === 'ready' && !authorised) throw noAuthority();
    if (said.note && site?.apart !== undefined) throw toldToAll();
    const until = said.until ?? toTime(read.moments.end * 1000);
    return this.#say(officer, read, dossier, 'operation.readiness', {
      refs: { refs: [{ rel: 'answers', act: said.plan }] },
      readiness: {
        ...{ plan: said.plan, site: said.site, state: said.state },
        ...(said.state === 'ready' && { until }),
      },
      ...(said.note && { note: { text: said.note } }),
    });
  }

  /** Makes the certificate of all consents and readinesses that are here. @throws Refusal 409 `no-go` with what is missing */
  async go(officer: Officer, dossier: string, plan: string, note?: Text): Promise<{ act: string }> {
    const read = await this.#live(officer, dossier, plan);
    const blockers = await this.#board.blockers(read);
    if (blockers.length > 0) throw noGo(blockers);
    const certificate = await this.#certificate(read);
    return this.#say(officer, read, dossier, 'operation.go', {
      refs: { refs: [{ rel: 'answers', act: plan }] },
      certificate,
      ...(note && { note: { text: note } }),
    });
  }

  /** This party leaves with its own part: under any state of the agreement, at any time. @throws Refusal 404, 409 */
  async abort(officer: Officer, dossier: string, plan: string, note?: Text): Promise<{ act: string }> {
    const read = await this.#reading.one(officer, dossier);
    if (read.current.plan !== plan) throw planSuperseded();
    if (read.state.aborts.some(({ party }) => party === this.#parts.self)) throw alreadyAborted();
    const sections = {
      refs: { refs: [{ rel: 'answers', act: plan }] },
      ...(note && { note: { text: note } }),
    };
    return this.#send(officer, read, dossier, 'operation.abort', sections, false);
  }

  /** @throws Refusal as `readiness` */
  async enter(
    officer: Officer,
    dossier: string,
    plan: string,
    entry: Readonly<Record<string, unknown>>,
    leads: readonly string[],
    declared: Declared,
  ): Promise<{ act: string }> {
    const read = await this.#live(officer, dossier, plan);
    const spoken = entry.kind === 'site-state' || entry.kind === 'arrest' || entry.kind === 'seizure';
    if (spoken && typeof entry.site === 'string') await this.#requireSite(officer, dossier, read, entry.site);
    const to = readersOf(read, typeof entry.site === 'string' ? entry.site : undefined);
    if (!to.includes(this.#parts.self)) throw notYourSite();
    const refs = [{ rel: 'acts-on', act: plan }, ...leads.map((act) => ({ rel: 'lead', act }))];
    const body = { ...entry, plan, rehearsal: read.current.frame.rehearsal };
    const sections = { refs: { refs }, entry: body };
    return this.#say(officer, read, dossier, 'operation.entry', sections, declared, to);
  }

  /** @throws Refusal 404, 409 unless this party consented to that plan, it counts, and the own part is not aborted */
  async #live(officer: Officer, dossier: string, plan: string): Promise<ReadOperation> {
    const { self } = this.#parts;
    const read = await this.#reading.one(officer, dossier);
    if (read.current.plan !== plan) throw planSuperseded();
    if (!read.current.consents.some(({ party }) => party === self)) throw notConsented();
    if (read.state.aborts.some(({ party }) => party === self)) throw alreadyAborted();
    return read;
  }

  async #requireSite(officer: Officer, dossier: string, read: ReadOperation, site: string): Promise<void> {
    const commanders = await this.#parts.store.db
      .selectFrom('site_commanders')
      .select(['site', 'user'])
      .where('dossier', '=', dossier)
      .execute();
    if (!sitesOfOfficer(this.#parts.self, officer, read, commanders).includes(site)) throw notYourSite();
  }

  /** All that the certificate embeds is kept for good and says nothing of a person; who reads the operation may hand it on. */
  async #certificate({ current, state, acts }: ReadOperation) {
    const ids = [
      current.plan,
      ...state.audience.map((party) => current.consents.find((word) => word.party === party)?.act),
      ...state.readiness.map(({ act }) => act),
    ].filter((id) => id !== undefined);
    const wires = await wireSectionsOf(this.#parts.store.db, ids);
    const keyFor = standingKeys(this.#parts.directory);
    const read = ids.flatMap((id) => {
      const act = acts.find((one) => one.id === id);
      const reading = act && readAct(act.row.jws, wires.get(id) ?? {}, keyFor);
      return reading?.ok ? [reading.act] : [];
    });
    const of = <T extends ActType>(type: T) => read.filter((act) => act.type === type) as never;
    const [plan] = read;
    if (plan?.type !== 'operation.plan' || read.length !== ids.length) throw noGo(['readiness']);
    return composeCertificate(plan, of('operation.consent'), of('operation.readiness'));
  }

  /** Declares as this party's own consent did, and more where the content asks for it. */
  async #say(
    officer: Officer,
    read: ReadOperation,
    dossier: string,
    type: ActType,
    sections: Readonly<Record<string, unknown>>,
    declared: Declared = {},
    to: readonly PartyId[] = read.state.audience,
  ): Promise<{ act: string }> {
    const { self, content, now } = this.#parts;
    const consent = read.current.consents.find(({ party }) => party === self);
    const [own] = await content.collect(officer, { about: type, ids: [consent?.act ?? ''] }, [
      'declaration',
      'handling',
    ]);
    if (!own) throw notConsented();
    const { expires: _, ...handling } = own.sections.handling as Record<string, unknown>;
    const base = own.sections.declaration as Record<string, unknown>;
    const united = (name: string, more: readonly string[] = []) =>
      [...new Set([...((base[name] as string[] | undefined) ?? []), ...more])].sort();
    const declaration = {
      ...base,
      dataCategories: united('dataCategories', declared.dataCategories).filter(
        (code) => code !== 'attachments',
      ),
      ...(declared.subjectCategories && { subjectCategories: [...declared.subjectCategories].sort() }),
      ...(declared.minors && { minors: true }),
      ...(declared.necessity !== undefined && { necessity: declared.necessity }),
      release: {
        kind: 'standing-order',
        officer: hashText(`${self}/${officer.id}`),
        at: toTime(now()),
        order: read.current.plan,
      },
    };
    return this.#send(officer, read, dossier, type, { ...sections, declaration, handling }, true, to);
  }

  async #send(
    officer: Officer,
    read: ReadOperation,
    dossier: string,
    type: ActType,
    sections: Readonly<Record<string, unknown>>,
    agreed: boolean,
    to: readonly PartyId[] = read.state.audience,
  ): Promise<{ act: string }> {
    const { self, store, book, journal, news, exchange, now, keys } = this.#parts;
    const people = { composedBy: officer.id, releasedBy: officer.id };
    const outcome = await store.writer.write(async (tx) => {
      const view = agreed
        ? await book.view(tx, read.lineage, Math.floor(now() / 1000), { lock: true })
        : undefined;
      const terms = view?.terms?.terms ?? hashText('no terms');
      const draft = {
        ...{ type, author: self, audience: to, dossier: dossier as RandomId, sections },
        ...(agreed && { agreement: { lineage: read.lineage as RandomId, terms } }),
        time: toTime(now()),
      };
      const act = composed(draft as unknown as ActDraft<ActType>, keys.act);
      const gate = this.#parts.gate.session(tx);
      const decisions = [];
      for (const party of to)
        if (party !== self)
          decisions.push({ party: party as PartyId, decision: await gate.send(heldAct(act), party, people) });
      const denied = decisions.filter(({ decision }) => !decision.permit);
      await journal.record(
        tx,
        decisions.map(({ party, decision }) => ({
          who: officer.id,
          what: decision.permit ? ('release' as const) : ('refuse' as const),
          act: act.id,
          dossier,
          decision: reasonOf(decision),
          detail: { to: party, type, plan: read.current.plan },
        })),
      );
      if (denied.length > 0) return { denied };
      await queueSigned(tx, this.#parts, [act], people);
      await news.tell(tx, [{ kind: 'act', act: act.id, dossier, detail: { type } }]);
      return { act };
    });
    if ('denied' in outcome) throw refusedFor(outcome.denied ?? []);
    news.wake();
    for (const party of to) exchange.due(party);
    return { act: outcome.act.id };
  }
}

function composed(draft: ActDraft<ActType>, signer: ReleaseParts['keys']['act']): Act {
  try {
    return composeAct(draft, signer) as unknown as Act;
  } catch (error) {
    if (error instanceof ProtocolError) throw sectionsRefused(error.message);
    throw error;
  }
}
