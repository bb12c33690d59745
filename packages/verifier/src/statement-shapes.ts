// SPDX-License-Identifier: Apache-2.0
// Bodies of joint statements, and the file that is published (protocol §17).
import * as s from './shape.ts';

type Text = s.Of<typeof s.text>;

const PLACE = /\{[a-z0-9][a-z0-9-]{0,63}\}/g;

const figures = s.distinct(
  s.list(
    s.object({
      id: s.code,
      label: s.text,
      value: s.matching(/^(0|[1-9]\d{0,11})(\.\d{0,5}[1-9])?$/, 'a figure in its one form'),
    }),
    0,
    64,
  ),
  ({ id }) => id,
);

const statementForm = s.object({
  v: s.oneOf(1),
  nonce: s.randomId,
  parties: s.list(s.object({ id: s.party, names: s.text }), 2, 32),
  embargo: s.time,
  title: s.text,
  paragraphs: s.list(s.text, 1, 64),
  figures,
});
export type Statement = s.Of<typeof statementForm>;

export const statement: s.Shape<Statement> = (value, at) => {
  const found = statementForm(value, at);
  s.ascending(s.party)(
    found.parties.map(({ id }) => id),
    `${at}.parties`,
  );
  const labels = found.figures.map(({ label }) => label);
  const known = found.figures.map(({ id }) => `{${id}}`);
  const spoken = languages(found.title);
  if (!spoken.includes(' ')) s.refuse(at, 'one language only');
  for (const text of [...found.paragraphs, ...labels]) {
    if (languages(text) !== spoken) s.refuse(at, 'not the same languages throughout');
  }
  for (const text of [found.title, ...found.paragraphs]) checkPlaces(text, known, at);
  for (const label of labels) checkPlaces(label, [], at);
  return found;
};

function languages(text: Text): string {
  return Object.keys(text).sort().join(' ');
}

/** Braces hold the ids of known figures and nothing else, the same in every language. */
function checkPlaces(text: Text, known: readonly string[], at: string): void {
  const named = new Set<string>();
  for (const words of Object.values(text)) {
    const places = [...new Set(words.match(PLACE) ?? [])].sort();
    const rest = words.split(PLACE).join('');
    if (/[{}]/.test(rest)) s.refuse(at, 'a brace that is no place of a figure');
    if (places.some((place) => !known.includes(place))) s.refuse(at, 'a figure that is not there');
    named.add(places.join(' '));
  }
  if (named.size > 1) s.refuse(at, 'languages name different figures');
}

/** Which members say of which total a figure is. */
const MEASURES: Readonly<Record<string, { readonly must: readonly string[]; readonly may?: string }>> = {
  outcomes: { must: ['kind'] },
  persons: { must: [], may: 'state' },
  minors: { must: [] },
  networks: { must: [] },
  seized: { must: ['what', 'unit'] },
};

const rowForm = s.object(
  {
    id: s.code,
    measure: s.oneOf('outcomes', 'persons', 'minors', 'networks', 'seized'),
    from: s.ascending(s.hash, 1, 1_024),
  },
  { kind: s.code, state: s.state, what: s.code, unit: s.code },
);

const row: s.Shape<s.Of<typeof rowForm>> = (value, at) => {
  const found = rowForm(value, at);
  const measure = MEASURES[found.measure];
  const named = Object.keys(found).filter((name) => !['id', 'measure', 'from'].includes(name));
  const fits =
    measure?.must.every((name) => named.includes(name)) &&
    named.every((name) => measure.must.includes(name) || measure.may === name);
  return fits ? found : s.refuse(at, `not the members of ${found.measure}`);
};

export const basis = s.object({ figures: s.distinct(s.list(row, 1, 64), ({ id }) => id) });

export const statementConsent = s.object({
  statement: s.hash,
  signature: s.matching(/^[A-Za-z0-9_-]{1,256}\.[A-Za-z0-9_-]{1,512}\.[A-Za-z0-9_-]{86}$/, 'a signature'),
});

export const published = s.object({
  v: s.oneOf(1),
  kind: s.oneOf('statement'),
  statement,
  signatures: s.list(
    (value, at) => {
      const found = s.name(value, at);
      return found.length <= 1_024 ? found : s.refuse(at, 'too long');
    },
    2,
    32,
  ),
  keys: s.list(s.object({ party: s.party, kid: s.hash, x: s.bytes(32) }), 2, 32),
});

export const signedPayload = s.object({ v: s.oneOf(1), by: s.party, statement: s.hash });
