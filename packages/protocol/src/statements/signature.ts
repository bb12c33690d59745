// SPDX-License-Identifier: Apache-2.0
// A party's signature under a joint statement (docs/protocol.md §17): over the hash of the text, and of nothing else.
import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { BodiesOf } from '../acts/catalogue.ts';
import { canonicalize, type JsonObject, parseCanonicalObject } from '../canonical.ts';
import type { KeyRefusal } from '../cards/chain.ts';
import { hashText } from '../encoding.ts';
import { ProtocolError } from '../errors.ts';
import { hashField, partyField } from '../fields.ts';
import type { Hash, Kid, PartyId } from '../ids.ts';
import type { JwsSigner } from '../keys/ed25519.ts';
import { parseJws, signJws, verifyJws } from '../keys/jws.ts';

export type StatementBody = BodiesOf<'statement.propose'>['statement'];

const MAX_PAYLOAD_BYTES = 256;

const payloadSchema = z.strictObject({ v: z.literal(1), by: partyField, statement: hashField });

/** Which key may sign for a party. */
export type StatementKeyFor = (party: PartyId, kid: Kid) => KeyObject | KeyRefusal | undefined;

export interface StatementSignature {
  readonly by: PartyId;
  readonly kid: Kid;
  readonly statement: Hash;
}

/** What the parties sign: SHA-256 of the canonical text. */
export function statementHash(statement: StatementBody): Hash {
  return hashText(canonicalize(statement as unknown as JsonObject));
}

export function signStatement(statement: Hash, by: PartyId, signer: JwsSigner): string {
  return signJws('tansiq-statement+jws', canonicalize({ v: 1, by, statement }), signer).jws;
}

/** What a signature says, if it is one and holds under the key that `keyFor` gives. Total. */
export function readStatementSignature(jws: string, keyFor: StatementKeyFor): StatementSignature | undefined {
  try {
    const parsed = parseJws(jws, 'tansiq-statement+jws', MAX_PAYLOAD_BYTES);
    const said = payloadSchema.safeParse(parseCanonicalObject(parsed.payload));
    if (!said.success) return undefined;
    const { by, statement } = said.data;
    const key = keyFor(by, parsed.kid);
    if (key === undefined || 'rule' in key || !verifyJws(parsed, key)) return undefined;
    return { by, kid: parsed.kid, statement };
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
