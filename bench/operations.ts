// SPDX-License-Identifier: Apache-2.0
// A joint operation as its command rooms live it: how long an entry made at one node takes to be on the boards of those who watch at the other,
// how long an operation with thousands of acts takes to open, and what its board costs in memory.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Fleet, type PartyNode, parties, type Sent } from '@tansiq/cli';
import { board, enter } from '../scenarios/story-4/desk.ts';
import { processorMs, residentMb } from './operations/machine.ts';
import { program, running } from './operations/running.ts';
import { at, Viewer } from './operations/viewer.ts';

const PAUSE_MS = 1000;
const WINDOWS = 5;

/**
 * `--sites N` (default 20), `--viewers N` (default 50), `--entries N` measured one after another, a second apart (default 40), `--acts N` entries
 * made before the operation is opened (default 10000; 0 leaves that part out). Milliseconds; what each viewer waited counts for itself.
 * `processorMsPerEntry` is what the node of those who watch takes, whatever else the machine does.
 */
export async function run(args: string[]): Promise<object> {
  const number = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const { values } = parseArgs({
    args,
    options: { sites: number('20'), viewers: number('50'), entries: number('40'), acts: number('10000') },
  });
  const root = mkdtempSync(join(tmpdir(), 'tansiq-bench-operations-'));
  const fleet = await Fleet.start({
    root,
    parties: [parties.rabat, parties.madrid],
    node: (party) => ({ program, log: join(root, `${party}.log`) }),
  });
  try {
    const [rabat, madrid] = fleet.nodes as readonly PartyNode[] as [PartyNode, PartyNode];
    const operation = await running(rabat, madrid, Number(values.sites));
    const viewers = await watching(madrid, operation, Number(values.viewers));
    const before = residentMb(madrid);
    const burnt = processorMs(madrid);
    const waits: number[] = [];
    for (let n = 0; n < Number(values.entries); n += 1) {
      const began = performance.now();
      const act = await enter(rabat, operation, {
        kind: 'message',
        site: 's01',
        text: { en: `Team at door ${n}` },
      });
      waits.push(...(await Promise.all(viewers.map((viewer) => viewer.sees(act)))).map((ms) => ms - began));
      await sleep(PAUSE_MS);
    }
    const perEntry = (processorMs(madrid) - burnt) / Number(values.entries);
    for (const viewer of viewers) viewer.close();
    const after = residentMb(madrid);
    const opening = Number(values.acts) > 0 ? await opened(rabat, operation, Number(values.acts)) : {};
    return {
      ...{ sites: Number(values.sites), viewers: viewers.length, entries: Number(values.entries) },
      ...{ entryToBoardP50Ms: at(waits, 0.5), entryToBoardP99Ms: at(waits, 0.99) },
      processorMsPerEntry: Math.round(perEntry),
      ...{ watchingRssBeforeMb: before, watchingRssAfterMb: after },
      ...opening,
    };
  } finally {
    await fleet.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

/** Officers of the operation at this node who have its board open: several windows each, fewer than the node allows. */
async function watching(at: PartyNode, { dossier }: Sent, count: number): Promise<Viewer[]> {
  const [administrator, head] = await Promise.all([at.as('administrator'), at.as('head')]);
  const viewers: Viewer[] = [];
  for (let n = 0; viewers.length < count; n += 1) {
    const account = { login: `watch-${n}`, password: `quiet harbours ${n} of the north` };
    const { id: user } = await administrator.call('POST /users', {
      body: { ...account, name: `Watch ${n}`, roles: ['officer'], language: 'es' },
    });
    await head.call('POST /dossiers/{dossier}/readers', { params: { dossier }, body: { user } });
    const windows = Math.min(WINDOWS, count - viewers.length);
    for (let open = 0; open < windows; open += 1)
      viewers.push(await Viewer.open(at.officersUrl, account, dossier));
  }
  return viewers;
}

/** How long its board takes to open once it has so many acts: median of eleven, asked one after another. */
async function opened(rabat: PartyNode, operation: Sent, acts: number): Promise<object> {
  const began = performance.now();
  let made = 0;
  const work = async () => {
    while (made < acts) {
      made += 1;
      await enter(rabat, operation, {
        kind: 'message',
        site: 's01',
        text: { en: `Seen from the roof ${made}` },
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  const enteredSeconds = (performance.now() - began) / 1000;
  const waits: number[] = [];
  for (let n = 0; n < 11; n += 1) {
    const start = performance.now();
    await board(rabat, operation.dossier);
    waits.push(performance.now() - start);
  }
  return {
    ...{ acts, enteredPerSecond: Math.round(acts / enteredSeconds) },
    ...{ openFirstMs: Math.round(waits[0] ?? 0), openMs: at(waits, 0.5), openMaxMs: at(waits, 1) },
  };
}
