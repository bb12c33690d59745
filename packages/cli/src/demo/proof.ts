// SPDX-License-Identifier: Apache-2.0
// What both sides can prove, by the second reader over the exports of both; this is told at every start, and it is what counts.
import { fetchExports, type MarkerScan, untilQuiet, verify } from '../deeds/second-reader.ts';
import type { Progress, Refused } from './progress.ts';
import type { Scene } from './scene.ts';

/** The object that `--json` prints. */
export interface Result {
  readonly parties: readonly [string, string];
  readonly agreement: { readonly state: string };
  readonly sent: number;
  readonly received: number;
  readonly receipts: number;
  readonly refused: readonly Refused[];
  readonly erased: number;
  readonly ledgersVerified: boolean;
  readonly seconds: number;
}

export interface Proof {
  readonly files: readonly string[];
  readonly result: Omit<Result, 'seconds'>;
  /** All that the second reader read verifies. */
  readonly ok: boolean;
}

export async function prove({ rabat, madrid, narrator, progress, exports }: Scene): Promise<Proof> {
  narrator.heading('headProof');
  const nodes = [rabat, madrid] as const;
  await untilQuiet(nodes);
  const files = await fetchExports(nodes, exports);
  narrator.tell('comparing');
  const { erased: expected } = progress.of('erasure');
  const search = {
    markers: expected.flatMap(({ markers }) => markers),
    folders: nodes.map(({ dataDir }) => dataDir),
  };
  const { ok, comparison, markers } = await verify(files, search);
  if (comparison === undefined || markers === undefined)
    throw new Error('the second reader compared nothing');
  const { sent, received, receipts, ledgersVerified, agreement, erasedActs } = comparison;
  narrator.tell('counted', { sent, received, receipts });
  if (ok && ledgersVerified) narrator.tell('proofHolds');
  const erased = countErased(progress, markers, erasedActs);
  return {
    files,
    ok,
    result: {
      parties: [rabat.id, madrid.id],
      agreement: { state: agreement.state },
      sent,
      received,
      receipts,
      refused: progress.of('refusal').refused,
      erased,
      ledgersVerified,
    },
  };
}

/** Acts that neither export holds content of, and whose markers are in no byte of either folder. */
function countErased(progress: Progress, scan: MarkerScan, erasedActs: readonly string[]): number {
  const gone = progress
    .of('erasure')
    .erased.filter(
      ({ act, markers }) =>
        erasedActs.includes(act) && !scan.found.some(({ marker }) => markers.includes(marker)),
    );
  return scan.unread.length === 0 ? gone.length : 0;
}

/** Whether all of the story is proven. */
export const isWhole = ({ ok, result }: Proof): boolean =>
  ok &&
  result.ledgersVerified &&
  result.agreement.state === 'in-force' &&
  result.sent > 0 &&
  result.received === result.sent &&
  result.receipts > 0 &&
  result.refused.length > 0 &&
  result.erased > 0;
