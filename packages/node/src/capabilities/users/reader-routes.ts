// SPDX-License-Identifier: Apache-2.0
// Need-to-know: which dossiers there are, and who is let into which.
import { z } from 'zod';
import { type DossierView, hasRole, type NeedToKnow, type Officer, type Reader } from '../../access/index.ts';
import {
  defineRoute,
  nothing,
  pageFrom,
  pageLimit,
  pageOf,
  type Route,
  textCursor,
} from '../../http/index.ts';
import { notFound } from '../../refusal.ts';
import { dossierPath, dossierShape, momentOf, readerPath, readersShape, whyText } from './shapes.ts';

const insiders = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
] as const;

export function readerRoutes(needToKnow: NeedToKnow): Route[] {
  const list = async (officer: Officer, dossier: string) => {
    const overseer = hasRole(officer, 'head', 'supervisor');
    if (!overseer && !(await needToKnow.knows(officer, dossier))) throw notFound();
    return { items: (await needToKnow.list(dossier)).map(shownReader) };
  };
  return [
    defineRoute({
      method: 'GET',
      path: '/api/dossiers',
      summary:
        'Dossiers, newest first, without content: those one reads; all for the head of the contact point and the supervisor',
      roles: insiders,
      input: { query: z.object({ after: textCursor.optional(), limit: pageLimit }) },
      output: pageOf(dossierShape),
      handler: async ({ officer, query }) => {
        const found = await needToKnow.dossiers(officer, query.after, query.limit + 1);
        const page = pageFrom(found, query.limit, ({ openedAt, id }) => `${openedAt}.${id}`);
        return { ...page, items: page.items.map(shownDossier) };
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/dossiers/{dossier}/readers',
      summary: 'Who is let into a dossier: for its readers, the head of the contact point and the supervisor',
      roles: insiders,
      input: { params: dossierPath },
      output: readersShape,
      handler: ({ officer, params }) => list(officer, params.dossier),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/dossiers/{dossier}/readers',
      summary: 'Let a user into a dossier; `why` is kept in the journal',
      roles: ['head'],
      input: {
        params: dossierPath,
        body: z.object({ user: readerPath.shape.user, why: whyText.optional() }),
      },
      output: readersShape,
      handler: async ({ officer, params, body }) => {
        await needToKnow.grant(officer, params.dossier, body.user, body.why);
        return list(officer, params.dossier);
      },
    }),
    defineRoute({
      method: 'DELETE',
      path: '/api/dossiers/{dossier}/readers/{user}',
      summary: "End a user's need-to-know of a dossier; `why` is kept in the journal",
      roles: ['head'],
      input: { params: readerPath, query: z.object({ why: whyText.optional() }) },
      output: nothing,
      handler: ({ officer, params, query }) =>
        needToKnow.revoke(officer, params.dossier, params.user, query.why),
    }),
  ];
}

const shownReader = ({ grantedAt, ...reader }: Reader) => ({ ...reader, grantedAt: momentOf(grantedAt) });

const shownDossier = ({ openedAt, ...dossier }: DossierView) => ({
  ...dossier,
  openedAt: momentOf(openedAt),
});
