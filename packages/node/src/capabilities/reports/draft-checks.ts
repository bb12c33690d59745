// SPDX-License-Identifier: Apache-2.0
// What must hold of a draft before the gate is asked: its dossier and what it refers to are known to those who let it leave, and
// its declaration says all that its content holds.
import type { Act } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { readablePredicate } from '../../content/readers.ts';
import { bodyOf, type HeldAct, heldAct, refsOf, type SectionBodies } from '../../exchange/held-act.ts';
import { relaying } from '../../exchange/onward-facts.ts';
import { notFound } from '../../refusal.ts';
import type { Db, Tx } from '../../store/index.ts';
import { undeclaredIn } from './draft-problems.ts';
import { referenceRefused, undeclared } from './refusals.ts';

/**
 * A draft that goes on with a dossier: everyone named needs to know of it. Without this, writing into a dossier would be a way into it.
 * @throws Refusal 404
 */
export async function requireDossierKnown(
  db: Db | Tx,
  dossier: string,
  users: readonly string[],
): Promise<void> {
  const rows = await db
    .selectFrom('dossier_readers')
    .innerJoin('dossiers', 'dossiers.id', 'dossier_readers.dossier')
    .select('dossier_readers.user')
    .where('dossier_readers.dossier', '=', dossier)
    .where('dossier_readers.user', 'in', users)
    .execute();
  if (new Set(rows.map((row) => row.user)).size !== new Set(users).size) throw notFound();
}

/**
 * An act may refer only to acts whose audience includes its own, save to what it relays (protocol section 3.1); the partner refuses others. And nobody
 * vouches for a reference that they may not follow.
 * @throws Refusal 422 `refs`
 */
export async function requireReferences(tx: Tx, officer: Officer, act: Act, nowMs: number): Promise<void> {
  const refs = refsOf(heldAct(act));
  const targets = [...new Set(refs.map((ref) => ref.act))];
  if (targets.length === 0) return;
  const relayed = new Set(refs.flatMap((ref) => (relaying.has(ref.rel) ? [ref.act] : [])));
  const readable = await tx
    .selectFrom('acts')
    .select('id')
    .where('id', 'in', targets)
    .where(readablePredicate(officer, nowMs))
    .execute();
  const members = await tx.selectFrom('audience').selectAll().where('act', 'in', targets).execute();
  for (const target of targets) {
    const known = new Set(members.flatMap((row) => (row.act === target ? [row.party] : [])));
    const reaches = relayed.has(target) || act.header.audience.every((party) => known.has(party));
    if (!reaches || !readable.some((row) => row.id === target)) throw referenceRefused();
  }
}

/**
 * The gates of all parties decide on the declaration alone; so it must not say less than the content (LED Art. 6: categories of
 * people kept apart). @throws Refusal 422 `undeclared`, naming what is missing
 */
export function requireDeclared(act: Act): void {
  const held = heldAct(act);
  const declared = bodyOf(held, 'declaration');
  if (!declared) return;
  const missing = undeclaredIn({
    declaration: declared,
    subjects: (bodyOf(held, 'subjects') ?? embeddedSubjects(held))?.subjects,
    attachments: bodyOf(held, 'attachments') !== undefined,
  });
  if (missing.length > 0) throw undeclared(missing);
}

/** What is passed on says of people what the declaration must say too. */
function embeddedSubjects(held: HeldAct): SectionBodies['subjects'] | undefined {
  const text = bodyOf(held, 'original')?.sections.subjects?.[1];
  return text === undefined ? undefined : (JSON.parse(text) as SectionBodies['subjects']);
}
