// SPDX-License-Identifier: Apache-2.0
// A partner with valid keys that lies in an act: the act keeps its place, gets its answer, and leaves nothing behind but its header.
import {
  type ActId,
  type BatchEntry,
  canonicalize,
  type EntryResult,
  newRandomId,
  toTime,
} from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgreementInForce } from '../test-agreement.ts';
import { startNodes, type TestNodes, type TestParty } from '../test-nodes.ts';
import { census, difference, newestRecord, recordedSince } from './test-census.ts';
import { agree, report, text } from './test-liar-agreement.ts';
import { idOf, LyingPartner, signed } from './test-lying-partner.ts';

let nodes: TestNodes;
let madrid: TestParty;
let liar: LyingPartner;
let paris: LyingPartner;
let agreement: AgreementInForce;

beforeAll(async () => {
  nodes = await startNodes(['es.pn']);
  madrid = nodes.get('es.pn');
  liar = await LyingPartner.meet(madrid, 'ma.dgsn');
  paris = await LyingPartner.meet(madrid, 'fr.dgpn');
  agreement = await agree(liar);
});
afterAll(async () => {
  liar?.leave();
  paris?.leave();
  await nodes?.stop();
});

/** What may come of one act that is not taken: its header and kept sections, its entry and receipt; and the disposition that answers it. */
const MOST = { acts: 2, sections: 3, audience: 5, entries: 2, receipts: 2, journal: 20, events: 20 };

/** The act gets this answer, the journal says so, and nothing of it can be read or found. */
async function answered(entry: BatchEntry, expected: EntryResult): Promise<void> {
  await liar.hear();
  const before = await census(madrid);
  const mark = await newestRecord(madrid);
  expect(await liar.tell(entry)).toEqual(expected);
  const changed = difference(before, await census(madrid));
  for (const [table, rows] of Object.entries(changed)) {
    expect(rows, table).toBeLessThanOrEqual(MOST[table as keyof typeof MOST] ?? 0);
  }
  const id = idOf(entry.act);
  const rows = (await recordedSince(madrid, mark)).map(({ row }) => row);
  expect(rows).toContainEqual(
    expect.objectContaining({
      who: liar.id,
      what: 'refuse',
      act: id,
      decision: expect.objectContaining({ permit: false, rule: 'rule' in expected && expected.rule }),
    }),
  );
  const { db } = madrid.node.rooms.store;
  const held = await db.selectFrom('acts').selectAll().where('id', '=', id).executeTakeFirst();
  if (held) expect(held).toMatchObject({ status: expected.result, open: 0 });
  expect(await db.selectFrom('act_refs').selectAll().where('act', '=', id).execute()).toEqual([]);
  const named = await db.selectFrom('sections').select('name').where('act', '=', id).execute();
  if (expected.result === 'refused')
    expect(
      named.filter(({ name }) => !['handling', 'consent', 'refs', 'note', 'recall'].includes(name)),
    ).toEqual([]);
  expect(await liar.tell(liar.entry(liar.note()))).toEqual({ result: 'accepted' });
}

const refused = (rule: string): EntryResult => ({ result: 'refused', rule });
const unreadable = (rule: string): EntryResult => ({ result: 'unreadable', rule });
const quarantined = (rule: string): EntryResult => ({ result: 'quarantined', rule });
const noteText = canonicalize({ stage: 'contact', text: { en: 'Hello' } });
const forged = (header: Record<string, unknown> = {}, texts: Record<string, string> = { note: noteText }) =>
  liar.forge({ type: 'talks.note', dossier: newRandomId(), ...header }, texts);
const altered = (change: (act: string) => string): BatchEntry => {
  const entry = liar.entry(liar.note());
  return { ...entry, act: change(entry.act) };
};
const part = (act: string, at: number, change: (part: string) => string) =>
  act
    .split('.')
    .map((one, i) => (i === at ? change(one) : one))
    .join('.');
