// SPDX-License-Identifier: Apache-2.0
// What the addresses of oversight say: a time and a filter. Ids, codes and dates alone.

export const verbs = [
  ...(['sign-in', 'sign-in-failed', 'sign-out', 'read', 'search', 'compose', 'release', 'send'] as const),
  ...(['receive', 'refuse', 'disclose', 'erase', 'restrict', 'agreement', 'party', 'key', 'user'] as const),
  ...(['export', 'configuration', 'override', 'error'] as const),
] as const;
export type Verb = (typeof verbs)[number];
export const isVerb = (value: unknown): value is Verb => verbs.some((one) => one === value);

export interface OversightSearch {
  what?: Verb;
  who?: string;
  act?: string;
  dossier?: string;
  party?: string;
  lineage?: string;
  /** `2026-01-01` */
  since?: string;
  until?: string;
}

const day = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;
const code = (value: unknown, form: RegExp) =>
  typeof value === 'string' && form.test(value) ? value : undefined;

/** Whatever an address says, only what can be asked for. */
export function oversightSearch(given: Record<string, unknown>): OversightSearch {
  const found = {
    what: isVerb(given.what) ? given.what : undefined,
    who: code(given.who, /^[\w.-]{1,102}$/),
    act: code(given.act, /^[\w-]{43}$/),
    dossier: code(given.dossier, /^[\w-]{22}$/),
    party: code(given.party, /^[a-z0-9.-]{4,102}$/),
    lineage: code(given.lineage, /^[\w-]{22}$/),
    since: day(given.since),
    until: day(given.until),
  };
  return Object.fromEntries(
    Object.entries(found).filter(([, value]) => value !== undefined),
  ) as OversightSearch;
}

/** Whole days in UTC, as the API asks for them: seconds since 1970. */
export const spanOf = ({ since, until }: OversightSearch): { since?: number; until?: number } => ({
  ...(since !== undefined && { since: Date.parse(`${since}T00:00:00Z`) / 1000 }),
  ...(until !== undefined && { until: Date.parse(`${until}T23:59:59Z`) / 1000 }),
});

/** The day of a moment in seconds, as an address writes it. */
export const dayOf = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 10);

export const queryOf = (search: OversightSearch): string => new URLSearchParams({ ...search }).toString();
