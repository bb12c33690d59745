// SPDX-License-Identifier: Apache-2.0
// What goes with a report while it is written: files that are stopped or lost on the way, its classification, what was seized; and a report that leaves under a standing order.
import { declare, handle } from '@tansiq/cli';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { asked, choose, chooseFirstAgreement, expectFit, told, until, useDesks } from './test-desk.ts';

const desks = useDesks();

const file = (name: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from('Un camión, dos puertas.'),
});
const attach = async (page: Page, name: string) => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Adjuntar' }).click();
  await (await chooser).setFiles(file(name));
};

it('a file is stopped on its way, and nothing of it is in the draft', { timeout: 90_000 }, async () => {
  const page = await desks.at('es.pn', 'officer', { language: 'es' }, '/drafts/new?type=report.share');
  await page.getByRole('heading', { level: 1, name: 'Informe' }).waitFor();
  let begun = 0;
  await page.route('**/api/uploads/*?from=*', () => {
    begun += 1;
  });
  await attach(page, 'camion.txt');
  await page.getByRole('progressbar', { name: /camion\.txt/ }).waitFor({ state: 'attached' });
  await expectFit(page);
  await page.getByRole('button', { name: /^Detener la subida de camion/ }).click();
  await page.getByRole('progressbar').waitFor({ state: 'detached' });
  expect(begun).toBe(1);
  expect(await page.getByText('camion.txt').count()).toBe(0);
  await until('the node to have forgotten it', async () => {
    const { items } = (await asked(page, '/uploads')) as { items: unknown[] };
    return items.length === 0;
  });
});

it('a file whose link breaks goes on by itself; where the link stays lost it stays in hand, and is gone on with', {
  timeout: 120_000,
}, async () => {
  const view = { language: 'es', width: 360, height: 740, scheme: 'dark' } as const;
  const page = await desks.at('es.pn', 'officer', view, '/drafts/new?type=report.share');
  await page.getByRole('heading', { level: 1, name: 'Informe' }).waitFor();
  const stretch = '**/api/uploads/*?from=*';
  let broken = 0;
  await page.route(stretch, (route) => {
    broken += 1;
    return broken === 1 ? route.abort('connectionreset') : route.continue();
  });
  await attach(page, 'plano.txt');
  await page.getByRole('button', { name: /Quitar.*plano\.txt/ }).waitFor();
  expect(broken).toBe(2);
  await page.getByRole('button', { name: /Quitar.*plano\.txt/ }).click();
  await page.unroute(stretch);
  await page.route(stretch, (route) => route.abort('connectionreset'));
  await attach(page, 'foto.txt');
  await page.getByText(/Se perdió la conexión antes de que llegara/).waitFor({ timeout: 60_000 });
  await expectFit(page);
  await page.unroute(stretch);
  await page.getByRole('alert').getByRole('button', { name: 'Reintentar' }).click();
  await page.getByRole('button', { name: /Quitar.*foto\.txt/ }).waitFor();
  expect(await page.getByText(/Se perdió la conexión/).count()).toBe(0);
  await page
    .getByRole('status')
    .filter({ hasText: /Guardado a las/ })
    .waitFor();
  await page.getByRole('button', { name: /Quitar.*foto\.txt/ }).click();
  await until('the upload to be gone', async () => {
    const { items } = (await asked(page, '/uploads')) as { items: unknown[] };
    return items.length === 0;
  });
});

it('handing in stays in sight with the word of the gate, and covers no field, on a phone', {
  timeout: 90_000,
}, async () => {
  const view = { language: 'es', width: 360, height: 740 } as const;
  const page = await desks.at('es.pn', 'officer', view, '/drafts');
  await page.getByRole('button', { name: 'Nuevo borrador' }).click();
  const bar = page.getByRole('region', { name: 'Guardado y presentación' });
  await bar.getByRole('button', { name: 'Presentar para autorización' }).waitFor();
  await bar.getByText(/^Faltan? \d+ puntos?$/).waitFor();
  await bar.getByText(/Guardado/).waitFor();
  const bottom = (await bar.boundingBox())!;
  expect(bottom.y + bottom.height).toBeLessThanOrEqual(740);
  const fields = page.getByRole('textbox');
  for (let at = 0; at < (await fields.count()); at += 1) {
    await fields.nth(at).focus();
    const [field, foot] = [await fields.nth(at).boundingBox(), await bar.boundingBox()];
    // Of a long field its first lines.
    expect(field!.y + Math.min(field!.height, 60), `field ${at}`).toBeLessThanOrEqual(foot!.y);
  }
  await bar.getByText(/^Faltan? /).click();
  await page.waitForFunction("document.getElementById('gate').getBoundingClientRect().top < 400");
  await expectFit(page);
});

