// SPDX-License-Identifier: Apache-2.0
// For tests: small readings and rewritings of what travels, for a partner that lies.
import type { ActHeader, Disposition, ReceivedEntry } from '@tansiq/protocol';

/** A note with another root, under the signatures of the true one. */
export const withRoot = (note: string, root: Uint8Array): string => {
  const lines = note.split('\n');
  lines[2] = Buffer.from(root).toString('base64');
  return lines.join('\n');
};

/** The disposition that an act brings, if it is one. */
export function dispositionIn({
  header,
  sections,
}: {
  header: ActHeader;
  sections: ReceivedEntry['sections'];
}): Disposition[] {
  const pair = sections.disposition as readonly [string, string] | undefined;
  return header.type === 'channel.disposition' && pair ? [JSON.parse(pair[1]) as Disposition] : [];
}
