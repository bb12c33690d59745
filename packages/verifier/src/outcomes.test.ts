// SPDX-License-Identifier: Apache-2.0
// Results count once every other party has confirmed them: disputed, corrected and erased ones do not.
import { describe, expect, it } from 'vitest';
import { verifyExport } from './reading.ts';
import { clock, ed25519, id22, Party } from './testing/keys.ts';
import { declaration, handling, link } from './testing/story.ts';
import { type Act, type Body, texts, World } from './testing/world.ts';

function setting() {
  const [rabat, madrid, lisbon] = [new Party('ma.dgsn'), new Party('es.pn'), new Party('pt.pj')];
  const world = new World(rabat, madrid, lisbon);
  const under = { dossier: id22(), agreement: { lineage: id22(), terms: 'A'.repeat(43) } };
  const lead = world.act(
    rabat,
    'talks.note',
    { note: { stage: 'talks', text: { en: 'Lead' } } },
    { dossier: under.dossier },
  );
  const tell = (from: Party, act: Act) => {
    for (const to of world.parties) if (to !== from) world.send(from, to, act);
    return act;
  };
  const say = (from: Party, type: string, bodies: { [name: string]: Body }) =>
    tell(from, world.act(from, type, { declaration: declaration(), handling: handling(), ...bodies }, under));
  tell(rabat, lead);
  const seized = (quantity: string) => [{ what: 'cannabis', quantity, unit: 'kg' }];
  const result = (persons: number, quantity: string) =>
    say(madrid, 'outcome.report', {
      refs: link('lead', lead),
      outcome: {
        kind: 'arrest',
        on: clock(world.now),
        state: 'es',
        finding: 'confirmed',
        persons,
        seizures: seized(quantity),
      },
    });
  const confirm = (from: Party, act: Act) =>
    say(from, 'outcome.confirm', {
      refs: link('confirms', act),
      consent: { outcome: act.id, decision: 'confirm' },
    });
  const dispute = (from: Party, act: Act) =>
    say(from, 'outcome.dispute', {
      refs: link('disputes', act),
      consent: { outcome: act.id, decision: 'dispute' },
    });
  const correct = (act: Act) =>
    tell(
      madrid,
      world.act(
        madrid,
        'act.correct',
        { refs: link('corrects', act), correction: { sections: ['outcome'], reason: 'inaccurate' } },
        { dossier: under.dossier },
      ),
    );
  const read = async () => {
    const found = await verifyExport(texts(world.lines(madrid)));
    expect(found.problems).toEqual([]);
    return found.outcomes;
  };
  return { world, rabat, madrid, lisbon, result, confirm, dispute, correct, read };
}

describe('an outcome', () => {
  it('is confirmed once every other party has confirmed it', async () => {
    const { rabat, lisbon, result, confirm, read } = setting();
    const one = result(3, '0.1');
    const two = result(4, '0.2');
    confirm(rabat, one);
    confirm(rabat, two);
    expect((await read()).confirmed.outcomes).toBe(0);
    confirm(lisbon, one);
    confirm(lisbon, two);
    const { confirmed, items } = await read();
    expect(items.map(({ status }) => status)).toEqual(['confirmed', 'confirmed']);
    expect(confirmed).toMatchObject({ outcomes: 2, persons: 7, seizures: [{ quantity: '0.3' }] });
  });

  it('that a party disputes counts no more, until that party confirms it', async () => {
    const { rabat, lisbon, result, confirm, dispute, read } = setting();
    const one = result(3, '1');
    confirm(rabat, one);
    confirm(lisbon, one);
    dispute(lisbon, one);
    expect((await read()).items[0]?.status).toBe('disputed');
    confirm(lisbon, one);
    expect((await read()).confirmed.persons).toBe(3);
  });

  it('that its author corrected counts no more', async () => {
    const { rabat, lisbon, result, confirm, correct, read } = setting();
    const one = result(3, '1');
    confirm(rabat, one);
    confirm(lisbon, one);
    correct(one);
    expect((await read()).items[0]?.status).toBe('corrected');
  });

  it('whose content was erased is in no total, and is said to be', async () => {
    const { world, rabat, madrid, lisbon, result, confirm, read } = setting();
    const one = result(3, '1');
    confirm(rabat, one);
    confirm(lisbon, one);
    world.erase(one, ['outcome'], madrid);
    expect(await read()).toMatchObject({
      reported: 1,
      withoutContent: 1,
      confirmed: { outcomes: 0 },
      items: [],
    });
  });

  it('is not confirmed by a key that no card lists', async () => {
    const { world, rabat, madrid, lisbon, result, confirm } = setting();
    const one = result(3, '1');
    confirm(rabat, one);
    lisbon.signing = ed25519();
    confirm(lisbon, one);
    const found = await verifyExport(texts(world.lines(madrid)));
    expect(found.outcomes.items[0]?.status).toBe('reported');
  });
});
