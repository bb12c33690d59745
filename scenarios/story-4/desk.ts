// SPDX-License-Identifier: Apache-2.0
// What officers do in an operation, by the API that their screens use: drafts released by a second person, boards looked at.
import { ApiProblem, type Contract, letIn, type PartyNode, release, type Sent, waitUntil } from '@tansiq/cli';

export type BoardAnswer = Contract['GET /operations/{dossier}']['answer'];
type Consent = Contract['POST /operations/{dossier}/consents']['body'];

export async function board(at: PartyNode, dossier: string): Promise<BoardAnswer> {
  return (await at.as('head')).call('GET /operations/{dossier}', { params: { dossier } });
}

/** Waits until the board at a node shows it, and answers the board. */
export const shows = (
  at: PartyNode,
  dossier: string,
  what: string,
  holds: (shown: BoardAnswer) => boolean,
): Promise<BoardAnswer> =>
  waitUntil(`${at.id} shows ${what}`, async () => {
    const shown = await board(at, dossier);
    return holds(shown) && shown;
  });

/** @throws Error that says what the board shows instead */
export function mustShow(shown: BoardAnswer, what: string, holds: boolean): void {
  if (holds) return;
  const { state, call, blockers, readiness } = shown;
  throw new Error(
    `the board of ${shown.self} does not show ${what}: ${JSON.stringify({ state, call, blockers, readiness })}`,
  );
}

/** @throws Error when the node does not refuse with this code */
export async function mustRefuse(code: string, call: Promise<unknown>): Promise<void> {
  const said = await call.then(
    () => 'nothing',
    (error: unknown) => (error instanceof ApiProblem ? error.code : Promise.reject(error)),
  );
  if (said !== code) throw new Error(`refused with ${said}, not with ${code}`);
}

/** A plan, drafted by an officer and released by the head; come to all, whose officers are let in. */
export async function planned(
  by: PartyNode,
  others: readonly PartyNode[],
  body: Omit<Contract['POST /operations']['body'], 'to'>,
): Promise<Sent> {
  const officer = await by.as('officer');
  const { draft, revision } = await officer.call('POST /operations', {
    body: { ...body, to: others.map(({ id }) => id) },
  });
  const sent = await release(by, { id: draft, revision });
  for (const other of others) {
    const head = await other.as('head');
    await waitUntil(`the plan at ${other.id}`, async () =>
      (await head.call('GET /operations', {})).items.some(({ dossier }) => dossier === sent.dossier),
    );
    await letIn(other, sent.dossier, 'officer');
  }
  return sent;
}

/** Consent over the plan's hash, with commander and legal authority of own sites. */
export async function consents(
  by: PartyNode,
  { act: plan, dossier }: Sent,
  sites: readonly { site: string; commander: string; authority: string }[],
  more: Partial<Consent> = {},
): Promise<string> {
  const officer = await by.as('officer');
  const mandates: Consent['mandates'] = [];
  for (const named of sites) {
    const file = await officer.upload(
      `${named.site}.txt`,
      'text/plain',
      Buffer.from(`warrant ${named.site}`),
    );
    mandates.push({ ...named, upload: file.id });
  }
  const { draft, revision } = await officer.call('POST /operations/{dossier}/consents', {
    params: { dossier },
    body: { plan, decision: 'consent', mandates, ...more },
  });
  return (await release(by, { id: draft, revision })).act;
}

export async function ready(by: PartyNode, { act: plan, dossier }: Sent, site: string): Promise<string> {
  const head = await by.as('head');
  const body = { plan, site, state: 'ready' as const };
  return (await head.call('POST /operations/{dossier}/readiness', { params: { dossier }, body })).act;
}

export async function go(by: PartyNode, { act: plan, dossier }: Sent): Promise<string> {
  const head = await by.as('head');
  return (await head.call('POST /operations/{dossier}/go', { params: { dossier }, body: { plan } })).act;
}

export async function abort(
  by: PartyNode,
  { act: plan, dossier }: Sent,
  note: Record<string, string>,
): Promise<string> {
  const officer = await by.as('officer');
  const body = { plan, note };
  return (await officer.call('POST /operations/{dossier}/abort', { params: { dossier }, body })).act;
}

/** Entered by the officer who commands the site, or by the head. */
export async function enter(
  by: PartyNode,
  { act: plan, dossier }: Sent,
  entry: Omit<Contract['POST /operations/{dossier}/entries']['body'], 'plan' | 'at'>,
  desk: 'officer' | 'head' = 'officer',
): Promise<string> {
  const officer = await by.as(desk);
  const body = { ...entry, plan, at: timeIn(0) };
  return (await officer.call('POST /operations/{dossier}/entries', { params: { dossier }, body })).act;
}

/** An outcome of some entries, released by the head. */
export async function outcomeOf(
  by: PartyNode,
  { dossier }: Sent,
  body: Contract['POST /operations/{dossier}/outcomes']['body'],
): Promise<Sent> {
  const officer = await by.as('officer');
  const { draft, revision } = await officer.call('POST /operations/{dossier}/outcomes', {
    params: { dossier },
    body,
  });
  return release(by, { id: draft, revision });
}

export async function commands(at: PartyNode, { dossier }: Sent, site: string): Promise<void> {
  const head = await at.as('head');
  const users = await head.all('GET /users', {});
  const user = users.find(({ login }) => login === 'officer')?.id ?? '';
  const params = { dossier, site };
  await head.call('PUT /operations/{dossier}/sites/{site}/commander', { params, body: { user } });
}

/** A moment so many seconds from now. */
export const timeIn = (seconds: number): string =>
  `${new Date(Date.now() + seconds * 1000).toISOString().slice(0, 19)}Z`;
