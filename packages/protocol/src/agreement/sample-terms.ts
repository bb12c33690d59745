// SPDX-License-Identifier: Apache-2.0
// A short agreement in two languages with invented parties, for tests, fixtures and benches: same input, same hash.

import { directiveStates, type TransferGroundKind } from '../codes/index.ts';
import { hashText } from '../encoding.ts';
import { type Hash, type PartyId, type RandomId, stateOf, type Time } from '../ids.ts';
import type { AgreementParty, Article, ArticleTerms, TermsDocument } from './terms-document.ts';
import { isListField, type Terms } from './terms-values.ts';

export interface SampleOptions {
  readonly parties?: readonly string[];
  readonly lineage?: RandomId;
  readonly version?: number;
  readonly supersedes?: Hash;
  readonly window?: string;
  readonly terms?: Partial<Terms>;
  readonly title?: string;
}

/** 22 characters of b64u that depend on the seed alone. */
export function sampleId(seed: string): RandomId {
  return `${hashText(`id ${seed}`).slice(0, 21)}A` as RandomId;
}

/** A party with invented contact points; its root depends on its id alone. */
export function sampleParty(id: string): AgreementParty {
  const text = (what: string) => ({ en: `${what} of ${id}`, es: `${what} de ${id}` });
  return {
    id: id as PartyId,
    names: text('Service'),
    root: hashText(`root ${id}`),
    spoc: text('SPOC'),
    supervisor: text('Supervisor'),
    rights: text('Rights'),
    breach: text('Breach'),
  };
}

/** Every field, between all of the parties in both directions, nothing special allowed. */
export function sampleFields(parties: readonly PartyId[]): Terms {
  return {
    legalBasis: [{ instrument: { en: 'Invented treaty', es: 'Tratado inventado' }, article: '3' }],
    validity: { from: '2026-03-01T00:00:00Z' as Time, renewal: 'none', ratification: [], noticeDays: 30 },
    suspension: { unilateral: true, surviving: ['oversight', 'recall', 'retention', 'rights'] },
    directions: parties.flatMap((from) => parties.filter((to) => to !== from).map((to) => ({ from, to }))),
    purposes: ['prevention', 'detection', 'investigation'],
    prohibitedUses: ['political-targeting', 'religious-targeting', 'administrative'],
    crimeAreas: ['terrorism', 'drugs', 'foreign-fighters'],
    dataCategories: ['papers', 'identity', 'accounts', 'events', 'attachments'],
    subjectCategories: ['suspect', 'convicted', 'victim', 'contact'],
    specialCategories: [],
    refusalGrounds: ['not-available', 'national-security'],
    minimumPenalty: { months: 12 },
    minorsAndVictims: { rule: 'strictly-necessary', referral: true },
    handling: { restrictions: ['H0'], tlp: 'AMBER+STRICT', pap: 'GREEN' },
    evidentialUse: 'consent',
    onwardTransfer: { rule: 'consent', parties: [] },
    retention: { maxMonths: 60, reviewMonths: 36 },
    transferGrounds: parties.map((exporter) => ({ exporter, kind: sampleGround(stateOf(exporter)) })),
    deadlines: { urgentDirectHours: 8, urgentIndirectDays: 3, otherDays: 7, coreDataHours: 48 },
    hitNoHit: {
      allowed: true,
      fields: ['birth-date', 'family-name', 'given-name'],
      pseudonymised: ['family-name', 'given-name'],
      quotaPerDay: 100,
      roles: ['officer'],
    },
    routine: { subscriptions: true, standingOrders: true },
    oversight: { audit: true, journalMonths: 36 },
    operations: { allowed: false, committees: true },
  };
}

function sampleGround(state: string): TransferGroundKind {
  if (directiveStates.has(state)) return 'led-37-1-a';
  return state === 'ma' ? 'law-09-08' : 'national-law';
}

/** One article for each field; list fields of more than two elements are split over two articles. */
export function sampleArticles(terms: Partial<Terms>): readonly Article[] {
  const articles: Article[] = [];
  const add = (carried: ArticleTerms): void => {
    const number = String(articles.length + 1);
    const text = (en: string, es: string) => ({ en: `${en} ${number}`, es: `${es} ${number}` });
    articles.push({
      number,
      title: text('Article', 'Artículo'),
      text: text('Text', 'Texto'),
      terms: carried,
    });
  };
  for (const [name, value] of Object.entries(terms)) {
    if (isListField(name as keyof Terms) && Array.isArray(value) && value.length > 2) {
      add({ [name]: value.slice(0, 2) });
      add({ [name]: value.slice(2) });
    } else add({ [name]: value });
  }
  return articles;
}

/** A valid document unless the options make it otherwise. */
export function sampleTerms(options: SampleOptions = {}): TermsDocument {
  const ids = (options.parties ?? ['ma.north', 'es.south']).toSorted() as PartyId[];
  const title = options.title ?? 'Sample agreement';
  return {
    v: 1,
    fold: 1,
    lineage: options.lineage ?? sampleId('lineage'),
    version: options.version ?? 1,
    ...(options.supersedes === undefined ? {} : { supersedes: options.supersedes }),
    title: { en: title, es: `${title} (es)` },
    parties: ids.map(sampleParty),
    window: (options.window ?? '2026-02-01T00:00:00Z') as Time,
    articles: sampleArticles({ ...sampleFields(ids), ...options.terms }),
  };
}
