// SPDX-License-Identifier: Apache-2.0
// The lines of the routes of joint statements.
import { lists, names, plain, type RouteLine, type Things, writers } from './route-lines.ts';

const readers = ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'] as const;
const text = { en: 'a text', es: 'un texto' };
const of = (body?: unknown) => (things: Things) => ({
  params: { dossier: things.statement },
  ...(body !== undefined && { body }),
});

export const statementLines: Readonly<Record<string, RouteLine>> = {
  'GET /api/statements': lists(readers),
  // Begins a dossier of its own.
  'POST /api/statements': plain(writers),
  'GET /api/statements/{dossier}': names(readers, of()),
  'GET /api/statements/{dossier}/published': names(readers, of()),
  'GET /api/statements/{dossier}/page': names(readers, of()),
  'GET /api/statements/{dossier}/paper': names(readers, of()),
  'POST /api/statements/{dossier}/versions': names(
    writers,
    of({ title: text, paragraphs: [text], embargo: '2030-01-01T00:00:00Z' }),
  ),
  'POST /api/statements/{dossier}/signatures': names(writers, of({ statement: 'A'.repeat(43) })),
};
