// SPDX-License-Identifier: Apache-2.0
// Content leaves and arrives: composed by one officer, released by another, opened, read, answered.

import type { ActAnswer, DraftBody, GateDecision, JourneyAnswer } from '@tansiq/node/contract';
import type { Desk } from '../fleet/accounts.ts';
import type { PartyNode } from '../fleet/party-node.ts';
import { waitUntil } from '../fleet/wait-until.ts';

export interface Attached {
  readonly name: string;
  readonly media: string;
  readonly bytes: Uint8Array;
}

export interface Draft {
  readonly id: string;
  readonly revision: number;
}

export interface Sent {
  readonly act: string;
  readonly dossier: string;
}

/** The officer writes a draft with its files and hands it over for release. */
export async function compose(
  by: PartyNode,
  body: DraftBody,
  files: readonly Attached[] = [],
): Promise<Draft> {
  const officer = await by.as('officer');
  const uploads: string[] = [];
  for (const { name, media, bytes } of files) uploads.push((await officer.upload(name, media, bytes)).id);
  const { id, revision } = await officer.call('POST /drafts', {
    body: { ...body, ...(uploads.length > 0 ? { uploads } : {}) },
  });
  await officer.call('POST /drafts/{id}/submission', { params: { id } });
  return { id, revision };
}

/** Somebody at `desk` lets it leave. @throws ApiProblem with rule and article when the gate denies */
export async function release(by: PartyNode, draft: Draft, desk: Desk = 'head'): Promise<Sent> {
  const releaser = await by.as(desk);
  return releaser.call('POST /drafts/{id}/release', {
    params: { id: draft.id },
    body: { revision: draft.revision },
  });
}

/** Composed by the officer, released by the head of the contact point. */
export const send = async (by: PartyNode, body: DraftBody, files: readonly Attached[] = []): Promise<Sent> =>
  release(by, await compose(by, body, files));

/** What the gate says before anything is sent. */
export async function preview(by: PartyNode, draft: Draft): Promise<GateDecision[]> {
  const officer = await by.as('officer');
  return (await officer.call('GET /drafts/{id}/preview', { params: { id: draft.id } })).decisions;
}

/** Waits until the act has come to `at`, and answers what the head of its contact point reads. */
export async function arrival(at: PartyNode, act: string): Promise<ActAnswer> {
  const head = await at.as('head');
  const item = await waitUntil(`${act} arrives at ${at.id}`, async () =>
    (await head.call('GET /acts', { query: { limit: 200 } })).items.find(({ id }) => id === act),
  );
  return head.call('GET /acts/{id}', { params: { id: item.id } });
}

/** Waits for the act, and lets the officer at `at` into its dossier: work on it can begin. */
export async function takeIn(at: PartyNode, { act, dossier }: Sent): Promise<ActAnswer> {
  const arrived = await arrival(at, act);
  await letIn(at, dossier, 'officer');
  return arrived;
}

/** Waits until every addressee has receipted the act and said what it did with it. */
export async function answered(
  by: PartyNode,
  act: string,
  parties: readonly string[],
): Promise<JourneyAnswer> {
  const head = await by.as('head');
  const results = new Set(['accepted', 'refused', 'unreadable', 'quarantined']);
  return waitUntil(`${parties.join(', ')} say what they did with ${act}`, async () => {
    const journey = await head.call('GET /acts/{id}/journey', { params: { id: act } });
    const said = parties.every((party) =>
      journey.steps.some((step) => step.party === party && results.has(step.what)),
    );
    return said ? journey : undefined;
  });
}

/** Lets somebody at `desk` into a dossier. */
export async function letIn(at: PartyNode, dossier: string, desk: Desk): Promise<void> {
  const head = await at.as('head');
  const users = await head.all('GET /users', {});
  const user = users.find(({ login }) => login === desk)?.id;
  if (user === undefined) throw new Error(`${at.id} has nobody at the desk ${desk}`);
  await head.call('POST /dossiers/{dossier}/readers', { params: { dossier }, body: { user } });
}
