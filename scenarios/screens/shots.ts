// SPDX-License-Identifier: Apache-2.0
// Every page that is looked at: whose desk, which address, and what to do before the picture. A new page is a line here.
import type { Desk, Fleet } from '@tansiq/cli';
import type { Page } from 'playwright-core';
import {
  emergenciesWait,
  ordersGiven,
  releasedPlan,
  sharedReport,
  statementProposed,
  writtenDraft,
  writtenPlan,
} from './made-for-shots.ts';
import { leaveWaiting } from './waiting.ts';

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
  {
    name: 'today',
    party: 'ma.dgsn',
    desk: 'head',
    path: async (fleet) => {
      const [madrid, rabat] = [fleet.node('es.pn'), fleet.node('ma.dgsn')];
      await leaveWaiting(
        { officer: await madrid.as('officer'), head: await madrid.as('head') },
        { officer: await rabat.as('officer') },
      );
      return '/today';
    },
  },
  { name: 'notices', party: 'es.pn', desk: 'head', path: '/notifications' },
  { name: 'journal', party: 'ma.dgsn', desk: 'supervisor', path: '/journal' },
  { name: 'supervisor', party: 'ma.dgsn', desk: 'supervisor', path: '/supervisor' },
  {
    name: 'sample',
    party: 'ma.dgsn',
    desk: 'supervisor',
    path: async (fleet) => {
      const supervisor = await fleet.node('ma.dgsn').as('supervisor');
      const { id } = await supervisor.call('POST /samples', { body: { kind: 'changes', size: 6 } });
      return `/supervisor/samples/${id}`;
    },
  },
  { name: 'system', party: 'ma.dgsn', desk: 'administrator', path: '/system' },
  { name: 'settings', party: 'ma.dgsn', desk: 'administrator', path: '/settings' },
  { name: 'drafts', party: 'ma.dgsn', desk: 'officer', path: '/drafts' },
  {
    name: 'compose',
    party: 'ma.dgsn',
    desk: 'officer',
    path: async (fleet) => `/drafts/${await writtenDraft(fleet)}`,
  },
  {
    name: 'release',
    party: 'ma.dgsn',
    desk: 'head',
    path: async (fleet) => {
      const id = await writtenDraft(fleet);
      await (await fleet.node('ma.dgsn').as('officer')).call('POST /drafts/{id}/submission', {
        params: { id },
      });
      return `/drafts/${id}/release`;
    },
  },
  {
    name: 'report-received',
    party: 'es.pn',
    desk: 'head',
    path: async (fleet) => `/acts/${await sharedReport(fleet, 'es.pn')}`,
  },
  {
    name: 'act-journey',
    party: 'ma.dgsn',
    desk: 'head',
    path: async (fleet) => `/acts/${await sharedReport(fleet, 'ma.dgsn')}`,
    before: (page) => page.getByRole('tab').nth(1).click(),
  },
  {
    name: 'act-proof',
    party: 'ma.dgsn',
    desk: 'head',
    path: async (fleet) => `/acts/${await sharedReport(fleet, 'ma.dgsn')}`,
    before: (page) => page.getByRole('tab').nth(2).click(),
  },
  {
    name: 'dossier',
    party: 'ma.dgsn',
    desk: 'head',
    path: async (fleet) => {
      const act = await sharedReport(fleet, 'ma.dgsn');
      const { dossier } = await (await fleet.node('ma.dgsn').as('head')).call('GET /acts/{id}', {
        params: { id: act },
      });
      return `/dossiers/${dossier ?? ''}`;
    },
  },

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
  { name: 'agreements', party: 'ma.dgsn', desk: 'negotiator', path: '/agreements' },
  { name: 'agreements-data', party: 'es.pn', desk: 'officer', path: '/agreements?view=data' },
  { name: 'agreements-map', party: 'ma.dgsn', desk: 'officer', path: '/agreements?view=map' },
  { name: 'agreement-text', party: 'ma.dgsn', desk: 'negotiator', path: agreementPath('') },
  { name: 'agreement-changes', party: 'es.pn', desk: 'negotiator', path: agreementPath('?tab=changes') },
  { name: 'agreement-standing', party: 'ma.dgsn', desk: 'signatory', path: agreementPath('?tab=standing') },
  { name: 'agreement-course', party: 'es.pn', desk: 'signatory', path: agreementPath('?tab=course') },
  {
    name: 'agreement-suspend',
    party: 'ma.dgsn',
    desk: 'signatory',
    path: agreementPath('?tab=standing'),
    before: async (page) => {
      await page.getByRole('button', { name: /Suspend|تعليق العمل/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'agreement-new', party: 'ma.dgsn', desk: 'negotiator', path: '/agreements/new' },
  {
    name: 'agreement-amend',
    party: 'ma.dgsn',
    desk: 'negotiator',
    path: agreementPath(''),
    before: async (page) => {
      await page.getByRole('link', { name: /تعديل|Enmienda|Amend/ }).click();
      await page.locator('.mantine-Accordion-control').nth(2).click();
    },
  },
  {
    name: 'agreements-try',
    party: 'ma.dgsn',
    desk: 'officer',
    path: '/agreements/try',
    before: async (page) => {
      await page.getByRole('button', { name: /اسأل|Preguntar|Demander|Ask/ }).click();
      await page.locator('[aria-live=polite] section').waitFor();
    },
  },
  { name: 'operations', party: 'ma.dgsn', desk: 'head', path: '/operations' },
  {
    name: 'plan-new',
    party: 'ma.dgsn',
    desk: 'officer',
    path: '/drafts/new?type=operation.plan',
    before: async (page) => {
      await page.locator('#plan-missing').waitFor();
    },
  },
  {
    name: 'plan-written',
    party: 'ma.dgsn',
    desk: 'officer',
    path: async (fleet) => `/drafts/${await writtenPlan(fleet)}`,
    before: async (page) => {
      for (const name of ['hour', 'site-s1', 'conduct', 'contacts'])
        await page.locator(`button[aria-controls$="panel-${name}"]`).click();
    },
  },
  {
    name: 'operation',
    party: 'ma.dgsn',
    desk: 'head',
    path: async (fleet) => `/operations/${await releasedPlan(fleet)}`,
  },
  {
    name: 'debrief',
    party: 'ma.dgsn',
    desk: 'head',
    path: async (fleet) => `/operations/${await releasedPlan(fleet)}/debrief`,
  },
  { name: 'statements', party: 'ma.dgsn', desk: 'head', path: '/statements' },
  { name: 'statement', party: 'ma.dgsn', desk: 'head', path: statementProposed },
  { name: 'emergencies', party: 'es.pn', desk: 'head', path: emergenciesWait },
  { name: 'standing-orders', party: 'ma.dgsn', desk: 'head', path: ordersGiven },
  { name: 'partners', party: 'ma.dgsn', desk: 'head', path: '/partners' },
  { name: 'partner', party: 'ma.dgsn', desk: 'head', path: '/partners/es.pn' },
  { name: 'partner-own', party: 'es.pn', desk: 'administrator', path: '/partners/es.pn' },
];

/** The page of the agreement that the demonstration leaves in force. */
function agreementPath(search: string): NonNullable<Shot['path']> {
  return async (fleet) => {
    const officer = await fleet.node('es.pn').as('officer');
    const [first] = await officer.all('GET /agreements', {});
    return `/agreements/${first?.lineage ?? ''}${search}`;
  };
}
