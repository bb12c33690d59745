// SPDX-License-Identifier: Apache-2.0
// What an honest party does not release (docs/protocol.md, section 16): two versions of one number, consent to both, outcomes of a rehearsal.

import type { PlanFrame } from '@tansiq/protocol';
import { storedSections } from '../../content/raw.ts';
import type { Effects } from '../../exchange/effects.ts';
import type { Tx } from '../../store/index.ts';
import { unreadSites } from './apart.ts';
import { onlyRehearsed, planSuperseded, rivalVersion, siteUnread, toldToAll } from './refusals.ts';

/** Refuses within the transaction of the release, so that nothing of it stays. Call once, before the exchange starts. */
export function releaseHonestly({ effects, self }: { effects: Effects; self: string }): void {
  effects.on('operation.plan', async (tx, act, { from }) => {
    if (from !== self || act.type !== 'operation.plan') return;
    const known = await plansIn(tx, act.header.dossier ?? '', act.id);
    const highest = known.reduce((most, { version }) => Math.max(most, version), 0);
    const { frame, plan } = act.sections;
    if (frame?.body.version !== highest + 1) throw rivalVersion();
    const apart = new Set(frame.body.sites.flatMap((site) => (site.apart === undefined ? [] : [site.id])));
    if (plan?.body.sites.some(({ id }) => apart.has(id))) throw toldToAll();
    const { dossier = '', agreement } = act.header;
    const unread = await unreadSites(tx, { self, dossier, lineage: agreement?.lineage }, frame.body);
    if (unread.length > 0) throw siteUnread(unread);
  });
  effects.on('operation.consent', async (tx, act, { from }) => {
    if (from !== self || act.type !== 'operation.consent') return;
    const { plan = '', decision } = act.sections.consent?.body ?? {};
    const known = await plansIn(tx, act.header.dossier ?? '', '');
    const of = known.find((one) => one.id === plan);
    const highest = known.reduce((most, { version }) => Math.max(most, version), 0);
    if (!of || of.version < highest) throw planSuperseded();
    if (
      decision === 'consent' &&
      (await consentedElsewhere(tx, act.header.dossier ?? '', act.id, plan, of.version))
    )
      throw rivalVersion();
    const { dossier = '', agreement } = act.header;
    const framed = (await storedSections(tx, [plan], ['frame'])).get(plan)?.frame?.body as
      | PlanFrame
      | undefined;
    const apart = new Set(framed?.sites.flatMap((site) => (site.apart === undefined ? [] : [site.id])));
    if (act.sections.mandates?.body.mandates.some(({ site }) => apart.has(site))) throw toldToAll();
    if (decision !== 'consent' || framed === undefined) return;
    const unread = await unreadSites(tx, { self, dossier, lineage: agreement?.lineage }, framed);
    if (unread.length > 0) throw siteUnread(unread);
  });
  effects.on('outcome.report', async (tx, act, { from }) => {
    if (from !== self || act.type !== 'outcome.report') return;
    const targets = act.sections.refs?.body.refs.map((ref) => ref.act as string) ?? [];
    if (await rehearsed(tx, targets)) throw onlyRehearsed();
  });
}

async function plansIn(tx: Tx, dossier: string, but: string): Promise<{ id: string; version: number }[]> {
  const rows = await tx
    .selectFrom('acts')
    .select('id')
    .where('dossier', '=', dossier)
    .where('type', '=', 'operation.plan')
    .where('id', '<>', but)
    .where('status', 'in', ['released', 'sent', 'held', 'accepted'])
    .execute();
  const frames = await storedSections(
    tx,
    rows.map((row) => row.id),
    ['frame'],
  );
  return rows.map(({ id }) => ({ id, version: Number(frames.get(id)?.frame?.body.version ?? 0) }));
}

/** This party has consented to another plan of that number, or to this one already. */
async function consentedElsewhere(
  tx: Tx,
  dossier: string,
  but: string,
  plan: string,
  version: number,
): Promise<boolean> {
  const rows = await tx
    .selectFrom('acts')
    .select('id')
    .where('dossier', '=', dossier)
    .where('type', '=', 'operation.consent')
    .where('own', '=', 1)
    .where('id', '<>', but)
    .where('status', 'in', ['released', 'sent', 'held', 'accepted'])
    .execute();
  const consents = await storedSections(
    tx,
    rows.map((row) => row.id),
    ['consent'],
  );
  const given = [...consents.values()].flatMap(({ consent }) =>
    consent?.body.decision === 'consent' ? [consent.body.plan as string] : [],
  );
  const frames = await storedSections(tx, given, ['frame']);
  return given.some((one) => one === plan || frames.get(one)?.frame?.body.version === version);
}

/** Whether an act among these is a plan that rehearses, or one about such a plan. */
async function rehearsed(tx: Tx, acts: readonly string[]): Promise<boolean> {
  const sections = await storedSections(tx, acts, ['frame', 'entry', 'readiness', 'consent', 'certificate']);
  const plans = [...sections.values()].flatMap((named) =>
    Object.values(named).flatMap(({ body }) => (typeof body.plan === 'string' ? [body.plan] : [])),
  );
  const frames = await storedSections(tx, [...acts, ...plans], ['frame']);
  return [...frames.values()].some(({ frame }) => frame?.body.rehearsal === true);
}
