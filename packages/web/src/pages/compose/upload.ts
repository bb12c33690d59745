// SPDX-License-Identifier: Apache-2.0
// One file on its way to the node. Where the link breaks it goes on by itself from what the node holds. XMLHttpRequest, because fetch does not
// tell how far an upload has come.
import type { UploadAnswer } from '@tansiq/node/contract';
import { call, tokenHeader } from '../../api/call.ts';
import { NoAnswer, Problem } from '../../api/problem.ts';

export interface RunningUpload {
  /** Undefined when it was stopped. @throws Problem, NoAnswer */
  done: Promise<{ id: string; size: number } | undefined>;
  /** What the node calls it, once it was begun: with that it goes on where it is. */
  id(): string | undefined;
  cancel(): void;
}

/** Characters that the node takes in no file name: path separators, control and direction-changing characters. */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/gu;
const MEDIA = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/i;

/** Milliseconds without a byte after which the link is taken for lost; and for the node's answer once all bytes are there. */
const STALLED_MS = 30_000;
const ANSWER_MS = 120_000;
/** Between tries that brought no byte further; after the last, whoever sends it is told. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000];

/** @param known what the node calls it, when it was begun before. */
export function startUpload(file: File, progress: (share: number) => void, known?: string): RunningUpload {
  const stop = new AbortController();
  let id = known;
  const run = async () => {
    let state = (known === undefined ? undefined : await kept(known)) ?? (await begin(file));
    id = state.id;
    for (let tries = 0; state.digest === undefined && !stop.signal.aborted; ) {
      const before = state.held;
      try {
        state = await stretch(file, state, progress, stop.signal);
      } catch (error) {
        const pause = PAUSES_MS[tries];
        if (stop.signal.aborted) break;
        if (pause === undefined || !passes(error)) throw error;
        await waited(pause, stop.signal);
        state = (await kept(state.id).catch(() => undefined)) ?? state;
      }
      tries = state.held > before ? 0 : tries + 1;
    }
    if (!stop.signal.aborted) return { id: state.id, size: state.size };
    forget(state.id);
    return undefined;
  };
  let failed = false;
  const done = run().catch((error: unknown) => {
    failed = true;
    throw error;
  });
  const cancel = () => {
    stop.abort();
    if (failed && id !== undefined) forget(id);
  };
  return { done, id: () => id, cancel };
}

/** Whether or not the node hears of it: it forgets what nobody goes on with. */
function forget(id: string): void {
  call('DELETE /uploads/{id}', { params: { id } }).catch(() => undefined);
}

function begin(file: File): Promise<UploadAnswer> {
  const name = file.name.toWellFormed().replaceAll(UNFIT, '_').slice(0, 200);
  const media = MEDIA.test(file.type) ? file.type : 'application/octet-stream';
  return call('POST /uploads/begun', { body: { name, media, size: file.size } });
}

/** How far the node has it; undefined when it has it no more. */
async function kept(id: string): Promise<UploadAnswer | undefined> {
  try {
    return await call('GET /uploads/{id}', { params: { id } });
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return undefined;
    throw error;
  }
}

/** A lost link, and what another try may find otherwise: the node took another number of bytes, or still takes some, or has much to do. */
const passes = (error: unknown): boolean =>
  error instanceof NoAnswer ||
  (error instanceof Problem && (error.status >= 500 || ['gap', 'busy', 'rate-limited'].includes(error.code)));

/** All that the node does not have yet, as far as the link holds. */
function stretch(
  file: File,
  { id, held }: UploadAnswer,
  progress: (share: number) => void,
  signal: AbortSignal,
): Promise<UploadAnswer> {
  const request = new XMLHttpRequest();
  const address = `/api/uploads/${id}?from=${held}`;
  let patience: ReturnType<typeof setTimeout> | undefined;
  const wait = (ms: number) => {
    clearTimeout(patience);
    patience = setTimeout(() => request.abort(), ms);
  };
  const abort = () => request.abort();
  signal.addEventListener('abort', abort);
  const answered = new Promise<UploadAnswer>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded }) => {
      wait(STALLED_MS);
      progress(file.size === 0 ? 0 : (held + loaded) / file.size);
    });
    request.upload.addEventListener('load', () => wait(ANSWER_MS));
    request.addEventListener('load', () => {
      const body = JSON.parse(request.responseText === '' ? '{}' : request.responseText) as Record<
        string,
        unknown
      >;
      if (request.status === 200) resolve(body as unknown as UploadAnswer);
      else reject(new Problem(request.status, body));
    });
    for (const event of ['error', 'abort'])
      request.addEventListener(event, () => reject(new NoAnswer(address)));
  });
  request.open('PATCH', address);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('accept-language', document.documentElement.lang);
  for (const [name, value] of Object.entries(tokenHeader())) request.setRequestHeader(name, value);
  wait(STALLED_MS);
  request.send(file.slice(held));
  return answered.finally(() => {
    clearTimeout(patience);
    signal.removeEventListener('abort', abort);
  });
}

/** So long, or until it is stopped. */
function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
