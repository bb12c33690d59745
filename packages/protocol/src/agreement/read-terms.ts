// SPDX-License-Identifier: Apache-2.0
// Reads a terms document strictly: what comes out is one that every reader understands in the same way (§7).
import { canonicalize, type JsonValue, parseCanonical } from '../canonical.ts';
import { hashText } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';
import type { Hash } from '../ids.ts';
import { termsConsistency } from './terms-consistency.ts';
import { MAX_ARTICLES, MAX_PARTIES, type TermsDocument, termsDocumentShape } from './terms-document.ts';
import { TermsError, type TermsProblem } from './terms-problem.ts';
import { type Field, fields } from './terms-values.ts';

/** Largest terms document, in bytes of canonical JSON (§14). */
export const MAX_TERMS_BYTES = 240 * 1024;

/**
 * A validated terms document.
 * @param input canonical JSON (bytes or text), or the value that such a text says.
 * @throws ProtocolError `non-canonical` or `limit` for the text itself; TermsError (code `terms`) with every problem
 *   found, each naming article and field and what to do.
 */
export function readTerms(input: Uint8Array | string | object): TermsDocument {
  const value = parsed(input);
  const long = tooLong(value);
  if (long !== undefined) throw new TermsError([long]);
  const read = termsDocumentShape.safeParse(value);
  if (!read.success) throw new TermsError(read.error.issues.map((issue) => shapeProblem(issue, value)));
  const document = read.data as TermsDocument;
  const problems = termsConsistency(document);
  if (problems.length > 0) throw new TermsError(problems);
  return document;
}

/** SHA-256 of the canonical document: what is proposed, signed and ratified. */
export function termsHash(document: TermsDocument): Hash {
  return hashText(canonicalize(document as unknown as JsonValue));
}

function parsed(input: Uint8Array | string | object): unknown {
  const text =
    typeof input === 'string' || input instanceof Uint8Array ? input : canonicalize(input as JsonValue);
  return parseCanonical(text, { bytes: MAX_TERMS_BYTES });
}

/** Looked at first: a reader that gathers the faults of endless lists is kept busy by them. */
function tooLong(value: unknown): TermsProblem | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, most] of [
    ['articles', MAX_ARTICLES],
    ['parties', MAX_PARTIES],
  ] as const) {
    const list: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
    if (Array.isArray(list) && list.length > most) {
      return { code: 'shape', article: undefined, field: undefined, detail: `${name}: more than ${most}` };
    }
  }
  return undefined;
}

interface ShapeIssue {
  readonly code?: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

function shapeProblem(issue: ShapeIssue, value: unknown): TermsProblem {
  const [top, index, part, field] = issue.path;
  const article = top === 'articles' && typeof index === 'number' ? articleNumber(value, index) : undefined;
  const named = part === 'terms' ? fields.find((known: Field) => known === field) : undefined;
  if (issue.code === 'unrecognized_keys' && part === 'terms' && issue.path.length === 3) {
    return { code: 'field-unknown', article, field: undefined, detail: (issue.keys ?? []).join(', ') };
  }
  return {
    code: 'shape',
    article,
    field: named,
    detail: `${issue.path.map(String).join('.')}: ${issue.message}`,
  };
}

function articleNumber(value: unknown, index: number): string {
  const articles = (value as { articles?: unknown }).articles;
  const article: unknown = Array.isArray(articles) ? articles[index] : undefined;
  const number =
    typeof article === 'object' && article !== null && 'number' in article ? article.number : undefined;
  return typeof number === 'string' ? number.slice(0, 16) : `at position ${index + 1}`;
}

/** As `readTerms`, answering `undefined` for what cannot be read: for folds, which leave such a proposal aside. */
export function readTermsIfValid(input: Uint8Array | string | object): TermsDocument | undefined {
  try {
    return readTerms(input);
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
