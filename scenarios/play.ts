// SPDX-License-Identifier: Apache-2.0
// Plays a story on fresh nodes in a folder of its own, and judges what it shows by the exports of all sides.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fleet } from '@tansiq/cli';
import { Evidence } from './evidence.ts';
import { Relay } from './relay.ts';
import { judge, type Told } from './shown.ts';
import type { Relays, Story } from './story.ts';
import { story1 } from './story-1/story.ts';
import { story3 } from './story-3/story.ts';
import { story4 } from './story-4/story.ts';
import { story5 } from './story-5/story.ts';

const stories: Readonly<Record<number, Story>> = { 1: story1, 3: story3, 4: story4, 5: story5 };

/** A story that is not built yet shows nothing, and starts no node to do so. @throws Error when the play itself fails */
export async function play(number: number, tell: (line: string) => void): Promise<Told> {
  const story = stories[number];
  if (story === undefined) return judge(number, [], undefined);
  const root = mkdtempSync(join(tmpdir(), `tansiq-story-${number}-`));
  const relays = await relaysOf(story);
  const fleet = await Fleet.start({
    ...{ root, parties: story.parties, node: (party) => endpointOf(relays, party) },
    ...(story.env ? { env: story.env } : {}),
  });
  try {
    for (const node of fleet.nodes) relays.get(node.id)?.leadTo(node.partnersPort);
    await Promise.all(fleet.nodes.map((node) => node.fillDesks()));
    const claims = await story.play(fleet, tell, relays);
    const evidence = await Evidence.gather(fleet.nodes);
    for (const problem of evidence.problems) tell(problem);
    const told = judge(number, claims, evidence);
    await fleet.stop();
    return told;
  } finally {
    await fleet.kill();
    await Promise.all([...relays.values()].map((relay) => relay.close()));
    rmSync(root, { recursive: true, force: true });
  }
}

async function relaysOf({ parties, relayed = false }: Story): Promise<Relays> {
  const relays = new Map<string, Relay>();
  for (const { id } of relayed ? parties : []) relays.set(id, await Relay.open());
  return relays;
}

function endpointOf(relays: Relays, party: string): { endpoint?: string } {
  const relay = relays.get(party);
  return relay ? { endpoint: `https://${party.replaceAll('.', '-')}.localhost:${relay.port}` } : {};
}
