// SPDX-License-Identifier: Apache-2.0
// Who is told what: once, without content, and only what they may know at that moment.
import { newRandomId } from '@tansiq/protocol';
import { describe, expect, it } from 'vitest';
import { mayHear } from './may-know.ts';
import { stores, useNotices } from './test-notice-stage.ts';
import { standardWishes } from './wishes.ts';

describe.each(stores)('notices on %s', (_, open) => {
  const stage = useNotices(open);

  it('tells of an act those who may know of it, once, and raises the count of what is unread', async () => {
    const [officer, other, supervisor] = [
      await stage.user('officer'),
      await stage.user('officer'),
      await stage.user('supervisor'),
    ];
    const dossier = newRandomId();
    await stage.grant(dossier, officer);
    await stage.received(dossier);
    expect(await stage.notifier().tellAll()).toBe(1);
    expect(await stage.notifier().tellAll()).toBe(0);
    await stage.received(dossier);
    await stage.notifier().tellAll();
    expect(await stage.toldTo(officer)).toEqual([['report', 2]]);
    expect([await stage.toldTo(other), await stage.toldTo(supervisor)]).toEqual([[], []]);
    await stage.notices().read(officer, { upTo: Number.MAX_SAFE_INTEGER });
    await stage.received(dossier);
    await stage.notifier().tellAll();
    expect(await stage.toldTo(officer)).toEqual([['report', 1]]);
  });

  it('tells of an operation apart from its calls, which those at home are told of too, and of no entry', async () => {
    const officer = await stage.user('officer');
    const dossier = newRandomId();
    await stage.grant(dossier, officer);
    for (const type of ['operation.plan', 'operation.entry', 'operation.go', 'statement.propose'])
      await stage.received(dossier, type);
    await stage.notifier().tellAll();
    expect((await stage.toldTo(officer)).toSorted()).toEqual([
      ['call', 1],
      ['operation', 1],
      ['statement', 1],
    ]);
    const { act } = await stage.store.db
      .selectFrom('events')
      .select('act')
      .where('detail', 'like', '%operation.go%')
      .executeTakeFirstOrThrow();
    await stage.news.tell(stage.store.db as never, [
      { kind: 'act', act: String(act), dossier, detail: { type: 'operation.abort' } },
    ]);
    await stage.notifier().tellAll();
    expect(await stage.toldTo(officer)).toContainEqual(['call', 2]);
  });

  it('tells two that work at once of everything once', async () => {
    const officer = await stage.user('officer');
    const dossier = newRandomId();
    await stage.grant(dossier, officer);
    for (let n = 0; n < 20; n += 1) await stage.received(dossier);
    await Promise.all([stage.notifier().tellAll(), stage.notifier().tellAll()]);
    expect(await stage.toldTo(officer)).toEqual([['report', 20]]);
  });

  it('asks the gate: not what is secret, protected or restricted; what waits for an H3 acceptance, yes', async () => {
    const [officer, cleared] = [
      await stage.user('officer'),
      await stage.user('head', { clearance: 2, shielded: true }),
    ];
    const dossier = newRandomId();
    await stage.grant(dossier, officer, cleared);
    for (const labels of [{ rank: 2 }, { shielded: 1 }, { hold: 1 }, { expires_ms: stage.clock.ms }])
      await stage.received(dossier, 'report.share', labels);
    await stage.notifier().tellAll();
    expect(await stage.toldTo(officer)).toEqual([]);
    expect(await stage.toldTo(cleared)).toEqual([['report', 3]]);
    await stage.received(dossier, 'report.share', { h3: 1 });
    await stage.notifier().tellAll();
    expect(await stage.toldTo(officer)).toEqual([['report', 1]]);
  });

  it('shows no notice of what its reader may no longer know of', async () => {
    const officer = await stage.user('officer');
    const dossier = newRandomId();
    await stage.grant(dossier, officer);
    await stage.received(dossier);
    await stage.notifier().tellAll();
    await stage.store.writer.write((tx) => tx.deleteFrom('dossier_readers').execute());
    expect(await stage.notices().list(officer, { limit: 9, unread: false })).toMatchObject({
      items: [],
      unread: 0,
    });
  });

  it('tells of a draft who may release it, not its author, and of a dossier only who knows that', async () => {
    const [author, releaser, stranger] = [
      await stage.user('releaser'),
      await stage.user('releaser'),
      await stage.user('head'),
    ];
    const dossier = newRandomId();
    await stage.grant(dossier, author, releaser);
    for (const body of [{}, { dossier }]) {
      const id = newRandomId();
      await stage.insert('drafts', [
        {
          ...{ id, kind: 'report.share', owner: author.id, body: JSON.stringify(body), revision: 1 },
          ...{ state: 'submitted', submitted_at: 0, updated_at: 0, act: null },
        },
      ]);
      const event = { kind: 'draft', detail: { draft: id, state: 'submitted' } } as const;
      await stage.store.writer.write((tx) => stage.news.tell(tx, [event]));
      await stage.notifier().tellAll();
    }
    expect([(await stage.toldTo(author)).length, (await stage.toldTo(releaser)).length]).toEqual([0, 2]);
    expect(await stage.toldTo(stranger)).toEqual([['release', 1]]);
    const { id } = await stage.store.db.selectFrom('drafts').select('id').executeTakeFirstOrThrow();
    await stage.insert('draft_steps', [
      { draft: id, n: 1, at_ms: 0, who: releaser.id, what: 'returned', revision: 1, remark: 'Say when' },
    ]);
    const event = { kind: 'draft', detail: { draft: id, state: 'open' } } as const;
    await stage.store.writer.write((tx) => stage.news.tell(tx, [event]));
    await stage.notifier().tellAll();
    expect(await stage.toldTo(author)).toEqual([['returned', 1]]);
  });

  it("wakes its user's own pages and nobody else's", async () => {
    const [officer, other] = [await stage.user('officer'), await stage.user('officer')];
    const dossier = newRandomId();
    await stage.grant(dossier, officer);
    await stage.received(dossier);
    await stage.notifier().tellAll();
    const [event] = (await stage.news.since(0)).filter(({ kind }) => kind === 'notice');
    const parts = { store: stage.store, content: { mayRead: async () => undefined } };
    expect(await mayHear(parts, officer, event!)).toBe(true);
    expect(await mayHear(parts, other, event!)).toBe(false);
  });

  it('tells of a recovery its person, whatever they wished, the supervisor and administrators, each once', async () => {
    const [officer, other, supervisor, administrator, recovered] = [
      await stage.user('officer'),
      await stage.user('head'),
      await stage.user('supervisor'),
      await stage.user('administrator'),
      await stage.user('administrator'),
    ];
    await stage.notices().wish(officer, { ...standardWishes, kinds: { recovery: 'off' } });
    for (const { id: user } of [officer, recovered]) {
      const detail = { user, recovery: newRandomId(), state: 'asked' };
      await stage.store.writer.write((tx) => stage.news.tell(tx, [{ kind: 'recovery', detail }]));
    }
    await stage.notifier().tellAll();
    const told = (count: number) => Array.from({ length: count }, () => ['recovery', 1]);
    expect(await stage.toldTo(officer)).toEqual(told(1));
    expect(await stage.toldTo(other)).toEqual([]);
    for (const all of [supervisor, administrator, recovered])
      expect(await stage.toldTo(all)).toEqual(told(2));
    const [event] = (await stage.news.since(0)).filter(({ kind }) => kind === 'recovery');
    const parts = { store: stage.store, content: { mayRead: async () => undefined } };
    expect(await mayHear(parts, officer, event!)).toBe(true);
    expect(await mayHear(parts, supervisor, event!)).toBe(true);
    expect(await mayHear(parts, other, event!)).toBe(false);
  });

  it('says nothing of a kind that its reader does not want, and takes addresses of the house alone', async () => {
    const officer = await stage.user('officer');
    const dossier = newRandomId();
    await stage.grant(dossier, officer);
    await stage.notices().wish(officer, { ...standardWishes, kinds: { report: 'off' } });
    await stage.received(dossier);
    await stage.received(dossier, 'outcome.report');
    await stage.notifier().tellAll();
    expect(await stage.toldTo(officer)).toEqual([['outcome', 1]]);
    for (const address of [
      'a@elsewhere.example',
      'a@agency.example, b@elsewhere.example',
      'Eve <e@agency.example>',
      '',
    ])
      await expect(
        stage.notices().wish(officer, { ...standardWishes, address, mail: true }),
      ).rejects.toMatchObject({ status: 422 });
  });
});
