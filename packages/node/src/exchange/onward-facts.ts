// SPDX-License-Identifier: Apache-2.0
// What the gate must know of an act that passes another on: the original, the terms it came under, and the consent that is used.
import {
  type ActId,
  type ConsentFacts,
  consentFacts,
  type FoldAct,
  foldTransfers,
  type GateFacts,
  type KeyFor,
  readEmbedded,
  type TransferState,
} from '@tansiq/protocol';
import { storedSections } from '../content/raw.ts';
import type { ActRow, Db, Tx } from '../store/index.ts';
import { actFacts } from './act-facts.ts';
import type { AgreementBook } from './agreement-book.ts';
import type { PartyDirectory } from './directory.ts';
import { foldActOf } from './fold-act.ts';
import { bodyOf, type HeldAct, headerOf, refsOf } from './held-act.ts';
import { recordOf } from './labels.ts';

export const onwardType = 'onward.transfer';

/** Who relays names an act, and the consent to relay it, that the new reader had no part in. */
export const relaying: ReadonlySet<string> = new Set(['embeds', 'consents']);

interface OnwardParts {
  book: AgreementBook;
  now: () => number;
}

/** Of an own act that passes on: as its original is held here. */
export async function sentOnward(
  tx: Tx,
  { book, now }: OnwardParts,
  act: HeldAct,
): Promise<Pick<GateFacts, 'origin' | 'consent'>> {
  const refs = refsOf(act);
  const of = refs.find(({ rel }) => rel === 'embeds')?.act;
  const row = await tx
    .selectFrom('acts')
    .selectAll()
    .where('id', '=', of ?? '')
    .executeTakeFirst();
  const original = bodyOf(act, 'original');
  // What goes on is word for word what is held here under this id.
  if (!row || row.open === 0 || original?.act !== row.jws) return {};
  const sections = await storedSections(tx, [row.id], ['declaration', 'handling']);
  const asOf = Math.floor(now() / 1000);
  const view = await book.view(tx, row.lineage ?? '', asOf, { lock: true });
  const version = view.state.versions.find(({ terms }) => terms === row.terms);
  const held = { ...act, id: row.id, jws: row.jws, header: headerOf(row.jws) };
  const facts = actFacts({ ...held, sections: Object.entries(sections.get(row.id) ?? {}) });
  const used = refs.find(({ rel }) => rel === 'consents')?.act;
  return {
    origin: {
      act: facts,
      sections: Object.keys(original.sections),
      terms: version && book.compiled(version),
      record: recordOf(row.hold),
    },
    consent: await consentBy(tx, row.id, used, asOf),
  };
}

async function consentBy(
  tx: Tx,
  of: string,
  used: string | undefined,
  asOf: number,
): Promise<ConsentFacts | undefined> {
  if (used === undefined) return undefined;
  return consentFacts(await transfersOf(tx, of, asOf), used as ActId);
}

/** The requests to pass an act on that this node knows of, with what became of each. */
export async function transfersOf(db: Db | Tx, of: string, asOf: number): Promise<readonly TransferState[]> {
  const original = await db.selectFrom('acts').selectAll().where('id', '=', of).execute();
  const requests = await saidOn(db, [of], 'acts-on', 'transfer.request');
  const answers = await saidOn(db, requests, 'answers', 'transfer.consent');
  const withdrawals = await saidOn(db, answers, 'answers', 'transfer.withdraw');
  const rows = [...original, ...requests, ...answers, ...withdrawals];
  const said = rows.flatMap(({ id }) => (id === of ? [] : [id]));
  const sections = await storedSections(db, said, ['refs', 'request', 'consent']);
  const acts = rows.map((row): FoldAct => {
    const bodies = Object.entries(sections.get(row.id) ?? {}).map(([name, { body }]) => [name, body]);
    return foldActOf(row, Object.fromEntries(bodies) as Record<string, unknown>);
  });
  return foldTransfers(acts, asOf);
}

async function saidOn(
  db: Db | Tx,
  targets: readonly (string | ActRow)[],
  rel: string,
  type: string,
): Promise<ActRow[]> {
  const ids = targets.map((target) => (typeof target === 'string' ? target : target.id));
  if (ids.length === 0) return [];
  return db
    .selectFrom('acts')
    .selectAll('acts')
    .where('acts.type', '=', type)
    .where('acts.id', 'in', (eb) =>
      eb
        .selectFrom('act_refs')
        .select('act_refs.act')
        .where('act_refs.target', 'in', ids)
        .where('act_refs.rel', '=', rel),
    )
    .execute();
}

/** Of a partner's act that passes on: as far as what it embeds can be read. */
export function receivedOnward(
  act: HeldAct,
  directory: Pick<PartyDirectory, 'trusted'>,
): Pick<GateFacts, 'origin'> {
  const original = bodyOf(act, 'original');
  const embedded = original && readEmbedded(original, standingKeys(directory));
  if (!embedded) return {};
  const { id, header, sections } = embedded;
  const facts = { ...actFacts({ id, jws: '', header, sections: [] }), handling: sections.handling as never };
  return { origin: { act: facts, sections: Object.keys(sections), terms: undefined, record: undefined } };
}

/**
 * The act that a draft passes on, as it travels inside another: as its author signed it, with its declaration, its handling and the sections named.
 * @param names beside those two; one that the act does not have, or no longer has here, is left out.
 */
export async function embeddedFrom(tx: Tx, of: string, names: readonly string[]) {
  const row = await tx.selectFrom('acts').select('jws').where('id', '=', of).executeTakeFirst();
  const held = (await storedSections(tx, [of], ['declaration', 'handling', ...names])).get(of) ?? {};
  const pairs = Object.entries(held).map(([name, { salt, text }]) => [name, [salt, text]]);
  return { act: row?.jws ?? '', sections: Object.fromEntries(pairs) as Record<string, [string, string]> };
}

/**
 * Keys for an act that travels inside another: those that a card of the author's chain lists, unless one says that it was lost or
 * compromised. A key that was only superseded has signed what it has signed.
 */
export function standingKeys(directory: Pick<PartyDirectory, 'trusted'>): KeyFor {
  return (author, kid) => directory.trusted(author)?.chain.standingKey(kid);
}
