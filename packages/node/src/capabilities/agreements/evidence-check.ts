// SPDX-License-Identifier: Apache-2.0
// Whether a handed-on proof shows that a party held an act, and since when (protocol §8). Pure.
import { isBy, LedgerError, leafHash, parseNote, parseTlogProof, verifyTlogProof } from '@tansiq/ledger';
import {
  type CardChain,
  type Entry,
  entryLeaf,
  type PartyId,
  ProtocolError,
  parseCanonicalObject,
  parseChannelOrigin,
} from '@tansiq/protocol';

/** A proof as `channel.evidence` carries it. The leaf data of the entry stands in the proof's `extra`. */
export interface HandedProof {
  act: string;
  origin: string;
  proof: string;
}

/** What must be known to believe a proof. */
export interface EvidenceGround {
  /** Author and audience of the act, as this node holds it. */
  author: string;
  audience: readonly string[];
  /** Cards of a party whose fingerprint a person has confirmed, or this node's own. */
  chainOf: (party: PartyId) => CardChain | undefined;
  /** Latest moment that a cosignature may carry, seconds since 1970. */
  latest: number;
}

export type EvidenceReading =
  /** `at`: seconds since 1970 of the Ed25519 cosignature by `by`. */
  | { ok: true; by: PartyId; at: number }
  /** `unknown-party`: nobody here has confirmed who cosigned, so that it says nothing here. The others: it does not hold. */
  | { ok: false; why: 'unknown-party' | 'proof' | 'not-about-the-act' | 'in-the-future' };

/** Reads a proof. Total: never throws for what a partner sends. */
export function readEvidence(handed: HandedProof, ground: EvidenceGround): EvidenceReading {
  try {
    return read(handed, ground);
  } catch (error) {
    if (error instanceof LedgerError || error instanceof ProtocolError) return { ok: false, why: 'proof' };
    throw error;
  }
}

function read({ act, origin, proof: text }: HandedProof, ground: EvidenceGround): EvidenceReading {
  const { from, to } = parseChannelOrigin(origin);
  if (from !== ground.author || !ground.audience.includes(to)) return { ok: false, why: 'not-about-the-act' };
  const [sender, holder] = [ground.chainOf(from), ground.chainOf(to)];
  if (!sender || !holder) return { ok: false, why: 'unknown-party' };
  const proof = parseTlogProof(text);
  const leaf = leafOf(proof.extra);
  if (leaf.act !== act || leaf.index !== proof.index) return { ok: false, why: 'not-about-the-act' };
  const lines = parseNote(proof.checkpoint).signatures;
  const logKey = sender.logVerifiers(origin).find((key) => lines.some((line) => isBy(line, key)));
  if (!logKey) return { ok: false, why: 'proof' };
  const policy = { origin, required: [logKey], cosigners: holder.cosignVerifiers };
  const { signatures } = verifyTlogProof(proof, leafHash(entryLeaf(leaf)), policy);
  const at = signatures.find(({ use, name }) => use === 'cosignature-ed25519' && name === to)?.time;
  // A line by nobody known could say anything, and one proof would have many texts.
  if (at === undefined || signatures.length !== lines.length) return { ok: false, why: 'proof' };
  return at > ground.latest ? { ok: false, why: 'in-the-future' } : { ok: true, by: to, at };
}

/** The entry that the proof is of; written again, so that nothing but an entry's one form gets a place in the tree. */
function leafOf(extra: Uint8Array | undefined): Entry {
  const { act, index, seen } = parseCanonicalObject(extra ?? new Uint8Array());
  if (typeof act !== 'string' || typeof index !== 'number' || typeof seen !== 'number') {
    throw new ProtocolError('schema', 'no entry in the proof');
  }
  return { act: act as Entry['act'], index, seen };
}
