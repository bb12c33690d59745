// SPDX-License-Identifier: Apache-2.0
// What a reader found wrong (problems) or worth a look (remarks), kept within bounds.
import type { Flaw } from './flaw.ts';

/** `code` is a wire rule of protocol §10 where one fits; `where` names a line, an act, a channel or a party. */
export type Finding = { readonly code: string; readonly where: string; readonly detail: string };

/** Kept in full up to this many of each; beyond that only counted. */
export const MOST_FINDINGS = 1_000;

export class Findings {
  readonly problems: Finding[] = [];
  readonly remarks: Finding[] = [];
  problemCount = 0;
  remarkCount = 0;

  problem(code: string, where: string, detail: string): void {
    this.problemCount++;
    if (this.problems.length < MOST_FINDINGS) this.problems.push({ code, where, detail });
  }

  flaw(flaw: Flaw, where: string): void {
    this.problem(flaw.code, where, flaw.message);
  }

  remark(code: string, where: string, detail: string): void {
    this.remarkCount++;
    if (this.remarks.length < MOST_FINDINGS) this.remarks.push({ code, where, detail });
  }
}
