// SPDX-License-Identifier: Apache-2.0
// An emergency between two real nodes by their API: what no article allows leaves as one, is taken by two people there, and is reviewed by a third.
import type { TermsDocument } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AgreementInForce,
  agreementInForce,
  arrived,
  declarationOf,
  reportBody,
} from '../../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../../test-officer.ts';
import type { EmergencyItem } from './shapes.ts';

let nodes: TestNodes;
let rabat: TestParty;
let madrid: TestParty;
let agreement: AgreementInForce;
type Role = 'officer' | 'releaser' | 'head' | 'supervisor';
let ma: Record<Role, OfficerCalls>;
let es: Record<Role, OfficerCalls>;

const deskOf = async (party: TestParty): Promise<Record<Role, OfficerCalls>> => ({
  officer: await officerOf(party, 'officer'),
  releaser: await officerOf(party, 'releaser'),
  head: await officerOf(party, 'head'),
  supervisor: await officerOf(party, 'supervisor'),
});

/** The full template, under which nothing about drugs passes. */
const withoutDrugs = (document: TermsDocument): TermsDocument => ({
  ...document,
  articles: document.articles.map((article) => {
    const crimeAreas = article.terms.crimeAreas?.filter((area) => area !== 'drugs');
    return crimeAreas ? { ...article, terms: { ...article.terms, crimeAreas } } : article;
  }),
});

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn', withoutDrugs);
  [ma, es] = [await deskOf(rabat), await deskOf(madrid)];
});
afterAll(() => nodes?.stop());

const emergency = { reason: 'life', justification: 'A bomb in a warehouse, today.', hours: 4 };
const outside = () => ({ declaration: declarationOf('ma.dgsn', { crimeAreas: ['drugs'] }) });

async function drafted(over: object, sections: Record<string, object> = outside()) {
  const body = { ...reportBody(rabat, ['es.pn'], agreement.lineage, sections), ...over };
  const { id, revision } = (await ma.officer('POST', '/drafts', body)).body as {
    id: string;
    revision: number;
  };
  const submitted = await ma.officer('POST', `/drafts/${id}/submission`);
  return { id, revision, submitted };
}

const release = ({ id, revision }: { id: string; revision: number }) =>
  ma.releaser('POST', `/drafts/${id}/release`, { revision });

async function sent(over: object = { emergency }, sections?: Record<string, object>): Promise<string> {
  const answer = await release(await drafted(over, sections));
  expect([answer.status, answer.body]).toMatchObject([201, {}]);
  return (answer.body as { act: string }).act;
}

async function seen(calls: OfficerCalls, act: string): Promise<EmergencyItem | undefined> {
  const { items } = (await calls('GET', '/emergencies')).body as { items: EmergencyItem[] };
  return items.find((item) => item.act === act);
}

const statusAt = async (party: TestParty, act: string) => (await arrived(party, act)).status;

