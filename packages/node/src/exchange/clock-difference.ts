// SPDX-License-Identifier: Apache-2.0
// How far a partner's clock is from this node's, from the receipts that it dates. It moves nothing: people are shown it beside the hour.
import { isTime, parseTime } from '@tansiq/protocol';
import type { PartnerAnswer, PartnerRequest } from './partner-client.ts';

/** The partner's clock minus ours in milliseconds, and how far that may be off, as measured at `at` (epoch milliseconds). */
export interface ClockDifference {
  offset: number;
  margin: number;
  at: number;
}

/**
 * What a receipt tells: it was dated, in whole seconds, at some moment between the call and its answer.
 * @param from epoch milliseconds of the call
 * @param to epoch milliseconds of the answer
 */
export function clockDifference(
  wanted: Pick<PartnerRequest, 'method' | 'path'>,
  answer: PartnerAnswer,
  from: number,
  to: number,
): ClockDifference | undefined {
  if (wanted.method !== 'POST' || wanted.path !== 'batches' || answer.status !== 200) return undefined;
  const time = timeIn(answer.body);
  if (time === undefined) return undefined;
  const [least, most] = [time - to, time + 1000 - from];
  return { offset: Math.round((least + most) / 2), margin: Math.round((most - least) / 2), at: to };
}

function timeIn(body: Buffer): number | undefined {
  try {
    const { statement } = JSON.parse(body.toString('utf8')) as { statement?: string };
    const payload = JSON.parse(
      Buffer.from(String(statement).split('.')[1] ?? '', 'base64url').toString('utf8'),
    ) as { time?: unknown };
    return isTime(payload.time) ? parseTime(payload.time) : undefined;
  } catch (error) {
    // Whether it is a receipt is for others to judge; what is none tells no time.
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