it('what was seized is chosen by its name, or typed as a code of its own', { timeout: 90_000 }, async () => {
  const page = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/drafts');
  const { items } = (await asked(page, '/acts?type=report.share')) as { items: { id: string }[] };
  await page.goto(`/drafts/new?type=outcome.report&lead=${items[0]?.id}`);
  const state = page.getByRole('combobox', { name: 'في دولة' });
  expect(await state.inputValue()).toBe('المغرب');
  await state.fill('اسبا');
  await page.getByRole('option', { name: 'إسبانيا' }).click();
  await state.fill('gi');
  await page.getByRole('option', { name: 'جبل طارق' }).click();
  await page.getByRole('button', { name: 'أضف محجوزًا' }).click();
  const what = page.getByRole('combobox', { name: 'ما ضُبط' });
  await what.fill('كوك');
  await page.getByRole('option', { name: 'كوكايين' }).click();
  await page.getByRole('textbox', { name: 'الكمية' }).fill('12,5');
  await choose(page, 'الوحدة', 'كيلوغرام');
  await expectFit(page);
  await page.getByRole('button', { name: 'أضف محجوزًا' }).click();
  await what.last().fill('jet skis');
  await page.getByRole('option', { name: /jet-skis/ }).click();
  await page.getByRole('textbox', { name: 'الكمية' }).last().fill('كثير');
  await page.getByText('رقم مثل 12 أو 0.5').waitFor();
  await expectFit(page);
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  await until('the seizure to be kept', async () => {
    const { sections } = (await asked(page, `/drafts/${id}`)) as { sections: Record<string, unknown> };
    const kept = JSON.stringify(sections);
    return (
      kept.includes('"what":"cocaine","quantity":"12.5","unit":"kilogram"') && kept.includes('"state":"gi"')
    );
  });
});

it('a report is classified as far as its agreement allows, with what that equals', {
  timeout: 180_000,
}, async () => {
  const negotiator = await desks.at('ma.dgsn', 'negotiator', { language: 'ar' }, '/agreements');
  const classification = {
    max: { es: 'CONFIDENCIAL', ma: 'سري' },
    equivalence: [
      { es: 'DIFUSIÓN LIMITADA', ma: 'محدود' },
      { es: 'CONFIDENCIAL', ma: 'سري' },
      { es: 'RESERVADO', ma: 'سري جدا' },
    ],
  };
  const filled = await told(negotiator, '/templates/full-bilateral', {
    ...{ parties: [{ id: 'es.pn' }], title: { ar: 'اتفاق سري', es: 'Acuerdo clasificado' } },
    options: { classification },
  });
  const { terms: document } = filled.body as unknown as { terms: object };
  const { body } = await told(negotiator, '/agreements/proposals', { terms: document });
  for (const party of ['ma.dgsn', 'es.pn'] as const) {
    const signatory = await desks.at(party, 'signatory', { language: 'es' }, '/agreements');
    await until(`the proposal at ${party}`, async () => {
      const known = await asked(signatory, `/agreements/${body.lineage}`);
      return known.lineage !== undefined;
    });
    const office = { es: 'Director general' };
    const signed = await told(signatory, `/agreements/${body.lineage}/signatures`, {
      terms: body.terms,
      office,
    });
    expect(signed.status).toBe(201);
  }
  const page = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/drafts');
  await until(
    'the agreement in force',
    async () => (await asked(page, `/agreements/${body.lineage}`)).state === 'in-force',
  );
  await page.goto('/drafts/new?type=report.share');
  await choose(page, 'الاتفاق', 'اتفاق سري');
  const level = page.getByRole('combobox', { name: 'درجة التصنيف' });
  await level.click();
  await page.getByRole('option', { name: /سري.*=.*CONFIDENCIAL/ }).waitFor();
  expect(await page.getByRole('option', { name: /RESERVADO/ }).count()).toBe(0);
  await page.getByRole('option', { name: /سري.*=.*CONFIDENCIAL/ }).click();
  await page.getByText(/يساوي عند الطرف الآخر/).waitFor();
  // Where the form ends, so that nothing lies half under the foot of the page.
  await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
  await expectFit(page);
});

it('a head orders in Spanish what may leave without a second person, and an officer sends so', {
  timeout: 90_000,
}, async () => {
  const head = await desks.at('es.pn', 'head', { language: 'es' }, '/standing-orders');
  await head.getByRole('textbox', { name: 'Para qué es' }).fill('Notas semanales de peritos');
  await chooseFirstAgreement(head, /^Acuerdo/);
  await choose(head, 'Destinatario', /./);
  for (const several of ['Ámbitos delictivos', 'Categorías de datos']) {
    await head.getByRole('combobox', { name: several }).focus();
    await head.keyboard.press('ArrowDown');
    await head.getByRole('option').first().click();
    await head.keyboard.press('Escape');
  }
  const last = head.getByRole('textbox', { name: 'Hasta' });
  await last.fill(new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10));
  await last.press('Escape');
  await expectFit(head);
  await head.getByRole('button', { name: 'Nueva orden permanente' }).click();
  await head.getByRole('heading', { name: 'Notas semanales de peritos' }).waitFor();
  const { items } = (await asked(head, '/standing-orders')) as unknown as {
    items: { lineage: string; crimeAreas: string[]; dataCategories: string[] }[];
  };
  const { lineage, crimeAreas, dataCategories } = items[0]!;
  const page = await desks.at('es.pn', 'officer', { language: 'es' }, '/drafts');
  const { body } = await told(page, '/drafts', {
    ...{ type: 'report.share', to: ['ma.dgsn'], lineage },
    sections: {
      ...{ title: { text: { es: 'Nota de peritos' } }, facts: { text: { es: 'Método nuevo.' } } },
      declaration: declare('es.pn', { crimeAreas, dataCategories }),
      handling: handle(),
    },
  });
  await page.goto(`/drafts/${body.id}`);
  await page.getByRole('button', { name: 'Enviar con una orden permanente' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Notas semanales de peritos').waitFor();
  await dialog.getByRole('button', { name: 'Enviar con una orden permanente' }).click();
  await page.getByText('Enviado con una orden permanente').waitFor();
  await head.getByRole('button', { name: 'Terminarla' }).click();
  await head.getByRole('dialog').getByRole('button', { name: 'Terminarla' }).click();
  await head.getByText('Terminada', { exact: true }).waitFor();
  await expectFit(head);
});