const rewritten = (act: string, change: (json: string) => string) => {
  const payload = Buffer.from(act.split('.')[1] ?? '', 'base64url').toString();
  return signed(change(payload), liar.keys.act);
};
const withSections = (sections: unknown): BatchEntry => ({
  ...liar.entry(liar.note()),
  sections: sections as BatchEntry['sections'],
});
const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('who says it', () => {
  const lies: [string, EntryResult, () => BatchEntry][] = [
    [
      'an act signed with the key of another party',
      refused('key-unknown'),
      () =>
        liar.entry(
          liar.compose(
            'talks.note',
            { note: { stage: 'talks', text: text('x') } },
            { dossier: newRandomId() },
            paris.keys.act,
          ),
        ),
    ],
    [
      'an act of another author, signed by that author',
      refused('key-unknown'),
      () => liar.entry(paris.note()),
    ],
    [
      'an act of another author, signed by itself',
      refused('key-unknown'),
      () => forged({ author: 'fr.dgpn', audience: ['es.pn', 'fr.dgpn'] }),
    ],
    [
      'an act in the name of this node',
      refused('key-unknown'),
      () => forged({ author: 'es.pn', audience: ['es.pn', 'ma.dgsn'] }),
    ],
    ['an act that is not for us', refused('audience'), () => forged({ audience: ['fr.dgpn', 'ma.dgsn'] })],
    ['an act that is for its author alone', refused('audience'), () => forged({ audience: ['ma.dgsn'] })],
    [
      'an audience that its author is not of',
      refused('audience'),
      () => forged({ audience: ['es.pn', 'fr.dgpn'] }),
    ],
    ['an audience out of order', refused('audience'), () => forged({ audience: ['ma.dgsn', 'es.pn'] })],
    [
      'an audience with a double',
      refused('audience'),
      () => forged({ audience: ['es.pn', 'es.pn', 'ma.dgsn'] }),
    ],
    [
      'another signature',
      refused('signature'),
      () => altered((act) => part(act, 2, () => Buffer.alloc(64, 1).toString('base64url'))),
    ],
    [
      'a signature cut short',
      refused('signature'),
      () => altered((act) => part(act, 2, (signature) => signature.slice(0, 84))),
    ],
    [
      'a signature over another header',
      refused('signature'),
      () => altered((act) => part(act, 1, () => liar.note().jws.split('.')[1] ?? '')),
    ],
  ];
  it.each(lies)('%s', (_, expected, lie) => answered(lie(), expected));
});

