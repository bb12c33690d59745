// SPDX-License-Identifier: Apache-2.0
// HTTP of what binds, holds up or ends an agreement: for those with authority to sign.
import { defineRoute, type Route } from '../../http/index.ts';
import type { Agreements } from './service.ts';
import {
  endingBody,
  lineagePath,
  ratificationBody,
  rejectionBody,
  resumptionBody,
  saidShape,
  signatureBody,
  suspensionBody,
} from './shapes.ts';

const said = { roles: ['signatory'], output: saidShape, status: 201 } as const;

export const consentRoutes = ({ consents, course }: Agreements): Route[] => [
  defineRoute({
    ...said,
    method: 'POST',
    path: '/api/agreements/{lineage}/signatures',
    summary: 'Sign a proposal; it binds this party until the window ends',
    input: { params: lineagePath, body: signatureBody },
    handler: ({ officer, params, body }) => consents.sign(officer, params.lineage, body),
  }),
  defineRoute({
    ...said,
    method: 'POST',
    path: '/api/agreements/{lineage}/ratifications',
    summary: 'Ratify what all have signed',
    input: { params: lineagePath, body: ratificationBody },
    handler: ({ officer, params, body }) => consents.ratify(officer, params.lineage, body),
  }),
  defineRoute({
    ...said,
    method: 'POST',
    path: '/api/agreements/{lineage}/rejections',
    summary: 'Reject a proposal for good',
    input: { params: lineagePath, body: rejectionBody },
    handler: ({ officer, params, body }) => consents.reject(officer, params.lineage, body),
  }),
  defineRoute({
    ...said,
    method: 'POST',
    path: '/api/agreements/{lineage}/suspensions',
    summary: 'Suspend at once: nothing new flows from this moment on',
    input: { params: lineagePath, body: suspensionBody },
    handler: ({ officer, params, body }) => course.suspend(officer, params.lineage, body),
  }),
  defineRoute({
    ...said,
    method: 'POST',
    path: '/api/agreements/{lineage}/resumptions',
    summary: 'Lift an own suspension',
    input: { params: lineagePath, body: resumptionBody },
    handler: ({ officer, params, body }) => course.resume(officer, params.lineage, body),
  }),
  defineRoute({
    ...said,
    method: 'POST',
    path: '/api/agreements/{lineage}/termination',
    summary: 'End the agreement for all, after the notice that its terms ask for',
    input: { params: lineagePath, body: endingBody },
    handler: ({ officer, params, body }) => course.terminate(officer, params.lineage, body),
  }),
  defineRoute({
    ...said,
    method: 'POST',
    path: '/api/agreements/{lineage}/withdrawal',
    summary: 'Leave an agreement of three or more, after the notice that its terms ask for',
    input: { params: lineagePath, body: endingBody },
    handler: ({ officer, params, body }) => course.withdraw(officer, params.lineage, body),
  }),
];
