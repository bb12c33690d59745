// SPDX-License-Identifier: Apache-2.0
// The plan of a joint operation composed on the screen, its next version, and what came of it as an outcome and as figures of a statement.
import { declare, handle } from '@tansiq/cli';
import type { OperationItem } from '@tansiq/node/contract';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boardOf, consents, lineageOf, released, releasedFrom } from './joint-operation.ts';
import { asked, choose, chooseFirstAgreement, expectFit, letIn, told, until, useDesks } from './test-desk.ts';

const desks = useDesks();
const WAIT = 30_000;
const shown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: WAIT });

/** Types a day and an hour, `2027-01-05T10:00`, into the fields of a moment in Arabic. */
async function typeMoment(page: Page, label: string, moment: string): Promise<void> {
  const [day = '', hours = '', minutes = ''] = moment.split(/[T:]/u);
  await page
    .getByRole('textbox', { name: label, exact: true })
    .fill(day.split('-').reverse().join('/'), { timeout: WAIT });
  await page.getByLabel(`${label}: الساعة`).fill(hours);
  await page.getByLabel(`${label}: الدقيقة`).fill(minutes);
}

/** A moment from now in the time of the browser, in whatever zone. */
const hence = (page: Page, minutes: number) =>
  page.evaluate((after) => {
    const date = new Date(Date.now() + after * 60_000);
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, minutes);

async function dossierOf(page: Page): Promise<string> {
  const { items } = (await asked(page, '/operations')) as unknown as { items: OperationItem[] };
  return items.find(({ title }) => title?.ar === 'عملية الزيتون')?.dossier ?? '';
}

/** The field and the map follow each other: by arrows, east to the right in Arabic too, by a click, and as it is typed. */
async function onTheMap(page: Page, field: Locator): Promise<void> {
  await page.getByRole('button', { name: 'اختر الموضع على الخريطة' }).click();
  const map = page.getByRole('button', { name: /خريطة لاختيار موضع/ });
  const shown = map.locator('circle');
  await shown.waitFor({ timeout: 30_000 });
  await map.press('ArrowRight');
  await expect.poll(() => field.inputValue()).toBe('35.759, -5.709');
  await map.press('ArrowUp');
  await expect.poll(() => field.inputValue()).toBe('35.884, -5.709');
  await page.getByRole('button', { name: 'قرّب' }).click();
  await expectFit(page);
  const box = await map.boundingBox();
  await map.click({ position: { x: (box?.width ?? 0) / 4, y: (box?.height ?? 0) / 2 } });
  const west = async () => Number((await field.inputValue()).split(', ')[1]);
  await expect.poll(west).toBeLessThan(-5.9);
  expect(await west()).toBeGreaterThan(-9);
  await field.fill('41.39, 2.17');
  await page.getByText('41.39, 2.17', { exact: true }).waitFor();
  await field.fill('٣٥٫٧٥٩، -٥٫٨٣٤');
  await page.getByRole('button', { name: 'أغلق الخريطة' }).click();
}

describe('the plan of an operation', () => {
  it('is composed with one site, handed in, released by another officer, and seen by the other party', {
    timeout: 180_000,
  }, async () => {
    const officer = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/operations');
    await officer.getByRole('link', { name: 'عملية جديدة' }).click();
    await officer.getByRole('heading', { level: 1, name: 'خطة عملية' }).waitFor({ timeout: WAIT });
    await chooseFirstAgreement(officer, /^الاتفاق/);
    const foot = officer.getByRole('region', { name: 'الحفظ والتقديم' });
    const lacking = officer.locator('#plan-missing');
    const go = (name: string) => lacking.getByRole('button', { name, exact: true }).click();
    const field = (name: string | RegExp) => officer.getByRole('textbox', { name });
    // Each point leads to its field: what is typed next stands there.
    await go('العنوان');
    await officer.keyboard.type('عملية الزيتون');
    await choose(officer, 'النوع', 'متزامنة');
    await go('ساعة الصفر');
    await typeMoment(officer, 'ساعة الصفر', await hence(officer, 120));
    await go('المهلة بعد ساعة الصفر');
    await officer.keyboard.type('30');
    await go('الهامش قبل ساعة الصفر');
    await officer.keyboard.type('5');
    await choose(officer, 'إذا غاب إشعار', 'يُواصَل التنفيذ');
    await officer.getByRole('button', { name: 'أضف موقعا' }).click();
    await officer.keyboard.type('شقة في طنجة');
    await field('خط العرض').fill('35.759');
    await shown(officer, /اكتب درجتين/);
    await lacking.getByRole('button', { name: /s1.*خط العرض/ }).waitFor();
    await field('خط العرض').fill('٣٥٫٧٥٩، -٥٫٨٣٤');
    await onTheMap(officer, field('خط العرض'));
    await choose(officer, 'نوع الموقع', 'مسكن');
    await choose(officer, 'درجة الخطر', 'خطر مرتفع');
    await officer.getByRole('button', { name: 'أضف هدفا' }).click();
    await field('المرجع').fill('R-2026-4');
    await go('الاتصال الأساسي');
    await officer.keyboard.type('القناة 1');
    await go('الاتصال البديل');
    await officer.keyboard.type('الساتل');
    await lacking.getByText('لا ينقصها شيء.').waitFor();
    await choose(officer, 'الغرض', /البحث والتحري/);
    await choose(officer, 'مجالات الجريمة', /الإرهاب/);
    await field('عقوبة الجريمة').fill('120');
    await choose(officer, 'أصناف المعطيات', /أماكن/);
    await choose(officer, 'أساس النقل', /09-08/);
    await expectFit(officer);
    await officer.getByRole('button', { name: 'ضع هذه الرموز' }).click();
    await foot.getByText('تسمح البوابة').waitFor({ timeout: WAIT });
    await foot.getByRole('button', { name: 'قدّمها للإذن' }).click();
    await officer.waitForURL(/\/drafts$/);
    const { items } = (await asked(officer, '/drafts')) as { items: { id: string; type: string }[] };
    const draft = items.find(({ type }) => type === 'operation.plan')?.id ?? '';

    const head = await desks.at('ma.dgsn', 'head', { language: 'ar' }, `/drafts/${draft}/release`);
    await shown(head, 'شقة في طنجة');
    await head.getByRole('checkbox', { name: 'قرأته وأتحمل مسؤولية إرساله' }).check();
    await head.getByRole('button', { name: 'ائذن بالإحالة' }).click();
    await head.waitForURL(/\/acts\//, { timeout: WAIT });
    const madrid = await desks.at('es.pn', 'head', { language: 'es', width: 360 }, '/operations');
    await shown(madrid, 'عملية الزيتون');

    // The next version begins as this one stands, and says what it changes.
    await officer.goto('/operations');
    await officer.getByRole('link', { name: 'عملية الزيتون' }).click();
    await officer.getByRole('link', { name: 'النسخة التالية من الخطة' }).click();
    await lacking.getByText('لا ينقصها شيء.').waitFor({ timeout: WAIT });
    await officer.getByRole('button', { name: /^الموقع s1/ }).click();
    await choose(officer, 'درجة الخطر', 'خطر شديد');
    const changes = officer.locator('section', { hasText: 'ما تغيّره هذه النسخة' });
    await changes.getByText('خطر شديد').waitFor({ timeout: WAIT });
    await changes.getByText('خطر مرتفع').waitFor();
    await expectFit(officer);

    // Another version comes before this one is handed in: the draft goes on from that one.
    const dossier = await dossierOf(head);
    const before = await boardOf(head, dossier);
    const { version: _, ...frame } = before.current!.frame;
    const other = await told(officer, `/operations/${dossier}/versions`, {
      ...{ title: before.title, frame: { ...frame, margin: 60 }, plan: before.words },
      declaration: declare('ma.dgsn', { crimeAreas: ['terrorism'], dataCategories: ['locations'] }),
      handling: handle(),
    });
    expect(other.status, JSON.stringify(other.body)).toBe(201);
    await released(head, other.body);
    await officer.getByRole('button', { name: 'واصل من النسخة 2' }).click({ timeout: WAIT });
    const id = new URL(officer.url()).pathname.split('/').at(-1);
    await until('the draft of version 3', async () => {
      const { sections } = await asked(officer, `/drafts/${id}`);
      const { current } = await boardOf(head, dossier);
      const kept = JSON.stringify(sections);
      return kept.includes('"version":3') && kept.includes(`"rel":"replaces","act":"${current?.plan}"`);
    });
  });

  it('becomes an outcome of what was entered at its site, once both have consented', {
    timeout: 120_000,
  }, async () => {
    const officer = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/operations');
    const [head, madrid, there] = [
      await desks.at('ma.dgsn', 'head', { language: 'ar' }, '/operations'),
      await desks.at('es.pn', 'head', { language: 'es' }, '/operations'),
      await desks.at('es.pn', 'officer', { language: 'es' }, '/operations'),
    ];
    const dossier = await dossierOf(head);
    await letIn(madrid, dossier, 'officer');
    await consents(officer, head, dossier, 's1');
    await consents(there, madrid, dossier);
    await until('agreed', async () => (await boardOf(head, dossier)).state === 'agreed');
    const plan = (await boardOf(head, dossier)).current?.plan;
    const arrest = await told(head, `/operations/${dossier}/entries`, {
      ...{ plan, kind: 'arrest', at: `${new Date().toISOString().slice(0, 19)}Z`, site: 's1', person: 'P-7' },
      ...{ category: 'suspect', minor: false, rights: true, finding: 'preliminary' },
    });
    expect(arrest.status, JSON.stringify(arrest.body)).toBe(201);
    await officer.goto(`/operations/${dossier}`);
    await officer.getByRole('checkbox', { name: /P-7/ }).check({ timeout: WAIT });
    await expectFit(officer);
    await officer.getByRole('button', { name: 'حرّر الحصيلة وسلّمها للإذن' }).click();
    await officer.waitForURL(/\/drafts\/./, { timeout: WAIT });
    await shown(officer, 'ينتظر الإذن');
    const outcome = await releasedFrom(officer, head);
    await until('the outcome', async () => (await asked(there, `/acts/${outcome}`)).id === outcome);
    const confirmed = await told(there, '/drafts', {
      ...{ type: 'outcome.confirm', to: ['ma.dgsn'], lineage: await lineageOf(there), dossier, uploads: [] },
      sections: {
        declaration: declare('es.pn', { crimeAreas: ['terrorism'] }),
        ...{ handling: handle(), refs: { refs: [{ rel: 'confirms', act: outcome }] } },
        consent: { outcome, decision: 'confirm' },
      },
    });
    await told(there, `/drafts/${confirmed.body.id}/submission`, {});
    await released(madrid, { draft: confirmed.body.id ?? '', revision: confirmed.body.revision ?? '' });

    // What both confirmed is a figure of a statement, which takes it and is handed in.
    await officer.goto(`/operations/${dossier}`);
    await officer.getByRole('link', { name: 'بيان مشترك جديد' }).click({ timeout: WAIT });
    await choose(officer, 'أرقام العملية', 'عملية الزيتون');
    await officer.getByRole('button', { name: /: 1$/ }).first().click({ timeout: WAIT });
    await typeMoment(officer, 'لا يُنشر قبل', '2027-01-05T10:00');
    for (const [field, words] of [
      ['العنوان', 'Olivo'],
      ['الفقرة 1', '{persons}.'],
      ['ما يعدّه الرقم', 'Detenidos'],
    ] as const)
      for (const language of ['العربية', 'الإسبانية'])
        await officer.getByRole('textbox', { name: `${field} (${language})` }).fill(words);
    await expectFit(officer);
    await officer.getByRole('button', { name: 'قدّمها للإذن' }).click();
    await officer.waitForURL(/\/drafts$/);
    const { items } = (await asked(officer, '/drafts')) as { items: { id: string; type: string }[] };
    const draft = items.find(({ type }) => type === 'statement.propose')?.id ?? '';
    await officer.goto(`/drafts/${draft}`);
    const act = await releasedFrom(officer, head);
    expect(await asked(officer, `/acts/${act}`)).toMatchObject({
      sections: { statement: { figures: [{ id: 'persons', value: '1' }] } },
    });
  });
});
