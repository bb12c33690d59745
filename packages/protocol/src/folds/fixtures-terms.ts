// SPDX-License-Identifier: Apache-2.0
// Terms documents, valid and invalid with the reason, as fixtures for any reader of docs/protocol.md §7.
import { sampleFields, sampleTerms } from '../agreement/sample-terms.ts';
import type { Article, TermsDocument } from '../agreement/terms-document.ts';
import type { PartyId } from '../ids.ts';

export interface TermsFixture {
  readonly name: string;
  readonly why: string;
  readonly document: unknown;
  /** Codes of the problems that a reader finds; none for a valid document. */
  readonly problems: readonly { readonly code: string; readonly article?: string; readonly field?: string }[];
}

const valid = sampleTerms();
const parties = ['es.south', 'ma.north'] as PartyId[];

function having(member: string, value: unknown): unknown {
  return { ...valid, [member]: value };
}

/** The number of the first article that carries a field. */
function carrier(field: string): string {
  const article = valid.articles.find(({ terms }) => Object.hasOwn(terms, field));
  if (article === undefined) throw new Error(`no article carries ${field}`);
  return article.number;
}

function withArticle(document: TermsDocument, article: Partial<Article>): TermsDocument {
  const [first] = document.articles;
  if (first === undefined) throw new Error('no article');
  return { ...document, articles: [...document.articles, { ...first, number: '99', terms: {}, ...article }] };
}

const terms = sampleFields(parties);
const classification = {
  max: { es: 'CONFIDENCIAL', ma: 'SIRRI' },
  equivalence: [{ es: 'DIFUSION LIMITADA' }, { es: 'CONFIDENCIAL', ma: 'SIRRI' }],
};
const talksOnly = {
  ...valid,
  articles: valid.articles.filter(({ terms: carried }) =>
    ['validity', 'suspension', 'oversight'].some((field) => Object.hasOwn(carried, field)),
  ),
};

const good: readonly (readonly [name: string, why: string, document: unknown])[] = [
  ['full', 'All fields, list fields split over articles', valid],
  ['talks-only', 'Without directions three fields suffice and nothing flows', talksOnly],
  ['article-without-terms', 'An article may carry nothing but words', withArticle(valid, {})],
  [
    'three-parties',
    'Directions, grounds and ratification among three',
    sampleTerms({ parties: ['be.police', 'es.south', 'ma.north'] }),
  ],
  [
    'amendment',
    'A later version names the terms that it replaces',
    sampleTerms({ version: 2, supersedes: valid.parties[0]?.root as never }),
  ],
  [
    'classification',
    'An equivalence table from lowest to highest',
    sampleTerms({ terms: { handling: { ...terms.handling, classification } } }),
  ],
  [
    'onward-to-a-third',
    'Only onward transfer may name a party that is not of the agreement',
    sampleTerms({ terms: { onwardTransfer: { rule: 'listed', parties: ['fr.third' as PartyId] } } }),
  ],
  [
    'empty-lists',
    'No special category and no refusal ground',
    sampleTerms({ terms: { refusalGrounds: [] } }),
  ],
];

type Bad = readonly [
  name: string,
  why: string,
  document: unknown,
  code: string,
  article?: string | undefined,
  field?: string,
];

