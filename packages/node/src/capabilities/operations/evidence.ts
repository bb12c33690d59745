// SPDX-License-Identifier: Apache-2.0
// The acts of an operation as the fold takes them: which of them stand, since when, and who is known to hold a go.
import {
  type Certified,
  type FoldAct,
  type OperationAct,
  type PartyId,
  readCertificate,
} from '@tansiq/protocol';
import type { PartyDirectory } from '../../exchange/directory.ts';
import { foldActOf } from '../../exchange/fold-act.ts';
import { standingKeys } from '../../exchange/onward-facts.ts';
import type { ActRow, Db, Tx } from '../../store/index.ts';

/** An act of an operation with the row that it came from. */
export interface OperationRow extends OperationAct {
  readonly row: ActRow;
}

export const operationTypes = [
  'operation.plan',
  'operation.site',
  'operation.consent',
  'operation.readiness',
  'operation.go',
  'operation.abort',
  'operation.entry',
] as const;

/** What the fold and the board read of them. */
export const operationSections = [
  'frame',
  'plan',
  'title',
  'note',
  'consent',
  'site',
  'mandates',
  'readiness',
  'certificate',
  'entry',
  'refs',
] as const;

export const operationAct = (
  row: ActRow,
  sections: Record<string, unknown>,
  held: ReadonlyMap<string, readonly Holder[]>,
): OperationRow => ({ ...foldActOf(row, sections), row, holders: held.get(row.id) ?? [] });

interface Holder {
  readonly party: PartyId;
  readonly at: number;
}

/** Who cosigned these acts first when: of a partner's this node itself, of own ones each addressee by its receipts. */
export async function holdersOf(
  db: Db | Tx,
  self: PartyId,
  rows: readonly Pick<ActRow, 'id' | 'own' | 'evidence'>[],
): Promise<ReadonlyMap<string, readonly Holder[]>> {
  const holders = new Map<string, Holder[]>();
  for (const { id, own, evidence } of rows)
    if (own === 0 && evidence !== null) holders.set(id, [{ party: self, at: evidence }]);
  const mine = rows.filter((row) => row.own === 1).map((row) => row.id);
  const places = await db
    .selectFrom('entries')
    .select(['act', 'to_party', 'idx'])
    .where('act', 'in', ['', ...mine])
    .where('from_party', '=', self)
    .execute();
  for (const { act, to_party, idx } of places) {
    const receipt = await db
      .selectFrom('receipts')
      .select('time')
      .where('from_party', '=', self)
      .where('to_party', '=', to_party)
      .where('size', '>', idx)
      .orderBy('size')
      .limit(1)
      .executeTakeFirst();
    if (receipt)
      holders.set(act, [...(holders.get(act) ?? []), { party: to_party as PartyId, at: receipt.time }]);
  }
  return holders;
}

/** What certificates say, each checked once as long as nobody's cards change. */
export class Certificates {
  readonly #directory: Pick<PartyDirectory, 'trusted'>;
  readonly #known = new Map<string, ReturnType<typeof readCertificate>>();

  constructor(directory: Pick<PartyDirectory, 'trusted'>) {
    this.#directory = directory;
  }

  read(go: FoldAct): ReturnType<typeof readCertificate> {
    const body = go.sections.certificate;
    if (typeof body !== 'object' || body === null) return { ok: false, problem: 'unreadable' };
    const cards = (go.audience ?? []).map((party) => this.#directory.trusted(party)?.chain.newest.hash ?? '');
    const key = `${go.id} ${cards.join(' ')}`;
    const known = this.#known.get(key);
    if (known) return known;
    const reading = readCertificate(body as never, standingKeys(this.#directory));
    if (this.#known.size >= MOST) this.#known.clear();
    this.#known.set(key, reading);
    return reading;
  }

  certified = (go: FoldAct): Certified | undefined => {
    const reading = this.read(go);
    return reading.ok ? reading.certified : undefined;
  };
}

const MOST = 1000;
