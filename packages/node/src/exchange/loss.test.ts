// SPDX-License-Identifier: Apache-2.0
// Links that lose and nodes that stop at the worst moment: every act is on the other side exactly once, and both have signed the same.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { type Faults, faultsOn, sayNotes, settled, takenOnce } from './test-sayings.ts';

const RABAT = 'ma.dgsn';
const MADRID = 'es.pn';
let nodes: TestNodes;
let faults: Record<string, Faults>;
const said: Record<string, string[]> = { [RABAT]: [], [MADRID]: [] };
const other = (id: string) => (id === RABAT ? MADRID : RABAT);

beforeAll(async () => {
  nodes = await startNodes([RABAT, MADRID]);
  faults = Object.fromEntries([RABAT, MADRID].map((id) => [id, faultsOn(nodes.get(id).node.rooms)]));
});
afterAll(() => nodes?.stop());

async function say(id: string, notes = 1): Promise<string[]> {
  const party = nodes.get(id);
  const acts = await sayNotes(party.node.rooms, other(id), notes, party.as.negotiator.id);
  said[id]?.push(...acts);
  return acts;
}

async function restart(id: string): Promise<void> {
  await nodes.get(id).restart();
  faults[id] = faultsOn(nodes.get(id).node.rooms);
}

const rooms = (id: string) => nodes.get(id).node.rooms;
const stateOf = (party: TestParty, act: string) =>
  party.node.rooms.store.db.selectFrom('acts').select('status').where('id', '=', act).executeTakeFirst();

/** Everything ever said by either is with the other, once, and nothing that was not said. */
async function allThere(): Promise<void> {
  await settled(rooms(RABAT), rooms(MADRID));
  for (const id of [RABAT, MADRID]) {
    const acts = said[id] ?? [];
    expect(await takenOnce(rooms(other(id)), id, acts)).toEqual({
      wrong: 0,
      notes: acts.length,
      said: acts.length,
    });
  }
}

describe('an act is on the other side exactly once when its node stops', () => {
  it('between release and its place in the channel', async () => {
    await nodes.get(MADRID).node.stop();
    await restart(RABAT);
    const [act] = await say(RABAT);
    expect(await stateOf(nodes.get(RABAT), act as string)).toEqual({ status: 'released' });
    await restart(RABAT);
    await nodes.get(MADRID).start();
    faults[MADRID] = faultsOn(rooms(MADRID));
    await allThere();
  });

  it('between its place in the channel and delivery', async () => {
    faults[RABAT]?.lose(1000);
    const [act] = await say(RABAT);
    await until('its place', async () => (await stateOf(nodes.get(RABAT), act as string))?.status === 'sent');
    expect(await stateOf(nodes.get(MADRID), act as string)).toBeUndefined();
    await restart(RABAT);
    await allThere();
  });

  it('after delivery and before the receipt', async () => {
    faults[RABAT]?.loseAnswers(1000);
    faults[MADRID]?.lose(1000);
    const [act] = await say(RABAT);
    await until('the act at the partner', async () => stateOf(nodes.get(MADRID), act as string));
    expect(await stateOf(nodes.get(RABAT), act as string)).toEqual({ status: 'sent' });
    await restart(RABAT);
    faults[MADRID]?.lose(0);
    await allThere();
  });
});

type Step = { at: string; do: 'say' | 'restart' | 'lose' | 'loseAnswers'; n: number };

it('is on the other side exactly once whatever is lost and whoever stops, in any order', async () => {
  const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.record({
      at: fc.constantFrom(RABAT, MADRID),
      do: fc.constantFrom<Step['do'][]>('say', 'say', 'say', 'lose', 'loseAnswers', 'restart'),
      n: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 4, maxLength: 10 },
  );
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      for (const step of plan) {
        if (step.do === 'say') await say(step.at, step.n * 3);
        else if (step.do === 'restart') await restart(step.at);
        else faults[step.at]?.[step.do](step.n);
      }
      for (const id of [RABAT, MADRID]) {
        faults[id]?.lose(0);
        faults[id]?.loseAnswers(0);
      }
      await allThere();
    }),
    { numRuns: 6, endOnFailure: true },
  );
}, 120_000);
