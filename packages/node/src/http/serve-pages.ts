// SPDX-License-Identifier: Apache-2.0
// Serves the officers' pages, which were built before: read once at start, compressed once, under a policy that lets them load nothing
// but themselves. A path of no file is a page of the application.
import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Context } from 'hono';

interface PageFile {
  type: string;
  /** Named by its content, so that a browser may keep it for ever. */
  lasting: boolean;
  bodies: { identity: Uint8Array<ArrayBuffer>; gzip?: Uint8Array<ArrayBuffer>; br?: Uint8Array<ArrayBuffer> };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};
const WORTH_COMPRESSING = new Set(['.html', '.js', '.css', '.json', '.svg', '.webmanifest']);
const NONCE = '__NONCE__';
/** Files lie at the root and among the assets; deeper, a dot belongs to an id, as in `/partners/es.pn`. */
const OF_A_FILE = /^\/(assets\/.*|[^/]*)\.[a-z0-9]{1,12}$/i;

/**
 * Styles that the interface writes at run time carry the nonce of the page; style attributes are set by script, which no policy forbids.
 * Content Security Policy Level 3.
 */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** A worker is held to the policy of its own answer: it may ask this node and run nothing else. */
const WORKER_POLICY =
  "default-src 'none'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const OF_A_WORKER = /^\/[a-z-]+-worker\.js$/;

export class Pages {
  readonly #files: ReadonlyMap<string, PageFile>;
  readonly #index: string;

  private constructor(files: ReadonlyMap<string, PageFile>, index: string) {
    this.#files = files;
    this.#index = index;
  }

  /** Undefined when nothing was built there. */
  static load(folder: string): Pages | undefined {
    const index = join(folder, 'index.html');
    if (!existsSync(index)) return undefined;
    const files = new Map<string, PageFile>();
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const type = TYPES[extname(entry.name)];
      if (!entry.isFile() || type === undefined || entry.name === 'index.html') continue;
      const path = join(entry.parentPath, entry.name);
      const address = path.slice(folder.length).split(sep).filter(Boolean).join('/');
      files.set(`/${address}`, pageFile(path, type, address.startsWith('assets/')));
    }
    return new Pages(files, readFileSync(index, 'utf8'));
  }

  /** Undefined for what is no page of ours: the API's own paths, and files that are not there. */
  answer(c: Context): Response | undefined {
    const path = new URL(c.req.url).pathname;
    if (path === '/api' || path.startsWith('/api/')) return undefined;
    const file = this.#files.get(path);
    if (file) {
      const answer = fileResponse(file, c.req.header('accept-encoding') ?? '');
      if (OF_A_WORKER.test(path)) answer.headers.set('content-security-policy', WORKER_POLICY);
      return answer;
    }
    if (OF_A_FILE.test(path)) return undefined;
    const nonce = randomBytes(16).toString('base64');
    return new Response(this.#index.replaceAll(NONCE, nonce), {
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy(nonce),
        'cache-control': 'no-store',
      },
    });
  }
}

function pageFile(path: string, type: string, lasting: boolean): PageFile {
  const identity = new Uint8Array(readFileSync(path));
  if (!WORTH_COMPRESSING.has(extname(path))) return { type, lasting, bodies: { identity } };
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  const br = new Uint8Array(brotliCompressSync(identity, { params }));
  return { type, lasting, bodies: { identity, gzip: new Uint8Array(gzipSync(identity)), br } };
}

function fileResponse({ type, lasting, bodies }: PageFile, accepted: string): Response {
  const encoding = (['br', 'gzip'] as const).find((one) => bodies[one] && accepted.includes(one));
  return new Response(encoding ? bodies[encoding] : bodies.identity, {
    headers: {
      'content-type': type,
      'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'Accept-Encoding',
      ...(encoding && { 'content-encoding': encoding }),
    },
  });
}
