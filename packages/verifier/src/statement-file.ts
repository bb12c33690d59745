// SPDX-License-Identifier: Apache-2.0
// A published joint statement (protocol §17), checked with nothing but the file and, where the reader has them, cards of the parties.
import { canonicalText, parseCanonical } from './canonical.ts';
import type { CardBook } from './card-book.ts';
import { hashText, secondsOf } from './encoding.ts';
import { attempt, Flaw } from './flaw.ts';
import { parseJws, signedBy } from './jws.ts';
import { thumbprint } from './keys.ts';
import { published, type Statement, signedPayload } from './statement-shapes.ts';

const FILE_BYTES = 1_048_576;
const PAYLOAD_BYTES = 256;

export type StatementProblem = 'unreadable' | 'parties' | 'signature' | 'key' | 'embargo';

export type StatementReport = {
  readonly ok: boolean;
  /** The first problem in the order of §17. */
  readonly problem?: StatementProblem;
  /** What the parties signed: SHA-256 of the text. Absent when the file cannot be read. */
  readonly hash?: string;
  readonly statement?: Statement;
  /** Whose key signed; `ownCard`: a card that the reader gave lists it. Without one nothing says whose key it is but the file. */
  readonly keys: readonly { readonly party: string; readonly kid: string; readonly ownCard: boolean }[];
};

/** @param asOf Unix seconds; @param book cards of the parties that the reader has, perhaps none */
export function readStatement(
  text: string,
  asOf: number,
  book: Pick<CardBook, 'chain' | 'signKey' | 'isSuspect'>,
): StatementReport {
  const read = attempt(() => opened(text));
  if (read.value === undefined) return { ok: false, problem: 'unreadable', keys: [] };
  const { statement, signatures, keys } = read.value;
  const hash = hashText(canonicalText(statement));
  const isListed = (party: string, kid: string): boolean =>
    book.signKey(party, kid) !== undefined && !book.isSuspect(party, kid);
  const problem = problemOf();
  return {
    ok: problem === undefined,
    ...(problem === undefined ? {} : { problem }),
    ...{ hash, statement },
    keys: keys.map(({ party, kid }) => ({ party, kid, ownCard: isListed(party, kid) })),
  };

  function problemOf(): StatementProblem | undefined {
    const parties = statement.parties.map(({ id }) => id).join(' ');
    if (keys.map(({ party }) => party).join(' ') !== parties || signatures.length !== keys.length)
      return 'parties';
    const holds = keys.every((key, k) => isSigned(signatures[k] ?? '', key, hash));
    if (!holds) return 'signature';
    if (keys.some(({ party, kid }) => book.chain(party) !== undefined && !isListed(party, kid))) return 'key';
    return asOf < (secondsOf(statement.embargo) ?? Number.POSITIVE_INFINITY) ? 'embargo' : undefined;
  }
}

function opened(text: string): ReturnType<typeof published> {
  const bare = text.endsWith('\n') ? text.slice(0, -1) : text;
  if (Buffer.byteLength(bare) > FILE_BYTES) throw new Flaw('limit', 'more than a mebibyte');
  const found = published(parseCanonical(bare), 'file');
  for (const { kid, x } of found.keys) {
    if (thumbprint(x) !== kid) throw new Flaw('schema', `kid ${kid} is not the thumbprint of its key`);
  }
  return found;
}

function isSigned(
  signature: string,
  { party, kid, x }: { readonly party: string; readonly kid: string; readonly x: string },
  hash: string,
): boolean {
  const read = attempt(() => {
    const jws = parseJws(signature, 'tansiq-statement+jws', PAYLOAD_BYTES);
    return { jws, said: signedPayload(jws.payload, 'signature') };
  });
  if (read.value === undefined) return false;
  const { jws, said } = read.value;
  return jws.kid === kid && said.by === party && said.statement === hash && signedBy(jws, x);
}
