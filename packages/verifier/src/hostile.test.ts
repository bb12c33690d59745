// SPDX-License-Identifier: Apache-2.0
// Exports that lie, break off or are altered: a problem is named, never a crash.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyExport } from './reading.ts';
import type { Report } from './report.ts';
import { both, canonical, id22, type Json, Party } from './testing/keys.ts';
import { agree, declaration, handling, report, story } from './testing/story.ts';
import { type Line, texts, World } from './testing/world.ts';

const told = story();
const honest = texts(told.world.lines(told.rabat));
const honestBytes = Buffer.from(`${honest.join('\n')}\n`);
const honestReport = await verifyExport(honest);

const codes = (found: Report): string[] => found.problems.map(({ code }) => code);
const lineOf = (bytes: Buffer): string[] => bytes.toString('latin1').split('\n');

/** All that a report says, save when the export claims to have been made: nobody signs that. */
function substance({ at: _at, asOf: _asOf, acts, ...rest }: Report): unknown {
  return { ...rest, acts: [...acts].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

/** Recounts the last line, as a forger would. */
function recounted(lines: readonly string[]): string[] {
  const inner = lines.filter((line) => !line.startsWith('{"kind":"end"'));
  return [...inner, canonical({ kind: 'end', lines: inner.length })];
}

describe('an altered export', () => {
  it('with any one byte changed is caught, or says the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(honestBytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (place, mask) => {
          const bytes = Buffer.from(honestBytes);
          bytes[place] = (bytes[place] ?? 0) ^ mask;
          const found = await verifyExport(asLines(bytes));
          if (found.ok) expect(substance(found)).toEqual(substance(honestReport));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('cut off anywhere is caught', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(honestBytes.length - 2), async (length) => {
        const found = await verifyExport(asLines(honestBytes.subarray(0, length)));
        expect(found.ok).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('with two lines exchanged is caught, or says the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(honest.length - 1), fc.nat(honest.length - 1), async (a, b) => {
        const lines = [...honest];
        [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
        const found = await verifyExport(lines);
        if (found.ok) expect(substance(found)).toEqual(substance(honestReport));
      }),
      { numRuns: 80 },
    );
  });

  it('with any line doubled is caught, even when the count is put right', async () => {
    for (const [k, line] of honest.entries()) {
      const doubled = [...honest.slice(0, k), line, ...honest.slice(k)];
      expect((await verifyExport(doubled)).ok).toBe(false);
      if (k > 0 && k < honest.length - 1) expect((await verifyExport(recounted(doubled))).ok).toBe(false);
    }
  });

  it('with a card, an act or an entry left out is caught, even when the count is put right', async () => {
    for (const kind of ['card', 'act', 'entry']) {
      for (const line of honest.filter((one) => one.includes(`"kind":"${kind}"`))) {
        const found = await verifyExport(recounted(honest.filter((one) => one !== line)));
        expect(found.ok, line.slice(0, 90)).toBe(false);
      }
    }
  });

  it('of any text at all is answered with problems', async () => {
    const rubbish = fc.oneof(
      fc.string(),
      fc.json(),
      fc.constantFrom(...honest),
      fc.constantFrom(...honest).chain((line) => fc.nat(line.length).map((n) => line.slice(n))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(rubbish, { maxLength: 12 }), async (lines) => {
        expect((await verifyExport(lines)).ok).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('with any member of any line replaced by another kind of value is answered, never a crash', async () => {
    const values: Json[] = [0, -1, '', [], {}, [[]], { constructor: 1 }];
    const acts = honest.filter((line) => line.startsWith('{"act":'));
    const others = honest.filter((line) => !line.startsWith('{"act":'));
    for (const line of [...acts.slice(4, 9), ...others.slice(0, 2), ...others.slice(-2)]) {
      const parsed = JSON.parse(line) as Line;
      for (const name of Object.keys(parsed)) {
        for (const value of values) {
          if (canonical(value) === canonical(parsed[name] as Json)) continue;
          const forged = honest.map((one) => (one === line ? canonical({ ...parsed, [name]: value }) : one));
          expect((await verifyExport(forged)).ok, `${name} ${canonical(value)}`).toBe(false);
        }
      }
    }
  });
});

/** As a file would be read: bytes that are no UTF-8 must not reach the reader repaired. */
function asLines(bytes: Buffer): string[] {
  const lines = lineOf(bytes);
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => Buffer.from(line, 'latin1').toString('utf8'));
}

describe('a sender that lies', () => {
  const setting = () => {
    const [rabat, madrid] = [new Party('ma.dgsn'), new Party('es.pn')];
    const world = new World(rabat, madrid);
    return { world, rabat, madrid, ...agree(world, rabat, madrid) };
  };

  it('with two histories of one size is a fork', async () => {
    const { world, rabat, madrid, lineage, terms } = setting();
    world.send(rabat, madrid, report(world, rabat, lineage, terms, 'One'));
    const entries = world.entries('tansiq.channel/v1/ma.dgsn/es.pn');
    const kept = entries.pop();
    entries.push({ act: report(world, rabat, lineage, terms, 'Two').id, index: 3, seen: 0 });
    world.receipt(rabat, madrid);
    entries.pop();
    if (kept !== undefined) entries.push(kept);
    const found = await verifyExport(texts(world.lines(madrid)));
    expect(codes(found)).toEqual(expect.arrayContaining(['fork', 'root']));
    expect(found.channels.find(({ from }) => from === 'ma.dgsn')?.complete).toBe(false);
  });

  it('that pretends not to have seen what it receipted is stale', async () => {
    const { world, rabat, madrid, lineage, terms } = setting();
    world.send(rabat, madrid, report(world, rabat, lineage, terms, 'Late'), { seen: 0 });
    const found = await verifyExport(texts(world.lines(madrid)));
    expect(codes(found)).toEqual(['seen-stale']);
  });

  it('that claims to have seen what it never receipted is refused', async () => {
    const { world, rabat, madrid, lineage, terms } = setting();
    world.send(rabat, madrid, report(world, rabat, lineage, terms, 'Early'), { seen: 9 });
    expect(codes(await verifyExport(texts(world.lines(madrid))))).toEqual(['seen-stale']);
  });

  it('that dates a cosignature after the export is found', async () => {
    const { world, rabat, madrid, lineage, terms } = setting();
    world.send(rabat, madrid, report(world, rabat, lineage, terms, 'Words'), { receipt: false });
    world.receipt(rabat, madrid, { at: world.now + 9_000 });
    expect(codes(await verifyExport(texts(world.lines(madrid))))).toEqual(['future']);
  });

  it('with a statement beside the checkpoint that says another size is found', async () => {
    const { world, rabat, madrid } = setting();
    world.receipt(rabat, madrid, { statement: { size: 2 } });
    expect(codes(await verifyExport(texts(world.lines(madrid))))).toEqual(['root']);
  });

  it('whose act was altered under way is a problem, unless its receiver said so', async () => {
    const { world, rabat, madrid, lineage, terms } = setting();
    const lead = report(world, rabat, lineage, terms, 'Words');
    const forged = { ...lead, jws: `${lead.jws.slice(0, -4)}AAAA` };
    world.send(rabat, madrid, forged);
    expect(codes(await verifyExport(texts(world.lines(madrid))))).toEqual(['signature']);
    world.dispose(madrid, rabat, [
      { from: 0, to: 3, result: 'accepted' },
      { from: 3, to: 4, result: 'refused', rule: 'signature' },
    ]);
    const answered = await verifyExport(texts(world.lines(madrid)));
    expect(answered.problems).toEqual([]);
    expect(answered.remarks.map(({ code }) => code)).toContain('signature');
    expect(answered.acts.find(({ id }) => id === lead.id)?.bound.author).toBe(false);
  });

  it('that answers entries of a history that is not the one here is found', async () => {
    const { world, rabat, madrid } = setting();
    world.dispose(madrid, rabat, [{ from: 0, to: 3, result: 'accepted' }], { root: 'A'.repeat(43) });
    expect(codes(await verifyExport(texts(world.lines(rabat))))).toEqual(['disposition']);
  });

  it('that answers one entry in two ways is found', async () => {
    const { world, rabat, madrid } = setting();
    world.dispose(madrid, rabat, [{ from: 0, to: 3, result: 'accepted' }]);
    world.dispose(madrid, rabat, [{ from: 2, to: 3, result: 'refused', rule: 'purpose' }]);
    expect(codes(await verifyExport(texts(world.lines(rabat))))).toEqual(['disposition']);
  });

  it('that was taken after its quarantine is accepted, whichever word is read first, and nothing beside it', async () => {
    const { world, rabat, madrid } = setting();
    const said = [
      [
        { from: 0, to: 1, result: 'accepted' },
        { from: 1, to: 3, result: 'quarantined', rule: 'purpose' },
      ],
      [{ from: 2, to: 3, result: 'accepted' }],
    ] as const;
    for (const ranges of said) world.dispose(madrid, rabat, [...ranges]);
    const found = await verifyExport(texts(world.lines(rabat)));
    expect(found.problems).toEqual([]);
    const results = found.acts.flatMap(({ entries, dispositions }) =>
      entries.some(({ origin }) => origin.endsWith('ma.dgsn/es.pn'))
        ? [[entries[0]?.index, dispositions.map(({ result }) => result)]]
        : [],
    );
    expect(results).toEqual([
      [0, ['accepted']],
      [1, ['quarantined']],
      [2, ['accepted']],
    ]);
  });

  it('that shows two cards with one number, or two roots, is found', async () => {
    const { world, rabat, madrid } = setting();
    rabat.issue({ change: { seq: 0 } });
    expect(codes(await verifyExport(texts(world.lines(madrid))))).toContain('schema');
    rabat.cards.pop();
    rabat.cards.push(new Party('ma.dgsn').cards[0] ?? '');
    expect(codes(await verifyExport(texts(world.lines(madrid))))).toContain('card-chain');
  });

  it('that speaks in a channel that is not its own, or to one outside the audience, is found', async () => {
    const { world, rabat, madrid, lineage, terms } = setting();
    world.send(rabat, madrid, report(world, madrid, lineage, terms, 'In the wrong channel'));
    expect(codes(await verifyExport(texts(world.lines(madrid))))).toEqual(['audience']);
    const elsewhere = setting();
    const act = elsewhere.world.act(
      elsewhere.rabat,
      'talks.note',
      { note: { stage: 'talks', text: both('Not for you') } },
      { dossier: elsewhere.lineage, audience: ['fr.dgpn', 'ma.dgsn'] },
    );
    elsewhere.world.send(elsewhere.rabat, elsewhere.madrid, act);
    expect(codes(await verifyExport(texts(elsewhere.world.lines(elsewhere.madrid))))).toEqual(['audience']);
  });

  it('that refers to an act which not all of its readers may know of is found', async () => {
    const { world, rabat, madrid, lineage } = setting();
    const note = { note: { stage: 'talks', text: both('Between two') } };
    const secret = world.act(rabat, 'talks.note', note, { dossier: lineage });
    world.send(rabat, madrid, secret);
    const recall = world.act(
      rabat,
      'act.recall',
      {
        refs: { refs: [{ rel: 'recalls', act: secret.id }] },
        recall: { effect: 'erase', reason: 'unlawful' },
      },
      { dossier: lineage, audience: ['es.pn', 'fr.dgpn', 'ma.dgsn'] },
    );
    world.send(rabat, madrid, recall);
    expect(codes(await verifyExport(texts(world.lines(madrid))))).toEqual(['refs']);
  });

  it('with a receipt by one who is not the receiver is found', async () => {
    const { world, rabat, madrid } = setting();
    world.receipt(rabat, madrid, { statement: { by: 'ma.dgsn' } });
    expect(codes(await verifyExport(texts(world.lines(madrid))))).toEqual(['root']);
  });

  it('that signs an agreement which pins another identity root than its cards show is found', async () => {
    const [rabat, madrid] = [new Party('ma.dgsn'), new Party('es.pn')];
    const world = new World(rabat, madrid);
    agree(world, rabat, madrid, [rabat, new Party('es.pn')]);
    expect(codes(await verifyExport(texts(world.lines(madrid))))).toEqual(['root-mismatch']);
  });

  it('that adds entries to the export of one dossier is found', async () => {
    const { world, rabat, madrid, lineage } = setting();
    const lines = world.dossierLines(rabat, lineage);
    expect(codes(await verifyExport(texts(lines)))).toEqual([]);
    const origin = 'tansiq.channel/v1/ma.dgsn/es.pn';
    const entry: Line = { kind: 'entry', origin, ...(world.entries(origin)[0] ?? {}) };
    const forged = recounted([...texts(lines.slice(0, -1)), ...texts([entry])]);
    expect(codes(await verifyExport(forged))).toEqual(['schema']);
    expect(madrid.cards).toHaveLength(1);
  });

  it('that relays what its author never signed is remarked on', async () => {
    const { world, rabat, madrid, lineage, terms } = setting();
    const lead = report(world, rabat, lineage, terms, 'Words');
    const transfer = (jws: string) =>
      world.act(
        madrid,
        'onward.transfer',
        {
          declaration: declaration(),
          handling: handling(),
          refs: { refs: [{ rel: 'embeds', act: lead.id }] },
          original: { act: jws, sections: lead.sections },
        },
        { dossier: id22(), agreement: { lineage, terms } },
      );
    world.send(madrid, rabat, transfer(lead.jws));
    expect((await verifyExport(texts(world.lines(rabat)))).remarks).toEqual([]);
    world.send(madrid, rabat, transfer(`${lead.jws.slice(0, -4)}AAAA`));
    const found = await verifyExport(texts(world.lines(rabat)));
    expect(found.remarks.map(({ code }) => code)).toContain('original');
  });
});
