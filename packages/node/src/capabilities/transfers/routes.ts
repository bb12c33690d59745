// SPDX-License-Identifier: Apache-2.0
// HTTP of passing on: ask the originator, answer, take a consent back, pass on; all but taking back make drafts for a second officer.
import { z } from 'zod';
import { defineRoute, type Route } from '../../http/index.ts';
import type { Transfers } from './service.ts';
import {
  actId,
  answerTaken,
  draftMade,
  onwardTaken,
  requestTaken,
  transfersShape,
  withdrawalTaken,
} from './shapes.ts';

const readers = ['officer', 'releaser', 'legal-adviser', 'head', 'supervisor'] as const;
const workers = ['officer', 'releaser', 'head'] as const;
const params = z.object({ id: actId });
const ofRequest = z.object({ id: actId, request: actId });

export const transferRoutes = (transfers: Transfers): Route[] => [
  defineRoute({
    method: 'GET',
    path: '/api/acts/{id}/transfers',
    summary: 'Whether an act may be passed on, what was asked of its originator and answered, what went on',
    roles: readers,
    input: { params },
    output: transfersShape,
    handler: ({ officer, params: { id } }) => transfers.list(officer, id),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/acts/{id}/transfers',
    summary: 'Draft a request to the originator to let an act be passed on, and hand it over',
    roles: workers,
    input: { params, body: requestTaken },
    output: draftMade,
    status: 201,
    handler: ({ officer, params: { id }, body }) => transfers.ask(officer, id, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/acts/{id}/transfers/{request}/answers',
    summary:
      'Draft the consent to such a request, or the refusal; a consent narrows what was asked for, never adds',
    roles: workers,
    input: { params: ofRequest, body: answerTaken },
    output: draftMade,
    status: 201,
    handler: ({ officer, params: { id, request }, body }) => transfers.answer(officer, id, request, body),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/acts/{id}/transfers/{request}/withdrawal',
    summary: 'Take a consent back for what has not gone on; at once, without a second officer',
    roles: ['releaser', 'head'],
    input: { params: ofRequest, body: withdrawalTaken },
    output: z.object({ act: z.string() }),
    status: 201,
    handler: ({ officer, params: { id, request }, body }) =>
      transfers.withdraw(officer, id, request, body.note),
  }),
  defineRoute({
    method: 'POST',
    path: '/api/acts/{id}/onward',
    summary: 'Draft the act that passes another on, with the consent that covers it where there is one',
    roles: workers,
    input: { params, body: onwardTaken },
    output: draftMade,
    status: 201,
    handler: ({ officer, params: { id }, body }) => transfers.pass(officer, id, body),
  }),
];
