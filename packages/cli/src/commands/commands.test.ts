// SPDX-License-Identifier: Apache-2.0
// The command does, between two real nodes, what an officer does: an agreement, a report, an outcome, a recall; and it says what is refused.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { declare, handle } from '../deeds/declarations.ts';
import { answered, arrival } from '../deeds/exchange.ts';
import { untilProposed, untilState } from '../deeds/negotiation.ts';
import { pair } from '../deeds/pairing.ts';
import type { Desk } from '../fleet/accounts.ts';
import { Fleet } from '../fleet/fleet.ts';
import type { PartyNode } from '../fleet/party-node.ts';
import { madrid as esPn, rabat as maDgsn } from '../fleet/party-profiles.ts';
import { cutUpload, type Ran, ran } from './test-command.ts';

const root = mkdtempSync(join(tmpdir(), 'tansiq-commands-'));
let fleet: Fleet;
let rabat: PartyNode;
let madrid: PartyNode;
/** What one step leaves for the next. */
const left = { lineage: '', terms: '', draft: '', act: '' };

beforeAll(async () => {
  fleet = await Fleet.start({ root, parties: [maDgsn, esPn] });
  [rabat, madrid] = [fleet.node('ma.dgsn'), fleet.node('es.pn')];
  await Promise.all([rabat.fillDesks(), madrid.fillDesks()]);
  await pair(rabat, madrid);
}, 120_000);

afterAll(async () => {
  await fleet.stop();
  rmSync(root, { recursive: true, force: true });
}, 60_000);

function tansiq(
  at: PartyNode,
  desk: Desk,
  args: readonly string[],
  more: Record<string, string> = {},
): Promise<Ran> {
  const { password } = fleet.accounts.account(at.id, desk);
  const env = { TANSIQ_PASSWORD: password, TANSIQ_URL: at.officersUrl, ...more };
  return ran([...args, '--login', desk], root, env);
}

/** Runs, must succeed, and answers what it printed. */
async function outOf(at: PartyNode, desk: Desk, args: readonly string[]): Promise<string> {
  const { code, out, errors } = await tansiq(at, desk, args);
  expect(code, `${args.join(' ')}: ${out}${errors}`).toBe(0);
  return out;
}

/** Runs with `--json`, must succeed, and answers the value. */
async function answerOf<T>(at: PartyNode, desk: Desk, args: readonly string[]): Promise<T> {
  const { code, out, errors } = await tansiq(at, desk, [...args, '--json']);
  expect(code, `${args.join(' ')}: ${out}${errors}`).toBe(0);
  return JSON.parse(out) as T;
}

const file = (name: string, value: unknown): string => {
  writeFileSync(join(root, name), JSON.stringify(value));
  return name;
};

const report = () => ({
  to: ['es.pn'],
  lineage: left.lineage,
  sections: {
    title: { text: { fr: 'Un camion', en: 'A lorry' } },
    facts: { text: { fr: 'Un camion passe chaque nuit.', en: 'A lorry passes every night.' } },
    declaration: declare('ma.dgsn', { crimeAreas: ['drugs'], dataCategories: ['attachments', 'events'] }),
    handling: handle(),
  },
});