describe('how it is written', () => {
  const lies: [string, EntryResult, () => BatchEntry][] = [
    ['no act at all', unreadable('schema'), () => altered(() => '')],
    ['words instead of an act', unreadable('schema'), () => altered(() => 'an act, upon my word')],
    ['four parts', unreadable('schema'), () => altered((act) => `${act}.x`)],
    [
      'another algorithm',
      unreadable('schema'),
      () => altered((act) => part(act, 0, () => Buffer.from('{"alg":"none"}').toString('base64url'))),
    ],
    [
      'padding',
      unreadable('non-canonical'),
      () => altered((act) => part(act, 1, (payload) => `${payload}=`)),
    ],
    [
      'white space in the header',
      unreadable('non-canonical'),
      () => altered((act) => rewritten(act, (json) => json.replace(':', ': '))),
    ],
    [
      'a member twice',
      unreadable('non-canonical'),
      () => altered((act) => rewritten(act, (json) => json.replace('"v":1', '"v":1,"v":1'))),
    ],
    [
      'a header nested too deep',
      unreadable('limit'),
      () => altered((act) => rewritten(act, (json) => json.replace('"v":1', `"v":1,"z":${deep(13)}`))),
    ],
    [
      'a header nested ten thousand deep',
      unreadable('limit'),
      () => altered(() => signed('['.repeat(10_000), liar.keys.act)),
    ],
    ['a header that is too large', unreadable('limit'), () => forged({ z: 'z'.repeat(17_000) })],
    ['a member that is not known', unreadable('schema'), () => forged({ z: 'z' })],
    [
      'a member called __proto__',
      unreadable('schema'),
      () => altered((act) => rewritten(act, (json) => json.replace('{', '{"__proto__":{},'))),
    ],
    ['a time that is none', unreadable('schema'), () => forged({ time: '2026-02-30T00:00:00Z' })],
    ['no version', unreadable('schema'), () => forged({ v: 0 })],
    [
      'no dossier where one must be',
      unreadable('schema'),
      () => liar.forge({ type: 'talks.note' }, { note: noteText }),
    ],
    [
      'an agreement where none may be',
      unreadable('schema'),
      () => forged({ agreement: { lineage: newRandomId(), terms: agreement.terms } }),
    ],
    [
      'sections that are a list',
      unreadable('schema'),
      () => ({ ...withSections({}), sections: { note: 'x' } as never }),
    ],
    [
      'a section of three parts',
      unreadable('schema'),
      () => withSections({ note: [newRandomId(), noteText, 'x'] }),
    ],
    [
      'a section that was not signed',
      unreadable('schema'),
      () => withSections({ aside: [newRandomId(), '{}'] }),
    ],
    [
      'a section that is not the one that was signed',
      unreadable('section-digest'),
      () => withSections({ note: [newRandomId(), noteText] }),
    ],
    [
      'a section that its type does not have',
      unreadable('schema'),
      () => forged({}, { note: noteText, facts: canonicalize({ text: { en: 'x' } }) }),
    ],
    ['a section that is not as its type has it', unreadable('schema'), () => forged({}, { note: '{}' })],
    ['a section that is no JSON', unreadable('non-canonical'), () => forged({}, { note: '{' })],
    ['a section in another form', unreadable('non-canonical'), () => forged({}, { note: ` ${noteText}` })],
    ['a section nested too deep', unreadable('limit'), () => forged({}, { note: deep(13) })],
    [
      'a section nested a hundred thousand deep',
      unreadable('limit'),
      () => forged({}, { note: '['.repeat(100_000) }),
    ],
    [
      'a section that is too large',
      unreadable('limit'),
      () => forged({}, { note: canonicalize({ stage: 'contact', text: { en: 'x'.repeat(262_145) } }) }),
    ],
    [
      'sections that are too large together',
      unreadable('limit'),
      () =>
        forged(
          { type: 'report.share', agreement: { lineage: agreement.lineage, terms: agreement.terms } },
          largeSections(),
        ),
    ],
    [
      'a section missing that its type must have',
      refused('section-missing'),
      () => forged({}, { attachments: '{}' }),
    ],
  ];
  it.each(lies)('%s', (_, expected, lie) => answered(lie(), expected));
});

/** Sections each within their own limit that are beyond that of an act together. */
function largeSections(): Record<string, string> {
  const { sections } = liar.entry(report(liar, agreement));
  const long = 'x'.repeat(262_100);
  const prose = canonicalize({ text: { en: long } });
  const statement = { prop: 'name', value: 'x'.repeat(262_000) };
  return {
    assessment: prose,
    declaration: sections.declaration?.[1] ?? '',
    facts: prose,
    handling: sections.handling?.[1] ?? '',
    subjects: canonicalize({ subjects: [{ id: 's', kind: 'account', statements: [statement] }] }),
    title: prose,
  };
}

