// SPDX-License-Identifier: Apache-2.0
// Who is bound to an act: its author by the key that signed it, each holder by the keys that cosigned a history with it.
import { parseNote, parseTlogProof } from '@tansiq/ledger';
import type { HeldProof } from '../../exchange/proofs.ts';
import type { ActRow, Db } from '../../store/index.ts';

export interface AuthorBinding {
  party: string;
  /** Thumbprint of the signing key. */
  key: string;
  /** Number of the newest card of the author that this node holds. */
  card?: number;
  /** The author's own clock. */
  time: string;
  /** Earliest time at which somebody else said that the act exists, epoch milliseconds. */
  seenAt?: number;
}

export async function bindingOf(db: Db, row: ActRow): Promise<AuthorBinding> {
  const card = await db
    .selectFrom('cards')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('party', '=', row.author)
    .executeTakeFirst();
  const head = JSON.parse(Buffer.from(row.jws.split('.')[0] ?? '', 'base64url').toString('utf8')) as {
    kid: string;
  };
  return {
    party: row.author,
    key: head.kid,
    ...(card?.seq !== null && card?.seq !== undefined && { card: card.seq }),
    time: row.time,
    ...(row.evidence !== null && { seenAt: row.evidence * 1000 }),
  };
}

export interface Cosignature {
  name: string;
  /** C2SP key id, eight hexadecimal digits. */
  key: string;
}

/** Keys of the holder under its cosigned checkpoint. */
export function heldBy({ by, proof }: HeldProof): { cosignatures: Cosignature[] } {
  const { checkpoint } = parseTlogProof(proof);
  const { signatures } = parseNote(checkpoint);
  return {
    cosignatures: signatures
      .filter(({ name }) => name === by)
      .map(({ name, keyId }) => ({ name, key: keyId.toString(16).padStart(8, '0') })),
  };
}
