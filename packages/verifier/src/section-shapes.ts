// SPDX-License-Identifier: Apache-2.0
// Bodies of the sections that carry content (protocol §3.1, §3.2).
import * as s from './shape.ts';

const GIBIBYTES_2 = 2_147_483_648;

export const RELS = [
  'answers',
  'lead',
  'acts-on',
  'follows',
  'confirms',
  'disputes',
  'corrects',
  'recalls',
  'replaces',
  'consents',
  'embeds',
] as const;
export type Rel = (typeof RELS)[number];

const link = s.object({ rel: s.oneOf<Rel>(...RELS), act: s.hash });
export const refs = s.object({
  refs: s.distinct(s.list(link, 1, 64), ({ rel, act }) => `${rel} ${act}`),
});

export const restriction = s.oneOf('H0', 'H1', 'H2', 'H3');
export const tlp = s.oneOf('RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR');
export const pap = s.oneOf('RED', 'AMBER', 'GREEN', 'CLEAR');
export const evidentialUse = s.oneOf('never', 'consent', 'allowed');

export const handling = s.object(
  { restrictions: s.ascending(restriction), tlp, pap, evidence: evidentialUse },
  { classification: s.object({ scheme: s.state, level: s.string }), expires: s.time },
);

const codes = s.ascending(s.code, 0, 64);
const evaluationForm = s.object({ scheme: s.code, value: s.matching(/^[A-Z0-9]{1,8}$/, 'a grade') });
const evaluation: s.Shape<s.Of<typeof evaluationForm>> = (value, at) => {
  const found = evaluationForm(value, at);
  if (found.scheme === '4x4' && !/^[ABCX][1-4]$/.test(found.value)) s.refuse(at, 'not a 4x4 grade');
  return found;
};

export const declaration = s.object(
  {
    purpose: s.code,
    crimeAreas: codes,
    dataCategories: codes,
    subjectCategories: codes,
    specialCategories: codes,
    minors: s.boolean,
    evaluation,
    ground: s.object(
      { kind: s.code },
      { date: s.time, authority: s.string, justification: s.string, data: s.string },
    ),
    release: s.object(
      { kind: s.oneOf('person', 'standing-order', 'emergency'), officer: s.name, at: s.time },
      { order: s.string },
    ),
  },
  { necessity: s.string, penaltyMonths: s.integer(), h3: s.string, uses: codes },
);

const attachment = s.object({
  id: s.randomId,
  name: s.name,
  media: s.name,
  size: s.integer(0, GIBIBYTES_2),
  salt: s.randomId,
  digest: s.hash,
  key: s.bytes(32),
  cipher: s.oneOf('A256GCM-65536'),
  sealed: s.hash,
});
export const attachments = s.object({
  attachments: s.distinct(s.list(attachment, 1, 32), ({ id }) => id),
});

export const words = s.object({ text: s.text });

const subjectForm = s.object(
  {
    id: s.name,
    kind: s.oneOf(
      'person',
      'organisation',
      'account',
      'device',
      'vehicle',
      'weapon',
      'document',
      'location',
      'event',
    ),
    statements: s.list(s.object({ prop: s.string, value: s.string }, { lang: s.string }), 0, 1_024),
  },
  { category: s.code, minor: s.boolean },
);
const subject: s.Shape<s.Of<typeof subjectForm>> = (value, at) => {
  const found = subjectForm(value, at);
  if ((found.kind === 'person') !== (found.category !== undefined)) {
    s.refuse(at, 'category is present exactly for persons');
  }
  return found;
};
export const subjects = s.object({ subjects: s.distinct(s.list(subject, 1, 1_024), ({ id }) => id) });

export const plot = s.object({
  targets: s.list(s.text, 1, 64),
  origin: s.text,
  charged: s.integer(),
  status: s.oneOf('suspected', 'prepared', 'averted', 'carried-out', 'unfounded'),
});

const outcomeForm = s.object(
  {
    kind: s.oneOf(
      'action-taken',
      'arrest',
      'seizure',
      'network-dismantled',
      'attack-averted',
      'nothing-found',
      'plot',
    ),
    on: s.time,
    state: s.state,
    finding: s.oneOf('preliminary', 'confirmed'),
  },
  {
    place: s.text,
    persons: s.integer(),
    minors: s.integer(),
    seizures: s.list(
      s.object({
        what: s.code,
        quantity: s.matching(/^\d{1,12}(\.\d{1,6})?$/, 'a decimal quantity'),
        unit: s.code,
      }),
      1,
      256,
    ),
    networks: s.integer(),
    plot,
  },
);
export type Outcome = s.Of<typeof outcomeForm>;
export const outcome: s.Shape<Outcome> = (value, at) => {
  const found = outcomeForm(value, at);
  if ((found.kind === 'plot') !== (found.plot !== undefined)) s.refuse(at, 'a plot exactly for that kind');
  return found;
};

export const outcomeConfirm = s.object({ outcome: s.hash, decision: s.oneOf('confirm') });
export const outcomeDispute = s.object({ outcome: s.hash, decision: s.oneOf('dispute') });

export const stage = s.object({
  stage: s.oneOf(
    'investigation',
    'handed-to-justice',
    'charged',
    'released',
    'acquitted',
    'convicted',
    'dropped',
  ),
  on: s.time,
  persons: s.integer(),
});
