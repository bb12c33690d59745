// SPDX-License-Identifier: Apache-2.0
// The course of an agreement once it is in force: suspended and resumed, left by one, ended for all.
import type { ActId, PartyId, RandomId, Text, Time } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { notFound } from '../../refusal.ts';
import type { Tx } from '../../store/index.ts';
import { concernedBy } from './addressees.ts';
import type { AgreementParts } from './parts.ts';
import { alreadySaid, nobodyToTell, notOwnSuspension } from './refusals.ts';
import { type Prepare, type Standing, say } from './say.ts';

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
    return { act: await say(this.#parts, officer, lineage as RandomId, this.suspending(wanted)) };
  }

  suspending(wanted: { note: Text }): Prepare<'agreement.suspend'> {
    return (standing) => {
      const { self, view } = standing;
      if (view.state.suspensions.some((word) => word.party === self)) throw alreadySaid();
      const consent = { lineage: view.state.lineage, decision: 'suspend' } as const;
      const sections = { consent, note: { text: wanted.note } };
      return { type: 'agreement.suspend', to: this.#concerned(standing), sections };
    };
  }

  /** Lifts an own suspension, before those who heard of it. @throws Refusal 404, 403, 409 */
  async resume(officer: Officer, lineage: string, wanted: { suspension: string }): Promise<{ act: string }> {
    return { act: await say(this.#parts, officer, lineage as RandomId, this.resuming(wanted)) };
  }

  resuming(wanted: { suspension: string }): Prepare<'agreement.resume'> {
    return async ({ tx, view, self }) => {
      const suspension = view.state.suspensions.find((word) => word.act === wanted.suspension);
      if (!suspension) throw notFound();
      if (suspension.party !== self) throw notOwnSuspension();
      const consent = { lineage: view.state.lineage, decision: 'resume' } as const;
      const refs = { refs: [{ rel: 'answers', act: suspension.act }] } as const;
      const to = await audienceOf(tx, suspension.act);
      return { type: 'agreement.resume', to, sections: { consent, refs } };
    };
  }

  /** Ends the agreement for all, never before the notice that the terms ask for. @throws Refusal 404, 403 */
  async terminate(officer: Officer, lineage: string, ending: Ending): Promise<{ act: string }> {
    return { act: await say(this.#parts, officer, lineage as RandomId, this.terminating(ending)) };
  }

  terminating({ effective, note }: Ending): Prepare<'agreement.terminate'> {
    return (standing) => {
      const { lineage } = standing.view.state;
      const sections = {
        consent: { lineage, decision: 'terminate', effective },
        note: { text: note },
      } as const;
      return { type: 'agreement.terminate', to: this.#concerned(standing), sections };
    };
  }

  /** Leaves an agreement of three or more, never before the notice that the terms ask for. @throws Refusal 404, 403 */
  async withdraw(officer: Officer, lineage: string, ending: Ending): Promise<{ act: string }> {
    return { act: await say(this.#parts, officer, lineage as RandomId, this.withdrawing(ending)) };
  }

  withdrawing({ effective, note }: Ending): Prepare<'agreement.withdraw'> {
    return (standing) => {
      const { lineage } = standing.view.state;
      const sections = {
        consent: { lineage, decision: 'withdraw', effective },
        note: { text: note },
      } as const;
      return { type: 'agreement.withdraw', to: this.#concerned(standing), sections };
    };
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
