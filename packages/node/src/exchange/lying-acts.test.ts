// SPDX-License-Identifier: Apache-2.0
// A partner with valid keys that lies in an act: the act keeps its place, gets its answer, and leaves nothing behind but its header.
import { type BatchEntry, canonicalize, type EntryResult, newRandomId } from '@tansiq/protocol';
import { describe, expect, it } from 'vitest';
import { report, text } from './test-liar-agreement.ts';
import { idOf, signed } from './test-liar-reading.ts';
import {
  agreement,
  altered,
  answered,
  deep,
  forged,
  liar,
  madrid,
  noteText,
  onStage,
  paris,
  part,
  quarantined,
  refused,
  rewritten,
  unreadable,
  withSections,
} from './test-liar-stage.ts';

onStage();

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
    // Its sections would be kept by the place of its act, and it has none.
    for (const table of ['acts', 'dossiers'] as const)
      expect(await db.selectFrom(table).select('id').where('id', '=', id).execute()).toEqual([]);
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
