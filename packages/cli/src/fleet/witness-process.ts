// SPDX-License-Identifier: Apache-2.0
// A demonstration's witness as a process: the witness's own program, which ends when whoever started it is gone.
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { witnessProgram } from './programs.ts';

process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM')).resume();
// The witness lets its process end by leaving nothing to wait for; a pipe that nobody writes to must not be such a thing.
process.once('SIGTERM', () => process.stdin.destroy());
process.once('SIGINT', () => process.stdin.destroy());
await import(pathToFileURL(witnessProgram()).href);
