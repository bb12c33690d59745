// SPDX-License-Identifier: Apache-2.0
// What a call came back with instead of an answer: the node's refusal, or no node at all.
import type { Denial, FieldProblem, Language, ProblemBody, Text } from '@tansiq/node/contract';

/** The node's no: RFC 9457 with rule, article and texts in four languages. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly rule: string | undefined;
  readonly article: string | undefined;
  readonly texts: Text;
  readonly issues: readonly FieldProblem[];
  readonly denials: readonly Denial[];
  /** Seconds to wait before trying again. */
  readonly retryAfter: number | undefined;
  /** The whole body, for members that one route alone has. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(status: number, body: ProblemBody & Record<string, unknown>) {
    super(body.detail ?? body.code ?? String(status));
    this.status = status;
    this.code = body.code ?? `http-${status}`;
    this.rule = body.rule;
    this.article = body.article;
    this.texts = body.texts ?? {};
    this.issues = body.issues ?? [];
    this.denials = body.denials ?? [];
    this.retryAfter = body.retryAfter;
    this.body = body;
  }

  /** What it says in this language; empty when it says nothing that a person can read. */
  inWords(language: Language): string {
    return this.texts[language] ?? this.texts.en ?? '';
  }
}

/** The node did not answer: the link is down, or the node is. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export const isSignedOut = (error: unknown): boolean => error instanceof Problem && error.status === 401;

/** A policy that came while somebody was signed in: their pages wait for it. */
export const wantsSecondFactor = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'second-factor-needed';
