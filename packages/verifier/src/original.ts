// SPDX-License-Identifier: Apache-2.0
// The act that an onward transfer embeds (protocol §3.2): the relayer hands on what its author signed.
import { readAct } from './act.ts';
import type { KeySource } from './card-book.ts';
import { Flaw } from './flaw.ts';
import { signedBy } from './jws.ts';
import { type Bodies, type Carried, readSections } from './sections.ts';

/**
 * Verifies the embedded act against the cards at hand. Flaws: those of an act; `key-unknown` when its author's card is not at hand.
 */
export function readOriginal(bodies: Bodies, keys: KeySource): void {
  const { act: text, sections } = bodies.original as unknown as { act: string; sections: Carried };
  const act = readAct(text);
  const key = keys.signKey(act.header.author, act.jws.kid);
  if (key === undefined) throw new Flaw('key-unknown', `no card of ${act.header.author} lists the key`);
  if (!signedBy(act.jws, key)) throw new Flaw('signature', 'the embedded act does not verify');
  readSections(act, sections);
}
