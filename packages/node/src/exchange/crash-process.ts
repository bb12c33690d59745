// SPDX-License-Identifier: Apache-2.0
// For tests: a node in a process of its own that says what it is told to, until it is killed.
import { startNode } from '../index.ts';
import { createLogger } from '../logging/index.ts';
import { sayNotes } from './test-sayings.ts';

const [dataDir = '', to = '', composedBy = ''] = process.argv.slice(2);
const node = await startNode({ dataDir, env: {}, logger: createLogger({ level: 'silent' }) });

process.on('message', (notes: number) => {
  // Told only once they are on disk: what is told here must never be lost. One by one, so that a kill comes between them.
  for (let i = 0; i < notes; i += 1) {
    sayNotes(node.rooms, to, 1, composedBy).then(
      (acts) => process.send?.({ acts }),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  }
});
process.send?.({ ready: true });
