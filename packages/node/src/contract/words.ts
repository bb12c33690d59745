// SPDX-License-Identifier: Apache-2.0
// Texts in several languages, and how a node says no, as types.

export type Language = 'ar' | 'es' | 'fr' | 'en';

/** The same words in several languages (docs/protocol.md §1, "text"). */
export type Text = Readonly<Record<string, string>>;

/** One reason for which the gate denied. */
export interface Denial {
  readonly rule: string;
  readonly article?: string;
  readonly party?: string;
  readonly texts?: Text;
}

/** One field that was not as it must be. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
  readonly texts?: Text;
}

/** Members of an RFC 9457 problem that nodes send. */
export interface ProblemBody {
  readonly code?: string;
  readonly detail?: string;
  readonly rule?: string;
  readonly article?: string;
  readonly texts?: Text;
  readonly issues?: readonly FieldProblem[];
  readonly denials?: readonly Denial[];
  readonly retryAfter?: number;
  /** With `step-up-needed`: in which ways who is signed in may show again that it is they. */
  readonly accepts?: readonly ('passkey' | 'totp' | 'password')[];
}
