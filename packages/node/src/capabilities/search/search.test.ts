// SPDX-License-Identifier: Apache-2.0
// Searching what two real nodes exchanged: found by whoever may read it, in any of its languages, and by nobody else; gone when it is erased.
import { newRandomId } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexFiles, indexOlder } from '../../content/fill-index.ts';
import { indexTranslations } from '../../content/translations.ts';
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
import { filesWith } from '../../test-folder.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../../test-officer.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
let head: OfficerCalls;
let officer: OfficerCalls;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  head = await officerOf(madrid, 'head');
  officer = await officerOf(madrid, 'officer');
});
afterAll(() => nodes?.stop());

interface Answer {
  items: {
    id: string;
    handling?: { tlp: string };
    snippets: { section: string; lang?: string; parts: { text: string; hit: boolean }[] }[];
  }[];
  next?: string;
  count?: { found: number; more: boolean };
  cut: boolean;
}

async function found(calls: OfficerCalls, body: Record<string, unknown>): Promise<Answer> {
  const answer = await calls('POST', '/search', body);
  expect([answer.status, answer.body]).toMatchObject([200, {}]);
  return answer.body as Answer;
}
const idsOf = (answer: Answer) => answer.items.map(({ id }) => id);

/** A report at Madrid that holds a word of its own. */
async function shared(sections: Record<string, unknown>): Promise<{ act: string; dossier: string }> {
  const sent = await released(rabat, reportBody(rabat, ['es.pn'], agreement.lineage, sections));
  await arrived(madrid, sent.act);
  return sent;
}

describe('a translation that people here made', () => {
  it('is found by its words by whoever may read its act, by nobody else, and no more once it is dropped', async () => {
    const { act, dossier } = await shared({
      facts: { text: { ar: 'شاحنة صهريج بيضاء', es: 'Camión cisterna' } },
    });
    await letIn(madrid, dossier, 'officer');
    const path = `/acts/${act}/translations/fr`;
    const put = await officer('PUT', path, { revision: 0, sections: { facts: 'Camion-citerne arraisonné' } });
    expect(put.status).toBe(200);
    const hit = await found(officer, { text: 'arraisonné' });
    expect(idsOf(hit)).toEqual([act]);
    expect(hit.items[0]?.snippets).toMatchObject([{ section: 'translation', lang: 'fr' }]);
    expect(idsOf(await found(officer, { text: '"citerne arraisonné"' }))).toEqual([act]);
    const negotiator = await officerOf(madrid, 'signatory');
    expect(idsOf(await found(negotiator, { text: 'arraisonné' }))).toEqual([]);
    await officer('PUT', path, { revision: 1, sections: { facts: 'Camion-citerne immobilisé' } });
    expect(idsOf(await found(officer, { text: 'arraisonné' }))).toEqual([]);
    expect(idsOf(await found(officer, { text: 'immobilisé' }))).toEqual([act]);
    await officer('DELETE', path);
    expect(idsOf(await found(officer, { text: 'immobilisé' }))).toEqual([]);
    expect(idsOf(await found(officer, { text: 'cisterna' }))).toEqual([act]);
  });

  it('from before translations were searched is taken in once', async () => {
    const { store } = madrid.node.rooms;
    const { act, dossier } = await shared({ facts: { text: { es: 'Remolque', ar: 'مقطورة' } } });
    await letIn(madrid, dossier, 'officer');
    expect(idsOf(await found(officer, { text: 'Remolque' }))).toEqual([act]);
    await store.writer.write(async (tx) => {
      const sections = JSON.stringify({ facts: 'Remorque abandonnée' });
      const row = { act, lang: 'fr', translator: madrid.as.officer.id, at_ms: 1, revision: 1, sections };
      await tx.insertInto('translations').values(row).execute();
      await tx.deleteFrom('settings').where('name', '=', 'text-index-translations').execute();
    });
    expect(idsOf(await found(officer, { text: 'abandonnée' }))).toEqual([]);
    expect(await indexTranslations(store)).toBeGreaterThan(0);
    expect(await indexTranslations(store)).toBe(0);
    expect(idsOf(await found(officer, { text: 'abandonnée' }))).toEqual([act]);
  });
});

