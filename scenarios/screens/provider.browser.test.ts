// SPDX-License-Identifier: Apache-2.0
// Signing in by the agency's OpenID provider on the screens: there and back across sites, and binding a person's account. The provider itself is
// played; packages/node holds the node to a real one.
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { openView } from './stage.ts';
import { expectFit, useDesks } from './test-desk.ts';

const desks = useDesks();

/** A node that has a provider of this name. */
const nameProvider = (page: Page, provider: Record<string, string>) =>
  page.route('**/api/screen', (route) => {
    const name = { en: 'A node' };
    return route.fulfill({
      json: { party: 'xx.test', names: name, spoc: name, version: '0', emblem: false, provider },
    });
  });

/** A provider of another site, and the node's answers about it; the code is good where the password behind it is. */
async function withProvider(page: Page, body: { login: string; password: string }) {
  const state = 'S'.repeat(43);
  const seen = { cookie: '', answer: '', code: '' };
  await nameProvider(page, { es: 'la Dirección' });
  await page.route('**/api/session/provider', (route) =>
    route.fulfill({
      headers: { 'set-cookie': 'went=there; HttpOnly; SameSite=Strict; Path=/' },
      json: { url: 'http://login.example.org/auth' },
    }),
  );
  await page.route('http://login.example.org/**', (route) => {
    const location = `${new URL(page.url()).origin}/sign-in?code=C1&state=${state}&iss=I`;
    return route.fulfill({ status: 302, headers: { location } });
  });
  await page.route('**/api/session/provider/answer', async (route) => {
    seen.cookie = (await route.request().allHeaders()).cookie ?? '';
    seen.answer = route.request().postData() ?? '';
    const texts = { es: 'Escriba el código de seis cifras que muestra su aplicación.' };
    await route.fulfill({ status: 401, json: { code: 'code-needed', texts } });
  });
  await page.route('**/api/session/provider/code', async (route) => {
    seen.code = route.request().postData() ?? '';
    const url = route.request().url().replace('/provider/code', '');
    await route.continue({ url, postData: JSON.stringify(body) });
  });
  return { state, seen };
}

describe('the agency’s provider', () => {
  it('sends back to the page that one wanted, with no code left in its address, and a strict cookie comes along', async () => {
    const door = inject('doors')['es.pn officer'];
    if (!door) throw new Error('nobody is there');
    const context = await openView(desks.browser(), door.url, { language: 'es', width: 360 });
    const page = await context.newPage();
    const { login, password } = door;
    const { state, seen } = await withProvider(page, { login, password });
    await page.goto('/account');
    await page.getByRole('button', { name: 'Entrar con la Dirección' }).waitFor();
    await expectFit(page);
    await page.getByRole('button', { name: 'Entrar con la Dirección' }).click();
    await page.getByLabel(/código/i).fill('123456');
    expect(JSON.parse(seen.answer)).toEqual({ state, code: 'C1', iss: 'I' });
    expect(seen.cookie).toContain('went=there');
    expect(new URL(page.url())).toMatchObject({ pathname: '/account', search: '' });
    await page.getByRole('button', { name: 'Continuar' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mi cuenta' }).waitFor();
    expect(JSON.parse(seen.code)).toEqual({ code: '123456' });
    await context.close();
  });

  it('is bound to a person’s account by an administrator, and unbound, in Arabic', async () => {
    const page = await desks.at('ma.dgsn', 'administrator', { language: 'ar' }, '/people');
    let provider: object | undefined;
    await nameProvider(page, { ar: 'المديرية' });
    await page.route('**/api/users/*/provider', async (route) => {
      const { subject } = JSON.parse(route.request().postData() ?? '') as { subject: string };
      const createdAt = new Date().toISOString();
      provider = { issuer: 'https://login.example.org', subject, proven: false, createdAt };
      await route.fulfill({ status: 204 });
    });
    const ways = { passkeys: [], codes: { on: false }, sessions: [], tokens: [] };
    await page.route('**/api/users/*/ways', (route) =>
      route.fulfill({ json: { ...ways, ...(provider && { provider }) } }),
    );
    await page.reload();
    await page.locator('#page a[href^="/people/"]').last().click();
    await page.getByRole('button', { name: 'ربط الحساب بمزوّد الهوية' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('المعرّف لدى المزوّد').fill('a1b2-c3d4');
    await expectFit(page);
    await dialog.getByRole('button', { name: 'ربط الحساب بمزوّد الهوية' }).click();
    await page.getByText('a1b2-c3d4').waitFor();
    await page.getByText('لم يُؤكَّد بعد').waitFor();
    await expectFit(page);
    await page.getByRole('button', { name: 'فصل الحساب عن مزوّد الهوية' }).click();
    await page.getByRole('dialog').getByLabel('السبب، للسجل اليومي').waitFor();
    await page.context().close();
  });
});
