// SPDX-License-Identifier: Apache-2.0
// What stands around a received act: its conditions with their articles, translations that people made, its thread, copies and proofs.
import { parseTlogProof } from '@tansiq/ledger';
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
import { filesWith } from '../../test-folder.ts';
import { startNodes, type TestNodes, type TestParty, until } from '../../test-nodes.ts';
import { type OfficerCalls, officerOf } from '../../test-officer.ts';
import type { Conditions } from './conditions.ts';

let nodes: TestNodes;
let agreement: AgreementInForce;
let rabat: TestParty;
let madrid: TestParty;
let officer: OfficerCalls;
let head: OfficerCalls;
let author: OfficerCalls;

beforeAll(async () => {
  nodes = await startNodes(['ma.dgsn', 'es.pn']);
  rabat = nodes.get('ma.dgsn');
  madrid = nodes.get('es.pn');
  agreement = await agreementInForce(nodes, 'ma.dgsn', 'es.pn');
  officer = await officerOf(madrid, 'officer');
  head = await officerOf(madrid, 'head');
  author = await officerOf(rabat, 'officer');
});
afterAll(() => nodes?.stop());

/** Released in Rabat, arrived in Madrid, its officer let in. */
async function received(over = {}, dossier?: string): Promise<{ act: string; dossier: string }> {
  const body = reportBody(rabat, ['es.pn'], agreement.lineage, over);
  const sent = await released(rabat, dossier === undefined ? body : { ...body, dossier });
  await arrived(madrid, sent.act);
  await letIn(madrid, sent.dossier, 'officer');
  return sent;
}

const opened = async (act: string, calls = officer) => (await calls('GET', `/acts/${act}`)).body as ActSeen;
interface ActSeen {
  conditions: Conditions;
  translations: { lang: string; name: string; revision: number; sections: Record<string, string> }[];
  hold: string;
}

describe('the conditions of a received report', () => {
  it('are said one by one in four languages, each with its article as the parties signed it', async () => {
    const { act } = await received({
      handling: handlingOf({ restrictions: ['H0', 'H1', 'H2'], expires: '2099-01-01T00:00:00Z' }),
    });
    const { conditions } = await opened(act);
    const codes = conditions.items.map(({ kind, code }) => `${kind} ${code}`);
    expect(codes).toEqual(
      expect.arrayContaining([
        'restriction H0',
        'restriction H1',
        'restriction H2',
        'tlp AMBER+STRICT',
        'pap AMBER',
        'evidence never',
        'onward consent',
        'purpose investigation',
        'expiry 2099-01-01T00:00:00Z',
      ]),
    );
    for (const { texts } of conditions.items) {
      expect(Object.keys(texts).sort()).toEqual(['ar', 'en', 'es', 'fr']);
    }
    const cited = conditions.items.flatMap(({ article }) => article ?? []);
    expect(new Set(conditions.articles.map(({ number }) => number))).toEqual(new Set(cited));
    expect(conditions.articles.length).toBeGreaterThan(3);
    for (const { text } of conditions.articles)
      expect(Object.values(text).join('').length).toBeGreaterThan(50);
  });

  it('say in the words of its author what an H3 restricts, once it has been accepted', async () => {
    const { act } = await received({
      handling: handlingOf({ restrictions: ['H0', 'H2', 'H3'] }),
      declaration: declarationOf('ma.dgsn', { h3: 'No contact with the family' }),
    });
    await officer('POST', `/acts/${act}/h3-acceptance`);
    const { conditions } = await opened(act);
    expect(conditions.items.find(({ code }) => code === 'H3')?.words).toBe('No contact with the family');
  });

  it('begin with the recall that restricts it', async () => {
    const { act } = await received();
    const releaser = await officerOf(rabat, 'releaser');
    await releaser('POST', `/acts/${act}/recall`, { effect: 'restrict', reason: 'inaccurate' });
    await until('the restriction', async () => (await arrived(madrid, act)).hold === 1);
    const [first] = (await opened(act, head)).conditions?.items ?? [];
    // Only those who answer the recall still read it, and they see first of all that it is restricted.
    expect(first).toMatchObject({ kind: 'recall', blocks: true });
    expect((await officer('GET', `/acts/${act}`)).status).toBe(403);
  });
});

