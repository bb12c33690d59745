// SPDX-License-Identifier: Apache-2.0
// A node that was restored from an old copy: it holds its channel and says why instead of writing another history, and gets again what
// it lost of its partner's.
import { chmodSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parties } from '../capabilities/parties/service.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../test-nodes.ts';
import { LyingPartner } from './test-lying-partner.ts';
import { sayNotes, settled } from './test-sayings.ts';

let nodes: TestNodes;
let rabat: TestParty;
let madrid: TestParty;
let paris: LyingPartner;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn'], { postgres: false });
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  paris = await LyingPartner.meet(rabat, 'fr.dgpn');
  await paris.tell(paris.entry(paris.note()));
});
afterAll(async () => {
  paris?.leave();
  await nodes?.stop();
});

const say = (from: TestParty, to: TestParty, notes: number) =>
  sayNotes(from.node.rooms, to.node.party, notes, from.as.negotiator.id);
const linkTo = async (at: TestParty, party: string) =>
  (await new Parties(at.node.rooms).links()).find((link) => link.party === party);
const statusOf = async (at: TestParty, act: string) =>
  (await at.node.rooms.store.db.selectFrom('acts').select('status').where('id', '=', act).executeTakeFirst())
    ?.status;

/** Stops a node, does something, puts back its folder as it was before, and starts it. */
async function restored(at: TestParty, meanwhile: () => Promise<void>): Promise<void> {
  const copy = `${at.dataDir}.copy`;
  await at.node.stop();
  cpSync(at.dataDir, copy, { recursive: true });
  await at.start();
  await meanwhile();
  await at.node.stop();
  rmSync(at.dataDir, { recursive: true });
  cpSync(copy, at.dataDir, { recursive: true });
  chmodSync(join(at.dataDir, 'keys'), 0o700);
  rmSync(copy, { recursive: true });
  await at.start();
}

describe('a node restored from an old copy', () => {
  let lost: string[];
  let heard: string[];

  it('holds the channel that its partner knows more of, and says why', async () => {
    await say(rabat, madrid, 2);
    await settled(rabat.node.rooms, madrid.node.rooms);
    await restored(rabat, async () => {
      lost = await say(rabat, madrid, 3);
      heard = await say(madrid, rabat, 2);
      await settled(rabat.node.rooms, madrid.node.rooms);
    });
    const held = await until('the channel held', async () => {
      const link = await linkTo(rabat, 'es.pn');
      return link?.state === 'held' && link;
    });
    expect(held.why).toMatch(/es\.pn holds \d+ of our entries, we know of \d+/);
  });

  it('gives nothing a place in that channel, and makes no fork', async () => {
    const before = (await linkTo(rabat, 'es.pn'))?.outgoing.size;
    const [act] = await say(rabat, madrid, 1);
    await say(madrid, rabat, 1);
    await rabat.restart();
    await until('the channel held again', async () => (await linkTo(rabat, 'es.pn'))?.state === 'held');
    expect(await statusOf(rabat, act as string)).toBe('released');
    expect((await linkTo(rabat, 'es.pn'))?.outgoing).toMatchObject({ size: before, state: 'open' });
    expect((await linkTo(madrid, 'ma.dgsn'))?.incoming).toMatchObject({ state: 'open' });
    for (const one of lost) expect(await statusOf(madrid, one)).toBe('accepted');
  });

  it('gets again what it had heard, and hears what is new', async () => {
    for (const act of heard)
      await until('what was heard before', async () => (await statusOf(rabat, act)) === 'accepted');
    const [fresh] = await say(madrid, rabat, 1);
    await until('what is new', async () => (await statusOf(rabat, fresh as string)) === 'accepted');
  });

  it('goes on with everybody else', async () => {
    expect(await paris.tell(paris.entry(paris.note()))).toEqual({ result: 'accepted' });
  });
});

describe('a partner restored from an old copy', () => {
  it('gets again what it lost, also without anything new to say', async () => {
    await nodes.stop();
    nodes = await startNodes(['ma.dgsn', 'es.pn'], { postgres: false });
    [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    await say(rabat, madrid, 2);
    await settled(rabat.node.rooms, madrid.node.rooms);
    let lost: string[] = [];
    await restored(madrid, async () => {
      lost = await say(rabat, madrid, 3);
      await settled(rabat.node.rooms, madrid.node.rooms);
    });
    for (const act of lost)
      await until('what was lost', async () => (await statusOf(madrid, act)) === 'accepted');
  });
});

describe('a node restored from an old copy whose partner only dials out', () => {
  it('holds the channel once the partner has called and says how much it holds', async () => {
    await nodes.stop();
    nodes = await startNodes(['ma.dgsn', 'es.pn'], { dialOut: ['es.pn'], postgres: false });
    [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
    await say(rabat, madrid, 1);
    await settled(rabat.node.rooms, madrid.node.rooms);
    await restored(rabat, async () => {
      await say(rabat, madrid, 2);
      await settled(rabat.node.rooms, madrid.node.rooms);
    });
    const [act] = await say(rabat, madrid, 1);
    const held = await until('the channel held', async () => {
      const link = await linkTo(rabat, 'es.pn');
      return link?.state === 'held' && link;
    });
    expect(held.why).toMatch(/es\.pn holds \d+ of our entries, we know of \d+/);
    expect(await statusOf(rabat, act as string)).toBe('released');
    expect((await linkTo(madrid, 'ma.dgsn'))?.incoming.state).toBe('open');
  });
});
