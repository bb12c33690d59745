// SPDX-License-Identifier: Apache-2.0
// A report, on the screens of both sides at once: written in Arabic in Rabat, released by a second officer, read, translated and answered in
// Spanish in Madrid; and what its author takes back.
import { declare, handle } from '@tansiq/cli';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { atDesk } from './stage.ts';
import {
  asked,
  choose,
  chooseFirstAgreement,
  expectFit,
  letIn,
  reported,
  told,
  until,
  useDesks,
} from './test-desk.ts';

const desks = useDesks();

const saved = (page: Page, words: RegExp) => page.getByRole('status').filter({ hasText: words }).waitFor();

it('a report is written in Rabat, released by a second officer, and answered in Madrid', {
  timeout: 240_000,
}, async () => {
  const salma = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/drafts');
  await salma.getByRole('heading', { level: 1, name: 'المسودات' }).waitFor();
  await expectFit(salma);
  await salma.getByRole('button', { name: 'مسودة جديدة' }).click();
  await salma.getByRole('heading', { level: 1, name: 'تقرير' }).waitFor();

  await chooseFirstAgreement(salma, /^الاتفاق/);
  // The gate speaks before anything is saved by hand, and names the article of each of its reasons.
  const gate = salma.getByRole('region', { name: 'ما تقوله البوابة' });
  await gate.getByText('مرفوض').waitFor();
  await gate
    .getByText(/المادة/)
    .first()
    .waitFor();
  await salma.getByRole('textbox', { name: /^العنوان \(/ }).fill('شاحنة عند الميناء');
  await salma
    .getByRole('textbox', { name: /^الوقائع \(/ })
    .fill('شوهدت شاحنة تحمل اسم Talleres Aldaba عند الميناء.');
  await choose(salma, 'الغرض', /البحث والتحري/);
  await choose(salma, 'مجالات الجريمة', /المخدرات/);
  await choose(salma, 'أصناف المعطيات', /وقائع/);
  await salma.getByRole('textbox', { name: /^عقوبة الجريمة/ }).fill('60');
  await choose(salma, 'أساس النقل', /09-08/);
  const marking = gate.getByRole('button', { name: 'ضع هذه الرموز' });
  await Promise.race([marking.waitFor(), gate.getByText('يجوز', { exact: true }).waitFor()]);
  if (await marking.isVisible()) await marking.click();
  await gate.getByText('يجوز', { exact: true }).waitFor();
  await saved(salma, /حُفظت \d/);
  await expectFit(salma);

  // Nothing is lost on reload.
  const address = new URL(salma.url()).pathname;
  await salma.reload();
  expect(await salma.getByRole('textbox', { name: /^العنوان \(/ }).inputValue()).toBe('شاحنة عند الميناء');

  // From another tab the same draft is not written over: both texts are shown, and a person chooses.
  const door = inject('doors')['ma.dgsn officer'];
  if (!door) throw new Error('no door');
  const other = await salma.context().newPage();
  await other.goto(address);
  await other.getByRole('textbox', { name: /^العنوان \(/ }).fill('شاحنة عند ميناء طنجة');
  await saved(other, /حُفظت \d/);
  await salma.getByRole('textbox', { name: /^العنوان \(/ }).fill('شاحنة');
  await salma.getByRole('alert').filter({ hasText: 'حُفظت هذه المسودة من نافذة أخرى' }).waitFor();
  await expectFit(salma);
  await salma.getByRole('button', { name: 'خذ ما على العقدة' }).click();
  await other.close();
  expect(await salma.getByRole('textbox', { name: /^العنوان \(/ }).inputValue()).toBe('شاحنة عند ميناء طنجة');

  await salma.getByRole('button', { name: 'ما سيخرج', exact: true }).click();
  await salma.getByRole('dialog').getByText('شوهدت شاحنة').waitFor();
  await salma.getByRole('dialog').getByRole('cell', { name: 'الوقائع' }).waitFor();
  await salma.keyboard.press('Escape');
  await salma.getByRole('button', { name: 'قدّمها للإذن' }).click();
  await salma.getByRole('heading', { level: 1, name: 'المسودات' }).waitFor();

  const idris = await desks.at('ma.dgsn', 'head', { language: 'ar' }, `${address}/release`);
  await idris.getByRole('heading', { name: 'ما سيخرج بالضبط' }).waitFor();
  await expectFit(idris);
  const release = idris.getByRole('button', { name: 'ائذن بالإحالة' });
  expect(await release.isDisabled()).toBe(true);
  await idris.getByRole('checkbox', { name: /وأتحمل مسؤولية/ }).check();
  await release.click();
  await idris.waitForURL(/\/acts\//);
  const act = new URL(idris.url()).pathname.split('/').at(-1) ?? '';
  await idris.getByRole('tab', { name: 'المسار' }).click();
  await idris.getByText('صدر الإذن بالإحالة').waitFor();
  await idris.getByText('قُبل').first().waitFor({ timeout: 20_000 });
  await expectFit(idris);
  await idris.getByRole('tab', { name: 'الإثبات' }).click();
  await idris.getByRole('button', { name: 'هذا الإثبات وحده' }).waitFor();
  await expectFit(idris);

  // In Madrid, the head lets an officer into the dossier; the officer reads it under its conditions.
  const tomas = await desks.at('es.pn', 'head', { language: 'es' }, '/drafts');
  const { dossier } = (await asked(idris, `/acts/${act}`)) as { dossier: string };
  await until('the dossier in Madrid', async () => {
    const { items } = (await asked(tomas, '/users')) as { items?: unknown[] };
    return items !== undefined;
  });
  await until(
    'the act in Madrid',
    async () => (await asked(tomas, `/dossiers/${dossier}/readers`)).items !== undefined,
  );
  await letIn(tomas, dossier, 'officer');
  await letIn(tomas, dossier, 'head');
  const irene = await desks.at('es.pn', 'officer', { language: 'es' }, `/acts/${act}`);
  await irene.getByText('شوهدت شاحنة').waitFor();
  const conditions = irene.getByRole('region', { name: 'Condiciones de uso' });
  await conditions.getByText('Solo se usa para este fin', { exact: false }).waitFor();
  await expectFit(irene);
  await conditions
    .getByRole('button', { name: /Artículo/ })
    .first()
    .click();
  await irene.getByRole('dialog').waitFor();
  await irene.keyboard.press('Escape');

  // A translation by a person, beside the original and marked as what it is.
  await irene.getByRole('button', { name: 'Traducir' }).click();
  await irene.getByRole('textbox', { name: /^Hechos/ }).fill('Se vio un camión junto al puerto.');
  await irene.getByRole('button', { name: 'Guardar la traducción' }).click();
  await irene.getByText('no es el original', { exact: false }).waitFor();
  await expectFit(irene);

  // The reply goes to whoever asked, in the same dossier.
  await irene.getByRole('button', { name: 'Responder' }).click();
  await irene.getByRole('heading', { level: 1, name: 'Respuesta a un informe' }).waitFor();
  await irene.getByRole('textbox', { name: /^Hechos \(/ }).fill('El camión está a nombre de un taller.');
  await choose(irene, 'Base de la transferencia', /37\.1\.a/);
  await irene.getByRole('region', { name: 'Lo que dice la puerta' }).getByText('permitido').waitFor();
  await saved(irene, /Guardado a las/);
  await expectFit(irene);
  const reply = new URL(irene.url()).pathname;
  await irene.getByRole('button', { name: 'Presentar para autorización' }).click();
  await irene.waitForURL(/\/drafts$/);

  // Returned with a remark, mended, and released: the releaser sees what changed since.
  await tomas.goto(`${reply}/release`);
  await tomas.getByLabel('O devuélvalo a su autor con una observación').fill('Diga de qué taller.');
  await tomas.getByRole('button', { name: 'Devolver' }).click();
  await tomas.waitForURL(/\/drafts$/);
  await irene.goto(reply);
  await irene.getByText('Diga de qué taller.').waitFor();
  await irene.getByRole('textbox', { name: /^Hechos \(/ }).fill('El camión está a nombre del taller Aldaba.');
  await saved(irene, /Guardado a las/);
  await irene.getByRole('button', { name: 'Presentar para autorización' }).click();
  await irene.waitForURL(/\/drafts$/);
  await tomas.goto(`${reply}/release`);
  await tomas.getByRole('heading', { name: 'Qué ha cambiado desde que lo vio' }).waitFor();
  await tomas.getByRole('insertion').first().waitFor();
  await expectFit(tomas);
  await tomas.getByRole('checkbox', { name: /respondo de su envío/ }).check();
  await tomas.getByRole('button', { name: 'Autorizar el envío' }).click();
  await tomas.waitForURL(/\/acts\//);

  // Back in Rabat the dossier shows what answers what.
  await salma.goto(`/dossiers/${dossier}`);
  await salma.getByRole('link', { name: /رد على تقرير/ }).waitFor({ timeout: 30_000 });
  await expectFit(salma);

  // What was sent wrongly is taken back, and each copy is answered for.
  await idris.goto(`/acts/${act}`);
  await idris.getByRole('button', { name: 'اسحبه' }).click();
  const dialog = idris.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'محو كل نسخة، ونسختنا فورًا.' }).check();
  await dialog.getByRole('combobox', { name: 'السبب' }).click();
  await idris.getByRole('option', { name: /غير دقيق/ }).click();
  await dialog.getByRole('button', { name: 'اسحبه' }).click();
  await idris.getByRole('heading', { level: 1, name: 'إجراء مُحي مضمونه' }).waitFor();
  await expectFit(idris);
  await tomas.goto(`/acts/${act}`);
  await tomas.getByRole('button', { name: 'Borrarlo aquí' }).click({ timeout: 30_000 });
  await idris.getByText('محا نسخته').waitFor({ timeout: 30_000 });
  await tomas.getByRole('heading', { level: 1, name: 'Acto borrado' }).waitFor();
  await expectFit(tomas);
});

it('nobody releases what they wrote, and the page says so before the node does', {
  timeout: 90_000,
}, async () => {
  const door = inject('doors')['ma.dgsn head'];
  if (!door) throw new Error('no door');
  const page = await atDesk(desks.browser(), door, { language: 'fr' }, '/drafts/new?type=report.share');
  await page.waitForURL(/\/drafts\/[\w-]{22}$/);
  await page.goto(`${new URL(page.url()).pathname}/release`);
  await page.getByText('Ce projet est le vôtre').waitFor();
  expect(await page.getByRole('button', { name: 'Autoriser l’envoi' }).count()).toBe(0);
  await page.context().close();
});

it('composing fits a phone, in the dark, from right to left', { timeout: 90_000 }, async () => {
  const page = await desks.at(
    'ma.dgsn',
    'officer',
    { language: 'ar', width: 360, height: 740, scheme: 'dark' },
    '/drafts/new?type=report.share',
  );
  await page.getByRole('heading', { level: 1, name: 'تقرير' }).waitFor();
  await page.getByRole('button', { name: 'أضف شخصًا أو شيئًا' }).click();
  await page.getByRole('checkbox', { name: 'قاصر', exact: false }).first().check();
  await page
    .getByRole('region', { name: 'ما تقوله البوابة' })
    .getByText('يتضمنه النص', { exact: false })
    .waitFor();
  await expectFit(page);
});

it('an H3 restriction is read and accepted, and a reason given, before anything of the act is shown', {
  timeout: 120_000,
}, async () => {
  const salma = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/drafts');
  const idris = await desks.at('ma.dgsn', 'head', { language: 'ar' }, '/drafts');
  const { items } = (await asked(salma, '/agreements')) as { items: { lineage: string; state: string }[] };
  const lineage = items.findLast(({ state }) => state === 'in-force')?.lineage;
  const { body: draft } = await told(salma, '/drafts', {
    type: 'report.share',
    to: ['es.pn'],
    lineage,
    sections: {
      title: { text: { es: 'Un almacén' } },
      facts: { text: { es: 'Un almacén se vacía cada noche.' } },
      declaration: {
        ...declare('ma.dgsn', { crimeAreas: ['drugs'], dataCategories: ['events'] }),
        h3: 'No se hable de ello con el propietario.',
      },
      handling: handle({ restrictions: ['H0', 'H2', 'H3'] }),
    },
  });
  await told(salma, `/drafts/${draft.id}/submission`, {});
  const { body: sent } = await told(idris, `/drafts/${draft.id}/release`, { revision: 1 });
  const tomas = await desks.at('es.pn', 'head', { language: 'es' }, '/drafts');
  await until('the act in Madrid', async () => {
    const { items: readers } = await asked(tomas, `/dossiers/${sent.dossier}/readers`);
    return readers !== undefined;
  });
  await letIn(tomas, sent.dossier ?? '', 'officer');
  const irene = await desks.at('es.pn', 'officer', { language: 'es' }, `/acts/${sent.act}`);
  await irene.getByText('No se hable de ello con el propietario.').waitFor();
  expect(await irene.getByText('Un almacén', { exact: false }).count()).toBe(0);
  await expectFit(irene);
  await irene.getByRole('button', { name: 'La he leído y la acepto' }).click();
  const asking = irene.getByRole('dialog', { name: 'Diga por qué lo consulta' });
  await asking.waitFor();
  expect(await irene.getByText('Un almacén', { exact: false }).count()).toBe(0);
  await expectFit(irene);
  const why = 'Lo pide el juez de guardia';
  await asking.getByRole('textbox', { name: 'Motivo' }).fill(why);
  await asking.getByRole('button', { name: 'Abrir' }).click();
  await irene.getByText('Un almacén se vacía cada noche.').waitFor();
  const lucia = await desks.at('es.pn', 'supervisor', { language: 'es' }, '/journal');
  const { items: rows } = (await asked(lucia, `/journal?act=${sent.act}`)) as { items: { row: object }[] };
  expect(JSON.stringify(rows)).toContain(why);

  // Of its chain as of itself; from a phone, in Arabic.
  await letIn(tomas, sent.dossier ?? '', 'head');
  const phone = { language: 'ar', width: 360, height: 740, scheme: 'dark' } as const;
  const head = await desks.at('es.pn', 'head', phone, `/acts/${sent.act}`);
  await head.getByRole('button', { name: 'قرأته وأقبله' }).click();
  await head.getByRole('dialog', { name: 'اذكر سبب الاطلاع' }).waitFor();
  await head.goto(`/outcomes/${sent.act}`);
  await head.getByRole('dialog').getByRole('textbox', { name: 'السبب' }).fill('بطلب من قاضي المداومة');
  await expectFit(head);
  await head.getByRole('dialog').getByRole('button', { name: 'افتح' }).click();
  await head.getByRole('heading', { name: 'من المعلومة إلى النتيجة' }).waitFor();
  await head.getByText('Un almacén').waitFor();
  await irene.getByRole('region', { name: 'Condiciones de uso' }).getByText('No se hable de ello').waitFor();
});

it('a file asks for the reason again once that has gone stale, and then comes', {
  timeout: 90_000,
}, async () => {
  const page = await desks.at('es.pn', 'head', { language: 'es' }, '/today');
  const { items } = (await asked(page, '/acts?type=report.share')) as { items: { id: string }[] };
  const holds = async (id: string) =>
    ((await asked(page, `/acts/${id}`)).attachments as object[] | undefined)?.length;
  let act = '';
  for (const { id } of items) if (act === '' && (await holds(id))) act = id;
  await page.goto(`/acts/${act}`);
  const file = page.getByRole('link', { name: /\.(csv|txt)$/ }).first();
  // The half hour that a reason covers is over: the node answers once as it does then.
  const stale = { status: 428, contentType: 'application/problem+json', body: '{"code":"reason-needed"}' };
  await page.route(/\/attachments\//, (route) => route.fulfill(stale), { times: 1 });
  await file.click();
  const asking = page.getByRole('dialog', { name: 'Diga por qué lo consulta' });
  await asking.getByRole('textbox', { name: 'Motivo' }).fill('Lo pide el juez de guardia');
  await expectFit(page);
  const coming = page.waitForEvent('download');
  await asking.getByRole('button', { name: 'Abrir' }).click();
  expect((await coming).suggestedFilename()).toMatch(/\.(csv|txt)$/);
  await asking.waitFor({ state: 'hidden' });
  // What else goes wrong is said on the page, and not by a page of its own.
  const gone = {
    status: 409,
    contentType: 'application/problem+json',
    body: '{"code":"attachment-missing"}',
  };
  await page.route(/\/attachments\//, (route) => route.fulfill(gone), { times: 1 });
  await file.click();
  await page.getByRole('alert').waitFor();
  expect(new URL(page.url()).pathname).toBe(`/acts/${act}`);
});

it('a legal hold is placed on an act, seen by who oversees, and lifted', { timeout: 90_000 }, async () => {
  const salma = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/drafts');
  const idris = await desks.at('ma.dgsn', 'head', { language: 'ar' }, '/drafts');
  const sent = await reported(salma, idris, { title: 'Un garaje', facts: 'Un garaje abre de noche.' });
  const tomas = await desks.at('es.pn', 'head', { language: 'es' }, '/drafts');
  await until('the act in Madrid', async () => (await asked(tomas, `/acts/${sent.act}`)).id === sent.act);
  await tomas.goto(`/acts/${sent.act}`);
  await tomas.getByText('No hay ningún bloqueo legal.').waitFor();
  await tomas.getByRole('button', { name: 'Poner un bloqueo legal' }).click();
  const form = tomas.getByRole('dialog', { name: 'Poner un bloqueo legal' });
  await form.getByRole('combobox', { name: 'Fundamento' }).click();
  await tomas.getByRole('option', { name: 'Se conserva como prueba' }).click();
  await form.getByRole('textbox', { name: 'Ley, orden o asunto en que se basa' }).fill('Sumario 12/2026');
  await form.getByRole('textbox', { name: 'Motivo' }).fill('Lo pide el juez para el juicio.');
  const day = (days: number) => {
    const [year, month, date] = new Date(Date.now() + days * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .split('-');
    return `${date}/${month}/${year}`;
  };
  for (const [name, days] of [
    ['Revisar antes del', 90],
    ['Termina a más tardar', 300],
  ] as const) {
    await form.getByRole('textbox', { name }).fill(day(days));
    await form.getByRole('textbox', { name }).press('Tab');
  }
  await expectFit(tomas);
  await form.getByRole('button', { name: 'Poner un bloqueo legal' }).click();
  await tomas.getByText('Sumario 12/2026').waitFor();
  await tomas.getByText('Con bloqueo legal', { exact: true }).waitFor();
  await expectFit(tomas);
  const lucia = await desks.at('es.pn', 'supervisor', { language: 'es' }, '/holds');
  await lucia.getByText('Sumario 12/2026').waitFor();
  await expectFit(lucia);
  await tomas.getByRole('button', { name: 'Levantarlo' }).click();
  const lifting = tomas.getByRole('dialog', { name: 'Levantarlo' });
  await lifting.getByRole('textbox', { name: 'Por qué' }).fill('La sentencia es firme.');
  await lifting.getByRole('button', { name: 'Levantarlo' }).click();
  await tomas.getByText('Con bloqueo legal', { exact: true }).waitFor({ state: 'hidden' });
  await tomas.getByText('Terminado', { exact: true }).waitFor();
});
