// SPDX-License-Identifier: Apache-2.0
// What an officer sees of agreements. Terms that are or were in force are the law of the house: who works under them may read them. What
// is still negotiated, said and pending is for those whom the gate lets into the lineage's dossier; for others it does not exist.
import type { LineageState, PartyId, RandomId, Text } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { hidingDenial } from '../../content/asking.ts';
import { ask, Permit } from '../../content/permit.ts';
import { controlBodies } from '../../content/raw.ts';
import { readerFacts } from '../../content/readers.ts';
import { actFacts } from '../../exchange/act-facts.ts';
import { headerOf } from '../../exchange/held-act.ts';
import { recordOf } from '../../exchange/labels.ts';
import { notFound } from '../../refusal.ts';
import type { Tx } from '../../store/index.ts';
import { agreementMatrix, type KnownLineage, type Matrix } from './matrix.ts';
import { type AgreementParts, secondsOf } from './parts.ts';
import type { AgreementAnswer, AgreementItem } from './shapes.ts';
import { everInForce, showAgreement, showItem, type TalkAct } from './show.ts';

/** Most acts of one lineage that a view shows: beyond it, the newest. */
const MOST_ACTS = 2000;

export class Reading {
  readonly #parts: AgreementParts;

  constructor(parts: AgreementParts) {
    this.#parts = parts;
  }

  /** Agreements and talks that the officer may know of, by lineage, after `after`. */
  async list(officer: Officer, after: string, limit: number): Promise<AgreementItem[]> {
    const { store, book, journal } = this.#parts;
    const granted = await this.#grants(officer);
    const items: AgreementItem[] = [];
    for (const lineage of await book.lineages()) {
      if (lineage <= after) continue;
      const { state } = await book.view(store.db, lineage, secondsOf(this.#parts));
      const item = await this.#item(state, granted === 'all' || granted.has(lineage));
      if (item) items.push(item);
      if (items.length === limit) break;
    }
    await store.writer.write((tx) =>
      journal.record(tx, {
        who: officer.id,
        what: 'search',
        detail: { shown: items.length, type: 'agreement.' },
      }),
    );
    return items;
  }

  /** The web of partners, as far as the officer may know of it. */
  async matrix(officer: Officer): Promise<Matrix> {
    const { store, book, journal, directory, gate } = this.#parts;
    const granted = await this.#grants(officer);
    const known: KnownLineage[] = [];
    for (const lineage of await book.lineages()) {
      const { state } = await book.view(store.db, lineage, secondsOf(this.#parts));
      const all = granted === 'all' || granted.has(lineage);
      const versions = all ? state.versions : state.versions.filter(everInForce);
      if (!all && versions.length === 0) continue;
      const talkers = versions.length > 0 ? [] : await this.#talkers(state.lineage);
      known.push({ state, versions, talkers });
    }
    await store.writer.write((tx) =>
      journal.record(tx, {
        who: officer.id,
        what: 'search',
        detail: { shown: known.length, type: 'agreement.', form: 'matrix' },
      }),
    );
    const partners = directory
      .partners()
      .map(({ id, chain }) => ({ id, names: chain.newest.payload.names as Text }));
    return agreementMatrix(known, { self: directory.self.id, partners, profiles: gate.profiles });
  }

  /** One agreement with its versions, comments and acts. @throws Refusal 404 */
  async one(officer: Officer, lineage: string): Promise<AgreementAnswer> {
    const { store, book, journal } = this.#parts;
    const { state } = await book.look(store.db, lineage, secondsOf(this.#parts));
    const answer = await store.writer.write(async (tx) => {
      const acts = await this.#readable(tx, officer, lineage);
      const versions = acts.length > 0 ? state.versions : state.versions.filter(everInForce);
      const found = acts.length > 0 || versions.length > 0;
      await journal.record(tx, {
        who: officer.id,
        what: found ? 'read' : 'refuse',
        dossier: lineage,
        decision: found ? { permit: true, rule: 'permitted' } : { permit: false, rule: 'need-to-know' },
        detail: { acts: acts.length, versions: versions.length },
      });
      return found ? showAgreement(state, versions, acts) : undefined;
    });
    if (!answer) throw notFound();
    return answer;
  }

  async #item(state: LineageState, granted: boolean): Promise<AgreementItem | undefined> {
    const versions = granted ? state.versions : state.versions.filter(everInForce);
    if (!granted && versions.length === 0) return undefined;
    return showItem(state, versions, versions.length > 0 ? [] : await this.#talkers(state.lineage));
  }

  async #talkers(lineage: RandomId): Promise<string[]> {
    const rows = await this.#parts.store.db
      .selectFrom('acts')
      .innerJoin('audience', 'audience.act', 'acts.id')
      .select('audience.party')
      .distinct()
      .where('acts.dossier', '=', lineage)
      .where('acts.lineage', '=', lineage)
      .execute();
    return rows.map((row) => row.party);
  }

  async #grants(officer: Officer): Promise<'all' | ReadonlySet<string>> {
    if (officer.roles.includes('supervisor')) return 'all';
    const { db } = this.#parts.store;
    const rows = await db
      .selectFrom('dossier_readers')
      .select('dossier')
      .where('user', '=', officer.id)
      .execute();
    return new Set(rows.map((row) => row.dossier));
  }

  /** Acts about the lineage on which the gate permits this officer to read, oldest first, with their bodies. */
  async #readable(tx: Tx, officer: Officer, lineage: string): Promise<TalkAct[]> {
    const { gate, directory } = this.#parts;
    const rows = await tx
      .selectFrom('acts')
      .selectAll()
      .where('dossier', '=', lineage)
      .where('lineage', '=', lineage)
      .where('terms', 'is', null)
      .orderBy('seq', 'desc')
      .limit(MOST_ACTS)
      .execute();
    const grant = await tx
      .selectFrom('dossier_readers')
      .select('dossier')
      .where('dossier', '=', lineage)
      .where('user', '=', officer.id)
      .execute();
    const self: PartyId = directory.self.id;
    const reader = readerFacts(
      officer,
      self,
      grant.map((row) => row.dossier),
      [],
    );
    const session = gate.session(tx);
    const permitted: (typeof rows)[number][] = [];
    for (const row of rows) {
      const held = { id: row.id, jws: row.jws, header: headerOf(row.jws), sections: [] };
      // What was not taken is held for its header alone: closed to everyone, as an erased act is.
      const record = recordOf(row.open === 0 ? 2 : row.hold);
      const asked = { act: actFacts(held), reader, record };
      const outside = ask({ ...session.outside('read', held), ...asked });
      // Who may not know of it makes the store answer no more often than if it were not there.
      if (hidingDenial(outside, row, officer) !== undefined) continue;
      if (ask({ ...(await session.about('read', held)), ...asked }) instanceof Permit) permitted.push(row);
    }
    const ids = permitted.map((row) => row.id);
    const bodies = await controlBodies(tx, ids);
    const audiences =
      ids.length === 0 ? [] : await tx.selectFrom('audience').selectAll().where('act', 'in', ids).execute();
    const byAct = Map.groupBy(audiences, (row) => row.act);
    return permitted.reverse().map((row) => ({
      ...row,
      audience: (byAct.get(row.id) ?? []).map(({ party }) => party),
      bodies: bodies.get(row.id) ?? {},
    }));
  }
}
