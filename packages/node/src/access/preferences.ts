// SPDX-License-Identifier: Apache-2.0
// What a person prefers on every device: language, theme, what they are told of and how. A small document, kept whole.
import { type Language, languages } from '../refusal.ts';
import type { Store } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import type { Officer } from './officer.ts';

export const themes = ['system', 'light', 'dark'] as const;
export const contrasts = ['normal', 'more'] as const;
export const noticeWays = ['none', 'page', 'mail'] as const;

export interface Preferences {
  language: Language;
  theme: (typeof themes)[number];
  contrast: (typeof contrasts)[number];
  /** How they are told that something waits for them; never with content. */
  notices: (typeof noticeWays)[number];
}

const standard = { theme: 'system', contrast: 'normal', notices: 'page' } as const;

export class UserPreferences {
  readonly #store: Store;
  readonly #journal: AccessJournal;
  readonly #now: () => number;

  /** @param now epoch milliseconds */
  constructor(store: Store, journal: AccessJournal, now: () => number) {
    this.#store = store;
    this.#journal = journal;
    this.#now = now;
  }

  async get(officer: Officer): Promise<Preferences> {
    const row = await this.#store.db
      .selectFrom('preferences')
      .select('body')
      .where('user', '=', officer.id)
      .executeTakeFirst();
    return known(officer.language, row ? (JSON.parse(row.body) as Partial<Preferences>) : {});
  }

  async set(officer: Officer, preferences: Preferences): Promise<Preferences> {
    const { language, ...rest } = preferences;
    const at = Math.floor(this.#now() / 1000);
    const body = JSON.stringify(rest);
    await this.#store.writer.write(async (tx) => {
      await tx.updateTable('users').set({ language }).where('id', '=', officer.id).execute();
      await tx
        .insertInto('preferences')
        .values({ user: officer.id, body, updated_at: at })
        .onConflict((on) => on.column('user').doUpdateSet({ body, updated_at: at }))
        .execute();
      const detail = { user: officer.id, change: 'preferences', language };
      await this.#journal.record(tx, { who: officer.id, what: 'user', detail });
    });
    return preferences;
  }
}

/** What this version does not know, it takes for not said. */
function known(language: Language, { theme, contrast, notices }: Partial<Preferences>): Preferences {
  return {
    language: languages.includes(language) ? language : 'en',
    theme: themes.find((one) => one === theme) ?? standard.theme,
    contrast: contrasts.find((one) => one === contrast) ?? standard.contrast,
    notices: noticeWays.find((one) => one === notices) ?? standard.notices,
  };
}
