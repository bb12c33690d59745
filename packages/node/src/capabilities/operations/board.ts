// SPDX-License-Identifier: Apache-2.0
// The live board: what is known, from whom, how old it is, with what clock difference, who has the certificate, what may be done.
import { type PartyId, requiredReadiness } from '@tansiq/protocol';
import { hasRole, type Officer } from '../../access/index.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import { notFound } from '../../refusal.ts';
import { Together } from '../../store/index.ts';
import type { Certificates } from './evidence.ts';
import type { OperationReading, ReadingParts, ReadOperation } from './reading.ts';
import type { BoardAnswer } from './shapes.ts';
import {
  apartItems,
  entryItems,
  isPending,
  mandatesOf,
  noteOf,
  planOf,
  readinessItems,
  titleOf,
  versionItem,
} from './show.ts';

export interface BoardParts extends ReadingParts {
  book: AgreementBook;
  exchange: Pick<Exchange, 'lines'>;
}

const MOST_ENTRIES = 200;

type Seen = Omit<BoardAnswer, 'ownSites' | 'may'>;

export class Board {
  readonly #parts: BoardParts;
  readonly #reading: OperationReading;
  readonly #certificates: Certificates;
  readonly #looks = new Together<Officer, BoardAnswer | undefined>((dossier, officers) =>
    this.#forAll(dossier, officers),
  );

  constructor(parts: BoardParts, reading: OperationReading, certificates: Certificates) {
    this.#parts = parts;
    this.#reading = reading;
    this.#certificates = certificates;
  }

  /** Those who ask at one moment, may read the same and may do the same are given the very same answer. @throws Refusal 404 */
  async of(officer: Officer, dossier: string): Promise<BoardAnswer> {
    const answer = await this.#looks.ask(dossier, officer);
    if (!answer) throw notFound();
    return answer;
  }

  async #forAll(dossier: string, officers: readonly Officer[]): Promise<(BoardAnswer | undefined)[]> {
    const reads = await this.#reading.forAll(officers, dossier);
    const seen = new Map<ReadOperation, Seen>();
    for (const [at, read] of reads.entries())
      if (read && !seen.has(read)) seen.set(read, await this.#seen(officers[at] as Officer, dossier, read));
    const answers = new Map<string, BoardAnswer>();
    return officers.map((officer, at) => {
      const read = reads[at];
      const board = read && seen.get(read);
      if (!read || !board) return undefined;
      const ownSites = sitesOfOfficer(this.#parts.self, officer, read, board.commanders);
      const may = stepsOf(this.#parts.self, officer, read, { ownSites, blockers: board.blockers });
      const key = JSON.stringify([reads.indexOf(read), ownSites, may]);
      const answer = answers.get(key) ?? { ...board, ownSites, may };
      answers.set(key, answer);
      return answer;
    });
  }

  /** What all who may read the same see. */
  async #seen(officer: Officer, dossier: string, read: ReadOperation): Promise<Seen> {
    const { self, now } = this.#parts;
    const { state, current, moments } = read;
    const entries = entryItems(read);
    const commanders = await this.#commanders(dossier);
    const blockers = await this.blockers(read);
    const title = titleOf(read);
    const words = planOf(read, current.plan);
    return {
      ...{ dossier, lineage: read.lineage, now: now(), self, state: state.state },
      ...(title && { title }),
      ...(words && { words }),
      call: state.calls.get(self) ?? 'waiting',
      rehearsal: current.frame.rehearsal,
      current: versionItem(current),
      moments: { ...moments },
      versions: state.versions.map(versionItem).reverse(),
      apart: apartItems(read),
      mandates: mandatesOf(read, current.plan),
      readiness: readinessItems(read),
      gos: state.gos.map((go) => ({ ...go, ...this.#problemOf(read, go.act) })),
      aborts: state.aborts.map((abort) => {
        const act = read.acts.find((one) => one.id === abort.act);
        const note = act && noteOf(act);
        return { ...abort, ...(note && { note }), pending: isPending(act) };
      }),
      sites: state.sites.map((site) => ({ ...site })),
      parties: await this.#parties(dossier, read),
      entries: entries.slice(0, MOST_ENTRIES),
      entryCount: await this.#reading.entries(officer, dossier, read),
      commanders,
      blockers,
    };
  }

  /** Why no certificate can be made now; empty when it can. */
  async blockers({ state, current, moments, lineage }: ReadOperation): Promise<BoardAnswer['blockers']> {
    const { book, store, now } = this.#parts;
    const seconds = Math.floor(now() / 1000);
    const view = await book.view(store.db, lineage, seconds);
    const unauthorised = current.frame.sites.some(
      (site) =>
        !current.consents.some(
          ({ party, authorised }) => party === site.party && authorised.includes(site.id),
        ),
    );
    const found: [BoardAnswer['blockers'][number], boolean][] = [
      ['suspended', view.state.state !== 'in-force'],
      ['aborted', state.aborts.length > 0],
      ['not-agreed', current.agreedAt === undefined],
      ['authority', unauthorised],
      ['readiness', state.readiness.some((one) => one.state !== 'ready')],
      ['too-late', seconds > moments.margin],
    ];
    return found.flatMap(([name, holds]) => (holds ? [name] : []));
  }

  #problemOf(read: ReadOperation, id: string): { problem?: string } {
    const act = read.acts.find((one) => one.id === id);
    const reading = act && this.#certificates.read(act);
    return reading && !reading.ok ? { problem: reading.problem } : {};
  }

  async #commanders(dossier: string): Promise<BoardAnswer['commanders']> {
    return this.#parts.store.db
      .selectFrom('site_commanders')
      .innerJoin('users', 'users.id', 'site_commanders.user')
      .select(['site_commanders.site', 'site_commanders.user', 'users.name'])
      .where('dossier', '=', dossier)
      .orderBy('site')
      .execute();
  }

  /** When the newest act of a partner was stored: of the last place in its channel, however many there are. */
  async #heardAt(party: PartyId): Promise<number> {
    const { self, store } = this.#parts;
    const row = await store.db
      .selectFrom('entries')
      .innerJoin('acts', 'acts.id', 'entries.act')
      .select('acts.stored_ms')
      .where('entries.from_party', '=', party)
      .where('entries.to_party', '=', self)
      .orderBy('entries.idx', 'desc')
      .limit(1)
      .executeTakeFirst();
    return Number(row?.stored_ms ?? 0);
  }

  async #parties(dossier: string, { state, current }: ReadOperation): Promise<BoardAnswer['parties']> {
    const { self, exchange, store } = this.#parts;
    const lines = new Map(exchange.lines().map((line) => [line.party as string, line]));
    const heard = new Map(
      await Promise.all(state.audience.map(async (party) => [party, await this.#heardAt(party)] as const)),
    );
    const waiting = await store.db
      .selectFrom('outbox')
      .innerJoin('acts', 'acts.id', 'outbox.act')
      .leftJoin('entries', (join) =>
        join
          .onRef('entries.act', '=', 'outbox.act')
          .onRef('entries.to_party', '=', 'outbox.to_party')
          .on('entries.from_party', '=', self),
      )
      .leftJoin('channels', (join) =>
        join.on('channels.from_party', '=', self).onRef('channels.to_party', '=', 'outbox.to_party'),
      )
      .select((eb) => ['outbox.to_party as party', eb.fn.countAll().as('n')])
      .where('acts.dossier', '=', dossier)
      .where('outbox.state', '<>', 'withheld')
      .where((eb) =>
        eb.or([eb('entries.idx', 'is', null), eb('entries.idx', '>=', eb.ref('channels.receipted'))]),
      )
      .groupBy('outbox.to_party')
      .execute();
    return state.audience.map((party) => {
      const line = lines.get(party);
      const capacity = current.frame.capacities.find((one) => one.party === party)?.capacity;
      const holds = state.holders.find((one) => one.party === party)?.at;
      const last = Math.max(heard.get(party) ?? 0, line?.lastReceiptAt ?? 0);
      return {
        ...{ party, self: party === self, call: state.calls.get(party) ?? 'waiting' },
        ...(capacity && { capacity }),
        ...(holds !== undefined && { holdsSince: holds }),
        ...(last > 0 && party !== self && { heardAt: last }),
        link: party === self ? ('self' as const) : (line?.state ?? ('none' as const)),
        ...(line && { linkSince: line.since }),
        unreceipted: Number(waiting.find((row) => row.party === party)?.n ?? 0),
        ...(line?.clock && { clock: { ...line.clock } }),
      };
    });
  }
}

/** Sites of which an officer may speak: the commander of their own, those who release of all that their party has a part in. */
export function sitesOfOfficer(
  self: string,
  officer: Officer,
  { current }: Pick<ReadOperation, 'current'>,
  commanders: readonly { site: string; user: string }[],
): string[] {
  const own = requiredReadiness(current.frame).flatMap(({ party, site }) => (party === self ? [site] : []));
  if (hasRole(officer, 'releaser', 'head')) return own;
  return own.filter((site) => commanders.some((one) => one.site === site && one.user === officer.id));
}

function stepsOf(
  self: string,
  officer: Officer,
  { state, current, moments }: ReadOperation,
  { ownSites, blockers }: Pick<BoardAnswer, 'ownSites' | 'blockers'>,
): BoardAnswer['may'] {
  const works = hasRole(officer, 'officer', 'releaser', 'head');
  const releases = hasRole(officer, 'releaser', 'head');
  const consented = current.consents.some(({ party }) => party === self);
  const aborted = state.aborts.some(({ party }) => party === self);
  const over = state.state === 'finished' || state.state === 'aborted' || state.state === 'no-go';
  const went = state.gos.some(({ author, standing }) => author === self && standing === 'counts');
  const live = consented && !aborted && current.agreedAt !== undefined && !blockers.includes('suspended');
  const found: [BoardAnswer['may'][number], boolean][] = [
    ['propose', works],
    ['consent', works && !consented && state.state === 'proposed'],
    ['decline', works && !consented && state.state === 'proposed'],
    ['assign', hasRole(officer, 'head')],
    ['readiness', live && ownSites.length > 0 && !over && state.state !== 'running'],
    ['go', releases && !went && blockers.length === 0],
    ['abort', works && !aborted && state.state !== 'finished'],
    ['enter', works && live],
    ['outcome', works && live && !current.frame.rehearsal && moments.hour > 0],
  ];
  return found.flatMap(([step, may]) => (may ? [step] : []));
}
