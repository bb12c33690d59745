// SPDX-License-Identifier: Apache-2.0
// What a party passed on: its own export shows the consent that covers it, or the term that permits it.
import { describe, expect, it } from 'vitest';
import { verifyExport } from './reading.ts';
import { clock, id22, Party } from './testing/keys.ts';
import { agree, DAY, declaration, handling, link } from './testing/story.ts';
import { type Act, type Body, texts, World } from './testing/world.ts';

type Change = { request?: Body; consent?: Body; sections?: string[]; refs?: boolean; refusal?: boolean };

/** Madrid passes on, to Paris, the facts that Rabat reported. */
function setting({
  request: asked,
  consent: said,
  sections = ['facts', 'handling'],
  refs = true,
  refusal = false,
}: Change = {}) {
  const [rabat, madrid, paris] = [new Party('ma.dgsn'), new Party('es.pn'), new Party('fr.dgpn')];
  const world = new World(rabat, madrid, paris);
  const first = agree(world, rabat, madrid, [rabat, madrid]);
  const between = [madrid.id, rabat.id].sort();
  const under = { agreement: first, audience: between };
  const words = { declaration: declaration(), handling: handling() };
  const lead = world.act(
    rabat,
    'report.share',
    {
      ...words,
      title: { text: { en: 'Lead' } },
      facts: { text: { en: 'A lorry' } },
    },
    { ...under, dossier: id22() },
  );
  world.send(rabat, madrid, lead);
  const inner = { ...under, dossier: lead.dossier ?? '' };
  const scope = { of: lead.id, to: paris.id, purpose: 'prevention', sections: ['facts'] };
  const request = world.act(
    madrid,
    'transfer.request',
    { ...words, refs: link('acts-on', lead), request: { ...scope, ...asked } },
    inner,
  );
  world.send(madrid, rabat, request);
  const consent = world.act(
    rabat,
    'transfer.consent',
    {
      ...words,
      refs: link('answers', request),
      consent: refusal ? { decision: 'refuse', of: lead.id } : { decision: 'consent', ...scope, ...said },
    },
    inner,
  );
  world.send(rabat, madrid, consent);
  const second = agree(world, madrid, paris, [madrid, paris]);
  const withdraw = (by: Party) => {
    const { dossier = '' } = inner;
    const act = world.act(
      by,
      'transfer.withdraw',
      { refs: link('answers', consent) },
      { audience: between, dossier },
    );
    world.send(by, by === rabat ? madrid : rabat, act);
  };
  const passOn = (): Act => {
    const carried = Object.fromEntries(
      Object.entries(lead.sections).filter(([name]) => sections.includes(name)),
    );
    const named = [{ rel: 'embeds', act: lead.id }, ...(refs ? [{ rel: 'consents', act: consent.id }] : [])];
    const act = world.act(
      madrid,
      'onward.transfer',
      { ...words, refs: { refs: named }, original: { act: lead.jws, sections: carried } },
      { agreement: second, audience: [madrid.id, paris.id].sort(), dossier: id22() },
    );
    world.send(madrid, paris, act);
    return act;
  };
  const codes = async (by: Party) => {
    const { problems } = await verifyExport(texts(world.lines(by)));
    return problems.map(({ code, where }) => `${code} ${where}`);
  };
  return { world, rabat, madrid, paris, withdraw, passOn, codes };
}

describe('what is passed on', () => {
  it('with a consent that covers it is sound in every export', async () => {
    const { rabat, madrid, paris, passOn, codes, world } = setting({
      consent: { until: clock(2_000_000_000) },
    });
    const act = passOn();
    world.now += DAY;
    for (const party of [rabat, madrid, paris]) expect(await codes(party)).toEqual([]);
    expect(act.author).toBe('es.pn');
  });

  it.each<[string, Change]>([
    ['no consent named', { refs: false }],
    ['a section beside what was consented to', { sections: ['facts', 'handling', 'title'] }],
    ['a consent for another purpose', { consent: { purpose: 'investigation' } }],
    ['a consent to another party', { consent: { to: 'pt.pj' } }],
    ['a consent about another act', { consent: { of: 'A'.repeat(43) } }],
    ['a consent to more than was asked', { request: { sections: ['title'] } }],
    ['a consent that had ended', { consent: { until: clock(1_770_000_001) } }],
    ['a refusal', { refusal: true }],
  ])('is found in the export of who passed it on, with %s', async (_, change) => {
    const { madrid, paris, passOn, codes } = setting(change);
    const { id } = passOn();
    expect(await codes(madrid)).toEqual([`onward-unconsented act ${id}`]);
    // Who received it had no part in the consent, and cannot tell.
    expect(await codes(paris)).toEqual([]);
  });

  it('is found when the consent had been withdrawn, by who gave it, before it was signed', async () => {
    const before = setting();
    before.withdraw(before.rabat);
    before.world.now += 60;
    const { id } = before.passOn();
    expect(await before.codes(before.madrid)).toEqual([`onward-unconsented act ${id}`]);
    const after = setting();
    after.passOn();
    after.world.now += 60;
    after.withdraw(after.rabat);
    expect(await after.codes(after.madrid)).toEqual([]);
    const stranger = setting();
    stranger.withdraw(stranger.madrid);
    stranger.world.now += 60;
    stranger.passOn();
    expect(await stranger.codes(stranger.madrid)).toEqual([]);
  });
});
