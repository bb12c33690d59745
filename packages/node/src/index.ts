// SPDX-License-Identifier: Apache-2.0
// What the command line, scenarios and measurements may use of a node.
export { initNode, type InitOptions } from './init.ts';
export { type RunningNode, startNode, type StartOptions } from './node.ts';
export { version } from './version.ts';
