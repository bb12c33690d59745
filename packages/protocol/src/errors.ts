// SPDX-License-Identifier: Apache-2.0
// The one error of this room: a code for programs, a sentence for people, the article where there is one.

/**
 * Wire rules of docs/protocol.md §10: why bytes that came from a partner were not taken.
 * They stand in dispositions, so their spelling is part of the protocol.
 */
export const wireRules = [
  'signature',
  'key-unknown',
  'key-revoked',
  'non-canonical',
  'schema',
  'limit',
  'section-digest',
  'section-missing',
  'audience',
  'refs',
  'seen-stale',
  'duplicate',
  'unknown-type',
  'unknown-version',
  'unknown-crit',
  'card-chain',
] as const;

export type WireRule = (typeof wireRules)[number];

/**
 * What a `ProtocolError` says beside the wire rules:
 * - `encoding`: a party id, time, b64u text or key that is not in its one form.
 * - `gap`, `fork`, `root`, `unreadable`: answers to a batch (§5).
 * - `terms`: a terms document that cannot be made or read (§7).
 */
export type ErrorCode = WireRule | 'encoding' | 'gap' | 'fork' | 'root' | 'unreadable' | 'terms';

/** Thrown by functions of this room that refuse their input; `code` names the rule, `article` what carries it. */
export class ProtocolError extends Error {
  readonly code: ErrorCode;
  readonly article: string | undefined;

  constructor(code: ErrorCode, message: string, article?: string) {
    super(message);
    this.name = 'ProtocolError';
    this.code = code;
    this.article = article;
  }
}
