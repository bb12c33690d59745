// SPDX-License-Identifier: Apache-2.0
// A node's refusal as an error: what it said, under which rule and article, in the reader's language.
import type { Denial, FieldProblem, Language, ProblemBody, Text } from '@tansiq/node/contract';
import { inLanguage } from './language.ts';

export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly rule: string | undefined;
  readonly article: string | undefined;
  readonly texts: Text;
  readonly issues: readonly FieldProblem[];
  readonly denials: readonly Denial[];
  /** Seconds to wait before trying again, where the node says so. */
  readonly retryAfter: number | undefined;

  constructor(call: string, status: number, body: ProblemBody) {
    const rule = body.rule === undefined ? '' : ` [${body.rule}${body.article ? `, ${body.article}` : ''}]`;
    super(`${call}: ${status} ${body.code ?? ''}${rule} ${body.detail ?? ''}`.trimEnd());
    this.status = status;
    this.code = body.code ?? `http-${status}`;
    this.rule = body.rule;
    this.article = body.article;
    this.texts = body.texts ?? (body.detail === undefined ? {} : { en: body.detail });
    this.issues = body.issues ?? [];
    this.denials = body.denials ?? [];
    this.retryAfter = body.retryAfter;
  }

  /** What it says, each wrong field on a line of its own. */
  inWords(language: Language): string {
    const fields = this.issues.map(
      (issue) => `  ${issue.path}: ${inLanguage(issue.texts, language) || issue.code}`,
    );
    return [inLanguage(this.texts, language) || this.message, ...fields].join('\n');
  }
}
