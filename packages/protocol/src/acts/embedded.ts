// SPDX-License-Identifier: Apache-2.0
// Reading the act that an onward transfer embeds (§18): its author may be a party whose cards the reader does not have.
import { type JsonObject, parseCanonicalObject } from '../canonical.ts';
import { ProtocolError } from '../errors.ts';
import type { ActId } from '../ids.ts';
import { parseJws, signingInputHash, verifyJws } from '../keys/jws.ts';
import type { BodiesOf } from './catalogue.ts';
import { isActType } from './catalogue.ts';
import { type ActHeader, asActId, MAX_HEADER_BYTES, readHeader } from './header.ts';
import type { KeyFor } from './read.ts';
import { readSections } from './sections.ts';

export interface EmbeddedAct {
  readonly id: ActId;
  readonly header: ActHeader;
  /** Bodies by section name, each as the header commits to it. */
  readonly sections: Readonly<Record<string, JsonObject>>;
  /** `unknown` where the reader has no card of the author that lists the key. */
  readonly signature: 'holds' | 'unknown';
}

/** Undefined when it is no act of version 1, a section is not what its header commits to, or its signature does not hold. */
export function readEmbedded(
  { act, sections }: BodiesOf<'onward.transfer'>['original'],
  keyFor: KeyFor,
): EmbeddedAct | undefined {
  try {
    const parsed = parseJws(act, 'tansiq-act+jws', MAX_HEADER_BYTES);
    const header = readHeader(parseCanonicalObject(parsed.payload));
    if (!isActType(header.type)) return undefined;
    const key = keyFor(header.author, parsed.kid);
    const isKnown = key !== undefined && !('rule' in key);
    if (isKnown && !verifyJws(parsed, key)) return undefined;
    const read = readSections(header.type, header.sections, sections);
    return {
      ...{ id: asActId(signingInputHash(act)), header, signature: isKnown ? 'holds' : 'unknown' },
      sections: Object.fromEntries(Object.entries(read).map(([name, { body }]) => [name, body])),
    };
  } catch (error) {
    if (error instanceof ProtocolError) return undefined;
    throw error;
  }
}
