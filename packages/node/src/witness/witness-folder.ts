// SPDX-License-Identifier: Apache-2.0
// What a witness keeps: its key, the logs it knows, and the newest checkpoint that it cosigned of each. A witness that forgot
// what it cosigned could be led to cosign another history, so it writes before it answers and refuses to start without memory.
import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  createVerifier,
  formatVerifierKey,
  LedgerError,
  parseVerifierKey,
  type Verifier,
} from '@tansiq/ledger';
import { WitnessError } from './witness-error.ts';

const KEY = 'witness.pem';
const VERIFIER = 'witness.vkey';
const KNOWN_LOGS = 'known-logs';
const MEMORY = 'cosigned';
const LOCK = 'lock';

export class WitnessFolder {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * Opens the folder and takes it for this process; makes it, with a new key under `name`, when it is empty.
   * @throws WitnessError `in-use`, `memory-lost`, `permissions`, `damaged`.
   */
  static open(path: string, name: string): WitnessFolder {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const folder = new WitnessFolder(path);
    folder.#lock();
    if (!existsSync(join(path, KEY))) folder.#create(name);
    if (!existsSync(join(path, MEMORY))) {
      throw new WitnessError(
        'memory-lost',
        `${path} has a key and no memory of what it cosigned; begin anew with another key`,
      );
    }
    return folder;
  }

  /** Lets another process have the folder. */
  close(): void {
    rmSync(join(this.#path, LOCK), { force: true });
  }

  /** The witness's private key. @throws WitnessError `permissions`, `damaged`. */
  key(): KeyObject {
    const path = join(this.#path, KEY);
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0) {
      throw new WitnessError('permissions', `others can read ${path}; run: chmod 600 ${path}`);
    }
    try {
      return createPrivateKey(readFileSync(path));
    } catch {
      throw new WitnessError('damaged', `${path} is not a private key`);
    }
  }

  /** The verifier key that those who rely on this witness configure. */
  verifierKey(): string {
    return readFileSync(join(this.#path, VERIFIER), 'utf8').trim();
  }

  /** Keys of the log with this origin, from the file `known-logs`, read anew each time: one verifier key a line. */
  keysOf(origin: string): Verifier[] {
    return this.#knownLogs().filter(({ name }) => name === origin);
  }

  /** Adds a log by its verifier key, whose name is its origin. @throws WitnessError `damaged` when it is none. */
  know(text: string): void {
    const key = logKey(text);
    const known = this.#knownLogs();
    if (known.some((one) => formatVerifierKey(one) === formatVerifierKey(key))) return;
    this.#write(KNOWN_LOGS, `${[...known, key].map(formatVerifierKey).join('\n')}\n`);
  }

  /** The newest checkpoint of this log with this witness's cosignature; undefined when there was none. */
  cosigned(origin: string): string | undefined {
    const path = join(this.#path, this.#fileOf(origin));
    return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  }

  /** Keeps a checkpoint as the newest of its log; it is on disk when this returns. */
  keep(origin: string, note: string): void {
    this.#write(this.#fileOf(origin), note);
  }

  #fileOf(origin: string): string {
    return join(MEMORY, createHash('sha256').update(origin).digest('hex'));
  }

  #knownLogs(): Verifier[] {
    const path = join(this.#path, KNOWN_LOGS);
    if (!existsSync(path)) return [];
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map(logKey);
  }

  #create(name: string): void {
    const { privateKey } = generateKeyPairSync('ed25519');
    const verifier = formatVerifierKey(createVerifier(name, 'cosignature-ed25519', privateKey));
    mkdirSync(join(this.#path, MEMORY), { mode: 0o700 });
    this.#write(VERIFIER, `${verifier}\n`);
    // Last, because with it the witness exists.
    this.#write(KEY, privateKey.export({ format: 'pem', type: 'pkcs8' }) as string);
  }

  #write(name: string, text: string): void {
    const path = join(this.#path, name);
    const part = `${path}.part`;
    const file = openSync(part, 'w', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(part, path);
    syncFolder(join(path, '..'));
  }

  // Two processes over one memory could each cosign a history that the other has not seen.
  #lock(): void {
    const path = join(this.#path, LOCK);
    if (existsSync(path)) {
      const owner = Number(readFileSync(path, 'utf8'));
      // The same number after a restart is this process: in a container every start has it.
      if (owner !== process.pid && isAlive(owner)) {
        throw new WitnessError('in-use', `process ${owner} already runs the witness in ${this.#path}`);
      }
      rmSync(path);
    }
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, String(process.pid));
    closeSync(file);
  }
}

function logKey(text: string): Verifier {
  try {
    const key = parseVerifierKey(text);
    if (key.use === 'note') return key;
  } catch (error) {
    if (!(error instanceof LedgerError)) throw error;
  }
  throw new WitnessError('damaged', 'a known log is not the verifier key of a log (name+id+key)');
}

function isAlive(pid: number): boolean {
  try {
    return Number.isSafeInteger(pid) && pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
