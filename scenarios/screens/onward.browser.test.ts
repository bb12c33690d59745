// SPDX-License-Identifier: Apache-2.0
// Passing on, on the screens of both sides: Madrid asks in Spanish to let a third party have a report, Rabat consents in Arabic from a phone, and takes it back.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initNode } from '@tansiq/node';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { asked, expectFit, letIn, reported, told, until, useDesks } from './test-desk.ts';

const desks = useDesks();
const THIRD = 'pt.pj';
const PHONE = { language: 'ar', width: 360, height: 740, scheme: 'dark' } as const;

/** A partner of Madrid, confirmed by its head, that Rabat does not know. */
async function confirmThird(head: Page): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-card-'));
  const { card, fingerprint } = await initNode({
    dataDir: folder,
    party: THIRD,
    names: { es: 'Policía Judicial', en: 'Judiciary Police' },
    spoc: { en: 'Desk' },
    supervisor: { en: 'Supervisor' },
    officers: { host: '127.0.0.1', port: 1 },
    partners: { host: '127.0.0.1', port: 1 },
    admin: { login: 'admin', name: 'Admin', password: 'seven quiet harbours', language: 'en' },
  });
  rmSync(folder, { recursive: true, force: true });
  expect((await told(head, '/parties', { card })).status).toBeLessThan(300);
  expect((await told(head, `/parties/${THIRD}/confirm`, { fingerprint })).status).toBe(200);
}

/** The draft whose page is open leaves by the head's release. */
async function releasedBy(head: Page, page: Page): Promise<void> {
  await page.waitForURL(/\/drafts\/[\w-]{22}$/);
  const draft = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { revision } = await asked(head, `/drafts/${draft}`);
  expect((await told(head, `/drafts/${draft}/release`, { revision })).status).toBe(201);
}

it('a report goes on only with the word of its originator, which may narrow it and take it back', {
  timeout: 180_000,
}, async () => {
  const salma = await desks.at('ma.dgsn', 'officer', PHONE, '/drafts');
  const idris = await desks.at('ma.dgsn', 'head', { language: 'ar' }, '/drafts');
  const sent = await reported(salma, idris, { title: 'Una nave', facts: 'Una nave se llena de noche.' });
  const tomas = await desks.at('es.pn', 'head', { language: 'es' }, '/drafts');
  await confirmThird(tomas);
  await until('the act in Madrid', async () => (await asked(tomas, `/acts/${sent.act}`)).id === sent.act);
  await letIn(tomas, sent.dossier ?? '', 'officer');
  const irene = await desks.at('es.pn', 'officer', { language: 'es' }, `/acts/${sent.act}`);
  await irene.getByText('Solo se transmite con el consentimiento de', { exact: false }).waitFor();
  await irene.getByRole('button', { name: 'Transmitir…' }).click();
  const form = irene.getByRole('dialog', { name: 'Transmisión a un tercero' });
  await form.getByRole('combobox', { name: 'A quién' }).click();
  await irene.getByRole('option', { name: 'Policía Judicial' }).click();
  await form.getByText('Requiere consentimiento').waitFor();
  await expectFit(irene);
  await form.getByRole('button', { name: 'Pedir el consentimiento' }).click();
  await irene.getByRole('heading', { name: 'Lo que se solicita' }).waitFor();
  await expectFit(irene);
  await releasedBy(tomas, irene);

  await salma.goto(`/acts/${sent.act}`);
  const request = salma.getByRole('region', { name: 'طلب نقل' });
  await request.getByText('ينتظر الجواب').waitFor({ timeout: 30_000 });
  await expectFit(salma);
  await request.getByRole('button', { name: 'الموافقة' }).click();
  const consent = salma.getByRole('dialog', { name: 'الموافقة' });
  await consent.getByRole('checkbox', { name: 'العنوان' }).uncheck();
  await expectFit(salma);
  await consent.getByRole('button', { name: 'الموافقة' }).click();
  await salma.getByText('تمت الموافقة').waitFor();
  await expectFit(salma);
  await releasedBy(idris, salma);

  // What was narrowed goes on without asking again; more does not.
  await irene.goto(`/acts/${sent.act}`);
  const answered = irene.getByRole('region', { name: 'Solicitud de transmisión' });
  await answered.getByText('Consentido', { exact: true }).waitFor({ timeout: 30_000 });
  await expectFit(irene);
  await answered.getByRole('button', { name: 'Preparar lo que se transmite' }).click();
  const writing = irene.getByRole('dialog', { name: 'Preparar lo que se transmite' });
  await writing.getByText('Permitido', { exact: true }).waitFor();
  await writing.getByText('No hay ningún acuerdo en vigor con esta parte', { exact: false }).waitFor();
  expect(await writing.getByRole('button', { name: 'Preparar lo que se transmite' }).isDisabled()).toBe(true);
  await writing.getByRole('checkbox', { name: 'Título' }).check();
  await writing.getByRole('button', { name: 'Pedir el consentimiento' }).waitFor();
  await expectFit(irene);
  await irene.keyboard.press('Escape');

  await idris.goto(`/acts/${sent.act}`);
  await idris.getByRole('button', { name: 'سحب الموافقة' }).click();
  await idris.getByRole('dialog').getByRole('button', { name: 'سحب الموافقة' }).click();
  await idris.getByText('سُحبت الموافقة').waitFor();
  await answered.getByText('Consentimiento retirado').waitFor({ timeout: 30_000 });
  expect(await answered.getByRole('button', { name: 'Preparar lo que se transmite' }).count()).toBe(0);

  // As the third party has it: there are two nodes here, so what its node would answer is put together from what this one does.
  const act = (await asked(irene, `/acts/${sent.act}`)) as { sections: Record<string, unknown> };
  const { declaration, handling } = act.sections;
  const shown = { act: sent.act, type: 'report.share', author: 'ma.dgsn', time: '2026-11-22T09:00:00Z' };
  const original = { ...shown, signature: 'unknown', sections: act.sections };
  const passed = { ...act, type: 'onward.transfer', author: 'es.pn', title: {} };
  const refs = [{ rel: 'consents', act: sent.act }];
  const json = { ...passed, refs, sections: { declaration, handling, original } };
  await irene.route(`**/api/acts/${sent.act}`, (route) => route.fulfill({ json }));
  await irene.goto(`/acts/${sent.act}`);
  await irene
    .getByRole('alert')
    .getByText(/Transmitido por .*Policía Nacional.* con el consentimiento de .*Seguridad Nacional/)
    .waitFor();
  await irene.getByText('La firma de su autor no se ha podido comprobar', { exact: false }).waitFor();
  await irene.getByText('Una nave se llena de noche.').waitFor();
  await expectFit(irene);
});
