// SPDX-License-Identifier: Apache-2.0
// A signed-in officer's view of a node: typed calls, the session's cookie and token, problems as errors.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  Contract,
  Language,
  Page,
  ProblemBody,
  SessionAnswer,
  UploadAnswer,
  Wanted,
} from '@tansiq/node/contract';
import { ApiProblem } from './api-problem.ts';
import { Connection, type HttpAnswer, type HttpRequest } from './http-call.ts';

type Route = keyof Contract;
type Answer<R extends Route> = Contract[R]['answer'];
type ListRoute = { [R in Route]: Answer<R> extends Page<unknown> ? R : never }[Route];
type ItemOf<R extends ListRoute> = Answer<R> extends Page<infer Item> ? Item : never;

/** Members of `Wanted` as the transport sees them. */
interface Parts {
  params?: Record<string, string>;
  query?: Record<string, string | number | undefined>;
  body?: unknown;
}

/** A rate limit took nothing, so the same call may be sent again when the node says. */
const MOST_WAITS = 20;

export interface SignInOptions {
  /** Language of the node's answers. */
  readonly language?: Language;
  /** The one-time code, for an account that has them. */
  readonly code?: string;
}

export class OfficerClient {
  readonly url: string;
  readonly #connection: Connection;
  readonly #language: Language;
  #cookie = '';
  #token: string | undefined;
  #party: string | undefined;
  #session: SessionAnswer | undefined;

  private constructor(url: string, language: Language) {
    this.url = url;
    this.#connection = new Connection(url);
    this.#language = language;
  }

  /**
   * Opens a session on the node at `url` (`http://name:port`).
   * @throws ApiProblem 401 `sign-in-failed`, `code-needed`, `code-wrong`, 423 `locked`; Error when the node cannot be reached
   */
  static async signIn(
    url: string,
    login: string,
    password: string,
    options: SignInOptions = {},
  ): Promise<OfficerClient> {
    const client = new OfficerClient(url, options.language ?? 'en');
    try {
      client.#session = await client.call('POST /session', {
        body: { login, password, ...(options.code === undefined ? {} : { code: options.code }) },
      });
      return client;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** Calls the node at `url` with a token, within what it reaches. @throws Error when the node cannot be reached */
  static async withToken(url: string, token: string, language: Language): Promise<OfficerClient> {
    const client = new OfficerClient(url, language);
    client.#token = token;
    try {
      client.#party = (await client.call('GET /screen', {})).party;
      return client;
    } catch (error) {
      client.close();
      throw error;
    }
  }

  /** Who signed in, and on whose node. */
  get session(): SessionAnswer {
    if (this.#session === undefined) throw new Error('nobody is signed in');
    return this.#session;
  }

  get party(): string {
    return this.#party ?? this.session.party;
  }

  /** One call of the contract. @throws ApiProblem for what the node refuses */
  async call<R extends Route>(route: R, wanted: Wanted<R>): Promise<Answer<R>>;
  async call(route: Route, wanted: unknown): Promise<unknown> {
    const { params = {}, query, body } = wanted as Parts;
    const [method = '', template = ''] = route.split(' ');
    const path = template.replaceAll(/\{([^}]+)\}/g, (_, name: string) =>
      encodeURIComponent(params[name] ?? ''),
    );
    const answer = await this.#send(route, `/api${path}${queryText(query)}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    return answer.body.length === 0 ? undefined : JSON.parse(answer.body.toString('utf8'));
  }

