// SPDX-License-Identifier: Apache-2.0
// A joint statement of two real nodes by their API: figures that both confirmed, a counter-text, signatures, the embargo, what is published.
import { type Kid, type PartyId, readPublished, readStatementSignature } from '@tansiq/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AgreementInForce, agreementInForce, arrived, letIn } from '../../test-agreement.ts';
import { type Desk, deskOf, entering, made, operationAgreed, says } from '../../test-desks.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { confirms, recallAllTheSame, statementWish } from '../../test-statement.ts';
import type { StatementAnswer } from './shapes.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
let now = Date.now();
let inRabat: Desk;
let inMadrid: Desk;

beforeAll(async () => {
  const fast = { burst: 1e9, perSecond: 1e9 };
  nodes = await startNodes(['ma.dgsn', 'es.pn'], {
    now: () => now,
    rates: { perAddress: fast, perUser: fast },
  });
  [rabat, madrid] = [nodes.get('ma.dgsn'), nodes.get('es.pn')];
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
});
// The clock is moved on, and a session does not live through that for ever.
beforeEach(async () => {
  [inRabat, inMadrid] = [await deskOf(rabat), await deskOf(madrid)];
});
afterAll(() => nodes?.stop());

/** What the cards that Rabat holds say of a key. */
const known = (party: PartyId, kid: Kid) => {
  const chain = rabat.node.rooms.directory.trusted(party)?.chain;
  return chain && !('rule' in chain.standingKey(kid));
};

describe('a joint statement', () => {
  it('has figures of what both confirmed and is public once both have signed and its hour has come', async () => {
    const { plan, dossier: operation } = await operationAgreed(
      [rabat, inRabat],
      [madrid, inMadrid],
      agreement.lineage,
    );
    const entered = await says(inRabat.releaser, operation, 'entries', {
      ...entering(plan, 'arrest', { site: 's1', person: 'P-2', category: 'suspect', minor: false }),
      ...{ rights: true, finding: 'preliminary' },
    });
    const { act: entry } = entered.body as { act: string };
    const wish = { kind: 'arrest', entries: [entry], finding: 'preliminary' };
    const outcome = await made(inRabat, `/operations/${operation}/outcomes`, wish);
    const label = { en: 'Arrested', es: 'Detenidos' };
    const figure = { id: 'arrests', label, measure: 'persons', dossier: operation };
    const proposed = { ...statementWish(rabat, [figure]), lineage: agreement.lineage, to: ['es.pn'] };
    const early = await inRabat.officer('POST', '/statements', proposed);
    expect([early.status, early.body]).toMatchObject([422, { code: 'figure-unfounded' }]);
    await confirms(madrid, rabat, { ...outcome, lineage: agreement.lineage });
    await until('the word at Rabat', async () => {
      const { body } = await inRabat.officer('GET', `/outcomes/totals?dossier=${operation}`);
      return (body as { totals: { arrest: { persons: number } } }).totals.arrest.persons === 1;
    });
    const { act, dossier } = await made(inRabat, '/statements', proposed);
    await arrived(madrid, act);
    await letIn(madrid, dossier, 'officer', 'releaser');
    const statementAt = async (desk: Desk) =>
      (await desk.officer('GET', `/statements/${dossier}`)).body as StatementAnswer;
    const { current, versions, may } = await statementAt(inMadrid);
    expect(versions[0]).toMatchObject({
      ...{ paragraphs: [{}, { en: '1.', es: '1. (es)' }], missing: ['es.pn', 'ma.dgsn'] },
      figures: [{ value: '1', standing: 'founded', from: [outcome.act] }],
    });
    expect(may).toEqual(['counter', 'sign']);
    // Countered by Madrid: the first text is signed by nobody any more.
    const counter = { ...statementWish(madrid, [figure], 'Palm, said better') };
    const second = await made(inMadrid, `/statements/${dossier}/versions`, counter);
    await arrived(rabat, second.act);
    const superseded = await inRabat.officer('POST', `/statements/${dossier}/signatures`, {
      statement: current,
    });
    expect([superseded.status, superseded.body]).toMatchObject([409, { code: 'text-superseded' }]);
    const { current: statement } = await statementAt(inRabat);
    const signs = (desk: Desk) => made(desk, `/statements/${dossier}/signatures`, { statement });
    const publishes = (desk: Desk) => desk.officer('GET', `/statements/${dossier}/published`);
    // What a look at a draft shows is signed with no key of the party.
    const looked = await inMadrid.officer('POST', `/statements/${dossier}/signatures`, { statement });
    const look = await inMadrid.releaser(
      'GET',
      `/drafts/${(looked.body as { draft: string }).draft}/preview`,
    );
    const [seen = ''] = look.bytes.toString().match(/[\w-]+\.[\w-]+\.[\w-]{86}(?=")/) ?? [];
    expect([look.status, seen]).toEqual([200, expect.stringMatching(/./)]);
    const ownKey = (party: PartyId, kid: Kid) =>
      madrid.node.rooms.directory.trusted(party)?.chain.standingKey(kid);
    expect(readStatementSignature(seen, ownKey)).toBeUndefined();
    const again = await inRabat.officer('POST', `/statements/${dossier}/signatures`, { statement });
    const ours = await signs(inRabat);
    const { draft, revision } = again.body as { draft: string; revision: number };
    const twice = await inRabat.releaser('POST', `/drafts/${draft}/release`, { revision });
    expect([twice.status, twice.body]).toMatchObject([409, { code: 'already-signed' }]);
    const alone = await publishes(inRabat);
    expect([alone.status, alone.body]).toMatchObject([409, { code: 'not-all-signed' }]);
    const theirs = await signs(inMadrid);
    await Promise.all([arrived(madrid, ours.act), arrived(rabat, theirs.act)]);
    for (const desk of [inRabat, inMadrid]) {
      await until('both signatures', async () => (await statementAt(desk)).state === 'embargoed');
      const refused = await publishes(desk);
      expect([refused.status, refused.body]).toMatchObject([409, { code: 'embargoed' }]);
    }
    now += 600_000;
    const files = await Promise.all(
      [inRabat, inMadrid].map(async (desk) => (await publishes(desk)).bytes.toString()),
    );
    expect(files[0]).toBe(files[1]);
    expect(readPublished(files[0] ?? '', Math.floor(now / 1000), known)).toMatchObject({
      ok: true,
      hash: statement,
    });
    const page = (await inRabat.officer('GET', `/statements/${dossier}/page`)).bytes.toString();
    for (const part of [statement, '1. (es)', 'es.pn']) expect(page).toContain(part);
    const pdf = await inRabat.officer('GET', `/statements/${dossier}/paper`);
    expect([pdf.status, pdf.bytes.subarray(0, 5).toString()]).toEqual([200, '%PDF-']);
    for (const secret of [outcome.act, act, dossier, agreement.lineage])
      expect(files[0] + page).not.toContain(secret);
    const late = await inMadrid.officer('POST', `/statements/${dossier}/versions`, counter);
    expect([late.status, late.body]).toMatchObject([409, { code: 'statement-settled' }]);

    // Nor is it taken back, even by a partner whose node says so all the same.
    await recallAllTheSame(madrid, rabat, second);
    expect((await arrived(rabat, second.act)).hold).toBe(0);
    expect((await statementAt(inRabat)).state).toBe('public');
  });
});
