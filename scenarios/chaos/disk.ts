// SPDX-License-Identifier: Apache-2.0
// A full disk: where this process may mount, each party's folder is a small file system that is filled to its last byte; elsewhere the
// node may not let its files grow (RLIMIT_FSIZE), which SQLite meets as an error of writing.
import { execFileSync } from 'node:child_process';
import { closeSync, cpSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/** How a full disk is made: what a run says that it had. */
export type DiskKind = 'small-file-system' | 'file-size-limit';

/** Room for what a long run writes. */
const SIZE = '768m';
const BALLAST = 'ballast';

export class Disk {
  readonly kind: DiskKind;
  readonly #folder: string;

  private constructor(folder: string, kind: DiskKind) {
    this.#folder = folder;
    this.kind = kind;
  }

  /** @param folder where a party's node will have its own; made when it is not there */
  static make(folder: string): Disk {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return new Disk(folder, 'file-size-limit');
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=700`, 'tansiq-chaos', folder], {
        stdio: 'ignore',
      });
      return new Disk(folder, 'small-file-system');
    } catch {
      // A container that may not mount.
      return new Disk(folder, 'file-size-limit');
    }
  }

  /** From now on nothing more goes onto it. @param pid of the node */
  fill(pid: number): void {
    if (this.kind === 'file-size-limit') {
      limit(pid, this.#largest());
      return;
    }
    const file = openSync(join(this.#folder, BALLAST), 'w', 0o600);
    try {
      for (const size of [2 ** 20, 4096, 1]) fillUp(file, Buffer.alloc(size));
    } finally {
      closeSync(file);
    }
  }

  /** There is room again. */
  free(pid: number): void {
    if (this.kind === 'file-size-limit') limit(pid, 'unlimited');
    else rmSync(join(this.#folder, BALLAST), { force: true });
  }

  /** @param keep whether what is on it stays, in its folder */
  remove(keep: boolean): void {
    if (this.kind !== 'small-file-system') return;
    const copy = `${this.#folder}.kept`;
    if (keep) cpSync(this.#folder, copy, { recursive: true });
    execFileSync('umount', ['--lazy', this.#folder], { stdio: 'ignore' });
    if (!keep) return;
    rmSync(this.#folder, { recursive: true });
    renameSync(copy, this.#folder);
  }

  #largest(): string {
    return String(statSync(join(this.#folder, 'node.sqlite-wal'), { throwIfNoEntry: false })?.size ?? 0);
  }
}

function fillUp(file: number, bytes: Buffer): void {
  try {
    for (;;) if (writeSync(file, bytes) < bytes.length) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

function limit(pid: number, bytes: string): void {
  try {
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`], { stdio: 'ignore' });
  } catch {
    // The node was killed meanwhile, and its next process has no limit.
  }
}
