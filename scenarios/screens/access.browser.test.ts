// SPDX-License-Identifier: Apache-2.0
// Signing in, one's own account, people and need-to-know on the screens, with an authenticator that the browser plays.
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { atDesk, openView } from './stage.ts';
import { expectFit, told, useDesks } from './test-desk.ts';

const desks = useDesks();

/** Chromium's virtual authenticator: a device with user verification that answers by itself. */
async function withAuthenticator(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

async function signedOut(
  party: 'ma.dgsn' | 'es.pn',
  language: 'ar' | 'es',
  width = 1280,
): Promise<{ page: Page; context: BrowserContext; login: string; password: string }> {
  const door = inject('doors')[`${party} officer`];
  if (!door) throw new Error('nobody is there');
  const context = await openView(desks.browser(), door.url, { language, width });
  const page = await context.newPage();
  return { page, context, login: door.login, password: door.password };
}

describe('a passkey', () => {
  it('is added in the account, signs in alone, and is removed, in Spanish', async () => {
    const { page, context, login, password } = await signedOut('es.pn', 'es');
    await withAuthenticator(page);
    await page.goto('/account');
    await page.getByLabel('Usuario').fill(login);
    await page.getByLabel('Contraseña', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Iniciar sesión' }).click();
    await page.getByRole('button', { name: 'Añadir una llave de acceso' }).click();
    const naming = page.getByRole('dialog');
    await naming.getByLabel('Nombre de la llave').fill('Llave del despacho');
    await expectFit(page);
    await naming.getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('Llave del despacho').waitFor();
    await expectFit(page);
    await page.evaluate(async () => {
      const session = (await (await fetch('/api/session')).json()) as { csrf: string };
      await fetch('/api/session', { method: 'DELETE', headers: { 'x-csrf-token': session.csrf } });
    });
    await page.goto('/account');
    await page.getByRole('button', { name: 'Entrar con llave de acceso' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mi cuenta' }).waitFor();
    await page
      .getByText(/con llave de acceso/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Eliminar Llave del despacho' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Eliminar' }).click();
    await page.getByText('Aún no hay llaves de acceso').waitFor();
    await context.close();
  });

  it('that nobody shows is told as that, in Arabic, on a phone', async () => {
    const { page, context } = await signedOut('ma.dgsn', 'ar', 360);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await page.goto('/');
    await expectFit(page);
    await page.getByRole('button', { name: 'الدخول بمفتاح المرور' }).click();
    await page.getByRole('button', { name: 'تسجيل الدخول' }).waitFor();
    await expectFit(page);
    await context.close();
  });
});

describe('a token of a program', () => {
  it('is made in the account, shown once, calls by itself, and is revoked, in Arabic, on a phone', async () => {
    const { page, context, login, password } = await signedOut('ma.dgsn', 'ar', 360);
    await page.goto('/account');
    await page.getByLabel('اسم المستخدم').fill(login);
    await page.getByLabel('كلمة المرور', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'تسجيل الدخول' }).click();
    await page.getByRole('button', { name: 'أنشئ رمز وصول' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('اسم الرمز').fill('استيراد ليلي');
    await dialog.getByRole('checkbox', { name: 'التقارير والملفات' }).check();
    await expectFit(page);
    await dialog.getByRole('button', { name: 'أنشئ', exact: true }).click();
    const shown = dialog.getByText(/^tansiq_/);
    await shown.waitFor();
    await expectFit(page);
    const value = (await shown.textContent()) ?? '';
    await dialog.getByRole('button', { name: 'حفظته' }).click();
    await page.getByText('استيراد ليلي').waitFor();
    expect(await page.getByText(value).count()).toBe(0);
    const called = () =>
      page.evaluate(async (bearer) => {
        const headers = { authorization: `Bearer ${bearer}` };
        return (await fetch('/api/acts', { headers, credentials: 'omit' })).status;
      }, value);
    expect(await called()).toBe(200);
    await expectFit(page);
    await page.getByRole('button', { name: 'ألغِ استيراد ليلي' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'إلغاء الرمز' }).click();
    await page.getByText('لا رموز وصول').waitFor();
    expect(await called()).toBe(401);
    await context.close();
  });
});

describe('a second factor by role', () => {
  it('is set by the administrator, and set up by whoever lacks it before anything else', {
    timeout: 180_000,
  }, async () => {
    const admin = await desks.at('es.pn', 'administrator', { language: 'es' }, '/settings');
    const role = admin.getByRole('checkbox', { name: 'Asesor jurídico' });
    await role.check();
    await admin.getByRole('button', { name: 'Guardar' }).click();
    await admin.getByRole('status').filter({ hasText: 'Guardado' }).waitFor();
    await expectFit(admin);
    const [login, password] = ['lucas.ferran', 'una frase larga de prueba 7'];
    const account = { login, password, name: 'Lucas Ferrán', roles: ['legal-adviser'], language: 'es' };
    expect((await told(admin, '/users', account)).status).toBe(201);

    const { page, context } = await signedOut('es.pn', 'ar', 360);
    await withAuthenticator(page);
    await page.goto('/agreements');
    await page.getByLabel('اسم المستخدم').fill(login);
    await page.getByLabel('كلمة المرور', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'تسجيل الدخول' }).click();
    await page.getByRole('heading', { level: 1, name: 'أضف وسيلة ثانية لإثبات هويتك' }).waitFor();
    expect(await page.getByRole('button', { name: 'متابعة' }).isDisabled()).toBe(true);
    await expectFit(page);
    await page.getByRole('button', { name: 'أضف مفتاح مرور' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'احفظ' }).click();
    await page.getByRole('button', { name: 'متابعة' }).click();
    await page.getByRole('heading', { level: 1, name: 'الاتفاقات' }).waitFor();
    await context.close();

    await role.uncheck();
    await admin.getByRole('button', { name: 'Guardar' }).click();
    await admin.getByRole('status').filter({ hasText: 'Guardado' }).waitFor();
  });
});

describe('a recovery', () => {
  it('is asked for by one administrator and confirmed by another, and both halves let the person set up anew, in Spanish', {
    timeout: 240_000,
  }, async () => {
    const admin = await desks.at('es.pn', 'administrator', { language: 'es' }, '/people');
    const password = 'una frase larga de prueba 8';
    const people = [
      { login: 'admin.uno', name: 'Administradora Uno', roles: ['administrator'] },
      { login: 'admin.dos', name: 'Administrador Dos', roles: ['administrator'] },
      { login: 'sin.llave', name: 'Sin Llave', roles: ['officer'] },
    ];
    for (const one of people)
      expect((await told(admin, '/users', { ...one, password, language: 'es' })).status).toBe(201);
    const enter = async (login: string) => {
      const { page, context } = await signedOut('es.pn', 'es', login === 'sin.llave' ? 360 : 1280);
      await page.goto('/people');
      await page.getByLabel('Usuario').fill(login);
      await page.getByLabel('Contraseña', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Iniciar sesión' }).click();
      return { page, context };
    };
    const half = async (page: Page) => {
      const dialog = page.getByRole('dialog').filter({ hasText: 'Su mitad del código' });
      const shown = dialog.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
      await shown.waitFor();
      await expectFit(page);
      const text = (await shown.textContent()) ?? '';
      await dialog.getByRole('button', { name: 'Ya la he guardado' }).click();
      return text;
    };

    const one = await enter('admin.uno');
    await one.page.getByText('Sin Llave').click();
    await one.page.getByRole('button', { name: 'Pedir una recuperación' }).click();
    const asking = one.page.getByRole('dialog');
    await asking.getByLabel('Motivo, para el diario').fill('Perdió el teléfono y la llave');
    await asking.getByRole('button', { name: 'Pedir una recuperación' }).click();
    const first = await half(one.page);
    await one.page.getByText('Espera a otro administrador').waitFor();
    expect(await one.page.getByRole('button', { name: 'Confirmar la recuperación' }).count()).toBe(0);
    await expectFit(one.page);
    await one.context.close();

    const two = await enter('admin.dos');
    await two.page.getByText('Sin Llave').click();
    await two.page.getByRole('button', { name: 'Confirmar la recuperación' }).click();
    await two.page.getByRole('dialog').getByRole('button', { name: 'Confirmar la recuperación' }).click();
    const second = await half(two.page);
    await two.context.close();

    const { page, context } = await enter('sin.llave');
    await page.getByLabel('Las dos mitades del código').fill(`${first} ${second}`);
    await expectFit(page);
    await page.getByRole('button', { name: 'Continuar' }).click();
    await page.getByRole('heading', { level: 1, name: 'Configure un segundo factor' }).waitFor();
    await context.close();
  });
});

/** A report that waits for its release, written by the officer of Madrid through the page's own API. */
const waitingDraft = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const read = async <T>(path: string) => (await (await fetch(`/api${path}`)).json()) as T;
    const { csrf } = await read<{ csrf: string }>('/session');
    const { items } = await read<{ items: { lineage: string; state: string }[] }>('/agreements');
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrf };
    const post = async (path: string, body?: object) =>
      (await fetch(`/api${path}`, {
        method: 'POST',
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      })) as { json(): Promise<unknown> };
    const draft = await post('/drafts', {
      type: 'report.share',
      to: ['ma.dgsn'],
      lineage: items.findLast(({ state }) => state === 'in-force')?.lineage ?? items[0]?.lineage,
      uploads: [],
      sections: {
        title: { text: { es: 'Furgoneta vista en el puerto' } },
        facts: { text: { es: 'Una furgoneta blanca esperó dos noches junto al muelle.' } },
        declaration: {
          ...{ purpose: 'detection', crimeAreas: ['drugs'], dataCategories: ['events'], minors: false },
          ...{ subjectCategories: [], specialCategories: [], penaltyMonths: 120 },
          ...{ evaluation: { scheme: '4x4', value: 'B2' }, ground: { kind: 'led-37-1-a' } },
          uses: ['analysis', 'operational'],
        },
        handling: { restrictions: ['H0', 'H2'], tlp: 'AMBER+STRICT', pap: 'AMBER', evidence: 'never' },
      },
    });
    const { id } = (await draft.json()) as { id: string };
    await post(`/drafts/${id}/submission`);
    return id;
  });

describe('a release', () => {
  it('is bound by its releaser’s passkey to what leaves, and the act says so, in Spanish', async () => {
    const draft = await waitingDraft(await desks.at('es.pn', 'officer', { language: 'es' }, '/account'));
    // Of an account of its own: whoever has a passkey is asked for it at every release.
    const admin = await desks.at('es.pn', 'administrator', { language: 'es' }, '/people');
    const [login, password] = ['aitana.belmonte', 'una frase larga de prueba 9'];
    const account = { login, password, name: 'Aitana Belmonte', roles: ['releaser'], language: 'es' };
    expect((await told(admin, '/users', account)).status).toBe(201);
    const { url } = inject('doors')['es.pn officer']!;
    const page = await atDesk(desks.browser(), { url, login, password }, { language: 'es' }, '/account');
    await withAuthenticator(page);
    await page.getByRole('button', { name: 'Añadir una llave de acceso' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Guardar' }).click();
    await page.getByText('aún sin usar').waitFor();
    await page.goto(`/drafts/${draft}/release`);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Autorizar el envío' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(/su nombre queda unido exactamente a este texto/).waitFor();
    await expectFit(page);
    await dialog.getByRole('button', { name: 'Vincular con mi llave de acceso' }).click();
    await page.waitForURL(/\/acts\//);
    await page.getByRole('tab', { name: 'Recorrido' }).click();
    await page.getByText(/vinculó exactamente este texto/).waitFor();
    await expectFit(page);
  });
});

describe('one-time codes', () => {
  it('are set up with a picture and asked for at the next sign-in, in Arabic', async () => {
    const page = await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/account');
    await page.getByRole('button', { name: 'إعداد' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img', { name: 'رمز QR للمفتاح السري' }).waitFor();
    await expectFit(page);
    await dialog.getByLabel('ثم أدخل أول رمز يعرضه').fill('٠٠٠٠٠٠');
    await dialog.getByRole('button', { name: 'تفعيل' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByRole('button', { name: 'إلغاء' }).click();
    await page.getByText('غير مفعّلة').waitFor();
  });
});

describe('people', () => {
  it('are seen by an administrator with rights in plain words, and no dossier, in Spanish', async () => {
    const page = await desks.at('es.pn', 'administrator', { language: 'es' }, '/people');
    await page.getByRole('heading', { level: 1, name: 'Personas' }).waitFor();
    await expectFit(page);
    expect(await page.getByRole('tab').count()).toBe(0);
    await page.getByRole('link', { name: 'Irene Valdecasas' }).click();
    await page.getByText('Redacta informes y lee los expedientes a los que tiene acceso.').waitFor();
    await expectFit(page);
    await page.getByRole('button', { name: 'Cerrar todas las sesiones' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Cerrar todas las sesiones' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Motivo, para el diario').fill('Portátil perdido');
    await expectFit(page);
    await dialog.getByRole('button', { name: 'Cerrar todas las sesiones' }).click();
    await page.getByText('Sin sesiones abiertas').waitFor();
  });

  it('are let into a dossier and out of it by the head, with a reason, in Arabic', async () => {
    const page = await desks.at('ma.dgsn', 'head', { language: 'ar' }, '/people');
    await page.getByRole('tab', { name: 'الحاجة إلى المعرفة' }).click();
    await page.getByRole('link', { name: /تبادل/ }).first().click();
    await page.getByRole('heading', { level: 1, name: 'من يقرؤه' }).waitFor();
    await expectFit(page);
    await page.getByRole('button', { name: 'إتاحة الاطلاع لموظف' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('من', { exact: true }).click();
    await page.getByRole('option', { name: /نادية الشرايبي/ }).click();
    await dialog.getByLabel('السبب، للسجل اليومي').fill('تعمل على الاتفاق');
    await expectFit(page);
    await dialog.getByRole('button', { name: 'إتاحة', exact: true }).click();
    await page.locator('#page').getByText('نادية الشرايبي').waitFor();
    await page.getByRole('button', { name: /إنهاء الاطلاع لـ نادية/ }).click();
    await page.getByRole('dialog').getByLabel('السبب، للسجل اليومي').fill('انتهى عملها');
    await page.getByRole('dialog').getByRole('button', { name: 'إنهاء', exact: true }).click();
    await page.locator('#page').getByText('نادية الشرايبي').waitFor({ state: 'detached' });
  });

  it('fit a phone in the dark, in Arabic', async () => {
    const view = { language: 'ar', width: 360, height: 740, scheme: 'dark' } as const;
    for (const path of ['/people', '/people/need-to-know', '/account']) {
      const page = await desks.at('ma.dgsn', 'head', view, path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectFit(page);
    }
  });
});
