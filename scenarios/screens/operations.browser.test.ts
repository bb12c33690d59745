// SPDX-License-Identifier: Apache-2.0
// A joint operation on the screens of two nodes at once: Rabat in Arabic, Madrid in Spanish. Go, an entry without a link, an abort, a statement of it.
import { declare, handle } from '@tansiq/cli';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { boardOf, consents, planned, released } from './joint-operation.ts';
import { KEPT_FILES, LEFT, LISTEN, MANIFEST, SEALED, toldBySense } from './on-a-phone.ts';
import { asked, choose, expectFit, letIn, told, until, useDesks } from './test-desk.ts';

const desks = useDesks();
const WAIT = 30_000;
const shown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: WAIT });

describe('a joint operation', () => {
  let dossier = '';

  it('is read, agreed and made ready on both sides, a rehearsal unmistakably', async () => {
    const rabat = await desks.at('ma.dgsn', 'head', { language: 'ar' }, '/operations');
    const madrid = await desks.at(
      'es.pn',
      'head',
      { language: 'es', width: 360, height: 760 },
      '/operations',
    );
    const officers = {
      rabat: await desks.at('ma.dgsn', 'officer', { language: 'ar' }, '/operations'),
      madrid: await desks.at('es.pn', 'officer', { language: 'es' }, '/operations'),
    };
    dossier = await planned(officers.rabat, rabat, madrid);
    await letIn(madrid, dossier, 'officer');
    await shown(rabat, 'عملية الأرز');
    await shown(rabat, 'تمرين');
    await expectFit(rabat);
    await shown(madrid, 'SIMULACRO');
    await expectFit(madrid);
    await rabat.goto(`/operations/${dossier}`);
    await shown(rabat, 'لم يوافق بعد');
    await expectFit(rabat);
    await consents(officers.rabat, rabat, dossier, 's1');
    await consents(officers.madrid, madrid, dossier, 's2');
    await rabat.reload();
    const commander = rabat.locator('section', { hasText: 'من يقود المواقع' }).getByRole('combobox');
    await commander.click({ timeout: WAIT });
    await rabat.getByRole('option', { name: /الورياغلي/ }).click();
    await until('the commander', async () => (await boardOf(rabat, dossier)).commanders[0]?.site === 's1');
    await madrid.goto(`/operations/${dossier}`);
    await until('agreed', async () => (await boardOf(madrid, dossier)).state === 'agreed');
    for (const [page, promise, ready] of [
      [rabat, /وعد/, 's1 جاهز'],
      [madrid, /promesa/, 's2 está listo'],
    ] as const) {
      await page.getByRole('checkbox', { name: promise }).check({ timeout: WAIT });
      await page.getByRole('button', { name: ready }).click();
    }
    await until('ready', async () => (await boardOf(rabat, dossier)).state === 'ready');
    await expectFit(madrid);
    // A statement of it goes to the same parties; it has figures once outcomes are confirmed.
    const { current } = await boardOf(rabat, dossier);
    await officers.rabat.goto(`/drafts/new?type=statement.propose&after=${current?.plan}`);
    await choose(officers.rabat, 'أرقام العملية', 'عملية الأرز');
    await shown(officers.rabat, 'لم تؤكد جميع الأطراف أي حصيلة منها بعد.');
    await expectFit(officers.rabat);
  });

  it.each([
    {
      ...({ party: 'ma.dgsn', other: 'es.pn', language: 'ar', site: 's1' } as const),
      ...{ opens: 'تُفتح دون اتصال', none: 'غير معروف', form: 'رسالة', enter: 'سجّل' },
      ...{
        held: 'ينتظر هنا: 1',
        gone: 'ينتظر هنا: 0',
        state: 'اقتراب',
        account: 'حسابي',
        out: 'تسجيل الخروج',
      },
      ...{
        left: /تسجيل واحد مشفر/,
        loses: /شيئا لم يصل إلى العقدة/,
        wipe: 'سجّل الخروج وامحُ ما ينتظر',
        name: 'تنسيق: هاتف الموقع',
      },
    },
    {
      ...({ party: 'es.pn', other: 'ma.dgsn', language: 'es', site: 's2' } as const),
      ...{
        opens: 'Se abre sin conexión',
        none: 'NO SE SABE',
        form: 'Mensaje',

        enter: 'Registrar',
      },
      ...{
        held: 'En espera aquí: 1',
        gone: 'En espera aquí: 0',
        state: 'Aproximación',
        account: 'Mi cuenta',
        out: 'Cerrar sesión',
      },
      ...{
        left: /Aquí espera un registro cifrado/,
        loses: /algo en este dispositivo que el nodo/,
        wipe: 'Cerrar sesión y borrar',
        name: 'Tansiq: móvil de sitio',
      },
    },
  ])(
    'opens on a phone in $language without a link, sends once what was entered there, and keeps nothing after signing out',
    {
      timeout: 120_000,
    },
    async (one) => {
      const view = { language: one.language, width: 360, height: 760, phone: true };
      const there = await desks.at(one.other, 'head', { language: 'en' }, `/operations/${dossier}/board`);
      const prepared = await desks.at(one.party, 'head', view, `/operations/${dossier}/site`);
      const phone = prepared.context();
      await prepared.getByText(one.opens, { exact: true }).waitFor({ timeout: WAIT });
      const manifest = await prepared.evaluate<{ name: string; start_url: string }>(MANIFEST);
      expect(manifest).toMatchObject({ name: one.name, start_url: '/operations/phone' });
      expect(await prepared.evaluate<string[]>(KEPT_FILES)).toEqual([]);

      // The page is killed, and opened as the application begins, with no link from the start.
      await phone.setOffline(true);
      await prepared.close();
      const away = await phone.newPage();
      await away.goto('/operations/phone');
      await shown(away, one.none);
      expect(await away.evaluate<string>('document.body.innerText')).not.toContain('Cedro');
      await away.getByRole('button', { name: one.state, exact: true }).click();
      await shown(away, one.held);
      await expectFit(away);
      const sealed = await away.evaluate<string>(SEALED);
      expect(sealed).toContain(dossier);
      expect(sealed).not.toMatch(/site-state|approach|"s[12]"/);

      // Killed again with the entry in it; it goes by itself from the page that opens once the link is back.
      await away.close();
      await phone.setOffline(false);
      const back = await phone.newPage();
      await back.goto('/operations/phone');
      await shown(back, one.gone);
      const entries = async () =>
        (await boardOf(there, dossier)).entries.filter(
          ({ site, state }) => site === one.site && state === 'approach',
        );
      await until('the entry at the other node', async () => (await entries()).length > 0);
      expect(await entries()).toHaveLength(1);

      // Another entry waits while the officer signs out from another page: said first, then nothing is left.
      await phone.setOffline(true);
      await back.getByRole('button', { name: one.form }).click();
      await back.getByRole('textbox').fill('—');
      await back.getByRole('button', { name: one.enter }).click();
      await shown(back, one.held);
      await back.close();
      await phone.setOffline(false);
      const elsewhere = await phone.newPage();
      await elsewhere.goto('/account');
      await elsewhere.getByRole('button', { name: one.account }).click({ timeout: WAIT });
      await elsewhere.getByRole('menuitem', { name: one.out }).click();
      await elsewhere.getByRole('dialog').getByText(one.loses).waitFor({ timeout: WAIT });
      await expectFit(elsewhere);
      const signedOut = elsewhere.waitForResponse((answer) => answer.request().method() === 'DELETE');
      await elsewhere.getByRole('button', { name: one.wipe }).click();
      expect((await signedOut).status()).toBeLessThan(300);
      await elsewhere.locator('input[type="password"]').waitFor({ timeout: WAIT });
      expect(await elsewhere.evaluate<unknown>(LEFT)).toEqual({ caches: [], workers: 0, pocket: '[]' });
      expect(await entries()).toHaveLength(1);
    },
  );

  it('shows go on both boards, keeps an entry without a link and sends it, and shows an abort', async () => {
    const rabat = await desks.at('ma.dgsn', 'head', { language: 'ar' }, `/operations/${dossier}/board`);
    const madrid = await desks.at(
      'es.pn',
      'head',
      { language: 'es', width: 360, height: 760 },
      `/operations/${dossier}/site`,
    );
    await shown(rabat, 'لا انطلاق بعد');
    await shown(madrid, 'AÚN NO');
    await expectFit(rabat);
    await expectFit(madrid);
    for (const [page, on] of [
      [rabat, 'شغّل الصوت'],
      [madrid, 'Activar el sonido'],
    ] as const) {
      await page.evaluate(LISTEN);
      await page.getByRole('button', { name: on }).click();
    }
    await rabat.getByRole('button', { name: 'أعطِ الإذن بالانطلاق' }).click();
    const dialog = rabat.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'انطلاق الآن' }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'انطلاق الآن' }).click();
    await madrid.getByText('ADELANTE', { exact: true }).waitFor({ timeout: WAIT });
    await rabat.getByText('انطلاق', { exact: true }).first().waitFor({ timeout: WAIT });
    for (const page of [rabat, madrid])
      await toldBySense(page, 'go', [523, 659, 784, 1047], [200, 100, 200, 100, 600]);

    await madrid.context().setOffline(true);
    await madrid.getByRole('button', { name: 'Dentro' }).click();
    await shown(madrid, 'En espera aquí: 1');
    await expectFit(madrid);
    expect((await boardOf(rabat, dossier)).sites.map(({ state }) => state)).not.toContain('entered');
    await madrid.context().setOffline(false);
    await shown(madrid, 'En espera aquí: 0');
    await shown(madrid, 'En el nodo: 1');
    await rabat.locator('section', { hasText: 'دخول' }).first().waitFor({ timeout: WAIT });
    await expectFit(rabat);

    await madrid.getByRole('button', { name: 'Abortar' }).click();
    const stop = madrid.getByRole('dialog');
    await stop.getByLabel('Motivo').fill('Se ha visto a un menor.');
    await stop.getByRole('checkbox').check();
    await stop.getByRole('button', { name: 'Abortar ahora' }).click();
    await shown(rabat, 'Se ha visto a un menor.');
    await shown(rabat, 'إيقاف');
    await shown(madrid, 'ABORTADA');
    for (const page of [rabat, madrid])
      await toldBySense(page, 'aborted', [196, 196, 196, 196], [900, 200, 900, 200, 900]);

    // What it leaves behind: from whom what came when, and nothing to report of a rehearsal.
    await rabat.goto(`/operations/${dossier}/debrief`);
    await shown(rabat, 'التسلسل الزمني من الإجراءات');
    await rabat.getByRole('link', { name: 'إيقاف', exact: true }).waitFor({ timeout: WAIT });
    await expectFit(rabat);
  });

  it('is learnt from: who promised what by when is drafted on the debrief, and read there by both', async () => {
    const view = { language: 'ar', width: 360, height: 760 } as const;
    const officer = await desks.at('ma.dgsn', 'officer', view, `/operations/${dossier}/debrief`);
    await officer.getByRole('textbox', { name: 'ما تعلّمناه' }).fill('تأخر الإشعار.');
    await officer.getByRole('button', { name: 'أضف التزاما' }).click();
    await officer.getByRole('textbox', { name: 'ما يُلتزم به' }).fill('رابط ثان');
    const draws = officer.getByRole('button', { name: 'حرّر تقريرا' });
    expect(await draws.isDisabled()).toBe(true);
    await choose(officer, 'الطرف الملتزم', 'الشرطة الوطنية الإسبانية');
    const due = officer.getByRole('textbox', { name: 'الأجل' });
    await due.fill('01/02/2027');
    await due.press('Escape');
    await expectFit(officer);
    await draws.click();
    await officer.waitForURL(/\/drafts\/[^/]+$/, { timeout: WAIT });
    const id = new URL(officer.url()).pathname.split('/').at(-1);
    const made = await asked(officer, `/drafts/${id}`);
    const { current } = await boardOf(officer, dossier);
    expect(made).toMatchObject({
      ...{ type: 'report.share', dossier, to: ['es.pn'] },
      sections: {
        refs: { refs: [{ rel: 'follows', act: current?.plan }] },
        facts: {
          text: {
            ar: 'تأخر الإشعار.\nالالتزامات:\n1. الشرطة الوطنية الإسبانية: رابط ثان (الأجل: 2027-02-01)',
          },
        },
      },
    });

    // With a declaration that the agreement allows it goes, and stands on the debrief of the other.
    const whole = await told(officer, '/drafts', {
      ...{ type: 'report.share', to: ['es.pn'], lineage: made.lineage, dossier, uploads: [] },
      sections: {
        ...(made.sections as object),
        declaration: declare('ma.dgsn', { crimeAreas: ['terrorism'] }),
        handling: handle(),
      },
    });
    expect(whole.status, JSON.stringify(whole.body)).toBe(201);
    await told(officer, `/drafts/${whole.body.id}/submission`, {});
    const head = await desks.at('ma.dgsn', 'head', { language: 'ar' }, '/drafts');
    await released(head, { draft: whole.body.id ?? '', revision: whole.body.revision ?? '' });
    const madrid = await desks.at('es.pn', 'head', { language: 'es' }, '/operations');
    await until('the report in Madrid', async () => {
      const { items } = await asked(madrid, `/acts?dossier=${dossier}&type=report.share`);
      return (items as unknown[]).length === 1;
    });
    await madrid.goto(`/operations/${dossier}/debrief`);
    await madrid.getByRole('link', { name: 'دروس والتزامات: عملية الأرز' }).waitFor({ timeout: WAIT });
    await expectFit(madrid);
  });
});
