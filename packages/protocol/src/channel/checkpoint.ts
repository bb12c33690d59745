// SPDX-License-Identifier: Apache-2.0
// Checkpoints of channels (§4): signed by the sender's log key, cosigned twice by the receiver.
import {
  type Checkpoint,
  formatSignedCheckpoint,
  isBy,
  LedgerError,
  type OpenedCheckpoint,
  openCheckpoint,
  parseNote,
  type Signer,
  signCheckpoint,
  type Verifier,
} from '@tansiq/ledger';
import { ProtocolError } from '../errors.ts';

/** The sender's signed note: three lines and one signature line of type 0x01. */
export function signChannelCheckpoint(checkpoint: Checkpoint, logSigner: Signer): string {
  return formatSignedCheckpoint(checkpoint, [signCheckpoint(checkpoint, logSigner, 0)]);
}

/**
 * Believes a sender's note: this origin, no extension lines, exactly one signature line, by one of these keys.
 * @param logKeys keys of the sender's cards (`CardChain.logVerifiers`).
 * @throws ProtocolError `root` for a false checkpoint: the channel stops until a person has looked.
 */
export function openChannelCheckpoint(
  note: string,
  origin: string,
  logKeys: readonly Verifier[],
): Checkpoint {
  return openLines(note, origin, [logKeys]).checkpoint;
}

/**
 * Believes a note whose lines are, in this order, one by each of these groups of keys, and no other lines.
 * @throws ProtocolError `root`.
 */
export function openLines(
  note: string,
  origin: string,
  groups: readonly (readonly Verifier[])[],
): OpenedCheckpoint {
  try {
    const lines = parseNote(note).signatures;
    const keys = groups.map((group, at) => group.find((key) => lines[at] && isBy(lines[at], key)));
    const required = keys.filter((key) => key !== undefined);
    if (lines.length !== groups.length || required.length !== groups.length) {
      throw new ProtocolError('root', 'not the signature lines that must stand here');
    }
    const opened = openCheckpoint(note, { origin, required });
    if (opened.checkpoint.extensions) throw new ProtocolError('root', 'a checkpoint with extension lines');
    return opened;
  } catch (error) {
    if (error instanceof LedgerError) throw new ProtocolError('root', error.message);
    throw error;
  }
}
