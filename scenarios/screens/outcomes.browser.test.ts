// SPDX-License-Identifier: Apache-2.0
// Outcomes on the screens of both parties: a figure opens to its parts, and a part to the lead that it came of.
import { type Desk, declare, handle, OfficerClient } from '@tansiq/cli';
import type { DraftBody } from '@tansiq/node/contract';
import { describe, expect, inject, it } from 'vitest';
import { expectFit, until, useDesks } from './test-desk.ts';

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
  const lineage = items.find(({ state }) => state === 'in-force')?.lineage ?? '';
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
