// SPDX-License-Identifier: Apache-2.0
// Composing an act: each section gets a fresh salt, the header commits to their digests, the author signs the header.
import { Buffer } from 'node:buffer';
import { canonicalize, type JsonObject } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import { type PartyId, type RandomId, randomSalt, type Time } from '../ids.ts';
import type { JwsSigner } from '../keys/ed25519.ts';
import { signJws } from '../keys/jws.ts';
import type { ActOf, Section } from './act.ts';
import { type ActType, type BodiesOf, isActType } from './catalogue.ts';
import { type ActHeader, type AgreementRef, asActId, MAX_HEADER_BYTES, readHeader } from './header.ts';
import { requireFrame } from './read.ts';
import {
  MAX_ACT_BYTES,
  MAX_SECTION_BYTES,
  requireRels,
  requireSectionNames,
  sectionDigest,
  shapedBody,
} from './sections.ts';

/** What an author wants to say. */
export interface ActDraft<T extends ActType> {
  readonly type: T;
  readonly author: PartyId;
  /** In any order, the author among them. */
  readonly audience: readonly PartyId[];
  readonly dossier?: RandomId;
  readonly agreement?: AgreementRef;
  readonly time: Time;
  readonly sections: BodiesOf<T>;
}

/**
 * Signs an act.
 * @param salt source of 16 fresh random bytes at each call, for the nonce and every section. Another source than the
 *   system's is for fixtures only: who knows a salt can guess what was erased.
 * @throws ProtocolError with the rule that a reader would refuse it by; nothing that this signs is refused by `readAct`.
 */
export function composeAct<T extends ActType>(
  draft: ActDraft<T>,
  signer: JwsSigner,
  salt: () => Buffer = randomSalt,
): ActOf<T> {
  if (!isActType(draft.type)) throw new ProtocolError('unknown-type', 'no such type in version 1');
  const nonce = salt().toString('base64url') as RandomId;
  const sections = composeSections(draft, salt);
  const header = composeHeader(draft, nonce, sections);
  const text = canonicalize(header as unknown as JsonObject);
  if (Buffer.byteLength(text) > MAX_HEADER_BYTES) throw new ProtocolError('limit', 'a header of over 16 KiB');
  const { jws, id } = signJws('tansiq-act+jws', text, signer);
  return {
    type: draft.type,
    id: asActId(id),
    jws,
    kid: signer.kid,
    header,
    sections: sections as ActOf<T>['sections'],
    absent: [],
  };
}

function composeSections(draft: ActDraft<ActType>, salt: () => Buffer): Record<string, Section> {
  const bodies = Object.entries(draft.sections).sort(([a], [b]) => (a < b ? -1 : 1));
  const sections: Record<string, Section> = {};
  let total = 0;
  for (const [name, body] of bodies) {
    shapedBody(draft.type, name, body);
    const text = canonicalize(body as JsonObject);
    const bytes = Buffer.byteLength(text);
    total += bytes;
    if (bytes > MAX_SECTION_BYTES || total > MAX_ACT_BYTES) {
      throw new ProtocolError('limit', `section ${name} makes the act too large`);
    }
    const id = salt().toString('base64url') as RandomId;
    sections[name] = { salt: id, text, digest: sectionDigest(id, text), body: body as JsonObject };
  }
  requireSectionNames(draft.type, Object.keys(sections));
  requireRels(draft.type, sections);
  return sections;
}

function composeHeader(
  draft: ActDraft<ActType>,
  nonce: RandomId,
  sections: Readonly<Record<string, Section>>,
): ActHeader {
  const { type, author, audience, dossier, agreement, time } = draft;
  const header = {
    ...(agreement && { agreement: { lineage: agreement.lineage, terms: agreement.terms } }),
    audience: [...audience].sort(),
    author,
    crit: [],
    ...(dossier && { dossier }),
    nonce,
    sections: Object.fromEntries(Object.entries(sections).map(([name, { digest }]) => [name, digest])),
    time,
    type,
    v: 1,
  } as const;
  requireFrame(type, header);
  return readHeader(header);
}
