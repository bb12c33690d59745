// SPDX-License-Identifier: Apache-2.0
// Reads a request's body within its limits: content type, bytes, time, UTF-8, depth. What is over a limit is not read to its end.
import { malformed, tooLarge, wrongContentType } from '../refusal.ts';

/** Deepest nesting of a JSON body; the outermost value is depth 1. The protocol's own 12 fit inside an envelope of ours. */
export const JSON_DEPTH = 20;
const READ_MS = 30_000;

/** The JSON value of a body. @throws Refusal 415, 413, 408, 400 */
export async function readJson(
  request: Request,
  maxBytes: number,
): Promise<{ value: unknown; text: string }> {
  requireType(request, 'application/json');
  const bytes = await readAll(limited(request, maxBytes));
  const text = decode(bytes);
  if (isDeeperThan(text, JSON_DEPTH)) throw malformed('too-deep');
  try {
    return { value: JSON.parse(text), text };
  } catch {
    throw malformed('not-json');
  }
}

/** The body as a stream that fails with 413 once it has given `maxBytes`. @throws Refusal 415, 413 */
export function readStream(
  request: Request,
  contentType: string,
  maxBytes: number,
): ReadableStream<Uint8Array> {
  requireType(request, contentType);
  return limited(request, maxBytes);
}

/** Whether JSON text nests deeper than `most`, found without parsing it. Brackets inside strings do not count. */
export function isDeeperThan(text: string, most: number): boolean {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const sign = text[i];
    if (quoted) {
      if (sign === '\\') i += 1;
      else if (sign === '"') quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === '{' || sign === '[') {
      depth += 1;
      if (depth > most) return true;
    } else if (sign === '}' || sign === ']') depth -= 1;
  }
  return false;
}

function requireType(request: Request, expected: string): void {
  const [type = '', ...parameters] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  const plain = parameters.every((parameter) => /^\s*charset="?utf-8"?\s*$/.test(parameter));
  const encoding = request.headers.get('content-encoding');
  if (type.trim() !== expected || !plain || (encoding !== null && encoding !== 'identity'))
    throw wrongContentType(expected);
}

function limited(request: Request, maxBytes: number): ReadableStream<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? '0');
  if (!Number.isFinite(declared) || declared > maxBytes) throw tooLarge(maxBytes);
  let seen = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seen += chunk.byteLength;
      if (seen > maxBytes) controller.error(tooLarge(maxBytes));
      else controller.enqueue(chunk);
    },
  });
  const body: ReadableStream<Uint8Array> = request.body ?? new Blob([]).stream();
  return body.pipeThrough(count);
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let slow = false;
  const clock = setTimeout(() => {
    slow = true;
    void reader.cancel();
  }, READ_MS);
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value);
  } finally {
    clearTimeout(clock);
  }
  if (slow) throw malformed('too-slow');
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw malformed('not-utf-8');
  }
}
