// SPDX-License-Identifier: Apache-2.0
// Every route with every role: who may call what is written down here by hand, and the running API must agree.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../access/index.ts';
import { allRoutes } from './assemble.ts';
import { matrixBreaches, matrixGaps, type RouteMatrix } from './route-matrix.ts';
import { type Caller, type TestNode, testNode } from './test-node.ts';

const matrix: RouteMatrix = {
  'POST /api/session': 'public',
  'GET /api/session': 'any',
  'DELETE /api/session': 'any',
  'POST /api/session/passkey-challenge': 'public',
  'POST /api/session/passkey': 'public',
  'POST /api/session/provider': 'public',
  'POST /api/session/provider/answer': 'public',
  'POST /api/session/provider/code': 'public',
  'GET /api/session/confirmation': 'any',
  'POST /api/session/confirmation': 'any',
  'POST /api/session/confirmation/challenge': 'any',
  'GET /api/account/preferences': 'any',
  'PUT /api/account/preferences': 'any',
  'GET /api/account/sessions': 'any',
  'DELETE /api/account/sessions': 'any',
  'DELETE /api/account/sessions/{id}': 'any',
  'GET /api/account/tokens': 'any',
  'POST /api/account/tokens': 'any',
  'DELETE /api/account/tokens/{id}': 'any',
  'GET /api/account/ways': 'any',
  'POST /api/account/passkeys/challenge': 'any',
  'POST /api/account/passkeys': 'any',
  'PATCH /api/account/passkeys/{id}': 'any',
  'DELETE /api/account/passkeys/{id}': 'any',
  'POST /api/account/codes': 'any',
  'POST /api/account/codes/confirmation': 'any',
  'DELETE /api/account/codes': 'any',
  'POST /api/account/provider/confirmation': 'any',
  'PUT /api/users/{id}/provider': ['administrator'],
  'GET /api/users/{id}/ways': ['administrator'],
  'POST /api/users/{id}/recovery': ['administrator'],
  'POST /api/users/{id}/recoveries': ['administrator'],
  'GET /api/recoveries': 'any',
  'POST /api/recoveries/{id}/confirmation': ['administrator'],
  'DELETE /api/recoveries/{id}': 'any',
  'GET /api/dossiers': [
    ...(['officer', 'releaser', 'negotiator', 'legal-adviser', 'signatory', 'head', 'supervisor'] as const),
  ],
  'GET /api/users': ['administrator', 'head', 'supervisor'],
  'POST /api/users': ['administrator'],
  'PATCH /api/users/{id}': ['administrator'],
  'POST /api/users/{id}/password': 'any',
  'GET /api/dossiers/{dossier}/readers': [
    ...(['officer', 'releaser', 'negotiator', 'legal-adviser', 'signatory', 'head', 'supervisor'] as const),
  ],
  'POST /api/dossiers/{dossier}/readers': ['head'],
  'DELETE /api/dossiers/{dossier}/readers/{user}': ['head'],
  'GET /api/events': 'any',
  'GET /api/openapi.json': 'public',
  'GET /api/docs': 'public',
};

describe('the route matrix', () => {
  let node: TestNode;
  beforeAll(async () => {
    node = await testNode({ rates: { perAddress: fast, perUser: fast } });
  });
  afterAll(() => node.close());

  const routes = () =>
    allRoutes({
      party: 'ma.dgsn',
      version: '0',
      secure: false,
      capabilities: node.capabilities,
      sessions: node.sessions,
      tokens: node.tokens,
      events: { source: node.news, mayKnow: () => true },
    });

  it('has every route, with the roles that the route declares', () => {
    expect(matrixGaps(routes(), matrix)).toEqual([]);
  });

  it('fails for a route that it does not have, has too much, or has otherwise', () => {
    const { 'GET /api/docs': _, ...less } = matrix;
    expect(matrixGaps(routes(), less)).toEqual(['GET /api/docs: not in the matrix']);
    expect(matrixGaps(routes(), { ...matrix, 'GET /api/ghost': 'any' })).toHaveLength(1);
    expect(matrixGaps(routes(), { ...matrix, 'GET /api/users': 'any' })).toHaveLength(1);
  });

  it('answers every route in every role as the matrix says', async () => {
    const breaches = await matrixBreaches(matrix, (...call) => probe(node, ...call));
    expect(breaches).toEqual([]);
  });

  it('would show a route that is open to a role too many', async () => {
    const wrong = { 'GET /api/users': ['administrator'] } as const;
    const breaches = await matrixBreaches(wrong, (...call) => probe(node, ...call));
    expect(breaches.sort()).toEqual([
      'GET /api/users as head: 200, wanted role refused',
      'GET /api/users as supervisor: 200, wanted role refused',
    ]);
  });
});

const fast = { burst: 1e9, perSecond: 1e9 };

async function probe(node: TestNode, method: string, path: string, role: Role | undefined) {
  const caller: Caller | undefined = role && (await node.as(role));
  const answer = await node.call(method, path, caller, method === 'GET' ? {} : { body: {} });
  const isProblem = answer.headers.get('content-type') === 'application/problem+json';
  const problem = isProblem ? ((await answer.json()) as { code: string; rule?: string }) : {};
  await answer.body?.cancel().catch(() => undefined);
  return { status: answer.status, ...problem };
}
