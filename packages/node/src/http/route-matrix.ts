// SPDX-License-Identifier: Apache-2.0
// Who may call what, checked on a running API: every route with every role and with nobody signed in, against a table that a person wrote.
import { type Role, roles } from '../access/officer.ts';
import type { Route, Who } from './define-route.ts';

/** `GET /api/users` to who may call it, in a person's hand: a route that is not in it fails the check. */
export type RouteMatrix = Readonly<Record<string, Who>>;

/** One call with an empty body: returns status and the problem's rule, if any. */
export type Probe = (
  method: string,
  path: string,
  role: Role | undefined,
) => Promise<{ status: number; code?: string; rule?: string }>;

export const routeKey = (route: Pick<Route, 'method' | 'path'>): string => `${route.method} ${route.path}`;

/** Where the routes' own roles and the table differ, in words; empty when they agree. */
export function matrixGaps(routes: readonly Route[], matrix: RouteMatrix): string[] {
  const known = new Map(routes.map((route) => [routeKey(route), route]));
  const missing = [...known.keys()]
    .filter((key) => !Object.hasOwn(matrix, key))
    .map((key) => `${key}: not in the matrix`);
  const stale = Object.keys(matrix)
    .filter((key) => !known.has(key))
    .map((key) => `${key}: in the matrix, no such route`);
  const different = Object.entries(matrix).flatMap(([key, who]) => {
    const route = known.get(key);
    return route && namesOf(route.roles) !== namesOf(who)
      ? [`${key}: for ${namesOf(route.roles)}, the matrix says ${namesOf(who)}`]
      : [];
  });
  return [...missing, ...stale, ...different];
}

/** Calls every route as nobody and in every role; returns what did not answer as the table says. */
export async function matrixBreaches(matrix: RouteMatrix, probe: Probe): Promise<string[]> {
  const breaches: string[] = [];
  for (const [key, who] of Object.entries(matrix)) {
    const [method = '', pattern = ''] = key.split(' ');
    // An identifier of the right form that nothing has, so that what lies behind the role check is reached.
    const path = pattern.replaceAll(/\{[^}]+\}/g, 'A'.repeat(22));
    for (const role of [undefined, ...roles]) {
      const answer = await probe(method, path, role);
      const wanted = expected(who, role);
      if (!fits(wanted, answer))
        breaches.push(`${key} as ${role ?? 'nobody'}: ${answer.status}, wanted ${wanted}`);
    }
  }
  return breaches;
}

type Wanted = 'needs sign-in' | 'role refused' | 'answered';

function expected(who: Who, role: Role | undefined): Wanted {
  if (who === 'public') return 'answered';
  if (role === undefined) return 'needs sign-in';
  return who === 'any' || who.includes(role) ? 'answered' : 'role refused';
}

function fits(
  wanted: Wanted,
  { status, code, rule }: { status: number; code?: string; rule?: string },
): boolean {
  if (wanted === 'needs sign-in') return status === 401 && code === 'needs-sign-in';
  const refused = status === 403 && code === 'forbidden' && rule === 'role';
  if (wanted === 'role refused') return refused;
  return status >= 200 && status < 500 && !refused && code !== 'needs-sign-in' && code !== 'csrf';
}

const namesOf = (who: Who) => (typeof who === 'string' ? who : [...who].sort().join(' '));
