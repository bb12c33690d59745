// SPDX-License-Identifier: Apache-2.0
// What of an act's sections is searched, passage by passage, and the words that the index keeps of it.
import { chunksOf, foldText, LONGEST_WORD, otherForms } from './words.ts';

/** A stretch of text in an act. `lang` where its author said one. */
export interface Passage {
  /** `title`, `facts`, `assessment`, `subjects`, `outcome`, `note`, `comment`, `proposal`, `attachments`. */
  section: string;
  lang?: string;
  text: string;
}

type Texts = Readonly<Record<string, string>>;
type Body = Readonly<Record<string, unknown>>;

/** More words than a long report has; what comes after them is read, not found. */
const MOST_WORDS = 20_000;

const prose = (section: string, text: unknown): Passage[] =>
  Object.entries((text ?? {}) as Texts).map(([lang, one]) => ({ section, lang, text: one }));

const readers: Readonly<Record<string, (body: Body) => Passage[]>> = {
  title: (body) => prose('title', body.text),
  facts: (body) => prose('facts', body.text),
  assessment: (body) => prose('assessment', body.text),
  subjects: (body) =>
    (body.subjects as { statements: { value: string; lang?: string }[] }[]).flatMap(({ statements }) =>
      statements.map(({ value, lang }) => ({ section: 'subjects', ...(lang && { lang }), text: value })),
    ),
  outcome: (body) => prose('outcome', body.place),
  note: (body) => prose('note', body.text),
  comment: (body) => prose('comment', body.text),
  proposal: (body) => proposed(body.terms as { title?: Texts; articles?: unknown }),
  attachments: (body) =>
    (body.attachments as { name: string }[]).map(({ name }) => ({ section: 'attachments', text: name })),
};

/** A terms document is judged by who folds it; here it may be anything. */
function proposed({ title, articles }: { title?: unknown; articles?: unknown }): Passage[] {
  const parts = Array.isArray(articles) ? (articles as { title?: unknown; text?: unknown }[]) : [];
  return [title, ...parts.flatMap((part) => [part?.title, part?.text])]
    .filter((text): text is Texts => typeof text === 'object' && text !== null)
    .flatMap((text) => prose('proposal', text))
    .filter(({ text }) => typeof text === 'string');
}

/** Are the words of a section of this name searched? */
export const isSearched = (section: string): boolean => Object.hasOwn(readers, section);

/** In the order in which an officer reads them. */
export function passagesOf(bodies: Readonly<Record<string, Body | undefined>>): Passage[] {
  return Object.entries(readers).flatMap(([name, read]) => {
    const body = bodies[name];
    return body ? read(body) : [];
  });
}

/** What a filter asks for, as words that no text has. */
export const mark = {
  type: (type: string): string => `@t:${type}`,
  author: (author: string): string => `@a:${author}`,
  lineage: (lineage: string): string => `@l:${lineage}`,
  dossier: (dossier: string): string => `@d:${dossier}`,
};

/** Lines of words for the index, without the marks; empty when nothing is said. */
export function wordLines(passages: readonly Passage[]): string[] {
  const lines: string[] = [];
  const joined: string[] = [];
  let left = MOST_WORDS;
  for (const { section, text } of passages) {
    const chunks = chunksOf(foldText(text));
    const words = chunks.flatMap((chunk) => chunk.words).slice(0, left);
    if (words.length === 0) continue;
    left -= words.length;
    lines.push(words.join(' '));
    for (const chunk of chunks) if (chunk.joined !== undefined) joined.push(chunk.joined);
    // A number of a document, a telephone, a plate is one word however its author grouped it.
    const whole = words.join('');
    if (section === 'subjects' && words.length > 1 && whole.length <= LONGEST_WORD && /\d/.test(whole))
      joined.push(whole);
  }
  if (joined.length > 0) lines.push([...new Set(joined)].slice(0, MOST_WORDS).join('\n'));
  return lines;
}

/** Every term under which an act is found. @param words as the index keeps them */
export function termsOf(words: string): Set<string> {
  const terms = new Set(words.split(/[ \n]/u));
  for (const word of [...terms]) for (const form of otherForms(word)) terms.add(form);
  terms.delete('');
  return terms;
}
