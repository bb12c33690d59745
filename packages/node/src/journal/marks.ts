// SPDX-License-Identifier: Apache-2.0
// What the rows of a journal are held against: sizes and roots that somebody vouches for.

/** A size and root that somebody vouches for. */
export interface Mark {
  readonly by: 'head' | 'checkpoint' | 'witness' | 'elsewhere';
  readonly size: number;
  readonly root: Uint8Array;
}

/** How a text names who vouches. */
export const WHOSE: Readonly<Record<Mark['by'], string>> = {
  head: "the journal's head",
  checkpoint: "the node's own checkpoint",
  witness: 'the checkpoint that the witness cosigned',
  elsewhere: 'the checkpoint kept elsewhere',
};
