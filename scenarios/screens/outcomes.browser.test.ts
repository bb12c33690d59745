// SPDX-License-Identifier: Apache-2.0
// Outcomes on the screens of both parties: a figure opens to its parts, and a part to the lead that it came of; a joint statement of them.
import { type Desk, declare, handle, OfficerClient } from '@tansiq/cli';
import type { DraftBody } from '@tansiq/node/contract';
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { asked, expectFit, letIn, told, until, useDesks } from './test-desk.ts';

const desks = useDesks();

/** An arrest that rests on a report of Rabat, and whose case Madrid dropped. Answers the arrest. */
async function droppedCase(): Promise<string> {
  const at = (party: string, desk: Desk) => {
    const { url, login, password } = inject('doors')[`${party} ${desk}`]!;
    return OfficerClient.signIn(url, login, password, { language: 'en' });
  };
  const rabat = { officer: await at('ma.dgsn', 'officer'), head: await at('ma.dgsn', 'head') };
  const madrid = { officer: await at('es.pn', 'officer'), head: await at('es.pn', 'head') };
  const { items } = await rabat.officer.call('GET /agreements', {});
  const lineage = items.findLast(({ state }) => state === 'in-force')?.lineage ?? '';
  const say = async (from: typeof rabat, wish: Omit<DraftBody, 'lineage'>) => {
    const { id, revision } = await from.officer.call('POST /drafts', { body: { lineage, ...wish } });
    await from.officer.call('POST /drafts/{id}/submission', { params: { id } });
    return from.head.call('POST /drafts/{id}/release', { params: { id }, body: { revision } });
  };
  const common = (author: string) => ({
    ...{ declaration: declare(author, { crimeAreas: ['terrorism'] }), handling: handle() },
  });
  const here = (node: OfficerClient, id: string) =>
    until('the act', () => node.call('GET /acts/{id}', { params: { id } }).catch(() => undefined));
  const lead = await say(rabat, {
    ...{ type: 'report.share', to: ['es.pn'] },
    sections: {
      ...common('ma.dgsn'),
      title: { text: { es: 'Un almacén' } },
      facts: { text: { es: 'Un almacén junto al muelle.' } },
    },
  });
  await here(madrid.head, lead.act);
  const { items: users } = await madrid.head.call('GET /users', {});
  const user = users.find(({ login }) => login === 'officer')?.id ?? '';
  const { dossier } = lead;
  await madrid.head.call('POST /dossiers/{dossier}/readers', { params: { dossier }, body: { user } });
  const on = '2026-11-21T06:00:00Z';
  const { act } = await say(madrid, {
    ...{ type: 'outcome.report', to: ['ma.dgsn'], dossier },
    sections: {
      ...common('es.pn'),
      refs: { refs: [{ rel: 'lead', act: lead.act }] },
      outcome: { kind: 'arrest', on, state: 'es', finding: 'preliminary', persons: 1 },
    },
  });
  const end = await say(madrid, {
    ...{ type: 'outcome.follow-up', to: ['ma.dgsn'], dossier },
    sections: {
      ...common('es.pn'),
      refs: { refs: [{ rel: 'follows', act }] },
      stage: { stage: 'dropped', on, persons: 1 },
    },
  });
  await here(rabat.head, end.act);
  return act;
}

