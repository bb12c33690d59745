// SPDX-License-Identifier: Apache-2.0
// What a rule says to a person: what is so, and what to do next.
import type { WireRule } from '../errors.ts';
import type { RuleCode } from '../gate/rules.ts';

/** Every rule that a decision or a disposition can name. */
export type AnyRule = RuleCode | WireRule;

export interface RuleText {
  /** What is so; a sentence without its full stop, since the article follows it. */
  readonly what: string;
  /** What to do next; a whole sentence. */
  readonly next: string;
}

export type RuleTexts = Readonly<Record<AnyRule, RuleText>>;
