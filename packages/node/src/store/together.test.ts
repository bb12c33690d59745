// SPDX-License-Identifier: Apache-2.0
// Who asks at one moment is answered together, and nobody is given what was read before they asked.
import { expect, it } from 'vitest';
import { Together } from './together.ts';

/** Readings that say what was so when they began, and end when told. */
function readings() {
  const began: { about: string; who: readonly string[] }[] = [];
  const ends: (() => void)[] = [];
  let so = 'before';
  const together = new Together<string, string>(async (about, who) => {
    began.push({ about, who });
    if (about === 'fault') throw new Error('not to be read');
    const seen = so;
    await new Promise<void>((resolve) => ends.push(resolve));
    return who.map((one) => `${one}: ${seen}`);
  });
  const change = (to: string) => {
    so = to;
  };
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  const end = async (count: number) => {
    while (ends.length < count) await turn();
    for (const one of ends.splice(0)) one();
  };
  return { together, began, change, end };
}

it('reads once for those who ask at one moment, and each is given their own', async () => {
  const { together, began, end } = readings();
  const asked = ['a', 'b', 'c'].map((who) => together.ask('one', who));
  await end(1);
  expect(await Promise.all(asked)).toEqual(['a: before', 'b: before', 'c: before']);
  expect(began).toEqual([{ about: 'one', who: ['a', 'b', 'c'] }]);
});

it('gives who asks while others are answered what is so after they asked', async () => {
  const { together, began, change, end } = readings();
  const first = together.ask('one', 'a');
  while (began.length === 0) await new Promise<void>((resolve) => setImmediate(resolve));
  change('after');
  const late = ['b', 'c'].map((who) => together.ask('one', who));
  await end(1);
  expect(await first).toBe('a: before');
  await end(1);
  expect(await Promise.all(late)).toEqual(['b: after', 'c: after']);
  expect(began.map(({ who }) => who)).toEqual([['a'], ['b', 'c']]);
});

it('keeps a fault to those who asked about the same', async () => {
  const { together, end } = readings();
  const [fault, sound] = [together.ask('fault', 'a'), together.ask('one', 'b')];
  const refused = expect(fault).rejects.toThrow('not to be read');
  await end(1);
  await refused;
  expect(await sound).toBe('b: before');
});
