// SPDX-License-Identifier: Apache-2.0
// Two exports that do not agree: what is under way, what was lost, whose history differs.
import { describe, expect, it } from 'vitest';
import { type Comparison, compareExports } from './compare.ts';
import { readExport } from './reading.ts';
import { both, id22, Party } from './testing/keys.ts';
import { agree, report } from './testing/story.ts';
import { type Body, texts, World } from './testing/world.ts';

function setting() {
  const [rabat, madrid] = [new Party('ma.dgsn'), new Party('es.pn')];
  const world = new World(rabat, madrid);
  const { lineage, terms } = agree(world, rabat, madrid);
  const write = (words: string) => report(world, rabat, lineage, terms, words);
  return { world, rabat, madrid, write };
}

async function compared(left: string[], right: string[]): Promise<Comparison> {
  return compareExports(await readExport(left), await readExport(right));
}

describe('two exports', () => {
  it('agree while an act is under way, and say so', async () => {
    const { world, rabat, madrid, write } = setting();
    const ofMadrid = texts(world.lines(madrid));
    const late = write('On its way');
    world.send(rabat, madrid, late, { receipt: false });
    const found = await compared(texts(world.lines(rabat)), ofMadrid);
    expect(found).toMatchObject({ ok: true, sent: 5, received: 4, ledgersVerified: true });
    expect(found.missing).toEqual([
      { origin: 'tansiq.channel/v1/ma.dgsn/es.pn', index: 3, act: late.id, side: 'es.pn' },
    ]);
  });

  it('do not agree when one side hides what it had cosigned', async () => {
    const { world, rabat, madrid, write } = setting();
    const early = world.lines(madrid);
    const act = write('Cosigned, then hidden');
    world.send(rabat, madrid, act);
    const later = world.lines(madrid);
    const hidden = [later[0] ?? {}, ...early.slice(1)];
    const found = await compared(texts(world.lines(rabat)), texts(hidden));
    expect(found.ok).toBe(false);
    expect(found.missing).toMatchObject([{ act: act.id, side: 'es.pn' }]);
    expect(found.missing[0]?.since).toBeDefined();
  });

  it('do not agree on two histories, each whole in itself', async () => {
    const { world, rabat, madrid, write } = setting();
    const entries = world.entries('tansiq.channel/v1/ma.dgsn/es.pn');
    const receipts = world.receiptsOf('tansiq.channel/v1/ma.dgsn/es.pn');
    world.send(rabat, madrid, write('Told to Madrid'));
    const ofMadrid = texts(world.lines(madrid));
    entries.pop();
    receipts.pop();
    world.send(rabat, madrid, write('Told to the auditor'));
    const ofRabat = texts(world.lines(rabat));
    const found = await compared(ofRabat, ofMadrid);
    expect(found.ledgersVerified).toBe(false);
    expect(found.ok).toBe(false);
    expect(found.differingRoots).toMatchObject([
      { origin: 'tansiq.channel/v1/ma.dgsn/es.pn', size: 4, firstDifference: 3 },
    ]);
  });

  it('show an erasure that only one side carried out', async () => {
    const { world, rabat, madrid, write } = setting();
    const act = write('To be erased');
    world.send(rabat, madrid, act);
    world.erase(act, ['declaration', 'title', 'facts'], madrid);
    const found = await compared(texts(world.lines(rabat)), texts(world.lines(madrid)));
    expect(found).toMatchObject({ ok: true, erased: 0, erasedByOne: [{ act: act.id, by: 'es.pn' }] });
  });

  it('without a single receipt between them verify no ledger', async () => {
    const [rabat, madrid] = [new Party('ma.dgsn'), new Party('es.pn')];
    const world = new World(rabat, madrid);
    const found = await compared(texts(world.lines(rabat)), texts(world.lines(madrid)));
    expect(found).toMatchObject({ ok: false, ledgersVerified: false, agreement: { state: 'none' } });
  });

  describe('of a party that also talks with a third', () => {
    const note = (world: World, by: Party, to: Party, stage: string, dossier: string) => {
      const header: Body = { dossier, audience: [by.id, to.id].sort() };
      world.send(by, to, world.act(by, 'talks.note', { note: { stage, text: both('We talk.') } }, header));
    };
    const three = () => {
      const [rabat, madrid, doha] = [new Party('ma.dgsn'), new Party('es.pn'), new Party('qa.moi')];
      return { world: new World(rabat, madrid, doha), rabat, madrid, doha };
    };

    it('are not asked to hold the same talks, which are between others', async () => {
      const { world, rabat, madrid, doha } = three();
      const { lineage } = agree(world, rabat, madrid);
      note(world, rabat, doha, 'talks', id22());
      const found = await compared(texts(world.lines(rabat)), texts(world.lines(madrid)));
      expect(found).toMatchObject({ ok: true, agreementsSame: true });
      expect(found.agreements).toEqual([{ lineage, states: ['in-force', 'in-force'] }]);
    });

    it('nor where the third is told of the agreement of the two, or each of a stage of its own', async () => {
      const { world, rabat, madrid, doha } = three();
      const { lineage } = agree(world, rabat, madrid);
      note(world, rabat, doha, 'talks', lineage);
      const withDoha = await compared(texts(world.lines(rabat)), texts(world.lines(doha)));
      expect(withDoha).toMatchObject({ ok: true, agreements: [] });
      const own = three();
      const begun = id22();
      note(own.world, own.rabat, own.doha, 'contact', begun);
      note(own.world, own.rabat, own.madrid, 'talks', begun);
      const apart = await compared(texts(own.world.lines(own.rabat)), texts(own.world.lines(own.doha)));
      expect(apart).toMatchObject({ ok: true, agreements: [] });
    });

    it('do hold the same of talks between the two alone', async () => {
      const { world, rabat, madrid } = three();
      const begun = id22();
      note(world, rabat, madrid, 'talks', begun);
      const found = await compared(texts(world.lines(rabat)), texts(world.lines(madrid)));
      expect(found.agreements).toEqual([{ lineage: begun, states: ['talks', 'talks'] }]);
    });
  });
});
