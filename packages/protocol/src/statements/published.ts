// SPDX-License-Identifier: Apache-2.0
// A joint statement as it is published (docs/protocol.md §17): one file that whoever has it checks alone.
import { z } from 'zod';
import { statementBodySchema } from '../acts/bodies/statement.ts';
import { canonicalize, type JsonObject, parseCanonicalObject } from '../canonical.ts';
import { fromB64u } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';
import { bytesField, type DeepReadonly, kidField, listField, partyField } from '../fields.ts';
import type { Hash, Kid, PartyId } from '../ids.ts';
import { ed25519Public, kidOfText } from '../keys/ed25519.ts';
import { parseTime } from '../time.ts';
import {
  readStatementSignature,
  type StatementBody,
  type StatementKeyFor,
  statementHash,
} from './signature.ts';

/** Largest file, in bytes. */
const MAX_PUBLISHED_BYTES = 1_048_576;

const keySchema = z.strictObject({ party: partyField, kid: kidField, x: bytesField(32) });

/** One canonical JSON object. Nothing of acts, channels or cards stands in it. */
export const publishedSchema = z.strictObject({
  v: z.literal(1),
  kind: z.literal('statement'),
  statement: statementBodySchema,
  signatures: listField(z.string().min(1).max(1_024), 2, 32),
  keys: listField(keySchema, 2, 32),
});
type Published = DeepReadonly<z.infer<typeof publishedSchema>>;

/** Why a file is no published statement. The first that holds, in this order. */
const publishedProblems = [
  /** Not canonical JSON of that shape, or a key that is not the one of its kid. */
  'unreadable',
  /** Not exactly one key and one signature of each party, in the order of the parties. */
  'parties',
  /** A signature that does not hold, or is over another text. */
  'signature',
  /** A key that is none of its party, or that nobody may rely on, as far as the reader has cards of that party. */
  'key',
  /** The hour has not come. */
  'embargo',
] as const;
type PublishedProblem = (typeof publishedProblems)[number];

export type PublishedReading =
  | { readonly ok: true; readonly hash: Hash; readonly statement: StatementBody }
  | { readonly ok: false; readonly problem: PublishedProblem };

export interface SignedBy {
  readonly party: PartyId;
  readonly kid: Kid;
  /** Raw public key, b64u. */
  readonly x: string;
  readonly signature: string;
}

/** @param signed one of each party, in any order */
export function composePublished(statement: StatementBody, signed: readonly SignedBy[]): string {
  const sorted = signed.toSorted((a, b) => (a.party < b.party ? -1 : 1));
  return canonicalize({
    ...{ v: 1, kind: 'statement', statement: statement as unknown as JsonObject },
    signatures: sorted.map(({ signature }) => signature),
    keys: sorted.map(({ party, kid, x }) => ({ party, kid, x })),
  });
}

/**
 * Reads a published statement. Total.
 * @param asOf seconds since 1970.
 * @param known what the reader's own cards say of a key; undefined where it has no card of the party.
 */
export function readPublished(
  text: string,
  asOf: number,
  known: (party: PartyId, kid: Kid) => boolean | undefined = () => undefined,
): PublishedReading {
  const published = opened(text);
  if (published === undefined) return no('unreadable');
  const { statement, signatures, keys } = published;
  const parties = statement.parties.map(({ id }) => id);
  const each = keys.map(({ party }) => party).join() === parties.join();
  if (!each || signatures.length !== parties.length) return no('parties');
  const hash = statementHash(statement);
  for (const [at, { party, kid, x }] of keys.entries()) {
    const keyFor: StatementKeyFor = (_, named) => (named === kid ? keyOf(x) : undefined);
    const said = readStatementSignature(signatures[at] as string, keyFor);
    if (said?.by !== party || said.statement !== hash) return no('signature');
  }
  if (keys.some(({ party, kid }) => known(party, kid) === false)) return no('key');
  if (asOf < parseTime(statement.embargo) / 1000) return no('embargo');
  return { ok: true, hash, statement };
}

const no = (problem: PublishedProblem): PublishedReading => ({ ok: false, problem });

/** A file may end with a newline. */
function opened(text: string): Published | undefined {
  const bytes = Buffer.from(text.endsWith('\n') ? text.slice(0, -1) : text, 'utf8');
  if (bytes.length > MAX_PUBLISHED_BYTES) return undefined;
  try {
    const shaped = publishedSchema.safeParse(parseCanonicalObject(bytes));
    const holds = shaped.success && shaped.data.keys.every(({ kid, x }) => kidOfText(x) === kid);
    return holds ? (shaped.data as Published) : undefined;
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}

function keyOf(x: string) {
  try {
    return ed25519Public(fromB64u(x, 32));
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
