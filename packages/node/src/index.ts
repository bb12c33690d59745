// SPDX-License-Identifier: Apache-2.0
// What the command line, scenarios and measurements may use of a node.

export { sql } from 'kysely';
export { cookieName } from './access/index.ts';
export { currentMarks, makeBackup, marksShape, noteBackup, restoreBackup } from './backup/index.ts';
export { Sealing } from './blobs/index.ts';
export { Parties } from './capabilities/parties/service.ts';
export { ContentReader } from './content/content-reader.ts';
export { indexNew } from './content/fill-index.ts';
export { insertActs } from './exchange/act-rows.ts';
export { tileChannels } from './exchange/channel-tiles.ts';
export { heldAct } from './exchange/held-act.ts';
export { queueOwn, queueSigned } from './exchange/release.ts';
export {
  completeNode,
  type FirstAdministrator,
  type InitOptions,
  initNode,
  type NodeSettings,
  prepareNode,
} from './init.ts';
export { makeRoot, signWaitingCard } from './keys/index.ts';
export { type Inspection, inspect } from './monitoring/inspect.ts';
export { type RunningNode, type StartOptions, startNode } from './node.ts';
export { insertMany, type Tx } from './store/index.ts';
export { foldWords, readQuery } from './text-index/index.ts';
export { version } from './version.ts';
