// SPDX-License-Identifier: Apache-2.0
// A joint operation on the screens of two nodes at once: Rabat in Arabic, Madrid in Spanish. Go, an entry without a link, an abort, a statement of it.
import { declare, handle } from '@tansiq/cli';
import type { OperationBoard, OperationItem } from '@tansiq/node/contract';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { plan as words } from '../story-4/words.ts';
import { asked, choose, chooseFirstAgreement, expectFit, letIn, told, until, useDesks } from './test-desk.ts';

const desks = useDesks();
const WAIT = 30_000;
const shown = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor({ timeout: WAIT });
const boardOf = async (page: Page, dossier: string) =>
  (await asked(page, `/operations/${dossier}`)) as unknown as OperationBoard;

async function lineageOf(page: Page): Promise<string> {
  const { items } = (await asked(page, '/agreements')) as unknown as {
    items: { lineage: string; state: string }[];
  };
  return items.findLast(({ state }) => state === 'in-force')?.lineage ?? '';
}

async function upload(page: Page): Promise<string> {
  const { csrf } = await asked(page, '/session');
  return page.evaluate(async (token) => {
    const answer = await fetch('/api/uploads?name=auto.txt&media=text%2Fplain', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream', 'x-csrf-token': token },
      body: 'mandate',
    });
    return ((await answer.json()) as { id: string }).id;
  }, String(csrf));
}

/** The draft on a page, let go by another officer. Answers its act. */
async function releasedFrom(page: Page, by: Page): Promise<string> {
  const draft = new URL(page.url()).pathname.split('/')[2] ?? '';
  const { revision } = (await asked(page, `/drafts/${draft}`)) as { revision: string };
  await released(by, { draft, revision });
  const { act } = await asked(page, `/drafts/${draft}`);
  return String(act);
}

/** A plan of Rabat's, released, and come to Madrid. */
async function planned(officer: Page, head: Page, there: Page): Promise<string> {
  const hour = `${new Date(Date.now() + 600_000).toISOString().slice(0, 19)}Z`;
  const made = await told(officer, '/operations', {
    lineage: await lineageOf(officer),
    to: ['es.pn'],
    title: { ar: 'عملية الأرز', es: 'Operación Cedro' },
    frame: {
      ...{ kind: 'simultaneous', rehearsal: true, hour, tolerance: 1800, margin: 30 },
      ...{ missingReceipt: 'proceed', lead: 'ma.dgsn' },
      capacities: ['es.pn', 'ma.dgsn'].map((party) => ({ party, capacity: 'participant' })),
      sites: [
        { id: 's1', party: 'ma.dgsn', with: [] },
        { id: 's2', party: 'es.pn', with: [] },
      ],
    },
    plan: words,
    declaration: declare('ma.dgsn', {
      purpose: 'investigation',
      crimeAreas: ['terrorism'],
      dataCategories: ['devices', 'events', 'locations'],
    }),
    handling: handle(),
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const dossier = await released(head, made.body);
  await until('the plan in Madrid', async () => {
    const { items } = (await asked(there, '/operations')) as unknown as { items: { dossier: string }[] };
    return items.some((one) => one.dossier === dossier);
  });
  return dossier;
}

async function released(head: Page, { draft, revision }: Record<string, string>): Promise<string> {
  const { status, body } = await told(head, `/drafts/${draft}/release`, { revision });
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body.dossier ?? '';
}

/** For its own site, where it has one. */
async function consents(officer: Page, head: Page, dossier: string, site?: string): Promise<void> {
  const plan = (await boardOf(officer, dossier)).current?.plan;
  const mandates =
    site === undefined ? [] : [{ site, commander: 'T1', authority: 'A1', upload: await upload(officer) }];
  const made = await told(officer, `/operations/${dossier}/consents`, {
    plan,
    decision: 'consent',
    mandates,
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  await released(head, made.body);
}

/** A moment from now as the browser's field for one takes it, on a machine in whatever zone. */
const hence = (page: Page, minutes: number) =>
  page.evaluate((after) => {
    const date = new Date(Date.now() + after * 60_000);
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  }, minutes);

async function dossierOf(page: Page): Promise<string> {
  const { items } = (await asked(page, '/operations')) as unknown as { items: OperationItem[] };
  return items.find(({ title }) => title?.ar === 'عملية الزيتون')?.dossier ?? '';
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
    await field(/^ساعة الصفر/).fill(await hence(officer, 120));
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
    await officer.getByLabel('لا يُنشر قبل').fill('2027-01-05T10:00');
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
    await rabat.getByRole('button', { name: 'أعطِ الإذن بالانطلاق' }).click();
    const dialog = rabat.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'انطلاق الآن' }).isDisabled()).toBe(true);
    await dialog.getByRole('checkbox').check();
    await dialog.getByRole('button', { name: 'انطلاق الآن' }).click();
    await madrid.getByText('ADELANTE', { exact: true }).waitFor({ timeout: WAIT });
    await rabat.getByText('انطلاق', { exact: true }).first().waitFor({ timeout: WAIT });

    await madrid.context().setOffline(true);
    await madrid.getByRole('button', { name: 'Dentro' }).click();
    await shown(madrid, 'En espera aquí: 1');
    await expectFit(madrid);
    expect((await boardOf(rabat, dossier)).sites).toEqual([]);
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

    // What it leaves behind: from whom what came when, and nothing to report of a rehearsal.
    await rabat.goto(`/operations/${dossier}/debrief`);
    await shown(rabat, 'التسلسل الزمني من الإجراءات');
    await rabat.getByRole('link', { name: 'إيقاف', exact: true }).waitFor({ timeout: WAIT });
    await expectFit(rabat);
  });
});
