// SPDX-License-Identifier: Apache-2.0
// Every page that is looked at: whose desk, which address, and what to do before the picture. A new page is a line here.
import type { Desk, Fleet } from '@tansiq/cli';
import type { Page } from 'playwright-core';

export interface Shot {
  name: string;
  party: 'ma.dgsn' | 'es.pn';
  desk: Desk;
  /** The address, or how to find it on the stage: `async (fleet) => …` with `fleet.node('es.pn').as('officer')` to ask the API. */
  path: string | ((fleet: Fleet) => Promise<string>);
  signedOut?: boolean;
  before?: (page: Page) => Promise<void>;
}

export const shots: readonly Shot[] = [
  { name: 'sign-in', party: 'ma.dgsn', desk: 'officer', path: '/', signedOut: true },
  { name: 'outcomes', party: 'ma.dgsn', desk: 'head', path: '/outcomes' },
  { name: 'outcome-parts', party: 'ma.dgsn', desk: 'head', path: '/outcomes?part=confirmed.arrest.abroad' },
  {
    name: 'chain',
    party: 'ma.dgsn',
    desk: 'head',
    path: async (fleet) => {
      const head = await fleet.node('ma.dgsn').as('head');
      const { items } = await head.call('GET /outcomes', {});
      return `/outcomes/${items.find(({ kind }) => kind === 'arrest')?.act ?? ''}`;
    },
  },
  { name: 'acts', party: 'es.pn', desk: 'head', path: '/reports?acts=any' },
  {
    name: 'search',
    party: 'es.pn',
    desk: 'head',
    path: '/search',
    before: async (page) => {
      await page.getByRole('searchbox').fill('الحساب');
      await page.keyboard.press('Enter');
      await page.locator('mark').first().waitFor();
    },
  },
  {
    name: 'search-nothing',
    party: 'es.pn',
    desk: 'head',
    path: '/search',
    before: async (page) => {
      await page.getByRole('searchbox').fill('Zarzaquemada');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 2 }).waitFor();
    },
  },
  { name: 'account', party: 'es.pn', desk: 'officer', path: '/account' },
  { name: 'people', party: 'ma.dgsn', desk: 'administrator', path: '/people' },
  {
    name: 'person',
    party: 'ma.dgsn',
    desk: 'administrator',
    path: async (fleet) => {
      const administrator = await fleet.node('ma.dgsn').as('administrator');
      const { items } = await administrator.call('GET /users', {});
      return `/people/${items.find(({ login }) => login === 'officer')?.id ?? ''}`;
    },
  },
  { name: 'need-to-know', party: 'ma.dgsn', desk: 'head', path: '/people/need-to-know' },
  {
    name: 'readers',
    party: 'ma.dgsn',
    desk: 'head',
    path: async (fleet) => {
      const head = await fleet.node('ma.dgsn').as('head');
      const { items } = await head.call('GET /dossiers', {});
      return `/people/need-to-know/${items.find(({ kind }) => kind === 'exchange')?.id ?? ''}`;
    },
  },
];