const bad: readonly Bad[] = [
  ['unknown-member', 'Every object is closed', having('comment', 'x'), 'shape'],
  [
    'unknown-field',
    'Only fields of §7 count',
    withArticle(valid, { terms: { x: 1 } as never }),
    'field-unknown',
    '99',
  ],
  ['version-0', 'Versions count from 1', having('version', 0), 'shape'],
  ['fold-2', 'This reader knows fold 1', having('fold', 2), 'shape'],
  [
    'one-party',
    'An agreement has two parties at least',
    having('parties', valid.parties.slice(0, 1)),
    'shape',
  ],
  [
    'parties-out-of-order',
    'Parties ascend by id',
    having('parties', valid.parties.toReversed()),
    'parties-order',
  ],
  [
    'party-twice',
    'A party is named once',
    having('parties', [...valid.parties, valid.parties[1]]),
    'parties-order',
  ],
  ['window-no-time', 'A time is RFC 3339 in UTC', having('window', '2026-02-30T00:00:00Z'), 'shape'],
  [
    'supersedes-in-version-1',
    'Version 1 replaces nothing',
    having('supersedes', valid.parties[0]?.root),
    'supersedes',
  ],
  ['supersedes-missing', 'Version 2 names what it replaces', having('version', 2), 'supersedes'],
  [
    'number-twice',
    'Each article has its own number',
    withArticle(valid, { number: '3' }),
    'number-twice',
    '3',
  ],
  [
    'language-missing',
    'Every article in the same languages',
    withArticle(valid, { text: { en: 'Only English' } }),
    'languages',
    '99',
  ],
  ['one-language', 'At least two languages', oneLanguage(), 'languages'],
  [
    'field-missing',
    'With directions every field is needed',
    having(
      'articles',
      valid.articles.filter(({ terms: t }) => t.retention === undefined),
    ),
    'field-missing',
    undefined,
    'retention',
  ],
  [
    'talks-without-suspension',
    'Even talks can be suspended',
    { ...talksOnly, articles: talksOnly.articles.filter(({ terms: t }) => t.suspension === undefined) },
    'field-missing',
    undefined,
    'suspension',
  ],
  [
    'field-twice',
    'A field stands in one article',
    withArticle(valid, { terms: { retention: terms.retention } }),
    'field-twice',
    '99',
    'retention',
  ],
  [
    'element-twice',
    'An element of a list stands in one article',
    withArticle(valid, { terms: { crimeAreas: ['drugs'] } }),
    'element-twice',
    '99',
    'crimeAreas',
  ],
  [
    'ground-twice',
    'Two elements are the same when their canonical JSON is',
    withArticle(valid, { terms: { transferGrounds: terms.transferGrounds.slice(0, 1) } }),
    'element-twice',
    '99',
    'transferGrounds',
  ],
  [
    'no-purpose',
    'Without a purpose nothing could flow',
    sampleTerms({ terms: { purposes: [] } }),
    'list-empty',
    carrier('purposes'),
    'purposes',
  ],
  [
    'unknown-crime-area',
    'Codes come from the closed lists',
    sampleTerms({ terms: { crimeAreas: ['gossip' as never] } }),
    'shape',
    carrier('crimeAreas'),
    'crimeAreas',
  ],
  [
    'direction-to-a-stranger',
    'Directions lead between parties',
    sampleTerms({ terms: { directions: [{ from: 'ma.north' as PartyId, to: 'fr.third' as PartyId }] } }),
    'party-unknown',
    carrier('directions'),
    'directions',
  ],
  [
    'direction-to-self',
    'A direction has two ends',
    sampleTerms({ terms: { directions: [{ from: 'ma.north' as PartyId, to: 'ma.north' as PartyId }] } }),
    'direction-self',
    carrier('directions'),
    'directions',
  ],
  [
    'ratified-by-a-stranger',
    'Only parties ratify',
    sampleTerms({ terms: { validity: { ...terms.validity, ratification: ['fr.third' as PartyId] } } }),
    'party-unknown',
    '2',
    'validity',
  ],
  [
    'restrictions-out-of-order',
    'A list inside a value ascends',
    sampleTerms({ terms: { handling: { ...terms.handling, restrictions: ['H2', 'H0'] } } }),
    'shape',
    carrier('handling'),
    'handling',
  ],
  [
    'ends-before-it-begins',
    'validity.to comes after from',
    sampleTerms({ terms: { validity: { ...terms.validity, to: terms.validity.from } } }),
    'validity-order',
    '2',
    'validity',
  ],
  [
    'review-after-the-end',
    'Review at or before the end of retention',
    sampleTerms({ terms: { retention: { maxMonths: 12, reviewMonths: 13 } } }),
    'review',
    carrier('retention'),
    'retention',
  ],
  [
    'unilateral-false',
    'No party can be kept from suspending',
    sampleTerms({ terms: { suspension: { unilateral: false as never, surviving: [] } } }),
    'shape',
    '3',
    'suspension',
  ],
  [
    'level-in-two-rows',
    'A level of a state has one rank',
    sampleTerms({
      terms: {
        handling: { ...terms.handling, classification: { max: {}, equivalence: [{ es: 'X' }, { es: 'X' }] } },
      },
    }),
    'level-twice',
    carrier('handling'),
    'handling',
  ],
  [
    'ceiling-outside-the-table',
    'A ceiling is a level of the table',
    sampleTerms({
      terms: { handling: { ...terms.handling, classification: { ...classification, max: { ma: 'X' } } } },
    }),
    'level-unknown',
    carrier('handling'),
    'handling',
  ],
  [
    'pseudonym-of-a-field-not-searched',
    'Only fields that may be searched are pseudonymised',
    sampleTerms({ terms: { hitNoHit: { ...terms.hitNoHit, pseudonymised: ['alias'] } } }),
    'pseudonymised',
    carrier('hitNoHit'),
    'hitNoHit',
  ],
];

function oneLanguage(): unknown {
  const articles = valid.articles.map((article) => ({
    ...article,
    title: { en: 'Title' },
    text: { en: 'Text' },
  }));
  return { ...valid, title: { en: 'Title' }, articles };
}

export const termsFixtures: readonly TermsFixture[] = [
  ...good.map(([name, why, document]) => ({ name, why, document, problems: [] })),
  ...bad.map(([name, why, document, code, article, field]) => ({
    name,
    why,
    document,
    problems: [
      { code, ...(article === undefined ? {} : { article }), ...(field === undefined ? {} : { field }) },
    ],
  })),
];