describe('a search', () => {
  it('finds a report by words of its facts in Arabic and of its subjects, and shows where they stand', async () => {
    const { act } = await shared({
      facts: { text: { ar: 'شوهدت الحاويةُ الحمراء بميناء الناظور', es: 'Contenedor rojo en Nador' } },
    });
    const answer = await found(head, { text: 'ميناء الحاوية' });
    expect(idsOf(answer)).toEqual([act]);
    expect(answer).toMatchObject({ count: { found: 1, more: false }, cut: false });
    const [hit] = answer.items;
    expect(hit?.handling?.tlp).toBe('AMBER+STRICT');
    expect(hit?.snippets).toEqual([
      {
        section: 'facts',
        lang: 'ar',
        parts: [
          { text: 'شوهدت ', hit: false },
          { text: 'الحاويةُ', hit: true },
          { text: ' الحمراء ', hit: false },
          { text: 'بميناء', hit: true },
          { text: ' الناظور', hit: false },
        ],
        cut: { before: false, after: false },
      },
    ]);
    expect(idsOf(await found(head, { text: 'contenedor "rojo en nador"', type: 'report.' }))).toEqual([act]);
    expect(idsOf(await found(head, { text: 'contenedor', author: 'es.pn' }))).toEqual([]);
  });

  it('is as if there were nothing for who does not need to know, and finds it once let in', async () => {
    const { act, dossier } = await shared({ facts: { text: { es: 'Zarzuela del faro' } } });
    expect(await found(officer, { text: 'zarzuela' })).toEqual({
      items: [],
      count: { found: 0, more: false },
      cut: false,
    });
    await letIn(madrid, dossier, 'officer');
    expect(idsOf(await found(officer, { text: 'zarzuela' }))).toEqual([act]);
    expect(idsOf(await found(officer, { text: 'zarzuela', dossier }))).toEqual([act]);
    expect(idsOf(await found(officer, { text: 'zarzuela', dossier: newRandomId() }))).toEqual([]);
  });

  it('neither shows nor counts what waits for the acceptance of its H3 restriction', async () => {
    const { act } = await shared({
      facts: { text: { es: 'Almadraba vieja' } },
      handling: handlingOf({ restrictions: ['H0', 'H2', 'H3'] }),
      declaration: declarationOf('ma.dgsn', { h3: 'Consulte antes de usar' }),
    });
    expect(await found(head, { text: 'almadraba' })).toMatchObject({ items: [], count: { found: 0 } });
    expect((await head('POST', `/acts/${act}/h3-acceptance`, {})).status).toBe(201);
    expect(idsOf(await found(head, { text: 'almadraba' }))).toEqual([act]);
  });

  it('hides what was recalled at once, and after its erasure no byte of its words is left', async () => {
    const marker = 'hafenzander';
    const { act, dossier } = await shared({ facts: { text: { es: `Visto ${marker} dos veces` } } });
    await letIn(madrid, dossier, 'officer');
    expect(idsOf(await found(officer, { text: marker }))).toEqual([act]);
    const releaser = await officerOf(rabat, 'releaser');
    const asked = { effect: 'erase', reason: 'inaccurate' };
    const recall = ((await releaser('POST', `/acts/${act}/recall`, asked)).body as { act: string }).act;
    await until('the restriction', async () => (await arrived(madrid, act)).hold === 1);
    expect(await found(officer, { text: marker })).toMatchObject({ items: [], count: { found: 0 } });
    // Whoever decides on it still sees it.
    expect(idsOf(await found(head, { text: marker }))).toEqual([act]);
    const results = [{ act, result: 'erased' }];
    expect((await head('POST', `/recalls/${recall}/answer`, { results })).status).toBe(201);
    expect(await found(head, { text: marker })).toMatchObject({ items: [], count: { found: 0 } });
    const { rooms } = madrid.node;
    const left = await rooms.store.db.selectFrom('act_words').select('words').execute();
    expect(left.some(({ words }) => words.includes(marker))).toBe(false);
    if (rooms.store.dialect === 'sqlite') expect(filesWith(madrid.dataDir, marker)).toEqual([]);
  });

  it('is journalled with its reason and each act that it showed, and never with what was searched for', async () => {
    const { act } = await shared({ facts: { text: { es: 'Gavilanes del estrecho' } } });
    await found(head, { text: 'gavilanes', why: 'case 12' });
    const { rooms } = madrid.node;
    const { rows } = await rooms.journal.rows({ filter: { act, what: 'search' } });
    expect(rows.map(({ row }) => row)).toMatchObject([{ who: madrid.as.head.id, why: 'case 12' }]);
    const all = await rooms.store.db.selectFrom('journal').select('row').execute();
    expect(all.some(({ row }) => row?.toLowerCase().includes('gavilanes'))).toBe(false);
  });

  it('asks a supervisor for the reason (LED Art. 25)', async () => {
    const supervisor = await officerOf(madrid, 'supervisor');
    const refused = await supervisor('POST', '/search', { text: 'faro' });
    expect([refused.status, refused.body]).toMatchObject([422, { issues: [{ code: 'why-missing' }] }]);
    expect((await supervisor('POST', '/search', { text: 'faro', why: 'complaint 3' })).status).toBe(200);
  });

  it('says what to do when nothing was typed, and is refused to whoever asks too often', async () => {
    const nothing = await head('POST', '/search', { text: ' * ' });
    expect([nothing.status, nothing.body]).toMatchObject([
      422,
      { issues: [{ path: 'body.text', code: 'no-words' }] },
    ]);
    const releaser = await officerOf(madrid, 'releaser');
    const statuses = [];
    for (let n = 0; n < 60; n += 1)
      statuses.push((await releaser('POST', '/search', { text: 'faro' })).status);
    expect(statuses[0]).toBe(200);
    expect(statuses).toContain(429);
  }, 60_000);

  it('goes on where a page ended', async () => {
    const acts: string[] = [];
    for (let n = 0; n < 3; n += 1)
      acts.unshift((await shared({ facts: { text: { fr: `Le sémaphore ${n}` } } })).act);
    const first = await found(head, { text: 'semaphore', limit: 2 });
    expect(idsOf(first)).toEqual(acts.slice(0, 2));
    const second = await found(head, { text: 'semaphore', limit: 2, after: first.next });
    expect(idsOf(second)).toEqual(acts.slice(2));
    expect([first.count?.found, second.count, second.next]).toEqual([3, undefined, undefined]);
  });
});

