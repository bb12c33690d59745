// SPDX-License-Identifier: Apache-2.0
// "May I send this?": a content act that nobody has written, put to the gate for each addressee. Nothing of it is kept.
import {
  type Act,
  type ActType,
  actTypes,
  bodySchema,
  type Decision,
  explain,
  explainDenial,
  hashText,
  isActType,
  newRandomId,
  type PartyId,
  type RandomId,
  toTime,
} from '@tansiq/protocol';
import { z } from 'zod';
import type { Officer } from '../../access/index.ts';
import type { HeldAct, SectionBodies } from '../../exchange/held-act.ts';
import { fieldIssues } from '../../http/field-issues.ts';
import type { JournalRow } from '../../journal/index.ts';
import { type FieldIssue, invalid, languages, type Texts } from '../../refusal.ts';
import { type AgreementParts, secondsOf } from './parts.ts';

export interface Trial {
  to: readonly string[];
  lineage: string;
  type: string;
  declaration: Record<string, unknown>;
  handling: Record<string, unknown>;
}

export interface TrialDecision {
  party: string;
  permit: boolean;
  rule: string;
  article?: string;
  texts: Texts;
  denials: { rule: string; article?: string; texts: Texts }[];
}

/** Types whose content an agreement lets through. */
export const contentTypes = Object.entries(actTypes).flatMap(([type, { control }]) =>
  control ? [] : [type as ActType],
);

export class Trials {
  readonly #parts: AgreementParts;

  constructor(parts: AgreementParts) {
    this.#parts = parts;
  }

  /** The gate's answer for each addressee, every denial with its words. @throws Refusal 422 for a form that is no act's. */
  async try(officer: Officer, trial: Trial): Promise<TrialDecision[]> {
    const { declaration, handling } = checked(trial, toTime(this.#parts.now()));
    return this.#parts.store.writer.write(async (tx) => {
      const view = await this.#parts.book.look(tx, trial.lineage, secondsOf(this.#parts));
      const act = this.#hypothetical(trial, view.terms?.terms, declaration, handling);
      const gate = this.#parts.gate.session(tx);
      const decisions: TrialDecision[] = [];
      for (const party of trial.to) {
        // As a second officer would release it: what is asked is whether the content may go, not who may let it.
        const people = { composer: officer.id, releaser: 'a second officer' };
        decisions.push(shown(party, await gate.sendIf(act, party as PartyId, people)));
      }
      await this.#parts.journal.record(tx, asked(officer, trial, decisions));
      return decisions;
    });
  }

  #hypothetical(
    trial: Trial,
    terms: string | undefined,
    declaration: SectionBodies['declaration'],
    handling: SectionBodies['handling'],
  ): HeldAct {
    const author = this.#parts.directory.self.id;
    const section = (body: unknown) =>
      ({ salt: newRandomId(), text: '', body }) as HeldAct['sections'][number][1];
    const header = {
      v: 1,
      type: trial.type,
      author,
      audience: [...new Set([author, ...(trial.to as PartyId[])])].sort(),
      dossier: newRandomId(),
      agreement: { lineage: trial.lineage as RandomId, terms: (terms ?? hashText('no terms')) as never },
      time: toTime(this.#parts.now()),
      nonce: newRandomId(),
      crit: [],
      sections: {},
    } as unknown as Act['header'];
    const sections = [
      ['declaration', section(declaration)] as const,
      ['handling', section(handling)] as const,
    ];
    return { id: hashText(newRandomId()), jws: '', header, sections };
  }
}

/** That the gate was asked, and what it said: nothing of what was asked about. */
function asked(officer: Officer, trial: Trial, decisions: readonly TrialDecision[]): JournalRow {
  const decisive = decisions.find((one) => !one.permit) ?? decisions[0];
  const { permit, rule, article } = decisive ?? { permit: false, rule: 'unknown-input' };
  return {
    who: officer.id,
    what: 'compose',
    decision: { permit, rule, ...(article !== undefined && { article }) },
    detail: { step: 'tried', type: trial.type, to: trial.to.join(' ') },
  };
}

function checked(trial: Trial, at: string): Pick<SectionBodies, 'declaration' | 'handling'> {
  const type = trial.type as ActType;
  const released = { ...trial.declaration, release: { kind: 'person', officer: 'not released', at } };
  const issues: FieldIssue[] = [
    ...(isActType(type) ? sectionIssues(type, 'declaration', released) : []),
    ...(isActType(type) ? sectionIssues(type, 'handling', trial.handling) : []),
  ];
  if (issues.length > 0) throw invalid(issues);
  return { declaration: released as never, handling: trial.handling as never };
}

function sectionIssues(type: ActType, section: 'declaration' | 'handling', body: unknown): FieldIssue[] {
  const shape = z.object({ [section]: bodySchema(type, section) ?? z.never() });
  const input = { [section]: body };
  const read = shape.safeParse(input);
  return read.success ? [] : fieldIssues('body', read.error, input);
}

function shown(party: string, decision: Decision): TrialDecision {
  const { permit, rule, article, denials } = decision;
  return {
    party,
    permit,
    rule,
    ...(article !== undefined && { article }),
    texts: inEach((language) => explain(decision, language)),
    denials: denials.map((denial) => ({
      rule: denial.rule,
      ...(denial.article !== undefined && { article: denial.article }),
      texts: inEach((language) => explainDenial(denial, language)),
    })),
  };
}

const inEach = (say: (language: (typeof languages)[number]) => string): Texts =>
  Object.fromEntries(languages.map((language) => [language, say(language)])) as unknown as Texts;