describe('outcomes', () => {
  it('open from a figure to its parts, and from a part to its lead, in Spanish', async () => {
    const page = await desks.at('ma.dgsn', 'head', { language: 'es' }, '/outcomes');
    await page.getByRole('heading', { level: 1, name: 'Resultados' }).waitFor();
    await expectFit(page);
    await page
      .getByRole('link', { name: /^En el exterior: 1/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'De qué se compone: 1 resultado' }).waitFor();
    await page.getByRole('link', { name: '1 persona detenida' }).click();
    await page.getByRole('heading', { level: 1, name: 'De la pista al resultado' }).waitFor();
    await page.locator('section').filter({ hasText: 'Pistas' }).getByRole('link').first().waitFor();
    await expectFit(page);
  });

  it('are counted as at home in Madrid, where it happened, in Arabic on a phone', async () => {
    const view = { language: 'ar', width: 360, height: 740 } as const;
    const page = await desks.at('es.pn', 'head', view, '/outcomes');
    await page
      .getByRole('link', { name: /^في بلدنا: 1/ })
      .first()
      .waitFor();
    await expectFit(page);
  });

  it('say what a dropped case means for the data, and the head has it done, in Arabic', async () => {
    const act = await droppedCase();
    const page = await desks.at('ma.dgsn', 'head', { language: 'ar' }, `/outcomes/${act}`);
    const card = page.getByRole('region', { name: 'ما يعنيه انتهاء القضية للمعطيات' });
    await card.getByText('مقيَّد', { exact: true }).waitFor();
    await expectFit(page);
    await card.getByRole('button', { name: 'اسحب إجراءنا ليبقى مقيدا' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'اسحبه' }).click();
    await card.getByText('سُحب، ولم يُجب أي حائز بعد.').waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
  });

  it('are not for a signatory, whose navigation does not name them', async () => {
    const page = await desks.at('es.pn', 'signatory', { language: 'es' }, '/outcomes');
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('link', { name: 'Resultados' }).count()).toBe(0);
  });
});

