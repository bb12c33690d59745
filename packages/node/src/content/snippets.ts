// SPDX-License-Identifier: Apache-2.0
// Where in an act the words were found: short stretches of its own text, the words marked. Made of what a permit opened, never of the index.
import { foldText, type Passage, type Query, type Word, wordMeets } from '../text-index/index.ts';

export interface Snippet {
  section: string;
  lang?: string;
  /** The stretch in pieces, in reading order; `hit` where a word was found. */
  parts: { text: string; hit: boolean }[];
  /** Whether text was left out before or after. */
  cut: { before: boolean; after: boolean };
}

/** Characters shown on each side of the first word found, about. */
const AROUND = 90;
/** Snippets of one act. */
const MOST = 3;
const TOKEN = /(?:[\p{L}&&\p{sc=Arab}][\p{M}\p{Cf}ـ]*)+|(?:[[\p{L}--[\p{sc=Arab}ـ]]\p{N}][\p{M}\p{Cf}]*)+/gv;

/** The title first when a word is in it, then as the act is read; one snippet for each passage. */
export function snippetsOf(passages: readonly Passage[], query: Query): Snippet[] {
  const words = query.flat(2);
  const snippets: Snippet[] = [];
  for (const passage of passages) {
    const hits = hitsIn(passage.text, words);
    if (hits.length === 0) continue;
    snippets.push(snippetOf(passage, hits));
    if (snippets.length === MOST) break;
  }
  return snippets;
}

interface Hit {
  start: number;
  end: number;
}

function hitsIn(text: string, words: readonly Word[]): Hit[] {
  const hits: Hit[] = [];
  for (const match of text.matchAll(TOKEN)) {
    const folded = foldText(match[0]);
    if (words.some((word) => wordMeets(folded, word)))
      hits.push({ start: match.index, end: match.index + match[0].length });
  }
  return hits.length > 0 ? hits : joinedHits(text, words);
}

/** A number or a name that its author wrote in parts, found as one word: «AB-12 34», «Al-Rashid». */
function joinedHits(text: string, words: readonly Word[]): Hit[] {
  const tokens = [...text.matchAll(TOKEN)];
  for (const [n, first] of tokens.entries()) {
    let joined = '';
    for (const last of tokens.slice(n, n + 8)) {
      joined += foldText(last[0]);
      if (last !== first && words.some((word) => wordMeets(joined, word)))
        return [{ start: first.index, end: last.index + last[0].length }];
    }
  }
  return [];
}

function snippetOf({ section, lang, text }: Passage, hits: readonly Hit[]): Snippet {
  const first = hits[0] as Hit;
  const from = wordEdge(text, first.start - AROUND, -1);
  const to = wordEdge(text, first.end + AROUND, 1);
  const parts: Snippet['parts'] = [];
  let at = from;
  for (const { start, end } of hits) {
    if (start < from || end > to) continue;
    if (start > at) parts.push({ text: text.slice(at, start), hit: false });
    parts.push({ text: text.slice(start, end), hit: true });
    at = end;
  }
  if (at < to) parts.push({ text: text.slice(at, to), hit: false });
  return {
    section,
    ...(lang !== undefined && { lang }),
    parts,
    cut: { before: from > 0, after: to < text.length },
  };
}

/** The nearest space outside, so that no word is cut; at most some letters away. */
function wordEdge(text: string, at: number, step: 1 | -1): number {
  if (at <= 0) return 0;
  if (at >= text.length) return text.length;
  let edge = at;
  for (let tries = 0; tries < 24 && edge > 0 && edge < text.length; tries += 1, edge += step)
    if (/\s/u.test(text[edge] ?? '')) return edge;
  return /[\udc00-\udfff]/u.test(text[edge] ?? '') ? edge + 1 : edge;
}
