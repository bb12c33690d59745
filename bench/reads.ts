// SPDX-License-Identifier: Apache-2.0
// What an officer's reading holds up: the longest time that a node's main thread is taken by each list, search and export of a large store.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { cookieName, startNode } from '@tansiq/node';
import { startPair } from './exchange/pair.ts';

const ROLES = ['officer', 'releaser', 'negotiator', 'legal-adviser', 'signatory', 'head', 'supervisor'];
/** Bytes of an export that are read: a second of it shows what the rest does. */
const ENOUGH = 8_000_000;

/**
 * `--stored N` acts (default 100000, on SQLite), `--runs N` of each (default 3). Of each read `ms`, and `heldMs`, the longest that nothing else could be
 * done meanwhile; the longest of a node at rest is `restMs`, which on a busy machine is what other programs took.
 */
export async function run(args: string[]): Promise<object> {
  const text = (fallback: string) => ({ type: 'string' as const, default: fallback });
  const { values } = parseArgs({ args, options: { stored: text('100000'), runs: text('3') } });
  const pair = await startPair({ keep: true, stored: Number(values.stored) });
  await pair.stop();
  const node = await startNode({ dataDir: pair.to.dataDir, env: { TANSIQ_LOG_LEVEL: 'error' } });
  try {
    const read = await readerOf(node);
    const from = pair.from.party;
    const paths = [
      ...['/acts', '/acts?type=report.share', '/today', '/links', `/channels/${from}`],
      ...['/journal', '/journal?what=receive', '/outcomes/totals', '/recalls', '/status', '/supervision'],
      ...['/notices', '/operations', '/statements', '/export'],
    ];
    const rest = await held(() => new Promise((resolve) => setTimeout(resolve, 1000)));
    const reads: object[] = [];
    for (const path of paths) {
      const list: { ms: number; heldMs: number; status: number }[] = [];
      for (let n = 0; n < Number(values.runs); n += 1) list.push(await held(() => read(path)));
      // The best of them: what the read itself needs is in each, what other programs took is not.
      const least = (of: (one: { ms: number; heldMs: number }) => number) => Math.min(...list.map(of));
      reads.push({
        path,
        status: list[0]?.status,
        ms: least(({ ms }) => ms),
        heldMs: least(({ heldMs }) => heldMs),
      });
    }
    return { stored: Number(values.stored), restMs: rest.heldMs, reads };
  } finally {
    await node.stop();
  }
}

type Node = Awaited<ReturnType<typeof startNode>>;

/** Somebody with every role of who reads, signed in; answers the status of an answer that was read. */
async function readerOf({ rooms, party, officersUrl }: Node): Promise<(path: string) => Promise<number>> {
  const { store, sessions } = rooms;
  const id = 'bench-reader';
  const { value } = await store.writer.write(async (tx) => {
    await tx
      .insertInto('users')
      .values({
        ...{ id, login: id, name: id, roles: JSON.stringify(ROLES), password: '', language: 'en' },
        ...{
          clearance: 0,
          shielded: 1,
          state: 'active',
          failures: 0,
          locked_until: 0,
          enrolment: 0,
          created_at: 0,
        },
      })
      .onConflict((on) => on.doNothing())
      .execute();
    return sessions.open(tx, id);
  });
  return async (path) => {
    const answer = await fetch(`${officersUrl}/api${path}`, {
      headers: { cookie: `${cookieName(party, false)}=${value}` },
    });
    let bytes = 0;
    for await (const part of answer.body ?? []) {
      bytes += part.byteLength;
      if (bytes > ENOUGH) break;
    }
    return answer.status;
  };
}

async function held(work: () => Promise<unknown>): Promise<{ ms: number; heldMs: number; status: number }> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const before = performance.now();
  const status = await work();
  const ms = performance.now() - before;
  // The turn in which it ended counts too.
  await new Promise((resolve) => setTimeout(resolve, 5));
  delay.disable();
  return { ms: Math.round(ms), heldMs: Math.round(delay.max / 1e6), status: Number(status) };
}