describe('a human translation', () => {
  const words = { title: 'Una pista', facts: 'Lo que se sabe: golondrina-azul-17' };

  it('is listed with the act, by language, with who made it', async () => {
    const { act } = await received();
    const put = await officer('PUT', `/acts/${act}/translations/es`, { revision: 0, sections: words });
    expect(put).toMatchObject({ status: 200, body: { revision: 1 } });
    await officer('PUT', `/acts/${act}/translations/fr`, { revision: 0, sections: { facts: 'Les faits' } });
    const { translations } = await opened(act);
    expect(translations.map(({ lang, name }) => `${lang} ${name}`)).toEqual(['es officer', 'fr officer']);
    expect(translations[0]?.sections).toEqual(words);
  });

  it('is not written over what another wrote meanwhile, nor for a section that the act does not have', async () => {
    const { act } = await received();
    await officer('PUT', `/acts/${act}/translations/es`, { revision: 0, sections: words });
    const late = await officer('PUT', `/acts/${act}/translations/es`, { revision: 0, sections: words });
    expect(late.status).toBe(409);
    const stray = { revision: 0, sections: { assessment: 'x' } };
    expect((await officer('PUT', `/acts/${act}/translations/fr`, stray)).status).toBe(422);
  });

  it('is for those who may read its act, and for nobody else', async () => {
    const { act } = await received();
    await officer('PUT', `/acts/${act}/translations/es`, { revision: 0, sections: words });
    const releaser = await officerOf(madrid, 'releaser');
    const hidden = await releaser('PUT', `/acts/${act}/translations/fr`, { revision: 0, sections: words });
    const absent = await releaser('PUT', `/acts/${'A'.repeat(43)}/translations/fr`, {
      revision: 0,
      sections: words,
    });
    expect([hidden.status, absent.status]).toEqual([404, 404]);
    expect((await releaser('GET', `/acts/${act}`)).status).toBe(404);
  });

  it('is erased with its act: no byte of it is left', async () => {
    const { act } = await received();
    await officer('PUT', `/acts/${act}/translations/es`, {
      revision: 0,
      sections: { facts: 'cigüeña-negra-2244 en el puerto' },
    });
    // PostgreSQL keeps its files elsewhere: there the rows alone are looked at.
    if (madrid.node.rooms.store.dialect === 'sqlite')
      expect(filesWith(madrid.dataDir, 'negra-2244')).not.toEqual([]);
    const releaser = await officerOf(rabat, 'releaser');
    const recall = (await releaser('POST', `/acts/${act}/recall`, { effect: 'erase', reason: 'unlawful' }))
      .body as { act: string };
    await until('the recall', async () => (await arrived(madrid, act)).hold === 1);
    await arrived(madrid, recall.act);
    const answer = { results: [{ act, result: 'erased' }] };
    expect((await head('POST', `/recalls/${recall.act}/answer`, answer)).status).toBe(201);
    expect(filesWith(madrid.dataDir, 'negra-2244')).toEqual([]);
    const rows = await madrid.node.rooms.store.db
      .selectFrom('translations')
      .select('act')
      .where('act', '=', act)
      .execute();
    expect(rows).toEqual([]);
  });

  it('can be thrown away alone', async () => {
    const { act } = await received();
    await officer('PUT', `/acts/${act}/translations/es`, { revision: 0, sections: words });
    expect((await officer('DELETE', `/acts/${act}/translations/es`)).status).toBe(204);
    expect((await opened(act)).translations).toEqual([]);
    expect((await officer('DELETE', `/acts/${act}/translations/es`)).status).toBe(404);
  });
});

