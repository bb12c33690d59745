// SPDX-License-Identifier: Apache-2.0
// Agreements on the screens of two nodes at once: Rabat in Arabic, Madrid in Spanish. From a template to what is in force, held and resumed.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectFit, useDesks } from './test-desk.ts';

const desks = useDesks();
const WAIT = 30_000;

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const shown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: WAIT });

/** Chooses in a field of several: opens it, takes the option, closes it. */
async function choose(page: Page, label: string, option: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: label }).or(page.getByLabel(label)).first().click();
  await page.getByRole('option', { name: option }).first().click();
  await page.keyboard.press('Escape');
}

/** Looks again and again until the other side's act has arrived. */
async function untilShown(page: Page, text: string | RegExp): Promise<void> {
  const end = Date.now() + WAIT;
  while (Date.now() < end) {
    if (await page.getByText(text).first().isVisible()) return;
    await page.waitForTimeout(500);
    await page.reload();
    await heading(page).waitFor();
    await page.waitForTimeout(500);
  }
  throw new Error(`not shown in time: ${String(text)}`);
}

describe('the web of partners', () => {
  it('leads from a cell to the very article, in Arabic', async () => {
    const page = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/agreements');
    await page
      .getByRole('row', { name: /الإرهاب/ })
      .first()
      .waitFor();
    await expectFit(page);
    await page
      .getByRole('row', { name: /الإرهاب/ })
      .first()
      .getByRole('link', { name: /^المادة/ })
      .click();
    await heading(page).waitFor();
    const article = page.locator('[data-chosen=true]');
    await article.waitFor();
    expect(await article.innerText()).toContain('الإرهاب');
    expect(await article.innerText()).toContain('ما تنفذه العقدة');
    await expectFit(page);
  });

  it('shows the same on a map, and fits a phone and the dark', async () => {
    const views = [
      { language: 'es', width: 360, height: 760 },
      { language: 'ar', scheme: 'dark' },
    ] as const;
    await desks.inEach(views, 'es.pn', 'officer', '/agreements?view=map', async (page) => {
      await page.locator('figure svg').first().waitFor();
      const mark = page.getByRole('button', { name: /Dirección General|المديرية/ });
      await mark.waitFor();
      await expectFit(page);
      await mark.click();
      await page.waitForURL(/partner=ma\.dgsn/);
    });
  });

  it('offers an officer nothing that would be refused', async () => {
    const page = await desks.at('es.pn', 'officer', { language: 'es' }, '/agreements');
    await page.getByRole('link', { name: '¿Puedo enviar esto?' }).waitFor();
    expect(await page.getByRole('link', { name: 'Proponer un acuerdo' }).count()).toBe(0);
    await page
      .getByRole('link', { name: /Acuerdo general/ })
      .first()
      .click();
    await page.getByRole('tab', { name: 'Firma y ratificación' }).click();
    await page.getByText('Quién se obliga').waitFor();
    expect(await page.getByText('Lo que puede hacer usted').count()).toBe(0);
  });
});

