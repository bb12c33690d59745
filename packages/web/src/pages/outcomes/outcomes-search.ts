// SPDX-License-Identifier: Apache-2.0
// What the address of the outcomes' page says: period, kind, and of which number the parts are shown. Codes and dates alone.

export const kinds = [
  'action-taken',
  'arrest',
  'seizure',
  'network-dismantled',
  'attack-averted',
  'nothing-found',
  'plot',
] as const;
export type Kind = (typeof kinds)[number];

export interface OutcomesSearch {
  kind?: Kind;
  /** `2026-01-01` */
  from?: string;
  to?: string;
  /** Name of the number whose parts are shown: `confirmed.arrest.abroad`. */
  part?: string;
}

const day = (value: unknown) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined;

/** Whatever an address says, only what can be asked for. */
export function outcomesSearch(given: Record<string, unknown>): OutcomesSearch {
  const kind = kinds.find((one) => one === given.kind);
  const from = day(given.from);
  const to = day(given.to);
  const part = typeof given.part === 'string' && /^[a-z.-]{1,64}$/.test(given.part) ? given.part : undefined;
  return {
    ...(kind && { kind }),
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(part !== undefined && { part }),
  };
}

/** The same as the API asks for it: whole days, in UTC. */
export const askedOf = ({ kind, from, to }: OutcomesSearch) => ({
  ...(kind && { kind }),
  ...(from !== undefined && { from: `${from}T00:00:00Z` }),
  ...(to !== undefined && { to: `${to}T23:59:59Z` }),
});
