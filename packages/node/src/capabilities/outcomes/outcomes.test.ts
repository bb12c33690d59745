// SPDX-License-Identifier: Apache-2.0
// From a lead to what came of it, between two real nodes: action, arrest, seizure, what followed; confirmed by both and counted by both.
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
import type { DraftBody, DraftType } from '../reports/draft-shapes.ts';
import type { OutcomeItem, TotalsAnswer } from './shapes.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
let inRabat: OfficerCalls;
let inMadrid: OfficerCalls;
let lead: { act: string; dossier: string };

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  inRabat = await officerOf(rabat, 'officer');
  inMadrid = await officerOf(madrid, 'officer');
  lead = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage));
  await arrived(madrid, lead.act);
  await letIn(madrid, lead.dossier, 'officer', 'releaser');
});
afterAll(() => nodes?.stop());

const other = (party: TestParty) => (party === rabat ? madrid : rabat);

/** An act of an outcome in the lead's dossier, released and arrived. */
async function says(party: TestParty, type: DraftType, sections: DraftBody['sections']): Promise<string> {
  const to = other(party);
  const body: DraftBody = {
    ...{ type, to: [to.node.party], lineage: agreement.lineage, dossier: lead.dossier, uploads: [] },
    sections: { declaration: declarationOf(party.node.party), handling: handlingOf(), ...sections },
  };
  const { act } = await released(party, body);
  expect((await arrived(to, act)).status).toBe('accepted');
  await until('its receipt', async () => {
    const { db } = party.node.rooms.store;
    const row = await db
      .selectFrom('acts')
      .select(['evidence', 'status'])
      .where('id', '=', act)
      .executeTakeFirst();
    return row?.status === 'accepted' && row.evidence !== null;
  });
  return act;
}

const refs = (rel: string, act: string) => ({ refs: [{ rel, act }] });
const reports = (party: TestParty, on: { rel: string; act: string }, outcome: Record<string, unknown>) =>
  says(party, 'outcome.report', {
    refs: { refs: [on] },
    outcome: {
      on: '2026-11-21T06:00:00Z',
      state: party.node.party.slice(0, 2),
      finding: 'preliminary',
      ...outcome,
    },
  });
const confirms = (party: TestParty, act: string) =>
  says(party, 'outcome.confirm', {
    refs: refs('confirms', act),
    consent: { outcome: act, decision: 'confirm' },
  });
const disputes = (party: TestParty, act: string) =>
  says(party, 'outcome.dispute', {
    refs: refs('disputes', act),
    consent: { outcome: act, decision: 'dispute' },
  });

const itemOf = async (calls: OfficerCalls, act: string): Promise<OutcomeItem | undefined> =>
  ((await calls('GET', '/outcomes?limit=200')).body as { items: OutcomeItem[] }).items.find(
    (item) => item.act === act,
  );
const totalsOf = async (calls: OfficerCalls): Promise<{ totals: TotalsAnswer; unconfirmed: TotalsAnswer }> =>
  (await calls('GET', `/outcomes/totals?dossier=${lead.dossier}`)).body as {
    totals: TotalsAnswer;
    unconfirmed: TotalsAnswer;
  };