describe('an emergency', () => {
  it('lets a report leave that is refused else, is taken by two people there, and is reviewed by a third on each side', async () => {
    const refused = await release(await drafted({}));
    expect([refused.status, refused.body]).toMatchObject([403, { rule: 'crime-area' }]);
    const draft = await drafted({ emergency });
    const { decisions } = (await ma.releaser('GET', `/drafts/${draft.id}/preview`)).body as {
      decisions: object[];
    };
    expect(decisions).toMatchObject([{ permit: true, rule: 'emergency' }]);
    const { act } = (await release(draft)).body as { act: string };
    expect(await seen(ma.supervisor, act)).toMatchObject({
      ...{ state: 'sent', reason: 'life', justification: emergency.justification, may: ['review'] },
      against: [{ rule: 'crime-area' }],
    });
    await until('the supervisor is told', async () => {
      const { items } = (await ma.supervisor('GET', '/notices')).body as { items: { kind: string }[] };
      return items.some(({ kind }) => kind === 'emergency');
    });

    // There it waits, and nobody reads it.
    expect(await statusAt(madrid, act)).toBe('quarantined');
    await until('its answer', async () => (await statusAt(rabat, act)) === 'quarantined');
    expect((await es.head('GET', `/acts/${act}`)).status).toBe(404);
    expect(await seen(es.head, act)).toMatchObject({ state: 'waiting', may: ['ask', 'leave'] });
    const waiting = (await es.releaser('GET', '/today/emergency')).body as { items: object[] };
    expect(waiting.items).toMatchObject([{ subject: act, gravity: 'now', target: { page: 'emergencies' } }]);
    const path = `/emergencies/${act}`;
    const early = await es.head('POST', `${path}/decision`, { take: true });
    expect([early.status, early.body]).toMatchObject([409, { code: 'not-asked' }]);
    const { reason, justification } = emergency;
    expect((await es.releaser('POST', `${path}/request`, { reason, justification })).status).toBe(204);
    const alone = await es.releaser('POST', `${path}/decision`, { take: true });
    expect([alone.status, alone.body]).toMatchObject([403, { code: 'second-person' }]);
    expect((await es.head('POST', `${path}/decision`, { take: true })).status).toBe(204);
    const opened = await es.head('GET', `/acts/${act}`);
    expect([opened.status, opened.body]).toMatchObject([
      200,
      { sections: { declaration: { release: { kind: 'emergency' } }, facts: {} } },
    ]);
    await until('word that it was taken', async () => (await statusAt(rabat, act)) === 'accepted');

    // Who decided does not review; a third does, once.
    const own = await es.head('POST', `${path}/review`, { finding: 'justified', remark: '' });
    expect([own.status, own.body]).toMatchObject([409, { code: 'not-to-review' }]);
    for (const desk of [ma, es]) {
      const due = (await desk.supervisor('GET', '/today/override')).body as { items: object[] };
      expect(due.items).toMatchObject([{ subject: act, deadline: expect.any(Number) }]);
      const said = await desk.supervisor('POST', `${path}/review`, {
        finding: 'justified',
        remark: 'It was.',
      });
      expect(said.status).toBe(204);
      const after = (await desk.supervisor('GET', '/today/override')).body as { items: object[] };
      expect(after.items).toEqual([]);
      expect(await seen(desk.supervisor, act)).toMatchObject({ reviewed: { finding: 'justified' } });
    }
  });

  it('is told to the partner and its supervisor also when nothing stood against it', async () => {
    const act = await sent({ emergency }, { declaration: declarationOf('ma.dgsn') });
    await until('the act', async () => (await statusAt(madrid, act)) === 'accepted');
    expect(await seen(es.supervisor, act)).toMatchObject({ state: 'accepted', against: [], may: [] });
  });

  it('is left with nothing of its content kept, and stays refused to its author', async () => {
    const act = await sent();
    await until('the act', async () => (await seen(es.head, act)) !== undefined);
    expect((await es.releaser('POST', `/emergencies/${act}/decision`, { take: false })).status).toBe(204);
    expect(await seen(es.head, act)).toMatchObject({ state: 'left', may: [] });
    const { db } = madrid.node.rooms.store;
    expect(await db.selectFrom('quarantine').selectAll().where('act', '=', act).execute()).toEqual([]);
    const late = await es.releaser('POST', `/emergencies/${act}/decision`, { take: true });
    expect([late.status, late.body]).toMatchObject([409, { code: 'nothing-to-decide' }]);
    await until('its answer', async () => (await statusAt(rabat, act)) === 'quarantined');
  });

  it('never overrides a prohibited use, is justified, and is for reports alone', async () => {
    const prohibited = { declaration: declarationOf('ma.dgsn', { uses: ['political-targeting'] }) };
    const used = await release(await drafted({ emergency }, prohibited));
    expect([used.status, used.body]).toMatchObject([403, { rule: 'prohibited-use' }]);
    const bare = await release(await drafted({ emergency: { ...emergency, justification: ' ' } }));
    expect(bare.status).toBe(422);
    const { submitted } = await drafted({ emergency, type: 'outcome.report' });
    const problems = (submitted.body as { problems?: { section: string }[] }).problems ?? [];
    expect(problems.some(({ section }) => section === 'emergency')).toBe(true);
  });
});