describe('an agreement between two desks', () => {
  let address = '';

  it('is written from a template in Arabic, checked by the node, and proposed', async () => {
    const page = await desks.at('ma.dgsn', 'negotiator', { language: 'ar' }, '/agreements/new');
    await heading(page).waitFor();
    await choose(page, 'مع من', /الشرطة الوطنية/);
    await expectFit(page);
    await page.getByRole('button', { name: 'أعد النص' }).click();
    const retention = page.getByRole('button', { name: /الحفظ والتصحيح/ });
    await retention.click();
    const months = page.getByLabel('أقصى مدة (أشهر)');
    await months.fill('0');
    await page.getByRole('button', { name: 'تحقق', exact: true }).click();
    await shown(page, /ملاحظة واحدة|ملاحظتان/);
    expect(await page.getByRole('button', { name: 'اقترح', exact: true }).isDisabled()).toBe(true);
    await expectFit(page);
    await months.fill('24');
    await page.getByLabel('المراجعة كل (أشهر)').fill('12');
    await page.getByRole('button', { name: 'تحقق', exact: true }).click();
    await shown(page, 'لا مانع من اقتراحه');
    await shown(page, /يُحفظ 24 شهرا/);

    // Kept on the node as it is typed: another day, from the list, it goes on where it was.
    await page.getByRole('status').filter({ hasText: /حُفظت/ }).waitFor();
    await page.waitForURL(/\/agreements\/new\?draft=[\w-]{22}$/);
    await page.goto('/agreements');
    await page.getByRole('heading', { name: 'اتفاقات قيد الكتابة' }).waitFor();
    await expectFit(page);
    await page.getByRole('link', { name: /اتفاق/ }).and(page.locator('[href*="draft="]')).click();
    await page.getByRole('button', { name: /الحفظ والتصحيح/ }).click();
    expect(await page.getByLabel('أقصى مدة (أشهر)').inputValue()).toBe('24');

    // Which classified information may go is written as a table, not as code.
    await page
      .getByRole('button', { name: /رموز المعالجة/ })
      .first()
      .click();
    await page.getByRole('switch', { name: 'يجوز إرسال معلومات مصنفة' }).check();
    await page.getByLabel('المغرب، السطر 1').fill('سري');
    await page.getByLabel('إسبانيا، السطر 1').fill('CONFIDENCIAL');
    await choose(page, 'أعلى درجة تتبادلها المغرب', 'سري');
    await choose(page, 'أعلى درجة تتبادلها إسبانيا', 'CONFIDENCIAL');
    await expectFit(page);
    await page.getByRole('button', { name: 'تحقق', exact: true }).click();
    await shown(page, 'لا مانع من اقتراحه');
    await shown(page, /CONFIDENCIAL.*=.*سري|سري.*=.*CONFIDENCIAL/);
    await page.getByRole('button', { name: 'اقترح', exact: true }).click();
    await page.waitForURL(/\/agreements\/[\w-]{22}\?version=/, { timeout: WAIT });
    address = new URL(page.url()).pathname;
    await untilShown(page, 'مقترح');
    const listed = page.waitForResponse((answer) => answer.url().endsWith('/api/agreements/drafts'));
    await page.goto('/agreements');
    expect((await (await listed).json()).items).toEqual([]);
    await shown(page, 'الاتفاقات والمحادثات');
    expect(await page.getByRole('heading', { name: 'اتفاقات قيد الكتابة' }).count()).toBe(0);
  });

  it('is commented on in Madrid, and answered in Rabat under the comment', async () => {
    const madrid = await desks.at('es.pn', 'negotiator', { language: 'es' }, address);
    await untilShown(madrid, 'Propuesto');
    await madrid.getByRole('button', { name: 'Comentar el artículo 2', exact: true }).click();
    await madrid.getByLabel('Comentar (Español)').fill('¿Qué puntos de contacto?');
    await madrid.getByRole('button', { name: 'Enviar a las partes' }).click();
    await untilShown(madrid, '¿Qué puntos de contacto?');
    const rabat = await desks.at('ma.dgsn', 'negotiator', { language: 'ar' }, address);
    await untilShown(rabat, '¿Qué puntos de contacto?');
    await rabat.getByRole('button', { name: 'رد', exact: true }).click();
    await rabat.getByLabel('رد (العربية)').fill('المذكورة في البطاقات.');
    await rabat.getByRole('button', { name: 'أرسل إلى الأطراف' }).click();
    await untilShown(rabat, 'المذكورة في البطاقات.');
    await untilShown(madrid, 'المذكورة في البطاقات.');
    await expectFit(madrid);
  });

  it('is signed by both with the hash in view, and comes into force', async () => {
    const rabat = await desks.at('ma.dgsn', 'signatory', { language: 'ar' }, `${address}?tab=standing`);
    await rabat.getByRole('button', { name: 'توقيع', exact: true }).click();
    const dialog = rabat.getByRole('dialog');
    expect(await dialog.innerText()).toMatch(/[\w-]{43}/);
    const sign = dialog.getByRole('button', { name: 'توقيع', exact: true });
    expect(await sign.isDisabled()).toBe(true);
    await dialog.getByLabel(/بها \(العربية\)/).fill('المدير العام');
    await dialog.getByRole('checkbox').check();
    await expectFit(rabat);
    await sign.click();
    const madrid = await desks.at('es.pn', 'signatory', { language: 'es' }, `${address}?tab=standing`);
    await untilShown(madrid, 'المدير العام');
    await madrid.getByRole('button', { name: 'Firmar', exact: true }).click();
    await madrid.getByLabel(/en que se firma \(Español\)/).fill('Director general');
    await madrid.getByRole('dialog').getByRole('checkbox').check();
    await madrid.getByRole('dialog').getByRole('button', { name: 'Firmar' }).click();
    await untilShown(madrid, 'En vigor');
    await untilShown(rabat, 'نافذ');
    await untilShown(rabat, 'Director general');
  });

  it('is suspended only after a careful yes, shown as such on the other side, and resumed', async () => {
    const madrid = await desks.at('es.pn', 'signatory', { language: 'es' }, `${address}?tab=standing`);
    await madrid.getByRole('button', { name: 'Suspender' }).click();
    const dialog = madrid.getByRole('dialog');
    await dialog.getByLabel('Motivo (Español)').fill('Mientras se aclara un incidente.');
    expect(await dialog.getByRole('button', { name: 'Suspender' }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'Suspender' }).click();
    await untilShown(madrid, 'Suspendido');
    const rabat = await desks.at('ma.dgsn', 'negotiator', { language: 'ar' }, `${address}?tab=course`);
    await untilShown(rabat, 'Mientras se aclara un incidente.');
    await expectFit(rabat);
    await madrid.getByRole('button', { name: 'Reanudar' }).click();
    await madrid.getByRole('dialog').getByRole('checkbox').check();
    await madrid.getByRole('dialog').getByRole('button', { name: 'Reanudar' }).click();
    await untilShown(madrid, 'En vigor');
  });

  it('is compared word by word with an amendment, and handed out as a paper', async () => {
    const page = await desks.at('es.pn', 'negotiator', { language: 'es', width: 360, height: 760 }, address);
    await page.getByRole('link', { name: 'Enmienda' }).click();
    await heading(page).waitFor();
    await page.getByLabel('Título (Español)').first().fill('Acuerdo enmendado entre dos servicios');
    await page.getByRole('button', { name: /Conservación/ }).click();
    await page.getByLabel('Máximo (meses)').fill('36');
    await page.getByRole('button', { name: 'Comprobar', exact: true }).click();
    await shown(page, 'Nada impide proponerlo');
    await expectFit(page);
    await page.getByRole('button', { name: 'Proponer', exact: true }).click();
    await page.waitForURL(/\/agreements\/[\w-]{22}\?version=/, { timeout: WAIT });
    await untilShown(page, 'Acuerdo enmendado entre dos servicios');
    await page.getByRole('tab', { name: 'Cambios' }).click();
    await page.locator('ins', { hasText: '36' }).first().waitFor();
    await page.locator('del', { hasText: '24' }).first().waitFor();
    await expectFit(page);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Descargar PDF' }).click();
    expect((await download).suggestedFilename()).toMatch(/^agreement-[\w-]{8}-es-ar\.pdf$/);
  });
});

describe('"may I send this?"', () => {
  it('says for an addressee by which article, and every reason why not', async () => {
    const page = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/agreements/try');
    const ask = page.getByRole('button', { name: 'اسأل البوابة' });
    await ask.click();
    await shown(page, 'لا يجوز إرساله');
    await page
      .getByRole('link', { name: /^اقرأ المادة/ })
      .first()
      .waitFor();
    await page.getByLabel('أقصى العقوبة (بالأشهر)').fill('60');
    await ask.click();
    await shown(page, 'يجوز إرساله');
    await expectFit(page);
  });
});
