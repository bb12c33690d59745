// SPDX-License-Identifier: Apache-2.0
// What two people let leave: versions of a plan, consent with its mandates, outcomes of entries. Made as drafts that are handed over at once.
import type { Officer } from '../../access/index.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import { conflict, invalid, notFound } from '../../refusal.ts';
import { type DraftBody, type Drafts, declaredAs } from '../reports/index.ts';
import { unreadSites } from './apart.ts';
import type { OperationReading, ReadingParts, ReadOperation } from './reading.ts';
import { onlyRehearsed, planSuperseded, rivalVersion, siteUnread } from './refusals.ts';
import { entryItems, readersOf } from './show.ts';

export interface DraftingParts extends ReadingParts {
  drafts: Drafts;
  book: AgreementBook;
}

export interface PlanWish {
  title: Record<string, string>;
  frame: object;
  plan: object;
  declaration: Record<string, unknown>;
  handling: Record<string, unknown>;
  note?: Record<string, string> | undefined;
  uploads?: string[] | undefined;
}

export interface ConsentWish {
  plan: string;
  decision: 'consent' | 'decline';
  mandates: readonly {
    site: string;
    commander: string;
    authority: string;
    reference?: string | undefined;
    upload: string;
  }[];
  note?: Record<string, string> | undefined;
  declaration?: Record<string, unknown> | undefined;
  handling?: Record<string, unknown> | undefined;
}

export interface SiteApartWish extends Pick<ConsentWish, 'note' | 'declaration' | 'handling'> {
  with: readonly string[];
  site: { id: string };
  mandate: Omit<ConsentWish['mandates'][number], 'site'>;
}

export interface OutcomeWish {
  kind: 'arrest' | 'seizure' | 'network-dismantled' | 'plot';
  entries: readonly string[];
  finding: 'preliminary' | 'confirmed';
  place?: Record<string, string> | undefined;
  on?: string | undefined;
}

interface Made {
  draft: string;
  revision: number;
}

export class Drafting {
  readonly #parts: DraftingParts;
  readonly #reading: OperationReading;

  constructor(parts: DraftingParts, reading: OperationReading) {
    this.#parts = parts;
    this.#reading = reading;
  }

