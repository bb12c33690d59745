// SPDX-License-Identifier: Apache-2.0
// What is kept of each act while an export is read: small, and shared wherever many acts say the same.
import { type Act, isKept } from './act.ts';
import type { ActReport, DispositionReport, Holding } from './report.ts';
import type { Bodies, Carried } from './sections.ts';

const NONE: readonly never[] = Object.freeze([]);
type Bound = { readonly author: boolean };
export const BOUND: Bound = Object.freeze({ author: true });
export const NOT_BOUND: Bound = Object.freeze({ author: false });

/** Gives the same frozen list for the same strings, so that a million acts share a few hundred lists. */
export class Shared {
  readonly #lists = new Map<string, readonly string[]>();
  readonly #strings = new Map<string, string>();
  readonly #agreements = new Map<string, { readonly lineage: string; readonly terms: string }>();

  list(strings: readonly string[]): readonly string[] {
    const key = strings.join('\n');
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    const kept = Object.freeze([...strings]);
    this.#lists.set(key, kept);
    return kept;
  }

  agreement(agreement: { readonly lineage: string; readonly terms: string }): typeof agreement {
    const key = `${agreement.lineage} ${agreement.terms}`;
    const known = this.#agreements.get(key);
    if (known !== undefined) return known;
    this.#agreements.set(key, Object.freeze(agreement));
    return agreement;
  }

  string(text: string): string {
    const known = this.#strings.get(text);
    if (known !== undefined) return known;
    this.#strings.set(text, text);
    return text;
  }
}

/**
 * The report of one act while it is being made. What only the reader needs hides behind accessors, so that the record is
 * the report and nothing has to be copied.
 */
export class ActRecord implements ActReport {
  readonly id: string;
  readonly type: string;
  readonly author: string;
  readonly time: string;
  declare readonly dossier?: string;
  declare readonly agreement?: { readonly lineage: string; readonly terms: string };
  readonly audience: readonly string[];
  readonly refs: ActReport['refs'];
  readonly kid: string;
  bound: Bound = NOT_BOUND;
  disputed = false;
  declare evidenceTime?: string;
  entries: readonly { readonly origin: string; readonly index: number }[] = NONE;
  heldBy: readonly Holding[] = NONE;
  dispositions: readonly DispositionReport[] = NONE;
  readonly sections: ActReport['sections'];
  readonly erased: boolean;
  declare quarantine?: string;
  declare flaw?: string;
  declare content?: Bodies;
  #isSigned: boolean | undefined;
  #evidence = Infinity;

  constructor(act: Act, carried: Carried, refs: ActReport['refs'], shared: Shared) {
    const { header } = act;
    const names = Object.keys(header.sections);
    const absent = names.filter((name) => !Object.hasOwn(carried, name));
    const erasable = names.filter((name) => !isKept(name, act.known));
    this.id = act.id;
    this.type = shared.string(header.type);
    this.author = shared.string(header.author);
    this.time = header.time;
    if (header.dossier !== undefined) this.dossier = shared.string(header.dossier);
    if (header.agreement !== undefined) this.agreement = shared.agreement(header.agreement);
    this.audience = shared.list(header.audience);
    this.refs = refs.length === 0 ? NONE : refs;
    this.kid = shared.string(act.jws.kid);
    this.sections = {
      present: shared.list(names.filter((name) => Object.hasOwn(carried, name))),
      absent: shared.list(absent),
    };
    this.erased = erasable.length > 0 && erasable.every((name) => absent.includes(name));
  }

  /** Undefined until a key for the signature is known. */
  get isSigned(): boolean | undefined {
    return this.#isSigned;
  }

  set isSigned(value: boolean) {
    this.#isSigned = value;
  }

  /** Least evidence time in Unix seconds; infinite while pending. */
  get evidence(): number {
    return this.#evidence;
  }

  set evidence(seconds: number) {
    this.#evidence = seconds;
  }

  stands(origin: string, index: number): void {
    this.entries = [...this.entries, { origin, index }];
  }

  isHeldBy(holding: Holding): void {
    const known = this.heldBy.find(({ party }) => party === holding.party);
    if (known === undefined) this.heldBy = [...this.heldBy, holding];
    else if (known.at > holding.at) this.heldBy = this.heldBy.map((one) => (one === known ? holding : one));
  }

  isDisposedOf(disposition: DispositionReport): void {
    this.dispositions = [...this.dispositions, disposition];
  }
}
