// SPDX-License-Identifier: Apache-2.0
// Outcomes on the screens of both parties: a figure opens to its parts, and a part to the lead that it came of.
import { describe, expect, it } from 'vitest';
import { expectFit, useDesks } from './test-desk.ts';

const desks = useDesks();

describe('outcomes', () => {
  it('open from a figure to its parts, and from a part to its lead, in Spanish', async () => {
    const page = await desks.at('ma.dgsn', 'head', { language: 'es' }, '/outcomes');
    await page.getByRole('heading', { level: 1, name: 'Resultados' }).waitFor();
    await expectFit(page);
    await page
      .getByRole('link', { name: /^En el exterior: 1/ })
      .first()
      .click();
    await page.getByRole('heading', { name: 'De qué se compone: 1 resultado' }).waitFor();
    await page.getByRole('link', { name: '1 persona detenida' }).click();
    await page.getByRole('heading', { level: 1, name: 'De la pista al resultado' }).waitFor();
    await page.locator('section').filter({ hasText: 'Pistas' }).getByRole('link').first().waitFor();
    await expectFit(page);
  });

  it('are counted as at home in Madrid, where it happened, in Arabic on a phone', async () => {
    const view = { language: 'ar', width: 360, height: 740 } as const;
    const page = await desks.at('es.pn', 'head', view, '/outcomes');
    await page
      .getByRole('link', { name: /^في بلدنا: 1/ })
      .first()
      .waitFor();
    await expectFit(page);
  });

  it('are not for a signatory, whose navigation does not name them', async () => {
    const page = await desks.at('es.pn', 'signatory', { language: 'es' }, '/outcomes');
    await page.getByRole('alert').first().waitFor();
    expect(await page.getByRole('link', { name: 'Resultados' }).count()).toBe(0);
  });
});