  /** The first version of a plan: it opens the operation's dossier when it is released. */
  begin(officer: Officer, wish: PlanWish & { lineage: string; to: string[] }): Promise<Made> {
    const { lineage, to, uploads = [] } = wish;
    return this.#hand(officer, {
      type: 'operation.plan',
      to,
      lineage,
      uploads,
      sections: planSections(wish, 1),
    });
  }

  /** The next version. Once released it voids what was said of the one before. @throws Refusal 404 */
  async revise(officer: Officer, dossier: string, wish: PlanWish): Promise<Made> {
    const read = await this.#reading.one(officer, dossier);
    const sections = {
      ...planSections(wish, read.current.version + 1),
      refs: { refs: [{ rel: 'replaces', act: read.current.plan }] },
    };
    const type = 'operation.plan' as const;
    return this.#hand(officer, { type, ...this.#way(read, dossier), uploads: wish.uploads ?? [], sections });
  }

  /** A site of this party that concerns only some of the others, told to them alone. @throws Refusal 404, 422 for whom it cannot concern */
  async apart(officer: Officer, dossier: string, wish: SiteApartWish): Promise<Made> {
    const { self } = this.#parts;
    const read = await this.#reading.one(officer, dossier);
    const others = read.state.audience.filter((party) => party !== self);
    const to = others.filter((party) => wish.with.includes(party));
    if (to.length !== wish.with.length || to.length === others.length) throw notApart();
    const { upload, reference, ...named } = wish.mandate;
    const { declaration, handling } = await this.#declared(officer, read, { ...wish, mandates: [named] });
    const mandate = { ...named, ...(reference !== undefined && { reference }), document: upload };
    return this.#hand(officer, {
      ...{ type: 'operation.site', to, lineage: read.lineage, dossier, uploads: [upload] },
      sections: {
        ...{ declaration, handling, site: { site: wish.site } },
        mandates: { mandates: [{ ...mandate, site: wish.site.id }] },
        ...(wish.note && { note: { text: wish.note } }),
      },
    });
  }

  /** @throws Refusal 404, 409 for a version that does not count, 422 for a site that is not this party's own */
  async consent(officer: Officer, dossier: string, wish: ConsentWish): Promise<Made> {
    const { self } = this.#parts;
    const read = await this.#reading.one(officer, dossier);
    const { current } = read;
    if (current.plan !== wish.plan) throw planSuperseded();
    if (current.consents.some(({ party }) => party === self)) throw rivalVersion();
    const capacity = current.frame.capacities.find(({ party }) => party === self)?.capacity;
    if (capacity === undefined) throw conflict();
    const own = current.frame.sites.filter(({ party }) => party === self);
    const common = new Set(own.flatMap(({ id, apart }) => (apart === undefined ? [id] : [])));
    if (wish.decision === 'consent') {
      const where = { self, dossier, lineage: read.lineage };
      const unread = await unreadSites(this.#parts.store.db, where, current.frame);
      if (unread.length > 0) throw siteUnread(unread);
    }
    // A site apart has its authority in its own act.
    const apart = wish.decision === 'consent' ? own.flatMap((site) => (site.apart ? [site.id] : [])) : [];
    const sites = wish.mandates.map(({ site }) => site);
    if (sites.some((site) => !common.has(site)) || new Set(sites).size !== sites.length) throw noSuchSite();
    const { declaration, handling } = await this.#declared(officer, read, wish);
    const mandates = wish.mandates.map(({ upload, reference, ...one }) => ({
      ...one,
      ...(reference !== undefined && { reference }),
      document: upload,
    }));
    const sections = {
      ...{ declaration, handling },
      refs: { refs: [{ rel: 'answers', act: wish.plan }] },
      consent: {
        plan: wish.plan,
        decision: wish.decision,
        capacity,
        authorised: [...sites, ...apart].sort(),
      },
      ...(mandates.length > 0 && { mandates: { mandates } }),
      ...(wish.note && { note: { text: wish.note } }),
    };
    const uploads = [...new Set(wish.mandates.map(({ upload }) => upload))];
    return this.#hand(officer, {
      type: 'operation.consent',
      ...this.#way(read, dossier),
      uploads,
      sections,
    });
  }

  /** What came of some entries. @throws Refusal 404 for entries that are not here, 409 for a rehearsal */
  async outcome(officer: Officer, dossier: string, wish: OutcomeWish): Promise<Made> {
    const read = await this.#reading.one(officer, dossier, true);
    const all = entryItems(read);
    const entries = wish.entries.map((id) => {
      const entry = all.find(({ act }) => act === id);
      if (!entry) throw notFound();
      return entry;
    });
    if (entries.some(({ rehearsal }) => rehearsal)) throw onlyRehearsed();
    const { declaration, handling } = await this.#declared(officer, read, {});
    const leads = [...new Set(entries.flatMap((entry) => entry.leads))].slice(0, 16);
    const refs = [
      ...entries.map(({ act }) => ({ rel: 'acts-on', act })),
      ...leads.map((act) => ({ rel: 'lead', act })),
    ];
    const people = entries.filter(({ kind }) => kind === 'arrest');
    const minors = people.filter(({ minor }) => minor === true).length;
    const seized = entries.flatMap(({ what, quantity, unit }) =>
      what !== undefined && quantity !== undefined && unit !== undefined ? [{ what, quantity, unit }] : [],
    );
    const plot = entries.find((entry) => entry.plot)?.plot;
    const outcome = {
      ...{ kind: wish.kind, finding: wish.finding, state: this.#parts.self.slice(0, 2) },
      on: wish.on ?? entries.map(({ at }) => at).sort()[0] ?? read.current.frame.hour,
      ...(wish.place && { place: wish.place }),
      ...(wish.kind === 'arrest' && { persons: people.length, minors }),
      ...(seized.length > 0 && { seizures: seized }),
      ...(wish.kind === 'network-dismantled' && {
        networks: entries.reduce((sum, { networks = 0 }) => sum + networks, 0),
      }),
      ...(wish.kind === 'plot' && plot && { plot }),
    };
    const categories = [...new Set(people.flatMap(({ category }) => category ?? []))].sort();
    const sections = {
      declaration: {
        ...declaration,
        ...(categories.length > 0 && { subjectCategories: categories }),
        ...(minors > 0 && {
          minors: true,
          necessity: declaration.necessity ?? 'Minors among those arrested are counted for their protection.',
        }),
      },
      ...{ handling, refs: { refs }, outcome },
    };
    const type = 'outcome.report' as const;
    const way = this.#way(read, dossier);
    // What was entered of a site apart goes to no one else.
    const readers = entries.map(({ site }) => readersOf(read, site) as readonly string[]);
    const to = way.to.filter((party) => readers.every((some) => some.includes(party)));
    return this.#hand(officer, { type, ...way, to, uploads: [], sections });
  }

  #way(read: ReadOperation, dossier: string): Pick<DraftBody, 'to' | 'lineage' | 'dossier'> {
    const to = read.state.audience.filter((party) => party !== this.#parts.self);
    return { to, lineage: read.lineage, dossier };
  }

  async #hand(officer: Officer, body: DraftBody): Promise<Made> {
    const { drafts } = this.#parts;
    const { id } = await drafts.create(officer, body);
    const { revision } = await drafts.submit(officer, id);
    return { draft: id, revision };
  }

  /** As the plan declares, with this party's own ground: the plan's is that of its author. */
  async #declared(
    officer: Officer,
    read: ReadOperation,
    wish: Pick<ConsentWish, 'declaration' | 'handling'> & { mandates?: readonly unknown[] },
  ): Promise<{ declaration: Record<string, unknown>; handling: Record<string, unknown> }> {
    const of = { act: read.current.plan, about: 'operation.plan', lineage: read.lineage };
    const { declaration, handling } = await declaredAs(this.#parts, officer, of);
    const data = new Set(declaration.dataCategories as string[] | undefined);
    if (wish.mandates && wish.mandates.length > 0) data.add('attachments');
    else data.delete('attachments');
    return {
      declaration: wish.declaration ?? { ...declaration, dataCategories: [...data].sort() },
      handling: wish.handling ?? handling,
    };
  }
}

