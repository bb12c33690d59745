// SPDX-License-Identifier: Apache-2.0
// The lines of the routes of passing on.
import { names, type RouteLine, type Things, writers } from './route-lines.ts';

const readers = ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'] as const;
const wish = { to: 'fr.dgsi', purpose: 'investigation', sections: ['facts'] };
const of =
  (body?: unknown, more: (things: Things) => Record<string, string> = () => ({})) =>
  (things: Things) => ({
    params: { id: things.act, ...more(things) },
    ...(body !== undefined && { body }),
  });
/** By an act that is no request of it either. */
const request = ({ act }: Things) => ({ request: act });

export const transferLines: Readonly<Record<string, RouteLine>> = {
  'GET /api/acts/{id}/transfers': names(readers, of()),
  'POST /api/acts/{id}/transfers': names(writers, of(wish)),
  'POST /api/acts/{id}/transfers/{request}/answers': names(writers, of({ decision: 'refuse' }, request)),
  'POST /api/acts/{id}/transfers/{request}/withdrawal': names(['releaser', 'head'], of({}, request)),
  'POST /api/acts/{id}/onward': names(writers, of({ ...wish, lineage: 'A'.repeat(22) })),
};
