// SPDX-License-Identifier: Apache-2.0
// A partner with valid keys that lies in what an act speaks of, claims to have seen, or asks of the gate.
import { type ActId, type BatchEntry, newRandomId, toTime } from '@tansiq/protocol';
import { describe, expect, it } from 'vitest';
import { census, difference } from './test-census.ts';
import { report } from './test-liar-agreement.ts';
import { idOf } from './test-liar-reading.ts';
import {
  agreement,
  altered,
  answered,
  liar,
  MOST,
  madrid,
  onStage,
  paris,
  refused,
  unreadable,
} from './test-liar-stage.ts';

onStage();

describe('what it speaks of', () => {
  it('an act that not all of its audience may know', async () => {
    const told = liar.note();
    await liar.tell(liar.entry(told));
    await answered(liar.entry(wider(told.id)), refused('refs'));
  });

  it('an act that stands in the channel already is refused, and the first one stands', async () => {
    const act = report(liar, agreement);
    expect(await liar.tell(liar.entry(act))).toEqual({ result: 'accepted' });
    expect(await liar.tell(liar.entry(act))).toEqual(refused('duplicate'));
    const { db } = madrid.node.rooms.store;
    const held = await db.selectFrom('acts').selectAll().where('id', '=', act.id).execute();
    expect(held).toMatchObject([{ status: 'accepted' }]);
    const kept = await db
      .selectFrom('sections')
      .select('name')
      .where('seq', '=', held[0]?.seq ?? 0)
      .execute();
    expect(kept).toHaveLength(4);
    const twice = [liar.entry(liar.note())].flatMap((entry) => [entry, entry]);
    expect(await liar.send(twice)).toMatchObject({ status: 200 });
    expect(await liar.verdict(liar.said.length - 2)).toEqual({ result: 'accepted' });
    expect(await liar.verdict(liar.said.length - 1)).toEqual(refused('duplicate'));
  });

  it('a bad act among good ones takes only itself', async () => {
    const [before, after] = [liar.note(), report(liar, agreement)];
    await liar.send([liar.entry(before), altered(() => 'no act'), liar.entry(after)]);
    const last = liar.said.length - 1;
    expect([await liar.verdict(last - 2), await liar.verdict(last - 1), await liar.verdict(last)]).toEqual([
      { result: 'accepted' },
      unreadable('schema'),
      { result: 'accepted' },
    ]);
  });

  it('a report whose declaration is withheld', () =>
    answered(withheld(report(liar, agreement)), refused('unknown-input')));

  it('an act that not all may know, told in the same batch', async () => {
    const told = liar.note();
    await liar.send([liar.entry(told), liar.entry(wider(told.id))]);
    expect(await liar.verdict(liar.said.length - 1)).toEqual(refused('refs'));
  });
});

const wider = (target: ActId) =>
  liar.compose(
    'operation.abort',
    { refs: { refs: [{ rel: 'acts-on', act: target }] } },
    { audience: [liar.id, liar.to, paris.id], dossier: newRandomId() },
  );

function withheld(act: ReturnType<typeof report>): BatchEntry {
  const { declaration: _, ...sections } = liar.entry(act).sections;
  return { ...liar.entry(act), sections };
}

describe('what it says to have seen', () => {
  it('more than it has receipted', () =>
    answered(liar.entry(liar.note(), liar.seen + 1), refused('seen-stale')));

  it('less than before', async () => {
    await liar.hear();
    await liar.tell(liar.entry(liar.note()));
    await answered(liar.entry(liar.note(), (liar.said.at(-1)?.seen as number) - 1), refused('seen-stale'));
  });

  it('less than it receipted before it wrote this', async () => {
    const seen = liar.seen;
    await liar.tell(liar.entry(liar.note()));
    expect(liar.seen).toBeGreaterThan(seen);
    await answered(liar.entry(report(liar, agreement), seen), refused('seen-stale'));
  });

  it('is judged entry by entry within one batch', async () => {
    await liar.hear();
    const seen = liar.seen;
    await liar.send([
      liar.entry(liar.note(), seen),
      liar.entry(liar.note(), seen - 1),
      liar.entry(liar.note(), seen),
    ]);
    const last = liar.said.length - 1;
    expect([await liar.verdict(last - 2), await liar.verdict(last - 1), await liar.verdict(last)]).toEqual([
      { result: 'accepted' },
      refused('seen-stale'),
      { result: 'accepted' },
    ]);
  });
});

describe('what the gate says of it', () => {
  const lies: [string, string, () => ReturnType<typeof report>][] = [
    [
      'a purpose that no article allows',
      'purpose',
      () => report(liar, agreement, { declaration: { purpose: 'immigration-control' } }),
    ],
    [
      'a use that is prohibited',
      'prohibited-use',
      () => report(liar, agreement, { declaration: { uses: ['political-targeting'] } }),
    ],
    [
      'a crime area that no article allows',
      'crime-area',
      () => report(liar, agreement, { declaration: { crimeAreas: ['weather-crime'] } }),
    ],
    [
      'a special category',
      'special-category',
      () => report(liar, agreement, { declaration: { specialCategories: ['health'] } }),
    ],
    [
      'no documented ground of transfer',
      'transfer-ground',
      () => report(liar, agreement, { declaration: { ground: { kind: 'none-needed' } } }),
    ],
    [
      'a marking below what the agreement asks',
      'marking',
      () => report(liar, agreement, { handling: { restrictions: [], tlp: 'CLEAR', pap: 'CLEAR' } }),
    ],
    [
      'what has expired',
      'expired',
      () => report(liar, agreement, { handling: { expires: toTime(Date.now() - 60_000) } }),
    ],
    [
      'terms that are not those in force',
      'terms-mismatch',
      () => report(liar, { ...agreement, terms: idOf('other terms') }),
    ],
    [
      'an agreement that nobody made',
      'no-agreement',
      () => report(liar, { ...agreement, lineage: newRandomId() }),
    ],
    [
      'an agreement that the audience is not of',
      'not-a-party',
      () => report(liar, agreement, { draft: { audience: [liar.id, liar.to, paris.id] } }),
    ],
  ];
  it.each(lies)('%s', async (_, rule, lie) => {
    const act = lie();
    await liar.hear();
    const before = await census(madrid);
    const answer = await liar.tell(liar.entry(act));
    expect(answer).toMatchObject({ result: 'refused', rule });
    const changed = difference(before, await census(madrid));
    for (const [table, rows] of Object.entries(changed))
      expect(rows, table).toBeLessThanOrEqual(MOST[table as keyof typeof MOST] ?? 0);
    expect(await liar.tell(liar.entry(report(liar, agreement)))).toEqual({ result: 'accepted' });
  });

  it('names the article that refuses', async () => {
    const answer = await liar.tell(
      liar.entry(report(liar, agreement, { declaration: { uses: ['political-targeting'] } })),
    );
    expect(answer).toEqual({
      result: 'refused',
      rule: 'prohibited-use',
      article: expect.stringMatching(/^[0-9A-Za-z.-]+$/),
    });
  });
});
