// SPDX-License-Identifier: Apache-2.0
// The main path in French and in English: signed in, written, released by a second officer, read by the partner, proved, and the agreement.
import { expect, inject, it } from 'vitest';
import { openView } from './stage.ts';
import { asked, choose, chooseFirstAgreement, expectFit, letIn, until, useDesks } from './test-desk.ts';

const desks = useDesks();

it('an officer in French and a partner in English find their way to a report and its proof', {
  timeout: 240_000,
}, async () => {
  const door = inject('doors')['ma.dgsn officer'];
  if (!door) throw new Error('no door');
  const context = await openView(desks.browser(), door.url, { language: 'fr' });
  const salma = await context.newPage();
  await salma.goto('/');
  // Her account is in Arabic: who chooses a language on the form keeps it.
  await salma.getByRole('button', { name: /^Langue/ }).click();
  await salma.getByRole('menuitem', { name: 'Français' }).click();
  await salma.getByRole('textbox', { name: 'Identifiant' }).fill(door.login);
  await salma.getByRole('textbox', { name: 'Mot de passe' }).fill(door.password);
  await expectFit(salma);
  await salma.keyboard.press('Enter');
  await salma.getByRole('heading', { level: 1, name: /^Aujourd.hui$/ }).waitFor();
  await expectFit(salma);

  await salma.goto('/drafts/new?type=report.share');
  await salma.waitForURL(/\/drafts\/[\w-]{22}$/);
  await chooseFirstAgreement(salma, /^Accord/);
  const gate = salma.getByRole('region', { name: 'Ce que dit la porte' });
  const facts = salma.getByRole('textbox', { name: /^Faits \(/ });
  await salma.getByRole('textbox', { name: /^Titre \(/ }).fill('Un camion près du port');
  await facts.fill('Un camion a été vu près du port.');
  // What is typed finds its own direction, whatever the page's is.
  const direction = 'getComputedStyle(document.activeElement).unicodeBidi';
  expect(await salma.evaluate<string>(direction)).toBe('plaintext');
  await choose(salma, 'Finalité', /enquêtes/i);
  await choose(salma, 'Domaines de criminalité', /stupéfiants|drogue/i);
  await choose(salma, 'Catégories de données', /faits|événements/i);
  await salma.getByRole('textbox', { name: /^Peine encourue/ }).fill('60');
  await choose(salma, 'Fondement du transfert', /09-08/);
  const marking = gate.getByRole('button', { name: 'Marquer ainsi' });
  const permitted = gate.getByText('permis', { exact: true });
  await Promise.race([marking.waitFor(), permitted.waitFor()]);
  if (await marking.isVisible()) await marking.click();
  await permitted.waitFor();
  await expectFit(salma);
  const draft = new URL(salma.url()).pathname;
  await salma.getByRole('button', { name: 'Soumettre à l’autorisation' }).click();
  await salma.waitForURL(/\/drafts$/);

  const idris = await desks.at('ma.dgsn', 'head', { language: 'fr' }, `${draft}/release`);
  await idris.getByRole('checkbox', { name: /je réponds de son envoi/ }).check();
  await expectFit(idris);
  await idris.getByRole('button', { name: 'Autoriser l’envoi' }).click();
  await idris.waitForURL(/\/acts\//);
  const act = new URL(idris.url()).pathname.split('/').at(-1) ?? '';
  const { dossier } = (await asked(idris, `/acts/${act}`)) as { dossier: string };

  const tomas = await desks.at('es.pn', 'head', { language: 'en' }, '/today');
  await tomas.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await expectFit(tomas);
  await until(
    'the act in Madrid',
    async () => (await asked(tomas, `/dossiers/${dossier}/readers`)).items !== undefined,
  );
  await letIn(tomas, dossier, 'officer');
  const irene = await desks.at('es.pn', 'officer', { language: 'en' }, `/acts/${act}`);
  await irene.getByText('Un camion a été vu').waitFor();
  await irene.getByRole('region', { name: 'Conditions of use' }).waitFor();
  await expectFit(irene);

  // What was wrong is put right: both see it before the act.
  await idris.getByRole('button', { name: 'Rectifier' }).click();
  const dialog = idris.getByRole('dialog', { name: 'Rectifier cet acte' });
  await dialog.getByRole('checkbox', { name: 'Faits' }).check();
  await dialog.getByRole('radio', { name: 'C’est inexact.' }).check();
  await expectFit(idris);
  await dialog.getByRole('button', { name: 'Rectifier' }).click();
  await idris.getByText('Nous avons rectifié cet acte').waitFor();
  await until('the correction in Madrid', async () => {
    const { referredBy } = (await asked(irene, `/acts/${act}`)) as { referredBy: { rel: string }[] };
    return referredBy.some(({ rel }) => rel === 'corrects');
  });
  await irene.reload();
  await irene.getByText('The author has corrected this act').waitFor();
  await irene.getByText('No longer holds: Facts. It is wrong.').waitFor();
  await expectFit(irene);

  for (const [page, tab] of [
    [idris, 'Preuve'],
    [irene, 'Proof'],
  ] as const) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('tabpanel').getByRole('button').first().waitFor();
    await expectFit(page);
    const { items } = (await asked(page, '/agreements')) as { items: { lineage: string; state: string }[] };
    await page.goto(`/agreements/${items.findLast(({ state }) => state === 'in-force')?.lineage}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectFit(page);
  }
});
