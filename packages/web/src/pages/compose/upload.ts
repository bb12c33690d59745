// SPDX-License-Identifier: Apache-2.0
// One file on its way to the node. XMLHttpRequest, because fetch does not tell how far an upload has come.
import { tokenHeader } from '../../api/call.ts';
import { NoAnswer, Problem } from '../../api/problem.ts';

export interface RunningUpload {
  /** Undefined when it was stopped. @throws Problem, NoAnswer */
  done: Promise<{ id: string; size: number } | undefined>;
  cancel(): void;
}

/** Characters that the node takes in no file name: path separators, control and direction-changing characters. */
const UNFIT = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/gu;
const MEDIA = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,63}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,63}$/i;

/** Milliseconds without a byte after which the link is taken for lost; and for the node's answer once all bytes are there. */
const STALLED_MS = 30_000;
const ANSWER_MS = 120_000;

export function startUpload(file: File, progress: (share: number) => void): RunningUpload {
  const request = new XMLHttpRequest();
  let patience: ReturnType<typeof setTimeout> | undefined;
  let lost = false;
  const wait = (ms: number) => {
    clearTimeout(patience);
    patience = setTimeout(() => {
      lost = true;
      request.abort();
    }, ms);
  };
  const query = new URLSearchParams({
    name: file.name.toWellFormed().replaceAll(UNFIT, '_').slice(0, 200),
    media: MEDIA.test(file.type) ? file.type : 'application/octet-stream',
  });
  const done = new Promise<{ id: string; size: number } | undefined>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      wait(STALLED_MS);
      progress(total === 0 ? 0 : loaded / total);
    });
    request.upload.addEventListener('load', () => wait(ANSWER_MS));
    request.addEventListener('loadend', () => clearTimeout(patience));
    request.addEventListener('load', () => {
      const body = JSON.parse(request.responseText === '' ? '{}' : request.responseText) as Record<
        string,
        unknown
      >;
      if (request.status === 201) resolve(body as unknown as { id: string; size: number });
      else reject(new Problem(request.status, body));
    });
    request.addEventListener('error', () => reject(new NoAnswer('/api/uploads')));
    request.addEventListener('abort', () =>
      lost ? reject(new NoAnswer('/api/uploads')) : resolve(undefined),
    );
  });
  request.open('POST', `/api/uploads?${query.toString()}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.setRequestHeader('accept-language', document.documentElement.lang);
  for (const [name, value] of Object.entries(tokenHeader())) request.setRequestHeader(name, value);
  wait(STALLED_MS);
  request.send(file);
  return { done, cancel: () => request.abort() };
}
