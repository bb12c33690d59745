// SPDX-License-Identifier: Apache-2.0
// Texts to begin from: a template filled with the parties' own cards, ready to be worked on and proposed.
import {
  type AgreementParty,
  type Hash,
  newRandomId,
  type PartyId,
  type RandomId,
  type TemplateName,
  type TemplateOptions,
  type TermsDocument,
  type Text,
  type Time,
  templates,
  termsHash,
  toTime,
} from '@tansiq/protocol';
import type { KnownParty } from '../../exchange/directory.ts';
import { invalid, type Language, languages, notFound } from '../../refusal.ts';
import { readDocument, readProposal } from './check-proposal.ts';
import { type AgreementParts, secondsOf } from './parts.ts';
import { notPaired } from './proposal-issues.ts';

/** Contact points that a card does not name; unless told, the supervisor hears of rights and the SPOC of breaches. */
export interface DraftParty {
  id: string;
  rights?: Text | undefined;
  breach?: Text | undefined;
}

export interface DraftWish {
  parties: readonly DraftParty[];
  /** Also says in which languages the document is, unless the options do. */
  title?: Text | undefined;
  validFrom?: Time | undefined;
  validTo?: Time | undefined;
  ratification?: readonly string[] | undefined;
  windowDays?: number | undefined;
  /** Goes on with these talks; when an agreement is in force, the draft is its next version. */
  lineage?: string | undefined;
  options?: DraftOptions | undefined;
}

export type DraftOptions = {
  [K in keyof Pick<
    TemplateOptions,
    'renewal' | 'noticeDays' | 'languages' | 'legalBasis' | 'transferGrounds' | 'classification'
  >]?: TemplateOptions[K] | undefined;
};

/** Names of templates as the API has them. */
export const templateNames = {
  'full-bilateral': 'fullBilateral',
  'multi-party': 'multiParty',
  narrow: 'narrow',
  'narrow-documents': 'narrowDocuments',
  prevention: 'prevention',
  'talks-only': 'talksOnly',
} as const satisfies Record<string, TemplateName>;

const DAY_MS = 86_400_000;
const USUAL_WINDOW_DAYS = 30;

export class Drafting {
  readonly #parts: Pick<AgreementParts, 'store' | 'book' | 'directory' | 'now'>;

  constructor(parts: Pick<AgreementParts, 'store' | 'book' | 'directory' | 'now'>) {
    this.#parts = parts;
  }

  list(): { name: string; title: Text }[] {
    return Object.entries(templateNames).map(([name, key]) => ({ name, title: templates[key](blank).title }));
  }

  /** @throws Refusal 404 for no such template; 422 for a party that is not paired, or options that make no valid document */
  async fill(name: string, wish: DraftWish): Promise<{ terms: TermsDocument; hash: Hash }> {
    if (!isTemplate(name)) throw notFound();
    const options = await this.#options(wish);
    const filled = readDocument(() => templates[templateNames[name]](options));
    const terms = wish.title ? readProposal({ ...filled, title: wish.title }) : filled;
    return { terms, hash: termsHash(terms) };
  }

  async #options(wish: DraftWish): Promise<TemplateOptions> {
    const { store, book, now } = this.#parts;
    const { validFrom, validTo, ratification, windowDays = USUAL_WINDOW_DAYS } = wish;
    const lineage = (wish.lineage ?? newRandomId()) as RandomId;
    const { state } = await book.look(store.db, lineage, secondsOf(this.#parts));
    const before = state.inForce;
    const given = Object.entries({ languages: languagesOf(wish.title), ...wish.options });
    return {
      ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
      lineage,
      ...(before && { version: before.number + 1, supersedes: before.terms }),
      parties: this.#parties(wish.parties),
      window: toTime(now() + windowDays * DAY_MS),
      from: validFrom ?? toTime(now()),
      ...(validTo !== undefined && { to: validTo }),
      ...(ratification && { ratification: ratification as readonly PartyId[] }),
    };
  }

  #parties(wanted: readonly DraftParty[]): AgreementParty[] {
    const { directory } = this.#parts;
    const self = directory.self.id;
    const all = wanted.some(({ id }) => id === self) ? wanted : [{ id: self }, ...wanted];
    const strangers = all.filter(({ id }) => !directory.trusted(id));
    if (strangers.length > 0) throw invalid(strangers.map(({ id }) => notPaired(id)));
    return all.map((wish) => partyOf(directory.trusted(wish.id) as KnownParty, wish));
  }
}

function partyOf({ id, chain }: KnownParty, { rights, breach }: DraftParty): AgreementParty {
  const { names, spoc, supervisor } = chain.newest.payload;
  return {
    id,
    names,
    root: chain.root,
    spoc,
    supervisor,
    rights: rights ?? supervisor,
    breach: breach ?? spoc,
  };
}

const isTemplate = (name: string): name is keyof typeof templateNames => Object.hasOwn(templateNames, name);

/** A title in two or more languages of the house says in which the document is wanted. */
function languagesOf(title: Text | undefined): Language[] | undefined {
  const chosen = languages.filter((language) => title !== undefined && Object.hasOwn(title, language));
  return chosen.length >= 2 ? chosen : undefined;
}

/** Nobody's: only the titles of templates are read from what it fills. */
const blank: TemplateOptions = {
  lineage: newRandomId(),
  parties: ['aa.one', 'aa.two'].map((id) => ({
    id: id as PartyId,
    names: { en: id },
    root: 'A'.repeat(43),
    spoc: { en: id },
    supervisor: { en: id },
    rights: { en: id },
    breach: { en: id },
  })),
  window: '2000-01-01T00:00:00Z' as Time,
  from: '2000-01-01T00:00:00Z' as Time,
};
