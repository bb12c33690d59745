// SPDX-License-Identifier: Apache-2.0
// Requests to an S3-compatible store, signed by AWS Signature Version 4 (header form, payload signed), tried again when the store fails.
// Written here because all that is needed of it is this page; a client that does it all weighs more than the node.
import { createHash, createHmac } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ObjectStoreSettings } from '../config/node-config.ts';

/** The bucket is the first part of each path. */
type S3Place = Omit<ObjectStoreSettings, 'prefix'>;

export interface S3Request {
  readonly method: 'GET' | 'PUT' | 'DELETE';
  /** Key of an object, of letters, digits, `/`, `.`, `_` and `-`; empty for the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** The store answered with a failure, or not at all. Says nothing of keys and credentials. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly status: number;

  constructor(status: number, code: string) {
    super(`the object store answered ${status} ${code}`.trimEnd());
    this.status = status;
  }
}

const TRIES = 4;
const FIRST_PAUSE_MS = 200;
const PATIENCE_MS = 60_000;

/** The answer, whose status is below 300. @throws S3Error */
export async function askS3(place: S3Place, request: S3Request): Promise<Response> {
  for (let tries = 1; ; tries += 1) {
    const answer = await sent(place, request);
    if (answer instanceof Response && answer.ok) return answer;
    const failure = answer instanceof Response ? await failureOf(answer) : answer;
    const passes = failure.status === 0 || failure.status === 429 || failure.status >= 500;
    if (!passes || tries === TRIES) throw failure;
    await sleep(FIRST_PAUSE_MS * 4 ** (tries - 1));
  }
}

async function sent(place: S3Place, request: S3Request): Promise<Response | S3Error> {
  const { url, headers } = signed(place, request, new Date());
  const { method, body } = request;
  try {
    return await fetch(url, {
      ...{ method, headers, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) },
      ...(body && { body: body as Uint8Array<ArrayBuffer> }),
    });
  } catch {
    return new S3Error(0, 'nothing: it cannot be reached');
  }
}

async function failureOf(answer: Response): Promise<S3Error> {
  const text = (await answer.text().catch(() => '')).slice(0, 4_000);
  return new S3Error(answer.status, /<Code>([A-Za-z0-9]{1,60})<\/Code>/.exec(text)?.[1] ?? '');
}

/** Where a request goes, and its headers with the signature (AWS General Reference, "Signature Version 4"). */
export function signed(
  { endpoint, region, bucket, accessKey, secretKey }: S3Place,
  { method, key, query = {}, headers = {}, body }: S3Request,
  at: Date,
): { url: string; headers: Record<string, string> } {
  const path = `/${[bucket, key].filter((part) => part !== '').join('/')}`;
  const url = new URL(path, endpoint);
  const search = Object.entries(query)
    .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
    .sort()
    .join('&');
  const time = at.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const payload = sha256(body ?? new Uint8Array(0));
  const all: Record<string, string> = {
    ...headers,
    host: url.host,
    'x-amz-content-sha256': payload,
    'x-amz-date': time,
  };
  const names = Object.keys(all).sort();
  const canonical = [
    ...[method, path, search],
    ...names.map((name) => `${name}:${all[name]?.trim() ?? ''}`),
    ...['', names.join(';'), payload],
  ].join('\n');
  const scope = `${time.slice(0, 8)}/${region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(Buffer.from(canonical))].join('\n');
  const secret = Buffer.from(`AWS4${secretKey.reveal()}`);
  const signing = scope.split('/').reduce<Buffer>((by, part) => hmac(by, part), secret);
  const signature = hmac(signing, toSign).toString('hex');
  const credential = `Credential=${accessKey}/${scope}`;
  const { host: _, ...given } = all;
  return {
    url: `${url.href}${search === '' ? '' : `?${search}`}`,
    headers: {
      ...given,
      authorization: `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
    },
  };
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** RFC 3986, as the signature wants it. */
const escaped = (text: string): string =>
  encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
