// SPDX-License-Identifier: Apache-2.0
// A partner that says what is not its to say: of acts that are another's, of agreements that it is no party to.
import { type ActId, newRandomId, type TermsDocument, termsHash, toTime } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Agreements } from '../capabilities/agreements/index.ts';
import { type AgreementInForce, released, reportBody } from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty } from '../test-nodes.ts';
import { agree, report, stateOf, termsWith, text } from './test-liar-agreement.ts';
import { LyingPartner } from './test-lying-partner.ts';

let nodes: TestNodes;
let madrid: TestParty;
let rabat: LyingPartner;
let paris: LyingPartner;
let agreement: AgreementInForce;
const met: LyingPartner[] = [];
const accepted = { result: 'accepted' } as const;
const denied = (rule: string) => expect.objectContaining({ result: 'refused', rule });

async function meet(id: string): Promise<LyingPartner> {
  const one = await LyingPartner.meet(madrid, id);
  met.push(one);
  return one;
}

beforeAll(async () => {
  nodes = await startNodes(['es.pn']);
  madrid = nodes.get('es.pn');
  rabat = await meet('ma.dgsn');
  paris = await meet('fr.dgpn');
  agreement = await agree(rabat);
});
afterAll(async () => {
  for (const one of met) one.leave();
  await nodes?.stop();
});

const held = (act: string) =>
  madrid.node.rooms.store.db
    .selectFrom('acts')
    .select(['status', 'hold', 'author'])
    .where('id', '=', act)
    .executeTakeFirst();
const recall = (by: LyingPartner, ...targets: ActId[]) =>
  by.compose(
    'act.recall',
    {
      refs: { refs: targets.map((act) => ({ rel: 'recalls' as const, act })) },
      recall: { effect: 'erase', reason: 'unlawful' },
    },
    { dossier: newRandomId() },
  );
/** A report of the node that the partner has heard. */
async function reported(to: LyingPartner): Promise<ActId> {
  const { act } = await released(madrid, reportBody(madrid, [to.id], agreement.lineage));
  await to.hearUntil('the report', (heard) => heard.some(({ entry }) => entry.act === act));
  return act as ActId;
}

describe('a recall', () => {
  it('takes back only what its author said', async () => {
    const said = report(rabat, agreement);
    await rabat.tell(rabat.entry(said));
    expect(await paris.tell(paris.entry(recall(paris, said.id)))).toEqual(denied('refs'));
    expect(await held(said.id)).toMatchObject({ status: 'accepted', hold: 0 });
    const own = await reported(rabat);
    expect(await rabat.tell(rabat.entry(recall(rabat, own)))).toEqual(denied('control-not-allowed'));
    expect(await held(own)).toMatchObject({ hold: 0 });
    expect(await rabat.tell(rabat.entry(recall(rabat, said.id, own)))).toEqual(denied('control-not-allowed'));
    expect(await held(said.id)).toMatchObject({ hold: 0 });
    expect(await rabat.tell(rabat.entry(recall(rabat, said.id)))).toEqual(accepted);
    expect(await held(said.id)).toMatchObject({ hold: 1 });
  });

  it('of what nobody said is refused', async () => {
    const nothing = recall(rabat, rabat.note().id);
    expect(await rabat.tell(rabat.entry(nothing))).toEqual(denied('control-not-allowed'));
  });

  it('restricts what it recalls though both come in one batch', async () => {
    const [first, said] = [report(rabat, agreement), report(rabat, agreement)];
    const batch = [first, said, recall(rabat, said.id), report(rabat, agreement)];
    await rabat.send(batch.map((act) => rabat.entry(act)));
    expect(await rabat.verdict(rabat.said.length - 2)).toEqual(accepted);
    expect(await rabat.verdict(rabat.said.length - 1)).toEqual(accepted);
    expect([await held(first.id), await held(said.id)]).toMatchObject([{ hold: 0 }, { hold: 1 }]);
  });

  it('is answered only by those who received what it recalls', async () => {
    const own = await reported(rabat);
    const answer = paris.compose(
      'act.recall-answer',
      {
        refs: { refs: [{ rel: 'answers', act: own }] },
        answer: { results: [{ act: own, result: 'erased' }] },
      },
      { dossier: newRandomId() },
    );
    expect(await paris.tell(paris.entry(answer))).toEqual(denied('refs'));
  });

  it('or a correction of another’s act is refused', async () => {
    const own = await reported(rabat);
    const correction = rabat.compose(
      'act.correct',
      {
        refs: { refs: [{ rel: 'corrects', act: own }] },
        correction: { sections: ['facts'], reason: 'inaccurate' },
      },
      { dossier: newRandomId() },
    );
    expect(await rabat.tell(rabat.entry(correction))).toEqual(denied('control-not-allowed'));
  });
});

