// SPDX-License-Identifier: Apache-2.0
// The API of agreements over HTTP: who may call what, what comes back, and how it is refused.
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieName, type Role } from '../../access/index.ts';
import { assemble } from '../../http/index.ts';
import { createLogger } from '../../logging/index.ts';
import { PASSWORD, startNodes, type TestNodes } from '../../test-nodes.ts';
import { accessRoutes, doorstepOf } from '../users/index.ts';
import { agreementRoutes } from './index.ts';
import { type Desk, desk, en, inState, untilProposed } from './test-talks.ts';

describe('the API of agreements', () => {
  let nodes: TestNodes;
  let rabat: Desk;
  let madrid: Desk;
  let app: Hono;
  let lineage: string;
  let terms: Record<string, unknown>;
  const sessions = new Map<Role, Record<string, string>>();

  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn']);
    [rabat, madrid] = [desk(nodes, 'ma.dgsn'), desk(nodes, 'es.pn')];
    const { rooms } = rabat.node;
    const door = { party: rooms.self, secure: false };
    const capabilities = [
      ...accessRoutes({ ...rooms, ...door, doorstep: doorstepOf(door) }),
      agreementRoutes(rabat.agreements, rooms.self),
    ];
    const log = createLogger({ level: 'silent' });
    app = assemble({ ...rooms, party: rooms.self, version: '0.0.0', capabilities, secure: false, log });
    for (const role of ['officer', 'negotiator', 'signatory', 'supervisor'] as const) {
      const login = `desk.${role}`;
      await rooms.users.createUser('system', {
        login,
        name: role,
        roles: [role],
        password: PASSWORD,
        language: 'en',
      });
      const { value, csrf } = await rooms.signIn.signIn({ login, password: PASSWORD });
      sessions.set(role, { cookie: `${cookieName(rooms.self, false)}=${value}`, 'x-csrf-token': csrf });
    }
  }, 60_000);
  afterAll(() => nodes?.stop());

  async function call(
    role: Role,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const headers = { host: 'node.test', 'content-type': 'application/json', ...sessions.get(role) };
    const answer = await app.request(`http://node.test/api${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  }

  it('lists templates with titles in four languages, and fills one in those of the title', async () => {
    const { body } = await call('negotiator', 'GET', '/templates');
    const items = body.items as { name: string; title: Record<string, string> }[];
    expect(items.map(({ name }) => name)).toContain('full-bilateral');
    expect(items.every(({ title }) => Object.keys(title).sort().join() === 'ar,en,es,fr')).toBe(true);
    const title = { ar: 'اتفاق الرباط ومدريد', es: 'Acuerdo de Rabat y Madrid' };
    const filled = await call('negotiator', 'POST', '/templates/full-bilateral', {
      parties: [{ id: 'es.pn' }],
      title,
      windowDays: 20,
    });
    expect(filled.status).toBe(200);
    terms = filled.body.terms as Record<string, unknown>;
    lineage = terms.lineage as string;
    expect(terms.title).toEqual(title);
    expect((terms.parties as { id: string; root: string }[]).map(({ id, root }) => [id, root])).toEqual([
      ['es.pn', madrid.node.rooms.directory.self.chain.root],
      ['ma.dgsn', rabat.node.rooms.directory.self.chain.root],
    ]);
  });

  it('fills nothing for a stranger, a template that is not there, or a window longer than 90 days', async () => {
    const stranger = await call('negotiator', 'POST', '/templates/narrow', { parties: [{ id: 'qa.moi' }] });
    expect([stranger.status, stranger.body.code]).toEqual([422, 'invalid']);
    expect(stranger.body.issues).toMatchObject([{ code: 'party-not-paired' }]);
    expect((await call('negotiator', 'POST', '/templates/none', { parties: [{ id: 'es.pn' }] })).status).toBe(
      404,
    );
    const long = { parties: [{ id: 'es.pn' }], windowDays: 91 };
    expect((await call('negotiator', 'POST', '/templates/narrow', long)).status).toBe(422);
  });

  it('takes a proposal from a negotiator alone, and answers with act, terms and lineage', async () => {
    const refused = await call('officer', 'POST', '/agreements/proposals', { terms });
    expect([refused.status, refused.body.rule]).toEqual([403, 'role']);
    const { status, body } = await call('negotiator', 'POST', '/agreements/proposals', { terms });
    expect([status, body.lineage]).toEqual([201, lineage]);
    await untilProposed([rabat, madrid], lineage, body.terms as string);
    const again = await call('negotiator', 'POST', '/agreements/proposals', { terms });
    expect([again.status, again.body.code]).toEqual([409, 'already-said']);
  });

  it('shows the agreement to those who need to know, and to others that there is none', async () => {
    const { status, body } = await call('negotiator', 'GET', `/agreements/${lineage}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ lineage, state: 'proposed', parties: ['es.pn', 'ma.dgsn'] });
    expect((body.versions as { document: unknown }[])[0]?.document).toEqual(terms);
    expect((await call('supervisor', 'GET', '/agreements')).body.items).toMatchObject([
      { lineage, state: 'proposed' },
    ]);
    expect((await call('officer', 'GET', '/agreements')).body.items).toEqual([]);
    const hidden = await call('officer', 'GET', `/agreements/${lineage}`);
    const absent = await call('officer', 'GET', `/agreements/${'A'.repeat(22)}`);
    expect([hidden.status, hidden.body.texts]).toEqual([absent.status, absent.body.texts]);
  });

  it('takes a signature with the words of an office, and refuses members that it does not know', async () => {
    const hash = ((await call('negotiator', 'GET', `/agreements/${lineage}`)).body as { terms: string })
      .terms;
    const path = `/agreements/${lineage}/signatures`;
    const odd = await call('signatory', 'POST', path, { terms: hash, office: en('Minister'), extra: 1 });
    expect(odd.status).toBe(422);
    const mute = await call('signatory', 'POST', path, { terms: hash, office: { en: '' } });
    expect(mute.status).toBe(422);
    expect((await call('signatory', 'POST', path, { terms: hash, office: en('Minister') })).status).toBe(201);
    await madrid.agreements.consents.sign(madrid.as.signatory, lineage, {
      terms: hash,
      office: en('Minister'),
    });
    await inState([rabat, madrid], lineage, 'in-force');
  });

  it('tells an officer which article lets a report go, and names each that does not', async () => {
    const trial = {
      to: ['es.pn'],
      lineage,
      type: 'report.share',
      declaration: {
        purpose: 'prevention',
        crimeAreas: ['terrorism'],
        dataCategories: ['identity'],
        subjectCategories: ['suspect'],
        specialCategories: [],
        minors: false,
        evaluation: { scheme: '4x4', value: 'A1' },
        ground: { kind: 'law-09-08' },
        penaltyMonths: 60,
      },
      handling: { restrictions: ['H0', 'H2'], tlp: 'AMBER+STRICT', pap: 'AMBER', evidence: 'never' },
    };
    const yes = await call('officer', 'POST', '/agreements/try', trial);
    expect(yes.body.decisions).toMatchObject([{ party: 'es.pn', permit: true, rule: 'permitted' }]);
    const drugs = { ...trial, handling: { ...trial.handling, restrictions: [] } };
    const no = await call('officer', 'POST', '/agreements/try', drugs);
    expect(no.body.decisions).toMatchObject([
      { permit: false, rule: 'marking', denials: [{ rule: 'marking', article: '10' }] },
    ]);
    const malformed = await call('officer', 'POST', '/agreements/try', {
      ...trial,
      handling: { ...trial.handling, tlp: 'PINK' },
    });
    expect([malformed.status, (malformed.body.issues as { path: string }[])[0]?.path]).toEqual([
      422,
      'body.handling.tlp',
    ]);
    expect((await call('supervisor', 'POST', '/agreements/try', trial)).status).toBe(403);
  });

  it('keeps an agreement while it is written, for its negotiator, and lets it go with the proposal', async () => {
    const filled = await call('negotiator', 'POST', '/templates/narrow', { parties: [{ id: 'es.pn' }] });
    const fresh = filled.body.terms as Record<string, unknown>;
    const lineage = String(fresh.lineage);
    const begun = await call('negotiator', 'POST', '/agreements/drafts', {
      terms: { lineage, title: { en: 'Draft' } },
    });
    expect(begun).toMatchObject({ status: 201, body: { revision: 1 } });
    const path = `/agreements/drafts/${String(begun.body.id)}`;
    const whole = { ...fresh, title: { ...(fresh.title as object), en: 'Another title' } };
    const kept = await call('negotiator', 'PUT', path, { revision: 1, terms: whole });
    expect(kept).toMatchObject({ status: 200, body: { revision: 2 } });
    const late = await call('negotiator', 'PUT', path, { revision: 1, terms: whole });
    expect(late).toMatchObject({ status: 409, body: { code: 'draft-changed' } });
    const other = { ...whole, lineage: 'A'.repeat(22) };
    expect((await call('negotiator', 'PUT', path, { revision: 2, terms: other })).status).toBe(404);
    expect((await call('negotiator', 'GET', path)).body).toMatchObject({
      terms: whole,
      byName: 'negotiator',
      own: true,
    });
    expect((await call('officer', 'GET', path)).status).toBe(403);
    expect((await call('negotiator', 'GET', '/agreements/drafts')).body).toMatchObject({
      items: [{ lineage, title: whole.title, parties: ['es.pn', 'ma.dgsn'] }],
    });

    const drafts = rabat.agreements.drafts;
    const stranger = { ...rabat.as.negotiator, id: 'Z'.repeat(22) };
    expect(await drafts.list(stranger)).toEqual([]);
    await expect(drafts.get(stranger, String(begun.body.id))).rejects.toMatchObject({ status: 404 });

    const missing = await call('negotiator', 'POST', '/agreements/proposals', {
      terms: whole,
      draft: 'A'.repeat(22),
    });
    expect(missing.status).toBe(404);
    const proposed = await call('negotiator', 'POST', '/agreements/proposals', {
      terms: whole,
      draft: begun.body.id,
    });
    expect(proposed.status).toBe(201);
    expect((await call('negotiator', 'GET', '/agreements/drafts')).body).toEqual({ items: [] });
  });

  it('throws a draft away', async () => {
    const { body } = await call('negotiator', 'POST', '/agreements/drafts', { terms: { lineage } });
    const path = `/agreements/drafts/${String(body.id)}`;
    const owner = String((await call('negotiator', 'GET', path)).body.by);
    await rabat.agreements.drafts.drop({ ...rabat.as.negotiator, id: owner }, String(body.id));
    expect((await call('negotiator', 'GET', path)).status).toBe(404);
  });
});
