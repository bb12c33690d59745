// SPDX-License-Identifier: Apache-2.0
// What addresses of agreements say: view, filters, version, article. Identifiers and codes alone.

export const views = ['areas', 'data', 'map'] as const;
export const tabs = ['text', 'changes', 'standing', 'course'] as const;

export interface OverviewSearch {
  view?: (typeof views)[number];
  partner?: string;
  area?: string;
}

export interface AgreementSearch {
  tab?: (typeof tabs)[number];
  /** Hash of the version looked at, and of the one that it is compared with. */
  version?: string;
  before?: string;
  article?: string;
}

export interface DraftSearch {
  lineage?: string;
  /** Version to begin from. */
  version?: string;
  /** One that is being written already. */
  draft?: string;
}

const matching = (value: unknown, form: RegExp): string | undefined =>
  typeof value === 'string' && form.test(value) ? value : undefined;

function known<T extends object>(members: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}

const PARTY = /^[a-z]{2}\.[a-z0-9.-]{1,98}$/;
const ID = /^[A-Za-z0-9_-]{22}$/;
const HASH = /^[A-Za-z0-9_-]{43}$/;

/** Whatever an address says, only what can be asked for. */
export const overviewSearch = (given: Record<string, unknown>): OverviewSearch =>
  known<OverviewSearch>({
    view: views.find((one) => one === given.view),
    partner: matching(given.partner, PARTY),
    area: matching(given.area, /^[a-z-]{1,64}$/),
  });

export const agreementSearch = (given: Record<string, unknown>): AgreementSearch =>
  known<AgreementSearch>({
    tab: tabs.find((one) => one === given.tab),
    version: matching(given.version, HASH),
    before: matching(given.before, HASH),
    // An address may carry it as a number.
    article: matching(
      typeof given.article === 'number' ? String(given.article) : given.article,
      /^[A-Za-z0-9.-]{1,16}$/,
    ),
  });

export const draftSearch = (given: Record<string, unknown>): DraftSearch =>
  known<DraftSearch>({
    lineage: matching(given.lineage, ID),
    draft: matching(given.draft, ID),
    version: matching(given.version, HASH),
  });
