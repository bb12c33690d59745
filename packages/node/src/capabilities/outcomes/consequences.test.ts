// SPDX-License-Identifier: Apache-2.0
// An arrest whose case ended without a conviction, between two real nodes: what it rests on is restricted at both, recalled by each, answered.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  declarationOf,
  handlingOf,
  letIn,
  released,
  reportBody,
} from '../../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../../test-officer.ts';
import type { ConsequencesView } from './consequences.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
let inRabat: OfficerCalls;
let inMadrid: OfficerCalls;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  [inRabat, inMadrid] = [await officerOf(rabat, 'head'), await officerOf(madrid, 'head')];
});
afterAll(() => nodes?.stop());

async function led(lineage: string = agreement.lineage): Promise<{ act: string; dossier: string }> {
  const lead = await released(rabat, reportBody(rabat, ['es.pn'], lineage));
  await arrived(madrid, lead.act);
  await letIn(rabat, lead.dossier, 'head');
  await letIn(madrid, lead.dossier, 'officer', 'releaser');
  return lead;
}

async function says(
  dossier: string,
  type: 'outcome.report' | 'outcome.follow-up',
  sections: object,
  lineage: string = agreement.lineage,
) {
  const { act } = await released(madrid, {
    ...{ type, to: ['ma.dgsn'], lineage, dossier, uploads: [] },
    sections: { declaration: declarationOf('es.pn'), handling: handlingOf(), ...sections },
  });
  await arrived(rabat, act);
  return act;
}

const arrest = (lead: { act: string; dossier: string }, persons: number, lineage?: string) => {
  const sections = {
    refs: { refs: [{ rel: 'lead', act: lead.act }] },
    outcome: { kind: 'arrest', on: '2026-11-21T06:00:00Z', state: 'es', finding: 'confirmed', persons },
  };
  return says(lead.dossier, 'outcome.report', sections, lineage);
};
const ended = (
  lead: { dossier: string },
  outcome: string,
  stage: string,
  persons: number,
  lineage?: string,
) => {
  const sections = {
    refs: { refs: [{ rel: 'follows', act: outcome }] },
    stage: { stage, on: '2026-11-22T06:00:00Z', persons },
  };
  return says(lead.dossier, 'outcome.follow-up', sections, lineage);
};

const holdOf = async (party: TestParty, act: string) => (await arrived(party, act)).hold;
const consequences = async (calls: OfficerCalls, act: string) =>
  (await calls('GET', `/outcomes/${act}/consequences`)).body as ConsequencesView;

describe('an arrest without conviction', () => {
  it('restricts what it rests on at both, and each recall is answered by every holder', async () => {
    const lead = await led();
    const outcome = await arrest(lead, 2);
    await ended(lead, outcome, 'acquitted', 1);
    expect([await holdOf(rabat, lead.act), await holdOf(madrid, lead.act)]).toEqual([0, 0]);
    expect(await consequences(inRabat, outcome)).toEqual({ outcome, acts: [] });
    expect((await inRabat('POST', `/outcomes/${outcome}/consequences`, {})).status).toBe(409);
    await ended(lead, outcome, 'dropped', 1);
    for (const party of [rabat, madrid])
      await until('the restriction', async () => (await holdOf(party, lead.act)) === 1);
    const own = (await inRabat('POST', `/outcomes/${outcome}/consequences`, {})).body as ConsequencesView;
    expect(own).toMatchObject({
      ...{ stage: 'acquitted', effect: 'restrict', article: expect.any(String) },
      acts: [{ act: lead.act, own: true, recalls: [{ answers: [] }] }],
    });
    const recall = own.acts[0]?.recalls[0]?.act ?? '';
    await arrived(madrid, recall);
    const results = [{ act: lead.act, result: 'restricted' }];
    expect((await inMadrid('POST', `/recalls/${recall}/answer`, { results })).status).toBe(201);
    const back = await until('the answer', async () => {
      const view = await consequences(inRabat, outcome);
      return (view.acts[0]?.recalls[0]?.answers.length ?? 0) > 0 && view;
    });
    expect(back.acts[0]?.recalls[0]?.answers).toEqual([{ by: 'es.pn', result: 'restricted' }]);
    // A second time recalls nothing again.
    await inRabat('POST', `/outcomes/${outcome}/consequences`, {});
    expect((await consequences(inRabat, outcome)).acts[0]?.recalls).toHaveLength(1);
  });

  it('erases what it rests on at both, where the agreement never lets it be evidence', async () => {
    const { lineage } = await agreementInForce(nodes, 'ma.dgsn', 'es.pn', (document) => ({
      ...document,
      articles: document.articles.map(({ terms, ...article }) => ({
        ...article,
        ...(terms && { terms: { ...terms, ...('evidentialUse' in terms && { evidentialUse: 'never' }) } }),
      })),
    }));
    const lead = await led(lineage);
    const outcome = await arrest(lead, 1, lineage);
    await ended(lead, outcome, 'dropped', 1, lineage);
    await until('the restriction', async () => (await holdOf(rabat, lead.act)) === 1);
    const said = await inRabat('POST', `/outcomes/${outcome}/consequences`, {});
    expect(said.body).toMatchObject({
      stage: 'dropped',
      effect: 'erase',
      lineage,
      article: expect.any(String),
    });
    const recall = (said.body as ConsequencesView).acts[0]?.recalls[0]?.act ?? '';
    await arrived(madrid, recall);
    const results = [{ act: lead.act, result: 'erased' }];
    expect((await inMadrid('POST', `/recalls/${recall}/answer`, { results })).status).toBe(201);
    for (const party of [rabat, madrid])
      await until('the erasure', async () => (await holdOf(party, lead.act)) === 2);
    const back = await until('the answer', async () => {
      const { acts } = await consequences(inRabat, outcome);
      return acts[0]?.recalls[0]?.answers.length === 1 && acts;
    });
    expect(back).toMatchObject([
      { act: lead.act, hold: 'erased', recalls: [{ answers: [{ by: 'es.pn', result: 'erased' }] }] },
    ]);
  });

  it('leaves alone what another arrest rests on that did not end so, and a conviction leaves all as it is', async () => {
    const lead = await led();
    const [one, other] = [await arrest(lead, 1), await arrest(lead, 1)];
    await ended(lead, one, 'acquitted', 1);
    await ended(lead, other, 'convicted', 1);
    const view = await until('the end', async () => {
      const found = await consequences(inRabat, one);
      return found.stage === 'acquitted' && found;
    });
    expect(view.acts).toEqual([]);
    expect([await holdOf(rabat, lead.act), await holdOf(madrid, lead.act)]).toEqual([0, 0]);
    expect((await consequences(inRabat, other)).stage).toBeUndefined();
  });
});
