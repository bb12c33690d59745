// SPDX-License-Identifier: Apache-2.0
// The course of an agreement once it is in force: suspended and resumed, left by one, ended for all.
import type { ActId, PartyId, RandomId, Text, Time } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { notFound } from '../../refusal.ts';
import type { Tx } from '../../store/index.ts';
import { concernedBy } from './addressees.ts';
import type { AgreementParts } from './parts.ts';
import { alreadySaid, nobodyToTell, notOwnSuspension } from './refusals.ts';
import { type Standing, say } from './say.ts';

export interface Ending {
  effective: Time;
  note: Text;
}

export class Course {
  readonly #parts: AgreementParts;

  constructor(parts: AgreementParts) {
    this.#parts = parts;
  }

  /** Suspends at once: nothing new flows under the lineage from this moment on. @throws Refusal 404, 403, 409 */
  async suspend(officer: Officer, lineage: string, wanted: { note: Text }): Promise<{ act: string }> {
    const act = await say(this.#parts, officer, lineage as RandomId, (standing) => {
      if (standing.view.state.suspensions.some((word) => word.party === standing.self)) throw alreadySaid();
      const consent = { lineage: lineage as RandomId, decision: 'suspend' } as const;
      return {
        type: 'agreement.suspend',
        to: this.#concerned(standing),
        sections: { consent, note: { text: wanted.note } },
      };
    });
    return { act };
  }

  /** Lifts an own suspension, before those who heard of it. @throws Refusal 404, 403, 409 */
  async resume(officer: Officer, lineage: string, wanted: { suspension: string }): Promise<{ act: string }> {
    const act = await say(this.#parts, officer, lineage as RandomId, async ({ tx, view, self }) => {
      const suspension = view.state.suspensions.find((word) => word.act === wanted.suspension);
      if (!suspension) throw notFound();
      if (suspension.party !== self) throw notOwnSuspension();
      const consent = { lineage: lineage as RandomId, decision: 'resume' } as const;
      const refs = { refs: [{ rel: 'answers', act: suspension.act }] } as const;
      return {
        type: 'agreement.resume',
        to: await audienceOf(tx, suspension.act),
        sections: { consent, refs },
      };
    });
    return { act };
  }

  /** Ends the agreement for all, never before the notice that the terms ask for. @throws Refusal 404, 403 */
  async terminate(officer: Officer, lineage: string, ending: Ending): Promise<{ act: string }> {
    const act = await say(this.#parts, officer, lineage as RandomId, (standing) => {
      const consent = {
        lineage: lineage as RandomId,
        decision: 'terminate',
        effective: ending.effective,
      } as const;
      const sections = { consent, note: { text: ending.note } };
      return { type: 'agreement.terminate', to: this.#concerned(standing), sections };
    });
    return { act };
  }

  /** Leaves an agreement of three or more, never before the notice that the terms ask for. @throws Refusal 404, 403 */
  async withdraw(officer: Officer, lineage: string, ending: Ending): Promise<{ act: string }> {
    const act = await say(this.#parts, officer, lineage as RandomId, (standing) => {
      const consent = {
        lineage: lineage as RandomId,
        decision: 'withdraw',
        effective: ending.effective,
      } as const;
      const sections = { consent, note: { text: ending.note } };
      return { type: 'agreement.withdraw', to: this.#concerned(standing), sections };
    });
    return { act };
  }

  /** A party that this node has no channel to cannot keep it from telling the others. */
  #concerned({ view, self }: Standing): PartyId[] {
    const { directory } = this.#parts;
    if (view.state.versions.length === 0) throw notFound();
    const parties = concernedBy(view.state).filter((party) => party !== self);
    const reachable = parties.filter((party) => directory.trusted(party)?.status === 'confirmed');
    if (reachable.length === 0) throw nobodyToTell();
    return reachable;
  }
}

async function audienceOf(tx: Tx, act: ActId): Promise<PartyId[]> {
  const rows = await tx
    .selectFrom('audience')
    .select('party')
    .where('act', '=', act)
    .orderBy('party')
    .execute();
  return rows.map((row) => row.party as PartyId);
}
