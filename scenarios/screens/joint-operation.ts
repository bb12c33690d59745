// SPDX-License-Identifier: Apache-2.0
// For browser tests: a joint operation between Rabat and Madrid, brought to where a test begins by the API that the screens use.
import { declare, handle } from '@tansiq/cli';
import type { OperationBoard } from '@tansiq/node/contract';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { plan as words } from '../story-4/words.ts';
import { asked, told, until } from './test-desk.ts';

export const boardOf = async (page: Page, dossier: string) =>
  (await asked(page, `/operations/${dossier}`)) as unknown as OperationBoard;

export async function lineageOf(page: Page): Promise<string> {
  const { items } = (await asked(page, '/agreements')) as unknown as {
    items: { lineage: string; state: string }[];
  };
  return items.findLast(({ state }) => state === 'in-force')?.lineage ?? '';
}

export async function upload(page: Page): Promise<string> {
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
export async function releasedFrom(page: Page, by: Page): Promise<string> {
  const draft = new URL(page.url()).pathname.split('/')[2] ?? '';
  const { revision } = (await asked(page, `/drafts/${draft}`)) as { revision: string };
  await released(by, { draft, revision });
  const { act } = await asked(page, `/drafts/${draft}`);
  return String(act);
}

/** A plan of Rabat's, released, and come to Madrid. */
export async function planned(officer: Page, head: Page, there: Page): Promise<string> {
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

export async function released(head: Page, { draft, revision }: Record<string, string>): Promise<string> {
  const { status, body } = await told(head, `/drafts/${draft}/release`, { revision });
  expect(status, JSON.stringify(body)).toBeLessThan(300);
  return body.dossier ?? '';
}

/** For its own site, where it has one. */
export async function consents(officer: Page, head: Page, dossier: string, site?: string): Promise<void> {
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
