// SPDX-License-Identifier: Apache-2.0
// What an agreement's paper is filled with: one version, in two languages, with who bound themselves and how to check it. Pure.
import {
  type AgreementParty,
  fingerprint,
  type Labels,
  type Language,
  stateTexts,
  type TermsDocument,
  type Text,
  termsInWords,
} from '@tansiq/protocol';
import { articleHead, isolated, paperWords, ratifiedAt, signedAt, versionWords } from './paper-words.ts';
import type { AgreementAnswer } from './shapes.ts';

type Version = AgreementAnswer['versions'][number];

export interface PaperWish {
  agreement: AgreementAnswer;
  version: Version;
  languages: readonly [Language, Language];
  /** Milliseconds since 1970. */
  at: number;
}

/** One text in each language of the paper. */
type Said = Partial<Record<Language, string>>;

/** What `agreement-paper.typ` reads. */
export interface Paper {
  title: string;
  emblem: string | null;
  columns: { language: Language; rtl: boolean }[];
  /** Beginning of the hash, at the foot of each page. */
  short: string;
  printed: string;
  titles: Said;
  standing: Said;
  notice: Said | null;
  words: Record<'parties' | 'terms' | 'signatures' | 'ratifications' | 'missing' | 'verify' | 'how', Labels>;
  parties: { id: string; names: Said; contacts: Partial<Record<Language, string[]>> }[];
  articles: { titles: Said; texts: Said | null; terms: Labels[] }[];
  signatures: Consent[];
  ratifications: Consent[];
  missing: Consent[];
  facts: { labels: Labels; value: string }[];
}

interface Consent {
  names: Said;
  said: Said;
  act: string | null;
}

export function agreementPaper(wish: PaperWish): Paper {
  const { agreement, version, languages } = wish;
  const document = version.document as unknown as TermsDocument;
  const say = (make: (language: Language) => string): Said =>
    Object.fromEntries(languages.map((language) => [language, make(language)]));
  const inTheirs = (text: Text): Said => say((language) => best(text, language));
  const named = new Map(document.parties.map((party) => [party.id as string, inTheirs(party.names)]));
  const consent = (party: string, act: string, said: Labels, by: Text | undefined): Consent => ({
    names: named.get(party) ?? say(() => party),
    said: say((language) =>
      by === undefined ? said[language] : `${said[language]} — ${isolated(best(by, language))}`,
    ),
    act,
  });
  const lacking =
    (said: Labels) =>
    (party: string): Consent => ({
      names: named.get(party) ?? say(() => party),
      said: say((language) => said[language]),
      act: null,
    });
  const written = languages.some((language) => document.title[language] !== undefined);
  return {
    title: best(document.title, languages[0]),
    emblem: null,
    columns: inPlace(languages),
    short: version.terms.slice(0, 16),
    printed: moment(new Date(wish.at).toISOString()),
    titles: inTheirs(document.title),
    standing: say(
      (language) => `${stateTexts[version.state][language]} · ${versionWords(version.number)[language]}`,
    ),
    notice: noticeOf(agreement, version, say),
    words: paperWords,
    parties: document.parties.map((party) => ({
      id: party.id,
      names: inTheirs(party.names),
      contacts: Object.fromEntries(languages.map((language) => [language, contacts(party, language)])),
    })),
    articles: document.articles.map(({ number, title, text, terms }) => ({
      titles: say((language) => `${articleHead(number)[language]} — ${isolated(best(title, language))}`),
      texts: say(
        (language) => text[language] ?? (written ? paperWords.noText[language] : best(text, language)),
      ),
      terms: termsInWords(terms, document.parties).map(({ texts }) => texts),
    })),
    signatures: version.signed.map(({ party, act, at, office }) =>
      consent(party, act, signedAt(day(at)), office as Text | undefined),
    ),
    ratifications: version.ratified.map(({ party, act, at, instrument }) =>
      consent(party, act, ratifiedAt(day(at)), instrument as Text | undefined),
    ),
    missing: [
      ...version.unsigned.map(lacking(paperWords.unsigned)),
      ...version.unratified.map(lacking(paperWords.unratified)),
    ],
    facts: [
      { labels: paperWords.hash, value: version.terms },
      { labels: paperWords.lineage, value: agreement.lineage },
      { labels: paperWords.window, value: moment(document.window) },
      ...(version.inForceAt === undefined
        ? []
        : [{ labels: paperWords.inForceSince, value: moment(version.inForceAt) }]),
      ...(document.supersedes === undefined
        ? []
        : [{ labels: paperWords.supersedes, value: document.supersedes as string }]),
    ],
  };
}

/** The language that runs from left to right stands on the left, Arabic on the right: each begins at its own margin. */
function inPlace(languages: readonly Language[]): Paper['columns'] {
  return languages
    .map((language) => ({ language, rtl: language === 'ar' }))
    .sort((a, b) => Number(a.rtl) - Number(b.rtl));
}

function noticeOf(
  agreement: AgreementAnswer,
  version: Version,
  say: (make: (language: Language) => string) => Said,
): Said | null {
  if (version.state !== 'in-force') return say((language) => paperWords.notInForce[language]);
  return agreement.state === 'suspended' ? say((language) => paperWords.suspended[language]) : null;
}

function contacts(party: AgreementParty, language: Language): string[] {
  const colon = language === 'fr' ? '\u00a0:' : ':';
  const line = (label: Labels, value: string) => `${label[language]}${colon} ${isolated(value)}`;
  return [
    ...(['spoc', 'supervisor', 'rights', 'breach'] as const).map((point) =>
      line(paperWords[point], best(party[point], language)),
    ),
    line(paperWords.root, fingerprint(party.root)),
  ];
}

/** In this language, else in English, else in the first there is. */
const best = (text: Text, language: Language): string =>
  text[language] ?? text.en ?? Object.values(text)[0] ?? '';

const day = (time: string): string => time.slice(0, 10);
const moment = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
