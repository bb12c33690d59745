// SPDX-License-Identifier: Apache-2.0
// What the demonstration is told on its command line.
import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** Tell the story, then stop. On free ports in a temporary folder, which is gone afterwards. */
  readonly once: boolean;
  /** Print the result as one JSON object as the last line; the story goes to standard error. */
  readonly json: boolean;
  /** Begin anew. */
  readonly fresh: boolean;
  /** Folder of documents to attach. */
  readonly documents: string | undefined;
  /** Folder of the nodes when they stay. */
  readonly folder: string;
}

export const USAGE = `npm start -- [--fresh] [--documents DIR] [--folder DIR]
npm start -- --once [--json] [--documents DIR]
`;

/** @throws TypeError for what is no option */
export function demoOptions(args: string[]): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      once: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      fresh: { type: 'boolean', default: false },
      documents: { type: 'string' },
      folder: { type: 'string', default: '.tansiq' },
    },
  });
  return { ...values, documents: values.documents };
}
