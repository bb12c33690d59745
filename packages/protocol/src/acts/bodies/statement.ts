// SPDX-License-Identifier: Apache-2.0
// Bodies of joint statements (§17): the text that all sign, what its figures are made of, the signature.
import { z } from 'zod';
import {
  actIdField,
  ascendingField,
  codeField,
  distinctField,
  hashField,
  isAscending,
  listField,
  partyField,
  randomIdField,
  stateField,
  textField,
  timeField,
} from '../../fields.ts';
import type { Text } from '../../ids.ts';

/** A figure as it is published: decimal, without superfluous zeros. */
const value = z.string().regex(/^(0|[1-9]\d{0,11})(\.\d{0,5}[1-9])?$/);

const figureSchema = z.strictObject({ id: codeField, label: textField, value });

const statementForm = z.strictObject({
  v: z.literal(1),
  nonce: randomIdField,
  parties: listField(z.strictObject({ id: partyField, names: textField }), 2, 32),
  embargo: timeField,
  title: textField,
  paragraphs: listField(textField, 1, 64),
  figures: distinctField(figureSchema, 0, 64, ({ id }) => id),
});

/** Where a figure stands in a text: its id in braces, which stand for nothing else. */
export const figurePlace = /\{([a-z0-9][a-z0-9-]{0,63})\}/g;

/** Ids of the figures that a text names, ascending and each once; undefined when a brace stands for something else. */
function placesIn(text: string): readonly string[] | undefined {
  if (/[{}]/.test(text.replaceAll(figurePlace, ''))) return undefined;
  return [...new Set([...text.matchAll(figurePlace)].map(([, id]) => id as string))].sort();
}

const languagesOf = (text: Text): string => Object.keys(text).sort().join();

/** Every language of a text names the same figures, all of them known. */
function agrees(text: Text, known: ReadonlySet<string>): boolean {
  const places = Object.values(text).map(placesIn);
  const [first] = places;
  return places.every(
    (some) => some !== undefined && some.join() === first?.join() && some.every((id) => known.has(id)),
  );
}

/** `statement`: what is published, word for word; its hash is what each party signs. Nothing of acts or channels stands in it. */
export const statementBodySchema = statementForm
  .refine(({ parties }) => isAscending(parties.map(({ id }) => id)), 'parties not ascending')
  .refine(({ title, paragraphs, figures }) => {
    const languages = languagesOf(title);
    const texts = [...paragraphs, ...figures.map(({ label }) => label)];
    return languages.includes(',') && texts.every((text) => languagesOf(text) === languages);
  }, 'not the same languages throughout, two at least')
  .refine(({ title, paragraphs, figures }) => {
    const known = new Set(figures.map(({ id }) => id));
    return (
      [title, ...paragraphs].every((text) => agrees(text, known)) &&
      figures.every(({ label }) => agrees(label, new Set()))
    );
  }, 'a brace that names no figure, or languages that name different ones');

/** Which total of outcomes a figure is (`OutcomeTotals`), each with the members that say which. */
const measures: Readonly<Record<string, readonly string[]>> = {
  outcomes: ['kind'],
  persons: ['state?'],
  minors: [],
  networks: [],
  seized: ['what', 'unit'],
};

const basisRow = z
  .strictObject({
    id: codeField,
    measure: z.enum(['outcomes', 'persons', 'minors', 'networks', 'seized']),
    kind: codeField.exactOptional(),
    state: stateField.exactOptional(),
    what: codeField.exactOptional(),
    unit: codeField.exactOptional(),
    from: ascendingField(actIdField, 1, 1_024),
  })
  .refine((row) => {
    const members = measures[row.measure] ?? [];
    const named = ['kind', 'state', 'what', 'unit'].filter((name) => Object.hasOwn(row, name));
    return (
      named.every((name) => members.includes(name) || members.includes(`${name}?`)) &&
      members.every((name) => name.endsWith('?') || named.includes(name))
    );
  }, 'not the members of this measure');

/** `basis`: of each figure the total that it is and the outcomes that it is made of. Stays between the parties. */
export const basisSchema = z.strictObject({
  figures: distinctField(basisRow, 1, 64, ({ id }) => id),
});

/** `consent` of `statement.sign`: the signature that is published, over the hash of the statement. */
export const statementConsentSchema = z.strictObject({
  statement: hashField,
  signature: z.string().regex(/^[A-Za-z0-9_-]{1,256}\.[A-Za-z0-9_-]{1,512}\.[A-Za-z0-9_-]{86}$/),
});
