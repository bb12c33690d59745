// SPDX-License-Identifier: Apache-2.0
// For tests: the officers of a party at their desk, what two of them make leave, and an operation that two desks have agreed.
import { expect } from 'vitest';
import type { BoardAnswer } from './capabilities/operations/shapes.ts';
import { arrived, letIn } from './test-agreement.ts';
import { type TestParty, until } from './test-nodes.ts';
import { type OfficerCalls, officerOf } from './test-officer.ts';
import { planWish } from './test-operation.ts';

export type Desk = Record<'officer' | 'releaser' | 'head', OfficerCalls>;

export const deskOf = async (party: TestParty): Promise<Desk> => ({
  officer: await officerOf(party, 'officer'),
  releaser: await officerOf(party, 'releaser'),
  head: await officerOf(party, 'head'),
});

/** Drafted by an officer, let leave by another. */
export async function made(
  desk: Desk,
  path: string,
  body: unknown,
): Promise<{ act: string; dossier: string }> {
  const drafted = await desk.officer('POST', path, body);
  expect([drafted.status, drafted.body]).toMatchObject([201, {}]);
  const { draft, revision } = drafted.body as { draft: string; revision: number };
  const released = await desk.releaser('POST', `/drafts/${draft}/release`, { revision });
  expect([released.status, released.body]).toMatchObject([201, {}]);
  return released.body as { act: string; dossier: string };
}

export const boardOf = async (desk: Desk, dossier: string): Promise<BoardAnswer> =>
  (await desk.head('GET', `/operations/${dossier}`)).body as BoardAnswer;

export const shows = (desk: Desk, dossier: string, what: string, holds: (board: BoardAnswer) => boolean) =>
  until(what, async () => {
    const board = await boardOf(desk, dossier);
    return holds(board) && board;
  });

async function uploaded(desk: Desk, name: string): Promise<string> {
  const answer = await desk.officer('POST', `/uploads?name=${name}`, Buffer.from(`warrant ${name}`));
  return (answer.body as { id: string }).id;
}

async function consents(desk: Desk, dossier: string, plan: string, site: string) {
  const mandate = {
    ...{ site, commander: 'Commander of the site', authority: 'Duty judge', reference: '12/2026' },
    upload: await uploaded(desk, `${site}.pdf`),
  };
  return made(desk, `/operations/${dossier}/consents`, { plan, decision: 'consent', mandates: [mandate] });
}

/** Planned by one, consented to by both, everybody let in. */
export async function operationAgreed(
  [from, ofFrom]: readonly [TestParty, Desk],
  [to, ofTo]: readonly [TestParty, Desk],
  lineage: string,
  over: Record<string, unknown> = {},
) {
  const wish = planWish(from, to, over);
  const { act: plan, dossier } = await made(ofFrom, '/operations', {
    ...wish,
    ...{ lineage, to: [to.node.party] },
  });
  await arrived(to, plan);
  await letIn(to, dossier, 'officer', 'releaser');
  await letIn(from, dossier, 'head');
  await consents(ofFrom, dossier, plan, 's1');
  await consents(ofTo, dossier, plan, 's2');
  for (const desk of [ofFrom, ofTo])
    await shows(desk, dossier, 'both consents', ({ state }) => state === 'agreed');
  return { plan, dossier };
}

export const entering = (plan: string, kind: string, more: object) => ({
  ...{ plan, kind, at: '2026-11-25T06:00:00Z', ...more },
});

export const says = (calls: OfficerCalls, dossier: string, what: string, body: object) =>
  calls('POST', `/operations/${dossier}/${what}`, body);
