// SPDX-License-Identifier: Apache-2.0
// What an agency asks of its people at the door and at a release: set by an administrator, or fixed in the node's configuration, which stands
// above.
import type { ReleaseConfirmation } from '../config/index.ts';
import { conflict } from '../refusal.ts';
import type { Store, Tx } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import { type Officer, type Role, roles } from './officer.ts';

export interface FixedPolicies {
  readonly releaseConfirmation?: ReleaseConfirmation | undefined;
  readonly secondFactorRoles?: readonly Role[] | undefined;
}

export interface Policy<T> {
  value: T;
  /** Whether the configuration says so: then it is not changed here. */
  fixed: boolean;
}

export interface PolicyChange {
  releaseConfirmation?: ReleaseConfirmation | undefined;
  secondFactorRoles?: readonly Role[] | undefined;
}

type Reads = Pick<Tx, 'selectFrom'>;

const RELEASE = 'policy.release-confirmation';
const SECOND_FACTOR = 'policy.second-factor-roles';
const confirmations = ['none', 'sign-in', 'passkey'] as const satisfies readonly ReleaseConfirmation[];

/** Milliseconds for which what was read holds: it is asked at every call, and changes a few times in a year. */
const FRESH_MS = 5_000;

export class Policies {
  readonly #store: Store;
  readonly #journal: AccessJournal;
  readonly #now: () => number;
  readonly #fixed: FixedPolicies;
  #held: { at: number; roles: readonly Role[] } | undefined;

  constructor(parts: { store: Store; journal: AccessJournal; now: () => number; fixed?: FixedPolicies }) {
    this.#store = parts.store;
    this.#journal = parts.journal;
    this.#now = parts.now;
    this.#fixed = parts.fixed ?? {};
  }

  /** Within a transaction `db` is that. */
  async releaseConfirmation(db: Reads = this.#store.db): Promise<Policy<ReleaseConfirmation>> {
    const { releaseConfirmation: fixed } = this.#fixed;
    if (fixed !== undefined) return { value: fixed, fixed: true };
    const kept = await keptUnder(db, RELEASE);
    return { value: confirmations.find((one) => one === kept) ?? 'none', fixed: false };
  }

  /** Roles whose people sign in with a passkey, or with a one-time code beside the password. */
  async secondFactorRoles(): Promise<Policy<readonly Role[]>> {
    const { secondFactorRoles: fixed } = this.#fixed;
    if (fixed !== undefined) return { value: fixed, fixed: true };
    const at = this.#now();
    if (this.#held === undefined || this.#held.at + FRESH_MS <= at) {
      const kept = (await keptUnder(this.#store.db, SECOND_FACTOR))?.split(' ') ?? [];
      this.#held = { at, roles: roles.filter((role) => kept.includes(role)) };
    }
    return { value: this.#held.roles, fixed: false };
  }

  /** @throws Refusal 409 `policy-fixed` for what the configuration fixes; nothing is changed then */
  async change(officer: Officer, change: PolicyChange): Promise<void> {
    const wanted = [
      [RELEASE, change.releaseConfirmation, this.#fixed.releaseConfirmation],
      [SECOND_FACTOR, change.secondFactorRoles?.join(' '), this.#fixed.secondFactorRoles],
    ] as const;
    if (wanted.some(([, value, fixed]) => value !== undefined && fixed !== undefined)) throw policyFixed();
    await this.#store.writer.write(async (tx) => {
      for (const [name, value] of wanted) {
        if (value === undefined) continue;
        const before = (await keptUnder(tx, name)) ?? '';
        if (before === value) continue;
        await tx
          .insertInto('settings')
          .values({ name, value })
          .onConflict((oc) => oc.column('name').doUpdateSet({ value }))
          .execute();
        const detail = { policy: name, before, after: value };
        await this.#journal.record(tx, { who: officer.id, what: 'configuration', detail });
      }
    });
    this.#held = undefined;
  }
}

async function keptUnder(db: Reads, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

/** 409: what the configuration says is not changed from a screen. */
const policyFixed = () =>
  conflict({
    code: 'policy-fixed',
    texts: {
      ar: 'هذه السياسة محددة في ملف إعدادات العقدة. تُغيَّر هناك، لا من هذه الصفحة.',
      es: 'Esta política está fijada en la configuración del nodo. Se cambia allí, no en esta página.',
      fr: 'Cette règle est fixée dans la configuration du nœud. Elle se change là, pas sur cette page.',
      en: "This policy is fixed in the node's configuration. It is changed there, not on this page.",
    },
  });
