// SPDX-License-Identifier: Apache-2.0
// What waits, what is new, and what is overseen: the pages of a head, a supervisor and an administrator on two nodes, in Arabic and in Spanish.
import { type Desk, OfficerClient } from '@tansiq/cli';
import { beforeAll, describe, inject, it } from 'vitest';
import { expectFit, until, useDesks } from './test-desk.ts';
import { leaveWaiting } from './waiting.ts';

const desks = useDesks();
const views = [
  { language: 'ar' },
  { language: 'es', width: 360, height: 740 },
  { language: 'ar', scheme: 'dark', width: 360, height: 740 },
  { language: 'es', contrast: 'more' },
] as const;

beforeAll(async () => {
  const at = async (party: string, desk: Desk) => {
    const { url, login, password } = inject('doors')[`${party} ${desk}`]!;
    return OfficerClient.signIn(url, login, password, { language: 'en' });
  };
  await leaveWaiting(
    { officer: await at('es.pn', 'officer'), head: await at('es.pn', 'head') },
    { officer: await at('ma.dgsn', 'officer') },
  );
});

describe('today', () => {
  it('is the first page of an officer, and each of its numbers opens to as many things', async () => {
    const page = await desks.at('ma.dgsn', 'head', { language: 'es' }, '/');
    // Others are at work on these nodes: what they did between the two looks is looked at again.
    await until('as many things as the number says', async () => {
      await page.getByRole('heading', { level: 1, name: 'Hoy' }).waitFor();
      const number = page.locator('a[href^="/today/"]').first();
      const said = Number(/\d+/.exec((await number.textContent()) ?? '')?.[0]);
      await number.click();
      await page.waitForURL(/\/today\/\w+$/);
      await page.locator('.tq-rows > *').first().waitFor();
      if ((await page.locator('.tq-rows > *').count()) === said) return true;
      await page.goto('/');
      return false;
    });
  });

  it('says in Arabic what changed since it was last seen', async () => {
    const page = await desks.at('ma.dgsn', 'head', { language: 'ar' }, '/today');
    await page.getByRole('heading', { level: 1, name: 'اليوم' }).waitFor();
    const seen = page.getByRole('button', { name: 'اطّلعت عليها' });
    await seen.waitFor();
    // What comes while the officer looks is new once more.
    await until('nothing that has changed', async () => {
      if (await seen.isVisible()) await seen.click();
      return page.getByText('لم يتغير شيء.').isVisible();
    });
  });

  it('is told what it waits for in the bell, and marks it as read', async () => {
    const page = await desks.at('ma.dgsn', 'head', { language: 'es' }, '/today');
    await page.getByRole('button', { name: /^Avisos: [1-9]\d* sin leer/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Avisos' }).waitFor();
    await page.getByText('Informe o respuesta recibidos').first().waitFor();
    await page.getByRole('button', { name: 'Marcar todo como leído' }).click();
    await page.getByRole('button', { name: 'Avisos: 0 sin leer' }).waitFor();
  });
});

describe('the supervisor', () => {
  it('takes a sample in Spanish, notes a question about a row, and finds it at the desk', async () => {
    const page = await desks.at('ma.dgsn', 'supervisor', { language: 'es' }, '/supervisor');
    await page.getByRole('button', { name: 'Tomar una muestra' }).click();
    await page.getByRole('heading', { level: 1, name: /^Muestra/ }).waitFor();
    await page.getByRole('button', { name: 'Nota' }).first().click();
    await page.getByText('Una pregunta', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Nota' }).fill('¿Por qué de noche?');
    await page.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('¿Por qué de noche?').waitFor();
    await expectFit(page);
    await page.getByRole('link', { name: 'Mesa del supervisor' }).last().click();
    await page.getByText('1 pregunta').waitFor();
  });

  it('reviews in Spanish an emergency that it had no part in', async () => {
    const page = await desks.at('es.pn', 'supervisor', { language: 'es' }, '/supervisor');
    await page.getByRole('link', { name: 'Ver las emergencias' }).click();
    await page.getByText('Un artefacto en un remolque, hoy mismo.').waitFor();
    await page.getByRole('button', { name: 'Revisar' }).click();
    const dialog = page.getByRole('dialog', { name: 'Revisar' });
    await dialog.getByRole('radio', { name: 'Justificado', exact: true }).check();
    await dialog.getByRole('textbox', { name: 'Lo que se ha comprobado' }).fill('Lo era.');
    await expectFit(page);
    await dialog.getByRole('button', { name: 'Revisar' }).click();
    await page.getByText('Lo era.').waitFor();
    await desks.inEach(views, 'es.pn', 'supervisor', '/emergencies', async (seen) => {
      await seen.getByText('Un artefacto en un remolque, hoy mismo.').waitFor();
      await expectFit(seen);
    });
  });

  it('reads in Arabic who did what, filtered, and has every row verified', async () => {
    const page = await desks.at('ma.dgsn', 'supervisor', { language: 'ar' }, '/journal?what=release');
    await page.getByRole('heading', { level: 1, name: 'السجل' }).waitFor();
    await page.locator('.tq-rows strong', { hasText: 'إذن بالإحالة' }).first().waitFor();
    await page.getByRole('button', { name: 'تحقق من كل صف الآن' }).click();
    await page.getByText('سليم: كل صف يوافق جذره الموقّع').waitFor();
    await expectFit(page);
  });
});

describe('these pages', () => {
  it.each([
    ['/today', 'ma.dgsn', 'head'],
    ['/notifications', 'es.pn', 'officer'],
    ['/supervisor', 'ma.dgsn', 'supervisor'],
    ['/journal', 'ma.dgsn', 'head'],
    ['/system', 'ma.dgsn', 'administrator'],
    ['/settings', 'ma.dgsn', 'administrator'],
  ] as const)('fit: %s', async (path, party, desk) => {
    await desks.inEach(views, party, desk, path, async (page) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('.tq-rows > *').first().waitFor();
      await expectFit(page);
    });
  });
});