  /** All items of a list, page after page. */
  async all<R extends ListRoute>(route: R, wanted: Wanted<R>): Promise<ItemOf<R>[]> {
    const items: ItemOf<R>[] = [];
    let after: string | undefined;
    do {
      const { query, ...rest } = wanted as Parts;
      const page = (await this.call(route, { ...rest, query: { ...query, after } } as Wanted<R>)) as Page<
        ItemOf<R>
      >;
      items.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    return items;
  }

  /** Puts a file on the node, for a draft to carry. `digest` is over the plaintext. */
  async upload(
    name: string,
    media: string,
    bytes: Uint8Array,
  ): Promise<{ id: string; size: number; digest: string }> {
    const path = `/api/uploads${queryText({ name, media })}`;
    const answer = await this.#send('POST /uploads', path, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
    });
    return JSON.parse(answer.body.toString('utf8')) as { id: string; size: number; digest: string };
  }

  /** Sends the `length` bytes of a begun file from byte `from` on. @throws ApiProblem; Error when the link breaks */
  async stretch(id: string, from: number, length: number, bytes: Readable): Promise<UploadAnswer> {
    const path = `/api/uploads/${encodeURIComponent(id)}${queryText({ from })}`;
    const headers = { 'content-type': 'application/octet-stream', 'content-length': String(length) };
    const answer = await this.#send('PATCH /uploads/{id}', path, { method: 'PATCH', headers, body: bytes });
    return JSON.parse(answer.body.toString('utf8')) as UploadAnswer;
  }

  /** Bytes of an attachment of an act that this officer may read. */
  async attachment(act: string, attachment: string): Promise<Buffer> {
    const path = `/api/acts/${encodeURIComponent(act)}/attachments/${encodeURIComponent(attachment)}`;
    return (await this.#send('GET /acts/{id}/attachments/{attachment}', path, { method: 'GET' })).body;
  }

  /** SHA-256 of the same, in base64url, never whole in memory. @throws Error when less comes than was promised */
  async attachmentDigest(act: string, attachment: string): Promise<string> {
    const path = `/api/acts/${encodeURIComponent(act)}/attachments/${encodeURIComponent(attachment)}`;
    const request: HttpRequest = { method: 'GET' };
    const answer = await this.#connection.open(path, { ...request, headers: this.#headers(request) });
    const hash = createHash('sha256');
    for await (const part of answer) hash.update(part as Buffer);
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode}`);
    return hash.digest('base64url');
  }

  /** One version of an agreement as PDF, in two languages. */
  async paper(lineage: string, terms: string, first: Language, second: Language): Promise<Buffer> {
    const [agreement, version] = [encodeURIComponent(lineage), encodeURIComponent(terms)];
    const path = `/api/agreements/${agreement}/versions/${version}/paper${queryText({ first, second })}`;
    const call = 'GET /agreements/{lineage}/versions/{terms}/paper';
    return (await this.#send(call, path, { method: 'GET', timeoutMs: 60_000 })).body;
  }

  /** A published joint statement (docs/protocol.md §17): the file that anyone checks, or a page or PDF of it. */
  async statement(dossier: string, form: 'published' | 'page' | 'paper'): Promise<Buffer> {
    const path = `/api/statements/${encodeURIComponent(dossier)}/${form}`;
    return (await this.#send(`GET /statements/{dossier}/${form}`, path, { method: 'GET', timeoutMs: 60_000 }))
      .body;
  }

  /** The export of docs/protocol.md §13 as its bytes: of all, or of one dossier. */
  async export(dossier?: string): Promise<Buffer> {
    const query = dossier === undefined ? { scope: 'all' } : { scope: 'dossier', dossier };
    const path = `/api/export${queryText(query)}`;
    return (await this.#send('GET /export', path, { method: 'GET', timeoutMs: 600_000 })).body;
  }

  /** One act with all that proves it, as lines that the offline verifier reads. */
  async actExport(act: string): Promise<Buffer> {
    const path = `/api/acts/${encodeURIComponent(act)}/export`;
    return (await this.#send('GET /acts/{id}/export', path, { method: 'GET' })).body;
  }

  /** Ends the session on the node, where there is one, and the connections to it. */
  async signOut(): Promise<void> {
    if (this.#token === undefined) await this.call('DELETE /session', {});
    this.close();
  }

  /** Ends the connections; the session ends by itself when idle. */
  close(): void {
    this.#connection.close();
  }

  async #send(call: string, path: string, request: HttpRequest): Promise<HttpAnswer> {
    for (let waits = 0; ; waits++) {
      const answer = await this.#connection.call(path, { ...request, headers: this.#headers(request) });
      this.#takeCookie(answer);
      if (answer.status < 400) {
        this.#takeToken(call, answer);
        return answer;
      }
      const problem = new ApiProblem(call, answer.status, problemBody(answer));
      // What was read of a stream cannot be sent again here.
      const isSpent = request.body instanceof Readable;
      if (answer.status !== 429 || waits === MOST_WAITS || isSpent) throw problem;
      await sleep(1000 * (problem.retryAfter ?? 1));
    }
  }

  #headers(request: HttpRequest): Record<string, string> {
    return {
      accept: 'application/json',
      'accept-language': this.#language,
      ...request.headers,
      ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
      ...(this.#token === undefined ? {} : { authorization: `Bearer ${this.#token}` }),
      ...(this.#session === undefined || request.method === 'GET'
        ? {}
        : { 'x-csrf-token': this.#session.csrf }),
    };
  }

  #takeCookie(answer: HttpAnswer): void {
    const cookies = answer.headers['set-cookie']?.map((cookie) => cookie.split(';')[0] ?? '') ?? [];
    if (cookies.length > 0) this.#cookie = cookies.join('; ');
  }

  #takeToken(call: string, answer: HttpAnswer): void {
    if (call === 'POST /session') this.#session = JSON.parse(answer.body.toString('utf8')) as SessionAnswer;
  }
}

function queryText(query: Parts['query']): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) search.set(name, String(value));
  return search.size === 0 ? '' : `?${search}`;
}

/** The problem in an answer; of an answer that is none (a proxy's page), nothing but its status is known. */
function problemBody(answer: HttpAnswer): ProblemBody {
  if (!/\bjson\b/.test(answer.headers['content-type'] ?? '')) return {};
  return JSON.parse(answer.body.toString('utf8')) as ProblemBody;
}
