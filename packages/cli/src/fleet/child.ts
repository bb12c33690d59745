// SPDX-License-Identifier: Apache-2.0
// One child process: started, waited for until it says that it is ready, stopped gracefully, its output in a file.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, createWriteStream, openSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

/** What the process says of itself when it serves: in a line `{"ready":{…}}`, or, as a witness, `{"url":…,"key":…}`. */
export type Ready = Readonly<Record<string, unknown>>;

export interface ChildOptions {
  /** For messages: `ma.dgsn`, `witness of ma.dgsn`. */
  readonly name: string;
  /** The program that this Node runs, and its arguments. */
  readonly program: string;
  readonly args: readonly string[];
  /** Variables beside those of this process; of ours, those named TANSIQ_… are not handed on. */
  readonly env?: Readonly<Record<string, string>>;
  /** A line for its standard input, which then stays open as long as this process lives: its end tells the child that we are gone. */
  readonly order?: Promise<object>;
  /** All that it prints is appended here. */
  readonly log: string;
  /** Milliseconds until it must be ready; two minutes unless told. */
  readonly readyWithinMs?: number;
  /** Ends it at once, also while it starts. */
  readonly signal?: AbortSignal;
}

/** Post-quantum Web Crypto warns that it is experimental, at every start; those who run a node cannot do anything about it. */
const QUIET = '--disable-warning=ExperimentalWarning';
/** As `bin/tansiq.mjs` starts a node that serves. */
const FRUGAL = ['--max-semi-space-size=32', '--heap-growing-percent=80'];
const GIVES_BACK = {
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '65536',
};
const STOP_MS = 60_000;
const LAST_LINES = 12;

export class Child {
  readonly name: string;
  readonly ready: Ready;
  readonly #process: ChildProcess;
  readonly #ended: Promise<string>;

  private constructor(name: string, child: ChildProcess, ready: Ready, ended: Promise<string>) {
    this.name = name;
    this.#process = child;
    this.ready = ready;
    this.#ended = ended;
  }

  /** @throws Error with the last lines of its output when it ends or stays silent instead of being ready */
  static async start(options: ChildOptions): Promise<Child> {
    const { name, program, args, env, order, log, readyWithinMs = 120_000, signal } = options;
    const errors = openSync(log, 'a', 0o600);
    const child = spawn(process.execPath, [QUIET, ...FRUGAL, program, ...args], {
      stdio: ['pipe', 'pipe', errors],
      env: { ...GIVES_BACK, ...withoutOurs(process.env), ...env },
    });
    closeSync(errors);
    const ended = new Promise<string>((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    });
    signal?.addEventListener('abort', () => child.kill('SIGKILL'), { once: true });
    // A child that is gone by then has said why in its log.
    child.stdin?.on('error', () => undefined);
    try {
      if (order) child.stdin?.write(`${JSON.stringify(await order)}\n`);
      const ready = await Promise.race([
        readyLine(child, log),
        ended.then((how) => Promise.reject(new Error(`ended (${how}) before it was ready`))),
        late(readyWithinMs),
      ]);
      return new Child(name, child, ready, ended);
    } catch (error) {
      child.kill('SIGKILL');
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`${name} ${why}${lastLines(log)}`);
    }
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Resolves with how it ended: `code 0`, `SIGKILL`. */
  get ended(): Promise<string> {
    return this.#ended;
  }

  /** One more line for its standard input, after its order. */
  tell(line: object): void {
    this.#process.stdin?.write(`${JSON.stringify(line)}\n`);
  }

  /** Asks it to stop and waits. @throws Error when it had to be killed, or did not end well */
  async stop(): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) this.#process.kill('SIGTERM');
    const clock = new AbortController();
    const how = await Promise.race([
      this.#ended,
      sleep(STOP_MS, 'late', { signal: clock.signal }).catch(() => 'late'),
    ]);
    clock.abort();
    if (how === 'late') {
      this.#process.kill('SIGKILL');
      await this.#ended;
    }
    if (how !== 'code 0') throw new Error(`${this.name} did not stop by itself (${how})`);
  }

  /** Ends it without any chance to put things in order, as a loss of power would. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#ended;
  }
}

/** The line that says it is ready; this and all that follows goes to the log. */
function readyLine(child: ChildProcess, log: string): Promise<Ready> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('has no output'));
    const out = createWriteStream(log, { flags: 'a', mode: 0o600 });
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      out.write(`${line}\n`);
      const ready = parseReady(line);
      if (ready) resolve(ready);
    });
    lines.on('close', () => out.end());
  });
}

function parseReady(line: string): Ready | undefined {
  if (!/^\{"(ready|url)":/.test(line)) return undefined;
  const said = JSON.parse(line) as Ready;
  return 'ready' in said ? (said.ready as Ready) : said;
}

async function late(ms: number): Promise<never> {
  await sleep(ms, undefined, { ref: false });
  throw new Error(`was not ready after ${ms} ms`);
}

function lastLines(log: string): string {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LAST_LINES);
  return lines.join('').trim() === '' ? '' : `\n${lines.join('\n')}`;
}

/** A node refuses variables named TANSIQ_… that it does not know, and a password is not for children to see. */
function withoutOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('TANSIQ_')));
}