describe('the command', { timeout: 120_000 }, () => {
  it('talks, drafts from a template, proposes, comments', async () => {
    const talk = await answerOf<{ lineage: string }>(rabat, 'negotiator', [
      'agreement',
      'contact',
      '--with',
      'es.pn',
      '--text',
      'fr=Parlons.',
    ]);
    expect(await outOf(rabat, 'negotiator', ['agreement', 'templates'])).toContain('full-bilateral');
    const drafted = await tansiq(rabat, 'negotiator', [
      'agreement',
      'draft',
      'full-bilateral',
      '--with',
      'es.pn',
      '--lineage',
      talk.lineage,
    ]);
    writeFileSync(join(root, 'terms.json'), drafted.out);
    const proposal = await answerOf<{ act: string; terms: string; lineage: string }>(rabat, 'negotiator', [
      'agreement',
      'propose',
      'terms.json',
    ]);
    Object.assign(left, { lineage: proposal.lineage, terms: proposal.terms });
    expect(proposal.lineage).toBe(talk.lineage);
    await untilProposed(madrid, proposal);
    await answerOf(madrid, 'negotiator', [
      'agreement',
      'comment',
      left.lineage,
      left.terms,
      '1',
      '--text',
      'es=Conforme.',
    ]);
    expect(await outOf(madrid, 'negotiator', ['agreement', 'show', left.lineage])).toContain(
      'es.pn, article 1: Conforme.',
    );
  });

  it('says what may flow with whom, what can be done now, what terms say, and writes a paper', async () => {
    const { lineage, terms } = left;
    expect(await outOf(rabat, 'negotiator', ['agreement', 'matrix'])).toMatch(
      /^es\.pn +proposed +Terrorism +3 /m,
    );
    expect(await outOf(madrid, 'signatory', ['agreement', 'steps', lineage])).toMatch(
      /^sign +[\w-]{43} +permitted/m,
    );
    expect(await outOf(madrid, 'signatory', ['agreement', 'words', lineage, terms])).toContain(
      'Kept for at most 60 months; reviewed every 36 months',
    );
    expect(await outOf(rabat, 'negotiator', ['agreement', 'check', 'terms.json'])).toMatch(/attention/);
    await outOf(rabat, 'negotiator', ['agreement', 'paper', lineage, terms, '--out', 'paper.pdf']);
    expect(readFileSync(join(root, 'paper.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    const [here, there] = await Promise.all(
      [rabat, madrid].map((node) => outOf(node, 'head', ['party', 'show', 'es.pn'])),
    );
    const words = /^ {2}((?:\w+ ){15}\w+)$/m;
    expect(words.exec(here ?? '')?.[1]).toBe(words.exec(there ?? '')?.[1]);
    expect(here).toMatch(words);
  });

  it('signs for those who may, and says who may not', async () => {
    const sign = ['agreement', 'sign', left.lineage, left.terms, '--office', 'en=Minister'];
    const refused = await tansiq(rabat, 'negotiator', sign);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.errors).toMatch(/^Refused: .+\nrule: role$/m);
    await answerOf(rabat, 'signatory', sign);
    await answerOf(madrid, 'signatory', sign);
    await Promise.all([rabat, madrid].map((node) => untilState(node, left.lineage, 'in-force')));
    expect(await outOf(rabat, 'negotiator', ['agreement', 'list'])).toMatch(/in-force/);
  });

  it('composes with an attachment, shows the preview, submits, and releases by somebody else', async () => {
    const { officer, begun } = await cutUpload(rabat, join(root, 'note.txt'));
    const compose = ['report', 'compose', file('report.json', report()), '--attach', 'note.txt'];
    left.draft = (await answerOf<{ id: string }>(rabat, 'officer', compose)).id;
    const { uploads } = await officer.call('GET /drafts/{id}', { params: { id: left.draft } });
    expect(uploads).toEqual([begun]);
    expect(await outOf(rabat, 'officer', ['report', 'preview', left.draft])).toMatch(/es\.pn +permitted/);
    expect(await outOf(rabat, 'officer', ['report', 'submit', left.draft])).toContain(
      'waits for a second officer',
    );
    expect(await outOf(rabat, 'head', ['report', 'drafts'])).toContain(left.draft);
    left.act = (await answerOf<{ act: string }>(rabat, 'head', ['report', 'release', left.draft])).act;
    await arrival(madrid, left.act);
    await answered(rabat, left.act, ['es.pn']);
    expect(await outOf(madrid, 'head', ['inbox'])).toContain(left.act);
    const shown = await tansiq(madrid, 'head', ['report', 'show', left.act]);
    expect(shown.out).toContain('facts: A lorry passes every night.');
    expect(await outOf(madrid, 'head', ['report', 'list'])).toContain('A lorry');
  });

  it('asks the gate of a file that is not saved, gives a draft back, translates, and shows the thread', async () => {
    const arms = report();
    arms.sections.declaration = declare('ma.dgsn', { crimeAreas: [], dataCategories: ['events'] });
    const said = await outOf(rabat, 'officer', ['report', 'check', file('arms.json', arms)]);
    expect(said).toMatch(/es\.pn: refused[\s\S]*crime area is missing/);
    const { id } = await answerOf<{ id: string }>(rabat, 'officer', ['report', 'compose', 'report.json']);
    await answerOf(rabat, 'officer', ['report', 'submit', id]);
    await answerOf(rabat, 'head', ['report', 'return', id, '--remark', 'Say where.']);
    expect(await outOf(rabat, 'officer', ['report', 'drafts'])).toMatch(new RegExp(`${id}.*open`));
    const words = file('words.json', { facts: 'Un camión pasa cada noche.' });
    await answerOf(madrid, 'head', ['report', 'translate', left.act, 'es', words]);
    const { dossier } = await arrival(madrid, left.act);
    expect(await outOf(madrid, 'head', ['report', 'thread', dossier ?? ''])).toContain('A lorry');
  });

  it('writes who can prove what as files, and the second reader verifies them without the node', async () => {
    const said = await outOf(rabat, 'officer', ['report', 'proof', left.act, '--out', 'proof']);
    expect(said).toMatch(/author: ma\.dgsn[\s\S]*es\.pn/);
    expect(readFileSync(join(root, 'proof', 'es.pn.tlog-proof'), 'utf8')).toMatch(
      /^c2sp\.org\/tlog-proof@v1/,
    );
    const lines = join('proof', 'act.ndjson');
    const verified = await ran(['verify', lines, '--json'], root);
    const reading = JSON.parse(verified.out) as { ok: boolean; acts: { id: string }[] };
    expect(verified.out).toContain(left.act);
    expect(reading).toMatchObject({ ok: true });
    // An officer takes the proof out, not the content: exporting that is for the head and the supervisor.
    expect(readFileSync(join(root, lines), 'utf8')).not.toContain('A lorry');
    await outOf(rabat, 'head', ['report', 'proof', left.act, '--out', 'proof-head']);
    expect(readFileSync(join(root, 'proof-head', 'act.ndjson'), 'utf8')).toContain('A lorry');
  });

  it('names rule and article of what the gate refuses, for people and for programs', async () => {
    const barred = report();
    barred.sections.declaration = declare('ma.dgsn', {
      crimeAreas: ['drugs'],
      uses: ['political-targeting'],
    });
    const { id } = await answerOf<{ id: string }>(rabat, 'officer', [
      'report',
      'compose',
      file('barred.json', barred),
    ]);
    await answerOf(rabat, 'officer', ['report', 'submit', id]);
    const refused = await tansiq(rabat, 'head', ['report', 'release', id]);
    expect(refused.errors).toMatch(/rule: prohibited-use\narticle: \d+/);
    const said = await tansiq(rabat, 'head', ['report', 'release', id, '--json']);
    expect(said.code).toBe(1);
    expect(JSON.parse(said.out)).toMatchObject({
      error: { status: 403, rule: 'prohibited-use', article: expect.any(String) },
    });
  });

  it('reports an outcome of a lead and lists it', async () => {
    const { dossier } = await arrival(madrid, left.act);
    const body = {
      to: ['ma.dgsn'],
      lineage: left.lineage,
      dossier,
      sections: {
        declaration: declare('es.pn', { crimeAreas: ['drugs'] }),
        handling: handle(),
        refs: { refs: [{ rel: 'lead', act: left.act }] },
        outcome: { kind: 'nothing-found', on: '2026-11-01T09:00:00Z', state: 'es', finding: 'confirmed' },
      },
    };
    // The releaser of this desk composes, and so somebody else would have to release: the draft is what is shown here.
    const { id } = await answerOf<{ id: string }>(madrid, 'head', [
      'outcome',
      'report',
      file('outcome.json', body),
    ]);
    expect(id).toHaveLength(22);
    expect(await outOf(madrid, 'head', ['outcome', 'list'])).toContain('Nothing.');
    expect(await outOf(madrid, 'head', ['outcome', 'totals'])).toContain('arrest: ');
    const touched = await tansiq(madrid, 'head', ['outcome', 'consequences', left.act]);
    expect([touched.code, touched.out]).toEqual([0, 'Nothing.\n']);
  });

  it('hands over a plan, shows the board, and says why there is no go', async () => {
    const party = (id: string) => ({ party: id, capacity: 'participant' });
    const site = (id: string) => ({
      ...{ id, place: { en: id }, kind: 'other', risk: 'low', targets: [], tasks: [] },
    });
    const plan = {
      ...{ lineage: left.lineage, to: ['es.pn'], title: { en: 'Palm' } },
      frame: {
        ...{ kind: 'simultaneous', rehearsal: true, hour: '2030-01-01T06:00:00Z', lead: 'ma.dgsn' },
        ...{ tolerance: 600, margin: 600, missingReceipt: 'stand-down' },
        capacities: [party('es.pn'), party('ma.dgsn')],
        sites: [{ id: 's1', party: 'ma.dgsn', with: [] }],
      },
      plan: {
        ...{ sites: [site('s1')], contacts: [], triggers: [] },
        communications: { primary: 'a', fallback: 'b' },
      },
      declaration: declare('ma.dgsn', { crimeAreas: ['drugs'] }),
      handling: handle(),
    };
    const { draft } = await answerOf<{ draft: string }>(rabat, 'officer', [
      'operation',
      'plan',
      file('plan.json', plan),
    ]);
    const { act, dossier } = await answerOf<{ act: string; dossier: string }>(rabat, 'head', [
      'report',
      'release',
      draft,
    ]);
    const board = await outOf(rabat, 'head', ['operation', 'board', dossier]);
    expect(board).toMatch(/REHEARSAL.* proposed \/ waiting \(not-agreed/);
    writeFileSync(join(root, 'warrant.txt'), 'warrant');
    const mandate = { site: 's1', commander: 'C', authority: 'Judge', document: join(root, 'warrant.txt') };
    const consent = await answerOf<{ draft: string }>(rabat, 'officer', [
      ...['operation', 'consent', dossier, act, '--mandates', file('mandates.json', [mandate])],
    ]);
    await answerOf(rabat, 'head', ['report', 'release', consent.draft]);
    await answerOf(rabat, 'head', ['operation', 'ready', dossier, act, 's1']);
    const refused = await tansiq(rabat, 'head', ['operation', 'go', dossier, act, '--json']);
    expect(JSON.parse(refused.out)).toMatchObject({ error: { status: 409, code: 'no-go' } });
    await answerOf(rabat, 'officer', ['operation', 'abort', dossier, act, '--note', 'en=Off']);
    expect(await outOf(rabat, 'head', ['operation', 'list'])).toContain('aborted');
  });

  it('proposes a joint statement, shows it, signs it, and publishes nothing that is not signed by all', async () => {
    const text = { en: 'Together', es: 'Juntos' };
    const wish = {
      ...{ lineage: left.lineage, to: ['es.pn'], title: text, paragraphs: [text] },
      figures: [],
    };
    const declared = { declaration: declare('ma.dgsn', { crimeAreas: ['drugs'] }), handling: handle() };
    const embargo = '2030-01-01T06:00:00Z';
    const drafted = await answerOf<{ draft: string }>(rabat, 'officer', [
      ...['statement', 'propose', file('statement.json', { ...wish, ...declared, embargo })],
    ]);
    const release = (draft: string) =>
      answerOf<{ dossier: string }>(rabat, 'head', ['report', 'release', draft]);
    const { dossier } = await release(drafted.draft);
    const { current } = await answerOf<{ current: string }>(rabat, 'officer', ['statement', 'show', dossier]);
    const signing = await answerOf<{ draft: string }>(rabat, 'officer', [
      'statement',
      'sign',
      dossier,
      current,
    ]);
    await release(signing.draft);
    expect(await outOf(rabat, 'officer', ['statement', 'list'])).toMatch(/Together.*proposed.*es\.pn/);
    const refused = await tansiq(rabat, 'officer', ['statement', 'publish', dossier, '--out', 'x', '--json']);
    expect(JSON.parse(refused.out)).toMatchObject({ error: { status: 409, code: 'not-all-signed' } });
    const bare = await ran(['statement', 'verify', 'statement.json', '--json'], root);
    expect(JSON.parse(bare.out)).toMatchObject({ ok: false, problem: 'unreadable' });
  });

  it('recalls, and shows the journal of it', async () => {
    await answerOf(rabat, 'head', [
      'report',
      'recall',
      left.act,
      '--effect',
      'erase',
      '--reason',
      'court-order',
    ]);
    const { items } = await answerOf<{ items: { row?: { what: string } }[] }>(rabat, 'supervisor', [
      'journal',
      'list',
      '--what',
      'erase',
    ]);
    expect(items.map(({ row }) => row?.what)).toContain('erase');
    expect(await outOf(rabat, 'supervisor', ['journal', 'verify'])).toContain('All is well.');
  });

  it('tells what waits, how the node is, and takes a sample of the journal', async () => {
    const today = await answerOf<{ items: unknown[]; kinds: unknown[] }>(madrid, 'head', ['today']);
    expect(Array.isArray(today.items)).toBe(true);
    expect(await outOf(madrid, 'administrator', ['status'])).toMatch(/MiB free/);
    const sample = await answerOf<{ rows: unknown[]; seed: string }>(rabat, 'supervisor', [
      ...['journal', 'sample', '--kind', 'changes', '--size', '2'],
    ]);
    expect([sample.rows.length, sample.seed.length]).toEqual([2, 43]);
    const nobodys = await tansiq(madrid, 'head', ['emergency', 'take', 'A'.repeat(43)]);
    expect([nobodys.code, await outOf(madrid, 'head', ['emergency', 'list'])]).toEqual([
      1,
      expect.stringMatching(/nothing/i),
    ]);
    const wrong = await tansiq(rabat, 'supervisor', ['journal', 'list', '--since', 'yesterday']);
    expect(wrong).toMatchObject({ code: 1, errors: expect.stringContaining('is not a moment') });
  });

  it('keeps accounts, and rotates keys', async () => {
    const secret = { TANSIQ_NEW_PASSWORD: 'quartz-meadow-linen-heron-33' };
    const add = ['user', 'add', 'newcomer', '--name', 'Nadia B.', '--role', 'officer'];
    expect((await tansiq(rabat, 'administrator', add, secret)).code).toBe(0);
    expect(
      (
        await tansiq(rabat, 'administrator', ['user', 'password', 'newcomer'], {
          TANSIQ_NEW_PASSWORD: 'violet-glade-onyx-reef-58',
        })
      ).code,
    ).toBe(0);
    const ways = await answerOf<{ passkeys: unknown[]; codes: { on: boolean } }>(rabat, 'administrator', [
      ...['user', 'ways', 'newcomer'],
    ]);
    expect(ways).toMatchObject({ passkeys: [], codes: { on: false } });
    const end = ['user', 'end-sessions', 'newcomer', '--why', 'left at a desk abroad'];
    expect((await tansiq(rabat, 'administrator', end)).code).toBe(0);
    expect((await tansiq(rabat, 'administrator', end.slice(0, 3))).code).not.toBe(0);
    const reset = ['user', 'reset-codes', 'newcomer', '--why', 'has none'];
    expect((await tansiq(rabat, 'administrator', reset)).code).not.toBe(0);
    expect((await tansiq(rabat, 'administrator', ['user', 'disable', 'newcomer'])).code).toBe(0);
    expect(await outOf(rabat, 'administrator', ['user', 'list'])).toMatch(/newcomer +Nadia B\. +officer +-/);
    const { seq } = await answerOf<{ seq: number }>(rabat, 'administrator', [
      'party',
      'rotate',
      '--key',
      'sign',
    ]);
    expect(seq).toBe(1);
  });

  it('says what to do when the node is not there, or the password is missing', async () => {
    const away = await tansiq(rabat, 'head', ['inbox', '--url', 'http://127.0.0.1:9']);
    expect(away.errors).toBe('The node at http://127.0.0.1:9 cannot be reached: ECONNREFUSED\n');
    const mute = await tansiq(rabat, 'head', ['inbox'], { TANSIQ_PASSWORD: '' });
    expect(mute).toMatchObject({ code: 1, errors: expect.stringContaining('Set TANSIQ_PASSWORD') });
  });
});