describe('what is not known yet', () => {
  const news: [string, EntryResult, () => BatchEntry][] = [
    ['a type', quarantined('unknown-type'), () => forged({ type: 'balloon.launch' }, { note: noteText })],
    ['a version', quarantined('unknown-version'), () => forged({ v: 2, also: 'new' })],
    ['an extension', quarantined('unknown-crit'), () => forged({ crit: ['balloons'] })],
  ];
  it.each(news)('%s is kept in quarantine, byte for byte, and answered so', async (_, expected, make) => {
    const entry = make();
    expect(await liar.tell(entry)).toEqual(expected);
    const { db } = madrid.node.rooms.store;
    const id = idOf(entry.act);
    const held = await db
      .selectFrom('quarantine')
      .selectAll()
      .where('act', '=', id)
      .executeTakeFirstOrThrow();
    expect(held).toMatchObject({ from_party: liar.id, rule: 'rule' in expected && expected.rule });
    expect(JSON.parse(held.sent)).toEqual({ act: entry.act, sections: entry.sections });
    for (const table of ['acts', 'sections', 'dossiers'] as const) {
      const column = table === 'sections' ? 'act' : 'id';
      expect(
        await db
          .selectFrom(table)
          .selectAll()
          .where(column as never, '=', id as never)
          .execute(),
      ).toEqual([]);
    }
    expect(await liar.tell(liar.entry(liar.note()))).toEqual({ result: 'accepted' });
  });

  it('an unknown type that nobody signed is not kept', async () => {
    const entry = forged({ type: 'balloon.launch' });
    await answered(
      { ...entry, act: part(entry.act, 2, () => Buffer.alloc(64, 1).toString('base64url')) },
      refused('signature'),
    );
  });
});

describe('what it speaks of', () => {
  it('an act that not all of its audience may know', async () => {
    const told = liar.note();
    await liar.tell(liar.entry(told));
    await answered(liar.entry(wider(told.id)), refused('refs'));
  });

  it('an act that stands in the channel already is refused, and the first one stands', async () => {
    const act = report(liar, agreement);
    expect(await liar.tell(liar.entry(act))).toEqual({ result: 'accepted' });
    expect(await liar.tell(liar.entry(act))).toEqual(refused('duplicate'));
    const { db } = madrid.node.rooms.store;
    const held = await db.selectFrom('acts').selectAll().where('id', '=', act.id).execute();
    expect(held).toMatchObject([{ status: 'accepted' }]);
    expect(await db.selectFrom('sections').select('name').where('act', '=', act.id).execute()).toHaveLength(
      4,
    );
    const twice = [liar.entry(liar.note())].flatMap((entry) => [entry, entry]);
    expect(await liar.send(twice)).toMatchObject({ status: 200 });
    expect(await liar.verdict(liar.said.length - 2)).toEqual({ result: 'accepted' });
    expect(await liar.verdict(liar.said.length - 1)).toEqual(refused('duplicate'));
  });

  it('a bad act among good ones takes only itself', async () => {
    const [before, after] = [liar.note(), report(liar, agreement)];
    await liar.send([liar.entry(before), altered(() => 'no act'), liar.entry(after)]);
    const last = liar.said.length - 1;
    expect([await liar.verdict(last - 2), await liar.verdict(last - 1), await liar.verdict(last)]).toEqual([
      { result: 'accepted' },
      unreadable('schema'),
      { result: 'accepted' },
    ]);
  });

  it('a report whose declaration is withheld', () =>
    answered(withheld(report(liar, agreement)), refused('unknown-input')));

  it('an act that not all may know, told in the same batch', async () => {
    const told = liar.note();
    await liar.send([liar.entry(told), liar.entry(wider(told.id))]);
    expect(await liar.verdict(liar.said.length - 1)).toEqual(refused('refs'));
  });
});

const wider = (target: ActId) =>
  liar.compose(
    'operation.abort',
    { refs: { refs: [{ rel: 'acts-on', act: target }] } },
    { audience: [liar.id, liar.to, paris.id], dossier: newRandomId() },
  );

function withheld(act: ReturnType<typeof report>): BatchEntry {
  const { declaration: _, ...sections } = liar.entry(act).sections;
  return { ...liar.entry(act), sections };
}

