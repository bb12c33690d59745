// SPDX-License-Identifier: Apache-2.0
// Loaded first by npm's scripts that run nodes: compiled code is kept in node_modules, for this process and those that it starts.
import { enableCompileCache } from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/tansiq', import.meta.url));
enableCompileCache(process.env.NODE_COMPILE_CACHE);
