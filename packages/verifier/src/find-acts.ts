// SPDX-License-Identifier: Apache-2.0
// Finds acts in a report by what they are, what they refer to and what became of them.
import type { ActReport, Report } from './report.ts';
import type { Rel } from './section-shapes.ts';

/** Every member that is given has to hold. */
export type ActQuery = {
  readonly type?: string;
  readonly author?: string;
  readonly dossier?: string;
  /** It has a reference with this relation, to this act or to an act of this type. */
  readonly refs?: { readonly rel?: Rel; readonly act?: string; readonly type?: string };
  /** Some party other than the author is bound to hold it. */
  readonly held?: boolean;
  /** Some receiver answered with this result, and with this rule. */
  readonly disposition?: ActReport['dispositions'][number]['result'];
  readonly rule?: string;
  readonly erased?: boolean;
  /** Anything else, as of its content when the report was read with `content`. */
  readonly where?: (act: ActReport) => boolean;
};

/** The acts that fit, whose author is bound to them, in the order of the export. */
export function findActs(report: Report, query: ActQuery): ActReport[] {
  const { refs } = query;
  const types =
    refs?.type === undefined ? undefined : new Map(report.acts.map(({ id, type }) => [id, type] as const));
  const refersRightly = (act: ActReport) =>
    refs === undefined ||
    act.refs.some(
      (ref) =>
        (refs.rel === undefined || ref.rel === refs.rel) &&
        (refs.act === undefined || ref.act === refs.act) &&
        (types === undefined || types.get(ref.act) === refs.type),
    );
  const wasAnswered = ({ dispositions }: ActReport) =>
    (query.disposition === undefined && query.rule === undefined) ||
    dispositions.some(
      ({ result, rule }) =>
        (query.disposition === undefined || result === query.disposition) &&
        (query.rule === undefined || rule === query.rule),
    );
  return report.acts.filter(
    (act) =>
      act.bound.author &&
      (query.type === undefined || act.type === query.type) &&
      (query.author === undefined || act.author === query.author) &&
      (query.dossier === undefined || act.dossier === query.dossier) &&
      (query.held === undefined || act.heldBy.length > 0 === query.held) &&
      (query.erased === undefined || act.erased === query.erased) &&
      wasAnswered(act) &&
      refersRightly(act) &&
      (query.where === undefined || query.where(act)),
  );
}
