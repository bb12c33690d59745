// SPDX-License-Identifier: Apache-2.0
// What is around every page: signing in, language, direction, keyboard, and the policy that the pages live under.
import { describe, expect, inject, it } from 'vitest';
import { openView } from './stage.ts';
import { expectFit, useDesks } from './test-desk.ts';

const desks = useDesks();
const rabat = () => inject('doors')['ma.dgsn officer'] as { url: string; login: string; password: string };

describe('the frame', () => {
  it('lets an officer sign in, in Arabic, at the address that was asked for', async () => {
    const door = rabat();
    const context = await openView(desks.browser(), door.url, { language: 'ar' });
    const page = await context.newPage();
    await page.goto('/account');
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    await expectFit(page);
    await page.getByLabel('اسم المستخدم').fill(door.login);
    await page.getByLabel('كلمة المرور', { exact: true }).fill(door.password);
    await page.getByRole('button', { name: 'تسجيل الدخول' }).click();
    await page.getByRole('heading', { level: 1, name: 'حسابي' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/account');
    await expectFit(page);
    await context.close();
  });

  it('comes in the language of the account, whoever sat here before, unless one was chosen on the form', async () => {
    const { url, login, password } = inject('doors')['es.pn officer'] as ReturnType<typeof rabat>;
    const context = await openView(desks.browser(), url, { language: 'ar' });
    const page = await context.newPage();
    await page.goto('/account');
    await page.getByLabel('اسم المستخدم').fill(login);
    await page.getByLabel('كلمة المرور', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'تسجيل الدخول' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mi cuenta' }).waitFor();
    await page.getByRole('button', { name: 'Mi cuenta' }).click();
    await page.getByRole('menuitem', { name: 'Cerrar sesión' }).click();
    // Its own button of languages, not that of the page that goes.
    await page.getByRole('heading', { level: 1, name: 'Iniciar sesión' }).waitFor();
    await page.getByRole('button', { name: 'Idioma: Español' }).click();
    await page.getByRole('menuitem', { name: 'Français' }).click();
    await page.getByLabel('Identifiant').fill(login);
    await page.getByLabel('Mot de passe', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Se connecter', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Aujourd’hui' }).waitFor();
    await context.close();
  });

  it('says why when the password is wrong, and keeps the login', async () => {
    const door = rabat();
    const context = await openView(desks.browser(), door.url, { language: 'es' });
    const page = await context.newPage();
    await page.goto('/');
    await page.getByLabel('Usuario').fill('nobody');
    await page.getByLabel('Contraseña', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Iniciar sesión' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('textbox', { name: 'Usuario' }).inputValue()).toBe('nobody');
    await context.close();
  });

  it('changes language and direction at once, without a reload', async () => {
    const page = await desks.at('es.pn', 'officer', { language: 'es' }, '/account');
    await page.getByRole('heading', { level: 1, name: 'Mi cuenta' }).waitFor();
    await page.evaluate(() => Object.assign(globalThis, { stillHere: true }));
    await page.getByRole('button', { name: /^Idioma/ }).click();
    await page.getByRole('menuitem', { name: 'العربية' }).click();
    await page.getByRole('heading', { level: 1, name: 'حسابي' }).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.evaluate(() => 'stillHere' in globalThis)).toBe(true);
  });

  it('is fit on a phone, in the dark and in high contrast', async () => {
    const views = [
      { language: 'ar', width: 360, height: 740 },
      { language: 'es', scheme: 'dark' },
      { language: 'fr', contrast: 'more' },
    ] as const;
    await desks.inEach(views, 'ma.dgsn', 'officer', '/account', async (page) => {
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectFit(page);
    });
  });
});