describe('what it says to have seen', () => {
  it('more than it has receipted', () =>
    answered(liar.entry(liar.note(), liar.seen + 1), refused('seen-stale')));

  it('less than before', async () => {
    await liar.hear();
    await liar.tell(liar.entry(liar.note()));
    await answered(liar.entry(liar.note(), (liar.said.at(-1)?.seen as number) - 1), refused('seen-stale'));
  });

  it('less than it receipted before it wrote this', async () => {
    const seen = liar.seen;
    await liar.tell(liar.entry(liar.note()));
    expect(liar.seen).toBeGreaterThan(seen);
    await answered(liar.entry(report(liar, agreement), seen), refused('seen-stale'));
  });

  it('is judged entry by entry within one batch', async () => {
    await liar.hear();
    const seen = liar.seen;
    await liar.send([
      liar.entry(liar.note(), seen),
      liar.entry(liar.note(), seen - 1),
      liar.entry(liar.note(), seen),
    ]);
    const last = liar.said.length - 1;
    expect([await liar.verdict(last - 2), await liar.verdict(last - 1), await liar.verdict(last)]).toEqual([
      { result: 'accepted' },
      refused('seen-stale'),
      { result: 'accepted' },
    ]);
  });
});

describe('what the gate says of it', () => {
  const lies: [string, string, () => ReturnType<typeof report>][] = [
    [
      'a purpose that no article allows',
      'purpose',
      () => report(liar, agreement, { declaration: { purpose: 'immigration-control' } }),
    ],
    [
      'a use that is prohibited',
      'prohibited-use',
      () => report(liar, agreement, { declaration: { uses: ['political-targeting'] } }),
    ],
    [
      'a crime area that no article allows',
      'crime-area',
      () => report(liar, agreement, { declaration: { crimeAreas: ['weather-crime'] } }),
    ],
    [
      'a special category',
      'special-category',
      () => report(liar, agreement, { declaration: { specialCategories: ['health'] } }),
    ],
    [
      'no documented ground of transfer',
      'transfer-ground',
      () => report(liar, agreement, { declaration: { ground: { kind: 'none-needed' } } }),
    ],
    [
      'a marking below what the agreement asks',
      'marking',
      () => report(liar, agreement, { handling: { restrictions: [], tlp: 'CLEAR', pap: 'CLEAR' } }),
    ],
    [
      'what has expired',
      'expired',
      () => report(liar, agreement, { handling: { expires: toTime(Date.now() - 60_000) } }),
    ],
    [
      'terms that are not those in force',
      'terms-mismatch',
      () => report(liar, { ...agreement, terms: idOf('other terms') }),
    ],
    [
      'an agreement that nobody made',
      'no-agreement',
      () => report(liar, { ...agreement, lineage: newRandomId() }),
    ],
    [
      'an agreement that the audience is not of',
      'not-a-party',
      () => report(liar, agreement, { draft: { audience: [liar.id, liar.to, paris.id] } }),
    ],
  ];
  it.each(lies)('%s', async (_, rule, lie) => {
    const act = lie();
    await liar.hear();
    const before = await census(madrid);
    const answer = await liar.tell(liar.entry(act));
    expect(answer).toMatchObject({ result: 'refused', rule });
    const changed = difference(before, await census(madrid));
    for (const [table, rows] of Object.entries(changed))
      expect(rows, table).toBeLessThanOrEqual(MOST[table as keyof typeof MOST] ?? 0);
    expect(await liar.tell(liar.entry(report(liar, agreement)))).toEqual({ result: 'accepted' });
  });

  it('names the article that refuses', async () => {
    const answer = await liar.tell(
      liar.entry(report(liar, agreement, { declaration: { uses: ['political-targeting'] } })),
    );
    expect(answer).toEqual({
      result: 'refused',
      rule: 'prohibited-use',
      article: expect.stringMatching(/^[0-9A-Za-z.-]+$/),
    });
  });
});