describe('who is no party to an agreement', () => {
  type Say = (by: LyingPartner) => ReturnType<LyingPartner['note']>;
  const note = { text: text('x') };
  const words: [string, Say][] = [
    [
      'suspend it',
      (by) => {
        const { lineage } = agreement;
        const consent = { lineage, decision: 'suspend' } as const;
        return by.compose('agreement.suspend', { consent, note }, { dossier: lineage });
      },
    ],
    [
      'end it',
      (by) => {
        const { lineage } = agreement;
        const consent = { lineage, decision: 'terminate', effective: toTime(Date.now()) } as const;
        return by.compose('agreement.terminate', { consent, note }, { dossier: lineage });
      },
    ],
    [
      'reject it',
      (by) => {
        const consent = { terms: agreement.terms as never, decision: 'reject' } as const;
        return by.compose('agreement.reject', { consent }, { dossier: agreement.lineage });
      },
    ],
    [
      'sign it',
      (by) => {
        const consent = { terms: agreement.terms as never, decision: 'sign', office: text('x') } as const;
        return by.compose('agreement.sign', { consent }, { dossier: agreement.lineage });
      },
    ],
    [
      'suspend it by naming it in a dossier of its own',
      (by) => {
        const consent = { lineage: agreement.lineage, decision: 'suspend' } as const;
        return by.compose('agreement.suspend', { consent, note }, { dossier: newRandomId() });
      },
    ],
  ];
  it.each(words)('cannot %s', async (_, say) => {
    await paris.tell(paris.entry(say(paris)));
    expect(await stateOf(rabat, agreement.lineage)).toBe('in-force');
    expect(await rabat.tell(rabat.entry(report(rabat, agreement)))).toEqual(accepted);
  });

  it('cannot report under it', async () => {
    expect(await paris.tell(paris.entry(report(paris, agreement)))).toEqual(denied('not-a-party'));
  });
});

describe('terms that do not hold', () => {
  it('with a root that is not the one that was paired are not signed here', async () => {
    const rome = await meet('it.ps');
    const { root } = paris.keys.card.payload;
    const document = await termsWith(rome, (terms) => ({
      ...terms,
      parties: terms.parties.map((party) => (party.id === rome.id ? { ...party, root } : party)),
    }));
    const [terms, dossier] = [termsHash(document), document.lineage];
    const proposal = rome.compose(
      'agreement.propose',
      { proposal: { terms: document as never } },
      { dossier },
    );
    expect(await rome.tell(rome.entry(proposal))).toEqual(accepted);
    const consent = { terms, decision: 'sign', office: text('x') } as const;
    await rome.tell(rome.entry(rome.compose('agreement.sign', { consent }, { dossier })));
    const { consents } = new Agreements(madrid.node.rooms);
    const signing = consents.sign(madrid.as.signatory, dossier, { terms, office: text('Minister') });
    await expect(signing).rejects.toMatchObject({ status: 409 });
    expect(await rome.tell(rome.entry(report(rome, { lineage: dossier, terms })))).toEqual(
      denied('not-signed'),
    );
  });

  const proposed = async (id: string, change: (terms: TermsDocument) => TermsDocument) => {
    const partner = await meet(id);
    const { lineage } = await termsWith(partner);
    const terms = change(await termsWith(partner, (document) => ({ ...document, lineage })));
    const proposal = { proposal: { terms: terms as never } };
    await partner.tell(partner.entry(partner.compose('agreement.propose', proposal, { dossier: lineage })));
    return stateOf(partner, lineage);
  };

  it('at all, of too few, or of another agreement, make no version', async () => {
    expect(await proposed('pt.pj', (terms) => terms)).toBe('proposed');
    expect(await proposed('pt.gnr', (terms) => ({ ...terms, articles: [] }))).toBe('none');
    expect(await proposed('pt.psp', (terms) => ({ ...terms, parties: terms.parties.slice(0, 1) }))).toBe(
      'none',
    );
    expect(await proposed('pt.sef', (terms) => ({ ...terms, lineage: newRandomId() }))).toBe('none');
  });
});
