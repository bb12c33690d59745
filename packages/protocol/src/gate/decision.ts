// SPDX-License-Identifier: Apache-2.0
// A decision and how it comes about: rules add denials and obligations, and the absence of denials permits.
import { articleOf, type CompiledTerms, type Element } from '../agreement/compile-terms.ts';
import type { Field } from '../agreement/terms-values.ts';
import type { Hash } from '../ids.ts';
import { type GateRule, gateRules, type Obligation, type RuleCode } from './rules.ts';

export interface Denial {
  readonly rule: GateRule;
  /** Number of the article, or the citation of a law. */
  readonly article: string | undefined;
}

/** Plain, so that a journal can keep it as it is. */
export interface Decision {
  readonly permit: boolean;
  /** The first denial, or what permits. */
  readonly rule: RuleCode;
  readonly article: string | undefined;
  readonly terms: Hash | undefined;
  /** All denials, in the order of the rules. */
  readonly denials: readonly Denial[];
  /** Denials that an emergency set aside. */
  readonly setAside: readonly Denial[];
  readonly obligations: readonly Obligation[];
}

const none: readonly never[] = Object.freeze([]);

/** Collects what the rules say. Lists are made only when something is said: most decisions deny nothing. */
export class Judgement {
  readonly terms: CompiledTerms | undefined;
  #denials: Denial[] | undefined;
  #ordered = true;
  #obligations: Obligation[] | undefined;

  constructor(terms: CompiledTerms | undefined) {
    this.terms = terms;
  }

  /** In the order of the rules, however they came about. */
  get denials(): readonly Denial[] {
    if (this.#denials === undefined) return none;
    if (!this.#ordered) this.#denials.sort(byRule);
    this.#ordered = true;
    return this.#denials;
  }

  /** Denies, citing the article of the agreement that carries the element or the field. */
  deny(rule: GateRule, field?: Field, element?: Element): void {
    const article =
      field === undefined || this.terms === undefined ? undefined : articleOf(this.terms, field, element);
    this.denyCiting(rule, article);
  }

  /** Denies, citing something that is not the agreement's: an article of law. */
  denyCiting(rule: GateRule, article: string | undefined): void {
    const denials = this.#denials;
    if (denials === undefined) {
      this.#denials = [{ rule, article }];
      return;
    }
    for (const known of denials) if (known.rule === rule && known.article === article) return;
    denials.push({ rule, article });
    this.#ordered = false;
  }

  oblige(obligation: Obligation): void {
    if (this.#obligations === undefined) this.#obligations = [obligation];
    else if (!this.#obligations.includes(obligation)) this.#obligations.push(obligation);
  }

  permit(rule: 'permitted' | 'emergency', article: string | undefined): Decision {
    return {
      permit: true,
      rule,
      article,
      terms: this.terms?.terms,
      denials: none,
      setAside: this.denials,
      obligations: this.#obligations ?? none,
    };
  }

  /** A denial obliges to nothing but what it says itself. */
  refuse(obligations: readonly Obligation[] = none): Decision {
    const { denials } = this;
    const [first] = denials;
    return {
      permit: false,
      rule: first?.rule ?? 'unknown-input',
      article: first?.article,
      terms: this.terms?.terms,
      denials,
      setAside: none,
      obligations,
    };
  }
}

const order: ReadonlyMap<string, number> = new Map(gateRules.map((rule, at) => [rule, at]));

function byRule(a: Denial, b: Denial): number {
  return (order.get(a.rule) ?? 0) - (order.get(b.rule) ?? 0);
}