describe('the index', () => {
  it('takes in files of plain text when their bytes have come', async () => {
    const writer = await officerOf(rabat, 'officer');
    const bytes = new TextEncoder().encode('Lista de matrículas: el bergantín azul');
    const file = (await writer('POST', '/uploads?name=lista.txt&media=text/plain', bytes)).body as {
      id: string;
    };
    const declaration = declarationOf('ma.dgsn', { dataCategories: ['attachments', 'events'] });
    const { act } = await released(rabat, {
      ...reportBody(rabat, ['es.pn'], agreement.lineage, { declaration }),
      uploads: [file.id],
    }).then(async (sent) => {
      await arrived(madrid, sent.act);
      return sent;
    });
    expect(idsOf(await found(head, { text: 'lista.txt' }))).toEqual([act]);
    await until('the file', async () => {
      await indexFiles(madrid.node.rooms);
      const due = await madrid.node.rooms.store.db.selectFrom('text_files').selectAll().execute();
      return due.length === 0;
    });
    const answer = await found(head, { text: 'bergantin' });
    expect(answer.items).toMatchObject([{ id: act, snippets: [] }]);
  });

  it('takes in acts that were stored before there was one, and says so until it has', async () => {
    const { act } = await shared({ facts: { text: { es: 'Trajinera blanca' } } });
    const { store } = madrid.node.rooms;
    await store.writer.write(async (tx) => {
      for (const table of ['new_words', 'act_words', 'word_acts', 'word_segments'] as const)
        await tx.deleteFrom(table).execute();
      await tx.insertInto('settings').values({ name: 'text-index-below', value: '1000000' }).execute();
    });
    expect(await found(head, { text: 'trajinera' })).toMatchObject({ items: [], cut: true });
    expect(await indexOlder(store)).toBeGreaterThan(0);
    const answer = await found(head, { text: 'trajinera' });
    expect([idsOf(answer), answer.cut]).toEqual([[act], false]);
  });
});

describe('the list of acts', () => {
  it('marks what the officer has not opened, and what this party still owes an answer to', async () => {
    const { act } = await shared({ facts: { text: { es: 'Nueva' } } });
    const listed = async () => {
      const { body } = await head('GET', '/acts?type=report.&limit=5');
      return (body as { items: { id: string; unread?: boolean; awaits?: string }[] }).items.find(
        ({ id }) => id === act,
      );
    };
    expect(await listed()).toMatchObject({ unread: true, awaits: 'lead' });
    await head('GET', `/acts/${act}`);
    expect((await listed())?.unread).toBeUndefined();
  });
});
