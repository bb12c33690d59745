// SPDX-License-Identifier: Apache-2.0
// One row of the journal: who did what to which act, why, and what the gate said. Never content.
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { leafHash } from '@tansiq/ledger';
import { newRandomId, ProtocolError, type Time, toTime } from '@tansiq/protocol';

/** What is recorded (LED Art. 25: collection, alteration, consultation, disclosure and transfer, combination, erasure). */
export const journalVerbs = [
  'sign-in',
  'sign-in-failed',
  'sign-out',
  'read',
  'search',
  'compose',
  'release',
  'send',
  'receive',
  'refuse',
  'disclose',
  'erase',
  'restrict',
  'agreement',
  'party',
  'key',
  'user',
  'export',
  'configuration',
  'override',
  'error',
] as const;
export type JournalVerb = (typeof journalVerbs)[number];

export interface JournalRow {
  /** User id, `system`, or party id. */
  readonly who: string;
  readonly what: JournalVerb;
  /** Act id. */
  readonly act?: string;
  readonly dossier?: string;
  /** The justification that a person gave. */
  readonly why?: string;
  readonly decision?: {
    readonly permit: boolean;
    readonly rule: string;
    readonly article?: string;
    readonly terms?: string;
  };
  /** Identifiers, counts and codes; numbers are whole. Never content. */
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** A row as it stands in the journal. */
export interface RecordedRow {
  /** Position in the journal over all its epochs. */
  readonly idx: number;
  /** Seconds since 1970. */
  readonly at: number;
  /** Undefined when it has been erased; its digest stays. */
  readonly row?: JournalRow;
}

/** A row and its salt as text, and the digest that the log keeps when both are erased. */
export interface SealedRow {
  readonly row: string;
  readonly salt: string;
  readonly digest: string;
}

/** Seals a row under a fresh salt. @throws ProtocolError `non-canonical` for a detail that is not a whole number. */
export function sealRow(row: JournalRow): SealedRow {
  const text = rowText(row);
  const salt = newRandomId();
  return { row: text, salt, digest: rowDigest(salt, text) };
}

/**
 * Canonical JSON of a row. Written member by member because a thousand rows stand in one transaction, where the general
 * writer's look at every value costs more than everything else that the journal does.
 */
export function rowText({ act, decision, detail, dossier, what, who, why }: JournalRow): string {
  const judged = decision && {
    article: decision.article,
    permit: decision.permit,
    rule: decision.rule,
    terms: decision.terms,
  };
  const told = why?.toWellFormed();
  return JSON.stringify({
    act,
    decision: judged,
    detail: detail && inOrder(detail),
    dossier,
    what,
    who,
    why: told,
  });
}

const SCRATCH = Buffer.alloc(4_096);
const SALT_BYTES = 16;

/** SHA-256(salt ‖ row) as b64u (protocol §12). */
export function rowDigest(salt: string, row: string): string {
  const room = SALT_BYTES + row.length * 3;
  const input = room <= SCRATCH.length ? SCRATCH : Buffer.allocUnsafe(room);
  const start = input.write(salt, 'base64url');
  return hash('sha256', input.subarray(0, start + input.write(row, start, 'utf8')), 'base64url');
}

/** Leaf data of the row at `index` of its epoch (protocol §12). */
export function leafText(time: Time, digest: string, index: number): string {
  return `{"at":"${time}","digest":"${digest}","index":${index}}`;
}

/** Leaf hash of that, 32 bytes. */
export function rowLeaf(time: Time, digest: string, index: number): Uint8Array {
  return leafHash(Buffer.from(leafText(time, digest, index), 'latin1'));
}

/** A row's moment, in seconds, as the leaf writes it. */
export function rowTime(at: number): Time {
  return toTime(at * 1000);
}

function inOrder(detail: NonNullable<JournalRow['detail']>): object {
  // Without a prototype, a member named `__proto__` is a member like the others.
  const ordered: Record<string, string | number | boolean> = Object.create(null);
  for (const name of Object.keys(detail).sort()) {
    const value = detail[name];
    if (typeof value === 'number' && (!Number.isSafeInteger(value) || Object.is(value, -0))) {
      throw new ProtocolError('non-canonical', `the detail ${name} is not a whole number`);
    }
    if (value !== undefined)
      ordered[name.toWellFormed()] = typeof value === 'string' ? value.toWellFormed() : value;
  }
  return ordered;
}
