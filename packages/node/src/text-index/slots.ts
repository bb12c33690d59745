// SPDX-License-Identifier: Apache-2.0
// Which acts of a segment have a word, as text for a column: a list of steps while it is short, a bitmap when it would be longer than one.

/** Acts of one segment. */
export const SEGMENT_ACTS = 2048;
const BITMAP_BYTES = SEGMENT_ACTS / 8;
const WORDS = SEGMENT_ACTS / 32;

/** One bit for each act of a segment. */
export type Bits = Uint32Array;

export const noBits = (): Bits => new Uint32Array(WORDS);

/** @param slots ascending */
export function packSlots(slots: readonly number[]): string {
  const steps: number[] = [];
  let last = -1;
  for (const slot of slots) {
    const step = slot - last;
    if (step < 0x80) steps.push(step);
    else steps.push(0x80 | (step & 0x7f), step >> 7);
    last = slot;
  }
  if (steps.length < BITMAP_BYTES) return Buffer.from(steps).toString('base64url');
  const bits = Buffer.alloc(BITMAP_BYTES);
  for (const slot of slots) bits[slot >> 3] = (bits[slot >> 3] ?? 0) | (1 << (slot & 7));
  return bits.toString('base64url');
}

/** Sets in `into` the bits of a packed list. */
export function addSlots(into: Bits, packed: string): void {
  const bytes = Buffer.from(packed, 'base64url');
  if (bytes.length === BITMAP_BYTES) {
    for (let at = 0; at < WORDS; at += 1) into[at] = (into[at] ?? 0) | bytes.readUInt32LE(at * 4);
    return;
  }
  let slot = -1;
  for (let at = 0; at < bytes.length; at += 1) {
    let step = bytes[at] ?? 0;
    if (step >= 0x80) {
      at += 1;
      step = (step & 0x7f) | ((bytes[at] ?? 0) << 7);
    }
    slot += step;
    into[slot >> 5] = (into[slot >> 5] ?? 0) | (1 << (slot & 31));
  }
}

export function keepBoth(into: Bits, other: Bits): void {
  for (let at = 0; at < WORDS; at += 1) into[at] = (into[at] ?? 0) & (other[at] ?? 0);
}

export function addBits(into: Bits, other: Bits): void {
  for (let at = 0; at < WORDS; at += 1) into[at] = (into[at] ?? 0) | (other[at] ?? 0);
}

/** Ascending. */
export function slotsOf(bits: Bits): number[] {
  const slots: number[] = [];
  for (let at = 0; at < WORDS; at += 1) {
    for (let word = bits[at] ?? 0; word !== 0; word &= word - 1)
      slots.push(at * 32 + (31 - Math.clz32(word & -word)));
  }
  return slots;
}
