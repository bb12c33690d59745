// SPDX-License-Identifier: Apache-2.0
// One who watches a board as its page does: hears the node's events and asks for the board when one is of the operation.

interface Seen {
  readonly ms: number;
  readonly acts: ReadonlySet<string>;
}

export class Viewer {
  readonly #origin: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #dossier: string;
  readonly #ending = new AbortController();
  readonly #waiting = new Map<string, (ms: number) => void>();
  #asking = false;
  #again = false;
  #last: Seen = { ms: 0, acts: new Set() };

  private constructor(origin: string, headers: Readonly<Record<string, string>>, dossier: string) {
    this.#origin = origin;
    this.#headers = headers;
    this.#dossier = dossier;
  }

  /** Signs in with a session of its own, and listens. */
  static async open(
    url: string,
    { login, password }: { login: string; password: string },
    dossier: string,
  ): Promise<Viewer> {
    const { host, port } = new URL(url);
    const origin = `http://127.0.0.1:${port}`;
    const answer = await fetch(`${origin}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', host },
      body: JSON.stringify({ login, password }),
    });
    if (answer.status !== 201) throw new Error(`a viewer could not sign in: ${answer.status}`);
    const cookie = answer.headers.getSetCookie().map((one) => one.split(';')[0] ?? '');
    const viewer = new Viewer(origin, { host, cookie: cookie.join('; ') }, dossier);
    const stream = await fetch(`${origin}/api/events`, {
      headers: viewer.#headers,
      signal: viewer.#ending.signal,
    });
    if (stream.status !== 200 || !stream.body) throw new Error(`no events: ${stream.status}`);
    void viewer.#listen(stream.body);
    return viewer;
  }

  /** Resolves with the moment (`performance.now`) at which an answered board had this entry. */
  sees(act: string): Promise<number> {
    if (this.#last.acts.has(act)) return Promise.resolve(this.#last.ms);
    return new Promise((resolve) => this.#waiting.set(act, resolve));
  }

  close(): void {
    this.#ending.abort();
  }

  async #listen(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for await (const part of body)
        if (decoder.decode(part, { stream: true }).includes(this.#dossier)) void this.#ask();
    } catch (error) {
      if (!this.#ending.signal.aborted) throw error;
    }
  }

  /** One at a time, and once more when something came meanwhile. */
  async #ask(): Promise<void> {
    this.#again = true;
    if (this.#asking) return;
    this.#asking = true;
    while (this.#again) {
      this.#again = false;
      const answer = await fetch(`${this.#origin}/api/operations/${this.#dossier}`, {
        headers: this.#headers,
      });
      const { entries = [] } = (await answer.json()) as { entries?: { act: string }[] };
      const ms = performance.now();
      this.#last = { ms, acts: new Set(entries.map(({ act }) => act)) };
      for (const [act, tell] of this.#waiting)
        if (this.#last.acts.has(act)) {
          this.#waiting.delete(act);
          tell(ms);
        }
    }
    this.#asking = false;
  }
}

/** The value at a share of sorted values, two digits after the point. */
export const at = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return Number(value.toFixed(2));
};
