// SPDX-License-Identifier: Apache-2.0
// What an officer can do about an agreement now, and why not the rest: asked of the same code that would do it, so that no screen
// offers what will be refused.
import type { ActType, RandomId, Text, VersionState } from '@tansiq/protocol';
import { hasRole, type Officer } from '../../access/index.ts';
import type { Refusal, Texts } from '../../refusal.ts';
import type { Consents } from './consents.ts';
import type { Course } from './course.ts';
import type { Negotiation } from './negotiation.ts';
import { type AgreementParts, secondsOf } from './parts.ts';
import { type Prepare, requireKnown, type Standing, whyNot } from './say.ts';

export type StepName =
  | 'comment'
  | 'propose'
  | 'note'
  | 'sign'
  | 'ratify'
  | 'reject'
  | 'suspend'
  | 'resume'
  | 'terminate'
  | 'withdraw';

/** One thing that could be done: to which terms, about which suspension, and what stands against it. */
export interface Step {
  step: StepName;
  terms?: string;
  suspension?: string;
  permit: boolean;
  code?: string;
  article?: string;
  texts?: Texts;
}

/** Says nothing to anybody; only whether something could be said is asked. */
const anything: Text = { en: '-' };
const dead: ReadonlySet<VersionState['state']> = new Set([
  'rejected',
  'lapsed',
  'void',
  'superseded',
  'terminated',
  'expired',
]);

/** Those who would do it. */
interface Doers {
  consents: Pick<Consents, 'signing' | 'ratifying' | 'rejecting'>;
  course: Pick<Course, 'suspending' | 'resuming' | 'terminating' | 'withdrawing'>;
  negotiation: Pick<Negotiation, 'commenting'>;
}

export class Steps {
  readonly #parts: AgreementParts;
  readonly #does: Doers;

  constructor(parts: AgreementParts, does: Doers) {
    this.#parts = parts;
    this.#does = does;
  }

  /** @throws Refusal 404 for an agreement that the officer has no need to know of */
  async of(officer: Officer, lineage: string): Promise<Step[]> {
    if (!hasRole(officer, 'negotiator', 'legal-adviser', 'signatory')) return [];
    const { store, book, directory } = this.#parts;
    return store.writer.write(async (tx) => {
      await requireKnown(tx, officer, lineage as RandomId, false);
      const view = await book.view(tx, lineage, secondsOf(this.#parts));
      const standing: Standing = { tx, view, self: directory.self.id };
      const living = view.state.versions.filter(({ state }) => !dead.has(state));
      return [
        ...(await this.#talking(officer, standing, living)),
        ...(hasRole(officer, 'signatory') ? await this.#binding(officer, standing, living) : []),
      ];
    });
  }

  async #talking(officer: Officer, standing: Standing, living: readonly VersionState[]): Promise<Step[]> {
    const steps: Step[] = [];
    const over = ['terminated', 'expired'].includes(standing.view.state.state);
    if (hasRole(officer, 'negotiator'))
      steps.push({ step: 'propose', permit: !over }, { step: 'note', permit: true });
    if (!hasRole(officer, 'negotiator', 'legal-adviser')) return steps;
    for (const { terms, document } of living) {
      const article = document.articles[0]?.number ?? '1';
      const comment = this.#does.negotiation.commenting({ terms, article, text: anything });
      steps.push(await this.#ask(officer, standing, { step: 'comment', terms }, comment));
    }
    return steps;
  }

  async #binding(officer: Officer, standing: Standing, living: readonly VersionState[]): Promise<Step[]> {
    const { state } = standing.view;
    const steps: Step[] = [];
    const ask = async <T extends ActType>(step: Omit<Step, 'permit'>, prepare: Prepare<T>) => {
      steps.push(await this.#ask(officer, standing, step, prepare));
    };
    for (const { terms } of living) {
      await ask({ step: 'sign', terms }, this.#does.consents.signing({ terms, office: anything }));
      await ask({ step: 'ratify', terms }, this.#does.consents.ratifying({ terms, instrument: anything }));
      await ask({ step: 'reject', terms }, this.#does.consents.rejecting({ terms }));
    }
    if (state.inForce === undefined) return steps;
    const effective = state.inForce.document.window;
    await ask({ step: 'suspend' }, this.#does.course.suspending({ note: anything }));
    for (const { act } of state.suspensions.filter(({ party }) => party === standing.self))
      await ask({ step: 'resume', suspension: act }, this.#does.course.resuming({ suspension: act }));
    await ask({ step: 'terminate' }, this.#does.course.terminating({ effective, note: anything }));
    await ask({ step: 'withdraw' }, this.#does.course.withdrawing({ effective, note: anything }));
    return steps;
  }

  async #ask<T extends ActType>(
    officer: Officer,
    standing: Standing,
    step: Omit<Step, 'permit'>,
    prepare: Prepare<T>,
  ): Promise<Step> {
    const why = await whyNot(this.#parts, officer, standing.view.state.lineage, standing, prepare);
    return why === undefined ? { ...step, permit: true } : { ...step, permit: false, ...said(why) };
  }
}

const said = ({ code, article, texts }: Refusal) => ({
  code,
  texts,
  ...(article !== undefined && { article }),
});