describe('a joint statement', () => {
  const title = { ar: 'بيان عن العملية', es: 'Comunicado sobre la operación' };
  const better = 'Comunicado conjunto sobre la operación';

  /** Proposed by Rabat's officer, released, come to Madrid whose officer is let in. */
  async function proposed(officer: Page, head: Page, there: Page, embargo: number): Promise<string> {
    // Of the arrest that the stage began with, under its agreement: other tests make others meanwhile.
    const { items } = (await asked(officer, '/outcomes')) as {
      items: { act: string; kind: string; counted: boolean }[];
    };
    const arrest = items.findLast(({ kind, counted }) => kind === 'arrest' && counted)?.act;
    const { lineage, dossier: of } = (await asked(officer, `/acts/${arrest}`)) as Record<string, string>;
    const made = await told(officer, '/statements', {
      ...{ lineage, to: ['es.pn'], title },
      paragraphs: [{ ar: 'عدد الموقوفين: {arrests}.', es: 'Personas detenidas: {arrests}.' }],
      figures: [
        { id: 'arrests', label: { ar: 'الموقوفون', es: 'Detenidos' }, measure: 'persons', dossier: of },
      ],
      embargo: `${new Date(Date.now() + embargo).toISOString().slice(0, 19)}Z`,
      ...{ declaration: declare('ma.dgsn', { crimeAreas: ['terrorism'] }), handling: handle() },
    });
    const dossier = await release(head, made);
    await until('the text', async () => {
      const known = (await asked(there, '/statements')) as { items: { dossier: string }[] };
      return known.items.some((one) => one.dossier === dossier);
    });
    await letIn(there, dossier, 'officer');
    return dossier;
  }

  async function release(head: Page, { status, body }: Awaited<ReturnType<typeof told>>): Promise<string> {
    expect(status, JSON.stringify(body)).toBe(201);
    const { draft, revision } = body;
    const released = await told(head, `/drafts/${draft}/release`, { revision });
    expect(released.status, JSON.stringify(released.body)).toBe(201);
    return released.body.dossier ?? '';
  }

  const textOf = async (page: Page, dossier: string) =>
    (await asked(page, `/statements/${dossier}`)) as {
      current: string;
      state: string;
      title: Record<string, string>;
    };

  /** Another text, written on the screen: the figures come along, the words are changed. */
  async function counters(officer: Page, head: Page, dossier: string): Promise<void> {
    await officer.goto(`/statements/${dossier}`);
    await officer.getByRole('link', { name: 'اقتراح نص مقابل' }).click();
    await officer.getByRole('textbox', { name: 'العنوان (الإسبانية)' }).fill(better);
    await officer.getByRole('textbox', { name: 'ما يعدّه الرقم (الإسبانية)' }).waitFor();
    await expectFit(officer);
    const draft = new URL(officer.url()).pathname.split('/')[2] ?? '';
    await officer.getByRole('button', { name: 'قدّمها للإذن' }).click();
    await officer.waitForURL(/\/drafts$/);
    const { revision } = (await asked(officer, `/drafts/${draft}`)) as { revision: string };
    await release(head, { status: 201, body: { draft, revision } });
  }

  it('shows what its figures are made of, is signed on both sides, and is published when its hour has come', {
    timeout: 180_000,
  }, async () => {
    const officer = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/statements');
    const head = await desks.at('ma.dgsn', 'head', { language: 'ar' }, '/statements');
    const phone = { language: 'es', width: 360, height: 760 } as const;
    const madrid = await desks.at('es.pn', 'officer', phone, '/statements');
    const there = await desks.at('es.pn', 'head', { language: 'es' }, '/statements');
    const signs = async (page: Page, by: Page, dossier: string) => {
      const { current: statement } = await textOf(page, dossier);
      await release(by, await told(page, `/statements/${dossier}/signatures`, { statement }));
    };
    const dossier = await proposed(officer, head, there, 3_600_000);
    await madrid.reload();
    await madrid.getByText('Faltan firmas').waitFor();
    await expectFit(madrid);
    await madrid.getByRole('link', { name: title.es }).click();
    await madrid.getByText(/^Personas detenidas: [1-9]\d*\.$/).waitFor();
    await madrid.getByText(/^عدد الموقوفين: [1-9]\d*\.$/).waitFor();
    await madrid.getByText('Confirmada por todos').waitFor();
    await madrid.getByText(/^Procede de/).click();
    await expectFit(madrid);
    await counters(officer, head, dossier);
    await until('the other text', async () => {
      const texts = await Promise.all([officer, madrid].map((page) => textOf(page, dossier)));
      return texts.every(({ title: now }) => now.es === better) && texts;
    });
    await madrid.goto(`/statements/${dossier}`);
    await madrid.getByText(/^Personas detenidas: [1-9]\d*\.$/).waitFor();
    await madrid.getByRole('button', { name: 'Preparar la firma' }).click();
    await madrid.waitForURL(/\/drafts\/./);
    const draft = new URL(madrid.url()).pathname.split('/')[2] ?? '';
    await there.goto(`/drafts/${draft}/release`);
    await there.getByRole('link', { name: 'Leer el texto' }).waitFor();
    await there.getByText(/^Personas detenidas: [1-9]\d*\.$/).waitFor();
    await expectFit(there);
    await release(there, { status: 201, body: { draft, revision: 1 as unknown as string } });
    await signs(officer, head, dossier);
    for (const page of [officer, madrid]) {
      await until('embargoed', async () => (await textOf(page, dossier)).state === 'embargoed');
      await page.goto(`/statements/${dossier}`);
      await page.getByRole('timer').waitFor();
      await expectFit(page);
      expect(await page.getByRole('link', { name: 'PDF' }).count()).toBe(0);
    }
    const open = await proposed(officer, head, there, 0);
    await signs(officer, head, open);
    await signs(madrid, there, open);
    await until('public', async () => (await textOf(officer, open)).state === 'public');
    await officer.goto(`/statements/${open}`);
    for (const [name, form] of [
      ['ملف للتحقق', 'published'],
      ['صفحة ويب', 'page'],
      ['PDF', 'paper'],
    ] as const)
      expect(await officer.getByRole('link', { name }).getAttribute('href')).toBe(
        `/api/statements/${open}/${form}`,
      );
    await expectFit(officer);
    expect(await asked(officer, `/statements/${open}/published`)).toMatchObject({ kind: 'statement' });
  });
});