describe('a lead', () => {
  let action: string;
  let arrest: string;
  let seizure: string;
  let network: string;

  it('leads to an action and an arrest that name it, and neither counts before the other side has confirmed it', async () => {
    action = await reports(madrid, { rel: 'lead', act: lead.act }, { kind: 'action-taken' });
    arrest = await reports(
      madrid,
      { rel: 'acts-on', act: action },
      { kind: 'arrest', persons: 3, minors: 1 },
    );
    expect(await itemOf(inRabat, arrest)).toMatchObject({
      ...{ kind: 'arrest', author: 'es.pn', state: 'es', persons: 3, standing: 'reported', counted: false },
      ...{ confirmed: [], disputed: [], waitsFor: ['ma.dgsn'], actsOn: [action], leads: [] },
    });
    const { totals, unconfirmed } = await totalsOf(inRabat);
    expect([totals.arrest.persons, unconfirmed.arrest.persons]).toEqual([0, 3]);
  });

  it('is counted by both once both have confirmed, at home for one and abroad for the other, each sum with its acts', async () => {
    await confirms(rabat, arrest);
    network = await reports(
      rabat,
      { rel: 'lead', act: lead.act },
      { kind: 'network-dismantled', networks: 1, persons: 5 },
    );
    await confirms(madrid, network);
    for (const [calls, home, abroad] of [
      [inMadrid, 3, 0],
      [inRabat, 0, 3],
    ] as const) {
      expect(await itemOf(calls, arrest)).toMatchObject({
        standing: 'confirmed',
        counted: true,
        confirmed: ['ma.dgsn'],
      });
      const { totals } = await totalsOf(calls);
      expect(totals.arrest).toMatchObject({
        ...{ n: 1, persons: 3, acts: [arrest], minors: { persons: 1, acts: [arrest] } },
        home: { persons: home, acts: home > 0 ? [arrest] : [] },
        abroad: { persons: abroad, acts: abroad > 0 ? [arrest] : [] },
      });
      expect(totals.networks).toMatchObject({ n: 1, acts: [network] });
      expect(totals.networks.home.n).toBe(calls === inRabat ? 1 : 0);
    }
  });

  it('has seizures added exactly, by thing and unit', async () => {
    const seizures = (...quantities: string[]) =>
      quantities.map((quantity) => ({ what: 'cannabis-resin', quantity, unit: 'kg' }));
    seizure = await reports(
      madrid,
      { rel: 'lead', act: lead.act },
      { kind: 'seizure', seizures: [...seizures('0.1'), { what: 'firearm', quantity: '2', unit: 'piece' }] },
    );
    const second = await reports(
      rabat,
      { rel: 'lead', act: lead.act },
      { kind: 'seizure', seizures: seizures('0.2') },
    );
    await confirms(rabat, seizure);
    await confirms(madrid, second);
    const { totals } = await totalsOf(inMadrid);
    expect(totals.seizure).toEqual([
      {
        what: 'cannabis-resin',
        unit: 'kg',
        quantity: '0.3',
        acts: expect.arrayContaining([seizure, second]),
      },
      { what: 'firearm', unit: 'piece', quantity: '2', acts: [seizure] },
    ]);
  });

  it('loses what is disputed from the count, until the dispute is taken back', async () => {
    await disputes(rabat, seizure);
    expect(await itemOf(inMadrid, seizure)).toMatchObject({
      standing: 'disputed',
      disputed: ['ma.dgsn'],
      counted: false,
    });
    expect((await totalsOf(inMadrid)).totals.seizure).toMatchObject([{ quantity: '0.2' }]);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await confirms(rabat, seizure);
    expect(await itemOf(inMadrid, seizure)).toMatchObject({ standing: 'confirmed', counted: true });
  });

  it('shows the whole chain from any act of it: lead, action, arrest, what followed', async () => {
    const charged = await says(madrid, 'outcome.follow-up', {
      refs: refs('follows', arrest),
      stage: { stage: 'charged', on: '2026-11-22T08:00:00Z', persons: 2 },
    });
    for (const start of [lead.act, action, arrest, charged]) {
      const answer = await inRabat('GET', `/outcomes/${start}/chain`);
      expect(answer.status).toBe(200);
      const chain = answer.body as {
        leads: { act: string; title: unknown }[];
        actions: OutcomeItem[];
        outcomes: OutcomeItem[];
        followUps: unknown[];
        links: unknown[];
        complete: boolean;
      };
      expect(chain.leads).toMatchObject([{ act: lead.act, title: { en: 'A lead', es: 'Una pista' } }]);
      expect(chain.actions.map((item) => item.act)).toEqual([action]);
      expect(chain.outcomes.map((item) => item.act)).toEqual(
        expect.arrayContaining([arrest, seizure, network]),
      );
      expect(chain.followUps).toMatchObject([{ act: charged, stage: 'charged', persons: 2 }]);
      expect(chain.links).toEqual(
        expect.arrayContaining([
          { act: action, rel: 'lead', target: lead.act },
          { act: arrest, rel: 'acts-on', target: action },
          { act: charged, rel: 'follows', target: arrest },
        ]),
      );
      expect(chain.complete).toBe(true);
    }
    expect((await itemOf(inMadrid, arrest))?.followUps).toEqual([
      { act: charged, author: 'es.pn', stage: 'charged', on: '2026-11-22T08:00:00Z', persons: 2 },
    ]);
  });

  it('is followed by nobody who has no need to know of it: no item, no sum, no chain', async () => {
    const stranger = await officerOf(madrid, 'legal-adviser');
    expect((await stranger('GET', '/outcomes')).body).toEqual({ items: [] });
    expect((await totalsOf(stranger)).totals.arrest).toMatchObject({ n: 0, persons: 0, acts: [] });
    expect((await stranger('GET', `/outcomes/${arrest}/chain`)).status).toBe(404);
    expect((await (await officerOf(madrid, 'supervisor'))('GET', '/outcomes')).status).toBe(200);
  });

  it('pages through outcomes without losing or doubling one', async () => {
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { items, next } = (await inRabat('GET', `/outcomes?limit=2${after}`)).body as {
        items: OutcomeItem[];
        next?: string;
      };
      seen.push(...items.map((item) => item.act));
      if (next === undefined) break;
      after = `&after=${next}`;
    }
    const all = (await inRabat('GET', '/outcomes?limit=200')).body as { items: OutcomeItem[] };
    expect(seen).toEqual(all.items.map((item) => item.act));
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('takes a recalled outcome out of the count at once, on both sides', async () => {
    const releaser = await officerOf(madrid, 'releaser');
    const before = (await totalsOf(inRabat)).totals.arrest.persons;
    expect(before).toBe(3);
    expect(
      (await releaser('POST', `/acts/${arrest}/recall`, { effect: 'restrict', reason: 'inaccurate' })).status,
    ).toBe(201);
    await until('no count', async () => (await totalsOf(inRabat)).totals.arrest.persons === 0);
    await until('no count at home', async () => (await totalsOf(inMadrid)).totals.arrest.persons === 0);
    expect((await itemOf(inMadrid, arrest))?.standing).toBe('recalled');
  });
});
