// SPDX-License-Identifier: Apache-2.0
// `verify` as a process of its own: exit codes, JSON, words in four languages, nothing but Node.
import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtures, hasFixtures, whyNot } from './testing/fixtures.ts';
import { story } from './testing/story.ts';
import { texts } from './testing/world.ts';

type Run = { code: number; out: string; err: string };
let folder = '';
const file = (name: string) => join(folder, name);

function run(...args: string[]): Promise<Run> {
  const main = join(import.meta.dirname, 'main.ts');
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { env: { LANG: 'C' } }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  const { world, rabat, madrid } = story();
  const ofRabat = texts(world.lines(rabat)).join('\n');
  await writeFile(file('rabat.jsonl'), `${ofRabat}\n`);
  await writeFile(file('madrid.jsonl'), `${texts(world.lines(madrid)).join('\n')}\n`);
  await writeFile(file('cut.jsonl'), ofRabat.slice(0, -200));
});

afterAll(() => rm(folder, { recursive: true }));

describe('verify', () => {
  it('compares two exports, prints one JSON object and exits 0', async () => {
    const { code, out } = await run('verify', file('rabat.jsonl'), file('madrid.jsonl'), '--json');
    const answer = JSON.parse(out) as {
      ok: boolean;
      comparison: { sent: number };
      exports: { acts: unknown[] }[];
    };
    expect({ code, ok: answer.ok, sent: answer.comparison.sent }).toEqual({ code: 0, ok: true, sent: 10 });
    expect(answer.exports.map(({ acts }) => acts.length)).toEqual([10, 10]);
  });

  it('leaves the acts out when brief', async () => {
    const { out } = await run('verify', file('rabat.jsonl'), '--json', '--brief');
    expect(JSON.parse(out)).toMatchObject({ ok: true, exports: [{ by: 'ma.dgsn' }] });
    expect(out).not.toContain('"acts"');
  });

  it('exits 1 on an export that breaks off, and says what is wrong', async () => {
    const { code, out } = await run('verify', file('cut.jsonl'));
    expect(code).toBe(1);
    expect(out).toContain('It does not verify.');
    expect(out).toContain('truncated');
  });

  it('speaks Arabic, Spanish, French and English', async () => {
    const said: { [lang: string]: string } = {
      ar: 'تم التحقق من كل ما فيه.',
      es: 'Todo su contenido se verifica.',
      fr: 'Tout son contenu se vérifie.',
      en: 'Everything in it verifies.',
    };
    for (const [lang, words] of Object.entries(said)) {
      const { code, out } = await run('verify', file('rabat.jsonl'), '--lang', lang);
      expect({ code, has: out.includes(words) }, lang).toEqual({ code: 0, has: true });
    }
  });

  it('searches folders for markers', async () => {
    const found = await run(
      'verify',
      '--marker',
      'A lorry was seen',
      '--marker',
      'Another purpose',
      '--folder',
      folder,
      '--json',
    );
    expect(found.code).toBe(1);
    const { markers } = JSON.parse(found.out) as { markers: { found: { marker: string }[] } };
    expect(new Set(markers.found.map(({ marker }) => marker))).toEqual(new Set(['Another purpose']));
  });

  it('exits 2 when asked for what cannot be done', async () => {
    const asked = [
      [],
      ['verify'],
      ['verify', file('nowhere')],
      ['verify', file('rabat.jsonl'), '--nonsense'],
      ['verify', file('rabat.jsonl'), file('rabat.jsonl')],
      ['verify', file('rabat.jsonl'), '--as-of', 'yesterday'],
      ['verify', file('rabat.jsonl'), '--marker', 'long enough'],
    ];
    for (const args of asked) {
      const { code, err } = await run(...args);
      expect({ args, code }).toEqual({ args, code: 2 });
      expect(err).not.toBe('');
    }
  });
});

describe('the room', () => {
  it('imports nothing but Node and itself', async () => {
    const sources = (await readdir(import.meta.dirname, { recursive: true })).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    expect(sources.length).toBeGreaterThan(30);
    for (const name of sources) {
      const text = await readFile(join(import.meta.dirname, name), 'utf8');
      expect(text, name).not.toMatch(/\bimport\(|\brequire\(/);
      for (const [, from] of text.matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'/gm)) {
        expect(from, name).toMatch(/^(node:|\.\.?\/)/);
      }
    }
  });
});

describe.skipIf(!hasFixtures)(`statement${whyNot}`, () => {
  it('checks a published statement, tells whose keys nobody vouches for, and exits 1 before its hour', async () => {
    const [whole] = fixtures<{ text: string; cards: string[] }>('statements', 'published-with-the-cards');
    await writeFile(file('statement.json'), whole?.text ?? '');
    await writeFile(file('cards.txt'), whole?.cards.join('\n') ?? '');
    const checked = (...more: string[]) => run('statement', file('statement.json'), ...more);
    const spoken = await checked('--as-of', '2026-11-22T10:00:00Z', '--lang', 'es');
    expect({ code: spoken.code, err: spoken.err }).toEqual({ code: 0, err: '' });
    expect(spoken.out).toContain('En la operación fueron detenidas 4 personas.');
    expect(spoken.out).toContain('compárela');
    const known = await checked('--as-of', '2026-11-22T10:00:00Z', '--card', file('cards.txt'), '--json');
    const { keys } = JSON.parse(known.out) as { keys: { ownCard: boolean }[] };
    expect(keys.map(({ ownCard }) => ownCard)).toEqual([true, true]);
    const early = await checked('--as-of', '2026-11-22T09:59:59Z', '--json');
    expect({ code: early.code, ...(JSON.parse(early.out) as object) }).toMatchObject({
      code: 1,
      problem: 'embargo',
    });
  });
});
