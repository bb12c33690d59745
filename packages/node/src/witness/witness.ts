// SPDX-License-Identifier: Apache-2.0
// A witness (C2SP tlog-witness): cosigns a log's checkpoint when it has seen that the log only grew.
import {
  cosign,
  createSigner,
  createVerifier,
  emptyRoot,
  formatNote,
  isBy,
  LedgerError,
  type NoteSignature,
  type OpenedCheckpoint,
  parseCheckpoint,
  parseNote,
  parseVerifierKey,
  type Signer,
  sameHash,
  type Verifier,
  verifyConsistency,
  verifyCosignature,
} from '@tansiq/ledger';
import { openUnderAny } from '../journal/open-note.ts';
import { type AddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts';
import { WitnessError } from './witness-error.ts';
import type { WitnessFolder } from './witness-folder.ts';

/** An HTTP answer. */
export interface WitnessAnswer {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: string;
  readonly body: string;
}

interface Memory {
  readonly size: number;
  readonly root: Uint8Array;
  readonly time: number;
}

const PLAIN = 'text/plain; charset=utf-8';
const answer = (status: WitnessAnswer['status'], body: string, type = PLAIN): WitnessAnswer => ({
  status,
  type,
  body,
});
const conflict = (size: number) => answer(409, `${size}\n`, 'text/x.tlog.size');

export class Witness {
  readonly #folder: WitnessFolder;
  readonly #signer: Signer;
  readonly #verifier: Verifier;
  readonly #now: () => number;

  /** @param now milliseconds since 1970. @throws WitnessError `permissions`, `damaged`. */
  constructor(folder: WitnessFolder, now: () => number) {
    const key = folder.key();
    const { name } = parseVerifierKey(folder.verifierKey());
    this.#folder = folder;
    this.#signer = createSigner(name, 'cosignature-ed25519', key);
    this.#verifier = createVerifier(name, 'cosignature-ed25519', key);
    if (this.#signer.keyId !== parseVerifierKey(folder.verifierKey()).keyId) {
      throw new WitnessError('damaged', 'the verifier key in the folder is not that of the private key');
    }
    this.#now = now;
  }

  /**
   * Answers one `add-checkpoint`. All of it happens in one turn, so that no other request can come between the look at
   * what was cosigned and the writing of what is.
   */
  addCheckpoint(body: string): WitnessAnswer {
    const request = parseAddCheckpoint(body);
    if (!request) return answer(400, 'not an add-checkpoint request\n');
    let opened: OpenedCheckpoint;
    try {
      const { origin } = parseCheckpoint(parseNote(request.note).text);
      const keys = this.#folder.keysOf(origin);
      if (keys.length === 0) return answer(404, 'not a log known here\n');
      opened = openUnderAny(request.note, origin, keys);
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      const unsigned = error.code === 'not_signed' || error.code === 'bad_signature';
      return unsigned ? answer(403, 'not signed by the log\n') : answer(400, 'not a signed checkpoint\n');
    }
    return this.#judge(request, opened);
  }

  #judge({ old, proof, note }: AddCheckpoint, { checkpoint, signatures }: OpenedCheckpoint): WitnessAnswer {
    const { origin, size, root } = checkpoint;
    if (old > size) return answer(400, 'the old size is above that of the checkpoint\n');
    const memory = this.#remember(origin);
    if (old !== memory.size) return conflict(memory.size);
    if (size === old && !sameHash(root, memory.root)) return conflict(memory.size);
    const grew =
      old === 0 || old === size ? proof.length === 0 : verifyConsistency(old, memory.root, size, root, proof);
    if (!grew) return answer(422, 'the proof does not show that the log only grew\n');
    const time = Math.max(memory.time, Math.floor(this.#now() / 1000));
    const line = cosign(checkpoint, this.#signer, time);
    const { text, signatures: lines } = parseNote(note);
    const own = lines.filter((one) => signatures.some((held) => isBy(one, held)));
    this.#folder.keep(origin, formatNote({ text, signatures: [...own, line] }));
    return answer(200, signatureLine(text, line));
  }

  #remember(origin: string): Memory {
    const note = this.#folder.cosigned(origin);
    if (note === undefined) return { size: 0, root: emptyRoot(), time: 0 };
    const { text, signatures } = parseNote(note);
    const checkpoint = parseCheckpoint(text);
    const line = signatures.find((one) => isBy(one, this.#verifier));
    if (!line || checkpoint.origin !== origin) {
      throw new WitnessError('damaged', `what this witness remembers of ${origin} is not its own`);
    }
    return {
      size: checkpoint.size,
      root: checkpoint.root,
      time: verifyCosignature(checkpoint, line, this.#verifier),
    };
  }
}

// A note's last lines are its signatures; of this one there is one.
function signatureLine(text: string, line: NoteSignature): string {
  return formatNote({ text, signatures: [line] }).slice(text.length + 1);
}
