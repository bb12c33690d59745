// SPDX-License-Identifier: Apache-2.0
// Partners on the screens: fingerprints that read the same on both sides, a party taken in by its card and confirmed by its words, own keys.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { initNode } from '@tansiq/node';
import { fingerprintWords } from '@tansiq/protocol';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectFit, useDesks } from './test-desk.ts';

const desks = useDesks();
const LANGUAGES = { ar: 'العربية', es: 'Español', fr: 'Français', en: 'English' };
const words = (page: Page) => page.locator('ol[lang] b').allInnerTexts();

describe('partners', () => {
  it('read the same words in Rabat as in Madrid, in each language', async () => {
    const there = await desks.at('es.pn', 'head', { language: 'es' }, '/partners/es.pn');
    const here = await desks.at('ma.dgsn', 'head', { language: 'ar' }, '/partners/es.pn');
    for (const [code, language] of Object.entries(LANGUAGES)) {
      for (const page of [there, here]) {
        await page.getByRole('radiogroup').getByText(language, { exact: true }).click();
        await page.locator(`ol[lang=${code}]`).waitFor();
      }
      const [own, seen] = await Promise.all([words(there), words(here)]);
      expect(own).toHaveLength(16);
      expect(seen).toEqual(own);
    }
    await expectFit(there);
    await expectFit(here);
  });

  it('are taken in by a pasted card and confirmed by words alone that were heard', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tansiq-card-'));
    const { card, fingerprint } = await initNode({
      dataDir: folder,
      party: 'be.police',
      names: { fr: 'Police fédérale', en: 'Federal Police' },
      spoc: { en: 'Desk' },
      supervisor: { en: 'Supervisor' },
      officers: { host: '127.0.0.1', port: 1 },
      partners: { host: '127.0.0.1', port: 1 },
      admin: { login: 'admin', name: 'Admin', password: 'seven quiet harbours', language: 'fr' },
    });
    rmSync(folder, { recursive: true, force: true });
    const page = await desks.at('es.pn', 'head', { language: 'es' }, '/partners');
    await page.getByRole('button', { name: 'Añadir un socio' }).click();
    await page.getByLabel('Tarjeta', { exact: true }).fill('no es una tarjeta');
    await page.getByText('Esto no es una tarjeta.', { exact: false }).waitFor();
    await expectFit(page);
    await page.getByLabel('Tarjeta', { exact: true }).fill(`Tarjeta:\n${card}\n`);
    await page.getByRole('button', { name: 'Incorporar la tarjeta' }).click();
    await page.waitForURL(/\/partners\/be\.police$/);
    await page.getByText('Huella sin comparar').waitFor();
    const heard = page.getByLabel('La huella tal como se la leyeron');
    const said = [...fingerprintWords(fingerprint, 'fr')];
    await heard.fill([...said.slice(1), said[0]].join(' '));
    await page.getByRole('button', { name: 'Confirmar la parte' }).click();
    await page
      .getByRole('alert')
      .getByText(/No confirme a esta parte/)
      .waitFor();
    await heard.fill(said.join(', '));
    await page.getByRole('button', { name: 'Confirmar la parte' }).click();
    await page.getByText('Confirmado', { exact: true }).waitFor();
    await expectFit(page);
  });

  it('are confirmed by the head alone, and keys are rotated by the administrator alone', async () => {
    const officer = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/partners');
    await officer.getByRole('link', { name: /الشرطة الوطنية/ }).waitFor();
    expect(await officer.getByRole('button', { name: 'إضافة شريك' }).count()).toBe(0);
    await expectFit(officer);
    const page = await desks.at(
      'ma.dgsn',
      'administrator',
      { language: 'ar', width: 360 },
      '/partners/ma.dgsn',
    );
    await page.getByLabel('إشعارات التوصل').check();
    await page.getByRole('button', { name: 'تجديد', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    await expectFit(page);
    await page.getByRole('dialog').getByRole('button', { name: 'إلغاء' }).click();
  });
});
