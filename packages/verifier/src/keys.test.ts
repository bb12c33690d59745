// SPDX-License-Identifier: Apache-2.0
// Rotation and revocation as an export shows them (protocol §2): nothing that was receipted can be repudiated.
import { describe, expect, it } from 'vitest';
import { isWeakEd25519 } from './keys.ts';
import { verifyExport } from './reading.ts';
import type { Report } from './report.ts';
import { ed25519, Party, type Revoked } from './testing/keys.ts';
import { agree, report } from './testing/story.ts';
import { type Act, texts, World } from './testing/world.ts';

function setting() {
  const [rabat, madrid] = [new Party('ma.dgsn'), new Party('es.pn')];
  const world = new World(rabat, madrid);
  const { lineage, terms } = agree(world, rabat, madrid);
  const write = (words: string) => report(world, rabat, lineage, terms, words);
  /** Rabat takes a new signing key into use and tells Madrid. */
  const rotate = (revoked: Revoked[] = [], signWith: 'old' | 'new' = 'new') => {
    const old = rabat.signing;
    rabat.signing = ed25519();
    const card = rabat.issue({ revoked });
    const fresh = rabat.signing;
    if (signWith === 'old') rabat.signing = old;
    const act = world.act(rabat, 'party.card', { card: { card } });
    rabat.signing = fresh;
    world.send(rabat, madrid, act);
    return old;
  };
  const read = () => verifyExport(texts(world.lines(madrid)));
  return { world, rabat, madrid, write, rotate, read };
}

const boundOf = (found: Report, act: Act) => found.acts.find(({ id }) => id === act.id)?.bound.author;

describe('a signing key', () => {
  it('that a new card lists signs, the act that carries the card included', async () => {
    const { world, rabat, madrid, write, rotate, read } = setting();
    rotate();
    const act = write('By the new key');
    world.send(rabat, madrid, act);
    const found = await read();
    expect(found.problems).toEqual([]);
    expect(boundOf(found, act)).toBe(true);
    expect(found.parties.find(({ id }) => id === 'ma.dgsn')?.cards).toBe(2);
  });

  it('counts no more from the size on that its owner names', async () => {
    const { world, rabat, madrid, write, rotate, read } = setting();
    const before = write('Before');
    world.send(rabat, madrid, before);
    const old = rotate([{ kid: rabat.signing.kid, reason: 'superseded', sizes: { 'es.pn': 4 } }]);
    const fresh = rabat.signing;
    rabat.signing = old;
    const after = write('After');
    rabat.signing = fresh;
    world.send(rabat, madrid, after);
    const found = await read();
    expect(found.problems.map(({ code, where }) => [code, where])).toEqual([
      ['key-revoked', `act ${after.id}`],
    ]);
    expect([boundOf(found, before), boundOf(found, after)]).toEqual([true, false]);
  });

  it('cannot be revoked below what the reader had cosigned before it knew', async () => {
    const { world, rabat, madrid, write, rotate, read } = setting();
    const receipted = write('Receipted');
    world.send(rabat, madrid, receipted);
    rotate([{ kid: rabat.signing.kid, reason: 'compromised', sizes: {} }]);
    const found = await read();
    expect(found.problems).toEqual([]);
    expect(found.acts.find(({ id }) => id === receipted.id)).toMatchObject({
      bound: { author: true },
      disputed: true,
    });
    expect(found.agreements[0]?.state).toBe('in-force');
  });

  it('that was revoked before signs no agreement', async () => {
    const [rabat, madrid] = [new Party('ma.dgsn'), new Party('es.pn')];
    const world = new World(rabat, madrid);
    const old = rabat.signing;
    rabat.signing = ed25519();
    const card = rabat.issue({ revoked: [{ kid: old.kid, reason: 'lost', sizes: {} }] });
    world.send(rabat, madrid, world.act(rabat, 'party.card', { card: { card } }));
    rabat.signing = old;
    agree(world, rabat, madrid);
    const found = await verifyExport(texts(world.lines(madrid)));
    expect(found.problems.map(({ code }) => code)).toEqual(['key-revoked', 'key-revoked', 'key-revoked']);
    expect(found.agreements.filter(({ versions }) => versions.length > 0)).toEqual([]);
  });

  it('that no card lists binds nobody', async () => {
    const { world, rabat, madrid, write, read } = setting();
    rabat.signing = ed25519();
    const act = write('By a stranger');
    world.send(rabat, madrid, act);
    const found = await read();
    expect(found.problems.map(({ code }) => code)).toEqual(['key-unknown']);
    expect(boundOf(found, act)).toBe(false);
  });

  it('of small order, or written in a second way, is none', () => {
    const encode = (y: bigint) =>
      Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse().toString('base64url');
    const p = 2n ** 255n - 19n;
    for (const y of [0n, 1n, p - 1n, p, p + 1n]) expect(isWeakEd25519(encode(y))).toBe(true);
    expect(isWeakEd25519(encode(4n))).toBe(false);
    expect(isWeakEd25519(ed25519().x)).toBe(false);
  });
});
