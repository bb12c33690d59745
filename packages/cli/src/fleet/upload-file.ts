// SPDX-License-Identifier: Apache-2.0
// Puts a file of any size on a node: in one stretch where the link holds, on from where it was cut where it does not, also by a later
// command; and compares what the node has with the file.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { UploadAnswer } from '@tansiq/node/contract';
import { ApiProblem } from './api-problem.ts';
import type { OfficerClient } from './officer-client.ts';

/** Tries in a row that brought no byte further, after which the link counts as lost. */
const MOST_TRIES = 8;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/**
 * @returns the upload's id, for a draft.
 * @throws ApiProblem for what the node refuses; Error when the link stays lost, or the file changed meanwhile
 */
export async function uploadFile(node: OfficerClient, path: string, media: string): Promise<string> {
  const { size } = await stat(path);
  const name = basename(path);
  const { items } = await node.call('GET /uploads', {});
  const begun = items.find((one) => one.digest === undefined && one.name === name && one.size === size);
  if (begun) {
    const done = await sent(node, path, begun);
    if (await isSame(path, done)) return done.id;
    // Another file of that name and size was begun; or this one is no longer what it was.
    await node.call('DELETE /uploads/{id}', { params: { id: done.id } });
  }
  const fresh = await node.call('POST /uploads/begun', { body: { name, media, size } });
  const done = await sent(node, path, fresh);
  if (await isSame(path, done)) return done.id;
  await node.call('DELETE /uploads/{id}', { params: { id: done.id } });
  throw new Error(`${path} changed while it was sent`);
}

async function sent(node: OfficerClient, path: string, begun: UploadAnswer): Promise<UploadAnswer> {
  let state = begun;
  for (let tries = 0; state.digest === undefined; ) {
    const before = state.held;
    try {
      const bytes = createReadStream(path, { start: state.held, highWaterMark: 262_144 });
      state = await node.stretch(state.id, state.held, state.size - state.held, bytes);
    } catch (error) {
      if (isFinal(error) || tries === MOST_TRIES) throw error;
      await sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tries));
      state = (await asked(node, state.id)) ?? state;
    }
    tries = state.held > before ? 0 : tries + 1;
  }
  return state;
}

/** What a node refuses is final, but not that another stretch is still coming in, that it holds another number of bytes, or has much to do. */
const isFinal = (error: unknown): boolean =>
  error instanceof ApiProblem && error.status < 500 && !['gap', 'busy', 'rate-limited'].includes(error.code);

async function asked(node: OfficerClient, id: string): Promise<UploadAnswer | undefined> {
  try {
    return await node.call('GET /uploads/{id}', { params: { id } });
  } catch (error) {
    if (isFinal(error)) throw error;
    return undefined;
  }
}

async function isSame(path: string, { salt, digest }: UploadAnswer): Promise<boolean> {
  const hash = createHash('sha256').update(Buffer.from(salt, 'base64url'));
  for await (const bytes of createReadStream(path, { highWaterMark: 1_048_576 }))
    hash.update(bytes as Buffer);
  return hash.digest('base64url') === digest;
}
