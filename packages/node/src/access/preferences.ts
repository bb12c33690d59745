// SPDX-License-Identifier: Apache-2.0
// How the pages look to a person on every device: language and colours. A small document, kept whole. (How they are told of things is with the
// notices: capabilities/notices/wishes.ts.)
import { type Language, languages } from '../refusal.ts';
import type { Store } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import type { Officer } from './officer.ts';

export const themes = ['system', 'light', 'dark'] as const;
export const contrasts = ['normal', 'more'] as const;

export interface Preferences {
  language: Language;
  theme: (typeof themes)[number];
  contrast: (typeof contrasts)[number];
}

const standard = { theme: 'system', contrast: 'normal' } as const;

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
function known(language: Language, { theme, contrast }: Partial<Preferences>): Preferences {
  return {
    language: languages.includes(language) ? language : 'en',
    theme: themes.find((one) => one === theme) ?? standard.theme,
    contrast: contrasts.find((one) => one === contrast) ?? standard.contrast,
  };
}
