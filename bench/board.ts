// SPDX-License-Identifier: Apache-2.0
// What the live board of a command room costs its browser while entries come all the time: the heap after collecting garbage, at intervals,
// and what of it the page's own script holds: Playwright has the browser keep what came over the network for as long as the page is open.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Fleet, type PartyNode, parties, type Sent } from '@tansiq/cli';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { launchOptions } from '../scenarios/screens/browser.ts';
import { atDesk, doorOf } from '../scenarios/screens/stage.ts';
import { enter } from '../scenarios/story-4/desk.ts';
import { type Classes, classesOf, growth, heldByScript } from './operations/heap-classes.ts';
import { residentMb } from './operations/machine.ts';
import { running } from './operations/running.ts';

/** Entries that a board shows: before it has as many, it grows as it should. */
const SHOWN = 200;
const SITES = 6;
const KB = 1024;
/** Classes that are named. */
const MOST = 12;
const MINUTE_MS = 60_000;

interface Heap {
  minute: number;
  entries: number;
  heapKb: number;
  /** Of it what the page's script made and holds, without its compiled code. */
  scriptKb: number;
  /** Resident memory of the node that serves it. */
  nodeMb: number;
  nodes: number;
  listeners: number;
}

/** `--minutes N` (default 60), `--look S` seconds between looks (default 60), `--rate N` entries a second at the other node (default 2). */
export async function run(args: string[]): Promise<object> {
  const number = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const { values } = parseArgs({
    args,
    options: { minutes: number('60'), look: number('60'), rate: number('2') },
  });
  const root = mkdtempSync(join(tmpdir(), 'tansiq-bench-board-'));
  const fleet = await Fleet.start({ root, parties: [parties.rabat, parties.madrid] });
  const browser = await chromium.launch(await launchOptions());
  try {
    const [rabat, madrid] = fleet.nodes as readonly PartyNode[] as [PartyNode, PartyNode];
    const operation = await running(rabat, madrid, SITES);
    const door = await doorOf(fleet, 'es.pn', 'head');
    const page = await atDesk(browser, door, { language: 'ar' }, `/operations/${operation.dossier}/board`);
    const session = await page.context().newCDPSession(page);
    const entries = new Entries(rabat, operation);
    await entries.make(SHOWN);
    await shows(page, entries.last);
    const { looks, classes } = await watched(page, session, entries, {
      node: madrid,
      forMs: Number(values.minutes) * MINUTE_MS,
      lookMs: Number(values.look) * 1000,
      pauseMs: 1000 / Number(values.rate),
    });
    const [first, last] = [looks[0], looks.at(-1)];
    return {
      ...{ minutes: Number(values.minutes), entries: entries.made, heapFirstKb: first?.heapKb },
      ...{ heapLastKb: last?.heapKb, growthKbPerMinute: slope(looks, ({ heapKb }) => heapKb) },
      ...{ scriptFirstKb: first?.scriptKb, scriptLastKb: last?.scriptKb },
      ...{ scriptGrowthKbPerMinute: slope(looks, ({ scriptKb }) => scriptKb), looks },
      ...{
        grewInSecondHalf: growth(classes[secondHalf(classes)] as Classes, classes.at(-1) as Classes, MOST),
      },
      browser: browser.version(),
    };
  } finally {
    await browser.close();
    await fleet.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

class Entries {
  made = 0;
  readonly #node: PartyNode;
  readonly #operation: Sent;

  constructor(node: PartyNode, operation: Sent) {
    this.#node = node;
    this.#operation = operation;
  }

  get last(): string {
    return `Seen from the roof ${this.made}.`;
  }

  async make(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      this.made += 1;
      await enter(this.#node, this.#operation, { kind: 'message', site: 's01', text: { en: this.last } });
    }
  }
}

/** Looks at the heap while entries are made; each look is when the board shows the newest. */
async function watched(
  page: Page,
  session: CDPSession,
  entries: Entries,
  { node, forMs, lookMs, pauseMs }: { node: PartyNode; forMs: number; lookMs: number; pauseMs: number },
): Promise<{ looks: Heap[]; classes: Classes[] }> {
  const began = performance.now();
  const looks: Heap[] = [];
  const classes: Classes[] = [];
  await session.send('Performance.enable');
  while (looks.length < 2 || performance.now() - began < forMs) {
    const until = began + looks.length * lookMs;
    while (performance.now() < until) {
      await entries.make(1);
      await sleep(pauseMs);
    }
    await shows(page, entries.last);
    const look = { minute: (performance.now() - began) / MINUTE_MS, entries: entries.made };
    const heap = await heapOf(session);
    const made = await classesOf(session);
    classes.push(made);
    looks.push({ ...look, ...heap, nodeMb: residentMb(node), scriptKb: Math.round(heldByScript(made) / KB) });
    process.stderr.write(`${JSON.stringify(looks.at(-1))}\n`);
  }
  return { looks, classes };
}

const shows = (page: Page, text: string) => page.getByText(text).first().waitFor({ timeout: MINUTE_MS });

async function heapOf(
  session: CDPSession,
): Promise<Omit<Heap, 'minute' | 'entries' | 'scriptKb' | 'nodeMb'>> {
  // Twice: what a finalizer of the first lets go is gone after the second.
  for (let turn = 0; turn < 2; turn += 1) await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  return {
    ...{ heapKb: Math.round(of('JSHeapUsedSize') / KB), nodes: of('Nodes') },
    listeners: of('JSEventListeners'),
  };
}

const secondHalf = (all: readonly unknown[]): number => Math.min(Math.floor(all.length / 2), all.length - 2);

/** Of a line through the second half of the looks, by least squares: kilobytes a minute. In the first the code of the page is still compiled. */
function slope(all: readonly Heap[], kb: (look: Heap) => number): number {
  const looks = all.slice(secondHalf(all));
  const mean = (of: (look: Heap) => number) => looks.reduce((sum, look) => sum + of(look), 0) / looks.length;
  const [minute, level] = [mean((look) => look.minute), mean(kb)];
  const over = mean((look) => (look.minute - minute) * (kb(look) - level));
  return Math.round((over / mean((look) => (look.minute - minute) ** 2)) * 10) / 10;
}