describe('the thread of a dossier', () => {
  it('shows its acts with what answers what, what waits for an acceptance, and who is let in', async () => {
    const { act, dossier } = await received();
    const reply = {
      ...reportBody(madrid, ['ma.dgsn'], agreement.lineage, {
        refs: { refs: [{ rel: 'answers', act }] },
      }),
      type: 'report.reply' as const,
      dossier,
    };
    const { title: _title, ...sections } = reply.sections;
    await letIn(madrid, dossier, 'releaser');
    const answer = await released(madrid, { ...reply, sections });
    const locked = await received(
      {
        handling: handlingOf({ restrictions: ['H0', 'H2', 'H3'] }),
        declaration: declarationOf('ma.dgsn', { h3: 'Ask first' }),
      },
      dossier,
    );
    const seen = (await officer('GET', `/dossiers/${dossier}/thread`)).body as {
      items: { id: string; h3: boolean; title?: unknown; refs: { rel: string; act: string }[] }[];
      readers: { name: string }[];
    };
    expect(seen.items.map(({ id, h3 }) => [id, h3])).toEqual([
      [locked.act, true],
      [answer.act, false],
      [act, false],
    ]);
    expect(seen.items[0]?.title).toBeUndefined();
    expect(seen.items[1]?.refs).toEqual([{ rel: 'answers', act }]);
    expect(seen.readers.map(({ name }) => name)).toEqual(['head', 'officer', 'releaser']);
  });

  it('does not exist for who is not let in', async () => {
    const { dossier } = await received();
    const releaser = await officerOf(madrid, 'releaser');
    expect((await releaser('GET', `/dossiers/${dossier}/thread`)).status).toBe(404);
  });
});

describe('what became of an act', () => {
  it('is told copy by copy, with what each holder answered to a recall', async () => {
    const { act } = await received();
    const releaser = await officerOf(rabat, 'releaser');
    const copies = async () =>
      (
        (await author('GET', `/acts/${act}/journey`)).body as {
          copies: { party: string; own: boolean; state: string; recall?: { result: string } }[];
        }
      ).copies;
    await until('the disposition', async () => (await copies()).some(({ state }) => state === 'accepted'));
    await releaser('POST', `/acts/${act}/recall`, { effect: 'restrict', reason: 'inaccurate' });
    expect((await copies()).find(({ own }) => !own)?.recall?.result).toBe('asked');
    const { act: recall } = await until('the recall in Madrid', async () =>
      ((await head('GET', '/recalls')).body as { items: { act: string; targets: string[] }[] }).items.find(
        ({ targets }) => targets.includes(act),
      ),
    );
    await head('POST', `/recalls/${recall}/answer`, { results: [{ act, result: 'restricted' }] });
    await until('the answer', async () =>
      (await copies()).some(({ recall: said }) => said?.result === 'restricted'),
    );
  });

  it('says how many people opened it here, and who they are to the head alone', async () => {
    const { act } = await received();
    await opened(act);
    await opened(act);
    const mine = (await officer('GET', `/acts/${act}/journey`)).body as { readers: number };
    expect(mine).toMatchObject({ readers: 1 });
    expect(mine).not.toHaveProperty('readings');
    const overseen = (await head('GET', `/acts/${act}/journey`)).body as {
      readings: { name: string; times: number }[];
    };
    expect(overseen.readings).toMatchObject([{ name: 'officer', times: 2 }]);
  });

  it('is proven: by whom it was signed, who cosigned that it holds it, and when', async () => {
    const { act } = await received();
    const seen = await until('a receipt', async () => {
      const { body } = await author('GET', `/acts/${act}/proof`);
      const proof = body as {
        author: { party: string; key: string };
        proofs: { by: string; at: number; cosignatures: object[]; proof: string }[];
      };
      return proof.proofs.length > 0 && proof;
    });
    expect(seen.author).toMatchObject({ party: 'ma.dgsn', key: expect.stringMatching(/^[\w-]{43}$/) });
    const [held] = seen.proofs;
    expect(held).toMatchObject({ by: 'es.pn', at: expect.any(Number) });
    // Two signatures of different kinds: Ed25519 and ML-DSA-44.
    expect(held?.cosignatures).toHaveLength(2);
    expect(() => parseTlogProof(held?.proof ?? '')).not.toThrow();
  });
});
