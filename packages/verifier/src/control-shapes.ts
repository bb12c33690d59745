// SPDX-License-Identifier: Apache-2.0
// Bodies of the sections of control acts (protocol §3.2, §5).
import * as s from './shape.ts';
import { termsDocument } from './terms.ts';

export const card = s.object({ card: s.string });
export const talksNote = s.object({ stage: s.oneOf('contact', 'talks', 'closed'), text: s.text });
export const proposal = s.object({ terms: termsDocument });
export const comment = s.object({ terms: s.hash, article: s.string, text: s.text });

export const rejection = s.object({ terms: s.hash, decision: s.oneOf('reject') });
export const signing = s.object({ terms: s.hash, decision: s.oneOf('sign'), office: s.text });
export const ratification = s.object({ terms: s.hash, decision: s.oneOf('ratify'), instrument: s.text });
export const suspension = s.object({ lineage: s.randomId, decision: s.oneOf('suspend') });
export const resumption = s.object({ lineage: s.randomId, decision: s.oneOf('resume') });
export const termination = s.object({
  lineage: s.randomId,
  decision: s.oneOf('terminate'),
  effective: s.time,
});
export const withdrawal = s.object({
  lineage: s.randomId,
  decision: s.oneOf('withdraw'),
  effective: s.time,
});

const BATCH_ENTRIES = 1_024;

const rangeForm = s.object(
  {
    from: s.integer(),
    to: s.integer(),
    result: s.oneOf('accepted', 'refused', 'unreadable', 'quarantined'),
  },
  { rule: s.code, article: s.string },
);
const range: s.Shape<s.Of<typeof rangeForm>> = (value, at) => {
  const found = rangeForm(value, at);
  if ((found.result === 'accepted') !== (found.rule === undefined)) {
    s.refuse(at, 'rule is present exactly when the result is not accepted');
  }
  if (found.article !== undefined && found.rule === undefined)
    s.refuse(at, 'an article stands only beside a rule');
  return found;
};
const dispositionForm = s.object({
  origin: s.name,
  first: s.integer(),
  size: s.integer(1),
  root: s.hash,
  ranges: s.list(range, 1),
});
export type Disposition = s.Of<typeof dispositionForm>;

/** Ranges are in order, half-open, not empty, and cover `[first, size)` exactly (protocol §5). */
export const disposition: s.Shape<Disposition> = (value, at) => {
  const found = dispositionForm(value, at);
  if (found.size - found.first > BATCH_ENTRIES) s.refuse(at, `covers over ${BATCH_ENTRIES} entries`);
  let covered = found.first;
  for (const one of found.ranges) {
    if (one.from !== covered || one.to <= one.from)
      s.refuse(at, `range [${one.from}, ${one.to}) does not follow`);
    covered = one.to;
  }
  if (covered !== found.size) s.refuse(at, `ranges end at ${covered}, not at ${found.size}`);
  return found;
};

export const evidence = s.object({
  proofs: s.list(s.object({ act: s.hash, proof: s.string, origin: s.name }), 1, 64),
});

export const recall = s.object(
  {
    effect: s.oneOf('restrict', 'erase'),
    reason: s.oneOf('wrong-recipient', 'inaccurate', 'unlawful', 'retention', 'court-order', 'other'),
  },
  { until: s.time },
);
export const recallAnswer = s.object({
  results: s.list(
    s.object(
      { act: s.hash, result: s.oneOf('restricted', 'erased', 'refused', 'overdue') },
      { reason: s.code },
    ),
    1,
    64,
  ),
});
export const correction = s.object({
  sections: s.ascending(s.matching(/^[a-z][a-z0-9-]{0,31}$/, 'a section name'), 1),
  reason: s.oneOf('inaccurate', 'incomplete', 'outdated', 'marking'),
});
