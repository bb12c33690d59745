// SPDX-License-Identifier: Apache-2.0
// What a token of the API reaches: areas of it, to read or to write too. Never more than its user's roles, and never what a person must do who is
// signed in. Pure.

/** Each area, and the first words of the paths in it. What stands in none (`session`, `account`) is for people who are signed in. */
const words = {
  reports: [
    'acts',
    'codes',
    'dossiers',
    'drafts',
    'holds',
    'recalls',
    'release-confirmation',
    'search',
    'standing-orders',
    'uploads',
  ],
  agreements: ['agreements', 'templates'],
  operations: ['operations'],
  outcomes: ['outcomes'],
  statements: ['statements'],
  partners: ['links', 'parties', 'partners'],
  news: ['events', 'notices', 'today'],
  oversight: ['channels', 'emergencies', 'export', 'journal', 'samples', 'supervision'],
  node: ['policies', 'recoveries', 'settings', 'status', 'system', 'users'],
} as const;

export type Area = keyof typeof words;
export const areas = Object.keys(words) as [Area, ...Area[]];

/** Who is trusted, who may do and know what, what is asked of them and how they are watched: people decide that, by name. */
const decidedByPeople: ReadonlySet<string> = new Set([
  ...[
    'dossiers',
    'emergencies',
    'holds',
    'journal',
    'parties',
    'policies',
    'recoveries',
    'samples',
    'settings',
    'standing-orders',
    'users',
  ],
]);

/** Calls that ask and change nothing, though what they ask is too much for an address. */
export const asking: ReadonlySet<string> = new Set([
  ...['POST /api/search', 'POST /api/drafts/preview', 'POST /api/templates/{name}'],
  ...['POST /api/agreements/check', 'POST /api/agreements/try'],
]);

/**
 * Calls that change something and let nothing leave the node. A call that is not named here counts as letting something leave.
 */
export const staying: ReadonlySet<string> = new Set([
  ...['POST /api/drafts', 'PUT /api/drafts/{id}', 'DELETE /api/drafts/{id}'],
  ...['POST /api/drafts/{id}/return', 'POST /api/drafts/{id}/submission'],
  ...['POST /api/uploads', 'POST /api/uploads/begun', 'PATCH /api/uploads/{id}', 'DELETE /api/uploads/{id}'],
  ...['PUT /api/acts/{id}/translations/{language}', 'DELETE /api/acts/{id}/translations/{language}'],
  ...['POST /api/agreements/drafts', 'PUT /api/agreements/drafts/{draft}'],
  ...[
    'DELETE /api/agreements/drafts/{draft}',
    'POST /api/operations',
    'POST /api/operations/{dossier}/versions',
    'POST /api/operations/{dossier}/sites',
  ],
  ...['POST /api/operations/{dossier}/consents', 'POST /api/operations/{dossier}/outcomes'],
  ...['POST /api/statements', 'POST /api/statements/{dossier}/versions'],
  'POST /api/statements/{dossier}/signatures',
  ...[
    'POST /api/acts/{id}/transfers',
    'POST /api/acts/{id}/transfers/{request}/answers',
    'POST /api/acts/{id}/onward',
  ],
  ...['POST /api/notices/read', 'PUT /api/notices/wishes', 'POST /api/today/notes', 'POST /api/today/visit'],
]);

export interface TokenScope {
  /** Whether it may change things too. */
  write: boolean;
  areas: readonly Area[];
}

interface Called {
  method: string;
  /** As it is defined: `/api/drafts/{id}`. */
  path: string;
}

/** The area of a call; undefined for what no token reaches. */
export function areaOf({ method, path }: Called): Area | undefined {
  const word = path.split('/')[2] ?? '';
  if (method !== 'GET' && decidedByPeople.has(word)) return undefined;
  return areas.find((area) => (words[area] as readonly string[]).includes(word));
}

export function reaches(scope: TokenScope, called: Called): boolean {
  const area = areaOf(called);
  return area !== undefined && scope.areas.includes(area) && (scope.write || onlyReads(called));
}

export const onlyReads = ({ method, path }: Called): boolean =>
  method === 'GET' || asking.has(`${method} ${path}`);

/** Whether a call may let something leave the node, or bind the party. */
export const letsLeave = (called: Called): boolean =>
  !onlyReads(called) && !staying.has(`${called.method} ${called.path}`);
