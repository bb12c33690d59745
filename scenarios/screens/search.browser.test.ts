// SPDX-License-Identifier: Apache-2.0
// Searching and the list of acts at both desks: found by words in either script, never in the address, nothing for who may not know.
import { describe, expect, it } from 'vitest';
import { expectFit, useDesks } from './test-desk.ts';

const desks = useDesks();

describe('the list of acts', () => {
  it('shows what came, and narrows it by the address alone, in Spanish', async () => {
    const page = await desks.at('es.pn', 'head', { language: 'es' }, '/reports');
    await page.getByRole('heading', { level: 1, name: 'Informes' }).waitFor();
    await page.locator('a[href^="/acts/"]').first().waitFor();
    await expectFit(page);
    await page.getByRole('combobox', { name: 'Clase' }).click();
    await page.getByRole('option', { name: 'Resultados' }).click();
    await page.waitForURL(/acts=outcome/);
    await page.getByText('Resultado', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Quitar los filtros' }).click();
    await page.waitForURL((url) => !url.search.includes('acts'));
  });

  it('fits a phone in Arabic', async () => {
    const view = { language: 'ar', width: 360, height: 740 } as const;
    const page = await desks.at('ma.dgsn', 'head', view, '/reports');
    await page.getByRole('heading', { level: 1, name: 'التقارير' }).waitFor();
    await page.locator('a[href^="/acts/"]').first().waitFor();
    await expectFit(page);
  });
});

describe('a search', () => {
  it('finds an Arabic word in whatever form it was written, marks it, and keeps it out of the address', async () => {
    const page = await desks.at('es.pn', 'head', { language: 'ar' }, '/search');
    await expectFit(page);
    await page.getByRole('searchbox', { name: 'الكلمات' }).fill('حِسَاب');
    await page.keyboard.press('Enter');
    await page.locator('mark').first().waitFor();
    expect(await page.locator('mark').first().textContent()).toMatch(/حساب/);
    expect(page.url()).toMatch(/\/search$/);
    // Arabic stretches read from the right, whatever the page's language.
    expect(await page.locator('blockquote[lang="ar"]').first().getAttribute('dir')).toBe('rtl');
    await expectFit(page);
    await page.locator('article a').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.goBack();
    expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toMatch(/حساب/);
  });

  it('takes a day in Arabic digits, day first, offers a calendar in Arabic, and says what is no day', async () => {
    const page = await desks.at('es.pn', 'head', { language: 'ar' }, '/search');
    await page.getByText('عوامل التصفية').click();
    const since = page.getByLabel('من يوم', { exact: true });
    await since.fill('٠٥/٠٣/٢٠٢٦');
    await page.getByRole('button', { name: 'الشهر التالي' }).waitFor();
    await page
      .getByRole('button', { name: /مارس 2026/ })
      .first()
      .waitFor();
    await expectFit(page);
    await page.getByLabel('إلى يوم', { exact: true }).fill('31/02/2026');
    expect(await since.inputValue()).toBe('05/03/2026');
    await page.getByRole('searchbox', { name: 'الكلمات' }).click();
    await page.getByText(/31\/02\/2026.*ليس تاريخًا/).waitFor();
    await expectFit(page);
  });

  it('comes from the command palette too, in Spanish, and says so when there is nothing', async () => {
    const page = await desks.at('ma.dgsn', 'head', { language: 'es' }, '/reports');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Control+K');
    await page.getByRole('textbox', { name: 'Paleta de órdenes' }).fill('Zarzaquemada');
    await page.getByRole('button', { name: 'Buscar actos con «Zarzaquemada»' }).click();
    await page.getByText('No se ha encontrado nada').waitFor();
    await expectFit(page);
  });

  it('asks a supervisor for the reason', async () => {
    const page = await desks.at('es.pn', 'supervisor', { language: 'es' }, '/search');
    await page.getByRole('searchbox').fill('puerto');
    await page.keyboard.press('Enter');
    expect(await page.locator('article').count()).toBe(0);
    await page.getByLabel('Motivo').fill('Queja 4');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: 'Resultados' }).waitFor();
  });
});