function planSections(wish: PlanWish, version: number): DraftBody['sections'] {
  return {
    title: { text: wish.title },
    frame: { ...wish.frame, version },
    plan: wish.plan as Record<string, unknown>,
    declaration: wish.declaration,
    handling: wish.handling,
    ...(wish.note && { note: { text: wish.note } }),
  };
}

const notApart = () =>
  invalid([
    {
      path: 'body.with',
      code: 'parties',
      texts: {
        ar: 'يخصّ الموقع المنفصل طرفًا آخر على الأقل من أطراف العملية، لا جميعهم. اختاروا الأطراف التي يخصّها.',
        es: 'Un sitio aparte concierne al menos a otra parte de la operación, pero no a todas. Elija a quiénes concierne.',
        fr: 'Un site à part concerne au moins une autre partie de l’opération, mais pas toutes. Choisissez celles qu’il concerne.',
        en: 'A site apart concerns at least one other party of the operation, but not all. Choose whom it concerns.',
      },
    },
  ]);

const noSuchSite = () =>
  invalid([
    {
      path: 'body.mandates',
      code: 'site',
      texts: {
        ar: 'أحد المواقع ليس من مواقع طرفكم، أو ذُكر مرتين. اذكر كل موقع لكم مرة واحدة.',
        es: 'Un sitio no es de su parte o figura dos veces. Nombre cada sitio propio una vez.',
        fr: 'Un site n’est pas de votre partie, ou figure deux fois. Nommez chaque site propre une seule fois.',
        en: 'A site is not one of your party, or stands twice. Name each own site once.',
      },
    },
  ]);
