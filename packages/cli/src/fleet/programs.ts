// SPDX-License-Identifier: Apache-2.0
// Where the programs are that run as processes of their own: sources in the repository, emitted JavaScript in a package.
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';

const extension = extname(fileURLToPath(import.meta.url));

/** The command `tansiq`. */
export const command = fileURLToPath(new URL(`../main${extension}`, import.meta.url));

/** Processes of a demonstration. */
export const nodeProcess = fileURLToPath(new URL(`node-process${extension}`, import.meta.url));
export const witnessProcess = fileURLToPath(new URL(`witness-process${extension}`, import.meta.url));

/** The second reader's own program. It is started, never imported: what it says must not depend on our code. */
export const secondReader = (): string =>
  fileURLToPath(new URL(`./main${extension}`, import.meta.resolve('@tansiq/verifier')));

/** The supervisor's witness, a program of its own because it belongs to somebody else than the node that it watches. */
export const witnessProgram = (): string =>
  fileURLToPath(new URL(`./witness/main${extension}`, import.meta.resolve('@tansiq/node')));
