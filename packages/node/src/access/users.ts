// SPDX-License-Identifier: Apache-2.0
// The people of a party: made, listed, changed, given passwords. Every change is journalled, and takes effect on open sessions at once.
import { newRandomId } from '@tansiq/protocol';
import { conflict, forbidden, invalid, type Language, notFound } from '../refusal.ts';
import type { Store, Tx, UsersTable } from '../store/index.ts';
import type { AccessJournal } from './journal-port.ts';
import { type Officer, type Role, rolesClash, rolesRefused } from './officer.ts';
import { type Passwords, passwordIssue } from './password.ts';
import type { Sessions } from './sessions.ts';
import type { Tokens } from './tokens.ts';
import { type UserView, viewOf } from './user-row.ts';

export interface NewUser {
  login: string;
  name: string;
  roles: readonly Role[];
  password: string;
  language: Language;
  clearance?: number | undefined;
  shielded?: boolean | undefined;
}

export interface UserChange {
  name?: string | undefined;
  roles?: readonly Role[] | undefined;
  language?: Language | undefined;
  clearance?: number | undefined;
  shielded?: boolean | undefined;
  disabled?: boolean | undefined;
}

export interface UsersParts {
  store: Store;
  journal: AccessJournal;
  sessions: Sessions;
  tokens: Tokens;
  passwords: Passwords;
  /** This node's party id; may not stand in a password. */
  party: string;
  /** Epoch milliseconds. */
  now: () => number;
}

/** `rachida.b`: 2 to 64 of a-z, 0-9, dot, hyphen, underscore, beginning with a letter or figure. */
export const loginForm = /^[a-z0-9][a-z0-9._-]{1,63}$/;
export const normalLogin = (typed: string): string => typed.trim().toLowerCase();

export class Users {
  readonly #parts: UsersParts;

  constructor(parts: UsersParts) {
    this.#parts = parts;
  }

  /**
   * Makes a user. `by` is the id of who does it, or `system` for the first administrator.
   * @throws Refusal 409 `login-taken`, `roles-clash`; 422 `invalid` for a weak password
   */
  async createUser(by: string, user: NewUser): Promise<UserView> {
    if (rolesClash(user.roles)) throw rolesRefused();
    const login = normalLogin(user.login);
    this.#requireStrong('body.password', user.password, [login, user.name]);
    const row: UsersTable = {
      id: newRandomId(),
      login,
      name: user.name,
      roles: JSON.stringify(user.roles),
      password: await this.#parts.passwords.hash(user.password),
      language: user.language,
      clearance: user.clearance ?? 0,
      shielded: user.shielded ? 1 : 0,
      state: 'active',
      failures: 0,
      locked_until: 0,
      enrolment: 0,
      created_at: Math.floor(this.#parts.now() / 1000),
    };
    await this.#parts.store.writer.write(async (tx) => {
      const taken = await tx.selectFrom('users').select('id').where('login', '=', login).executeTakeFirst();
      if (taken) throw loginTaken();
      await tx.insertInto('users').values(row).execute();
      await this.#record(tx, by, row.id, { change: 'made', roles: user.roles.join(' ') });
    });
    return viewOf(row);
  }

  /** Users after the login `after`, in order of login. */
  async list(after: string, limit: number): Promise<UserView[]> {
    const rows = await this.#parts.store.db
      .selectFrom('users')
      .selectAll()
      .where('login', '>', after)
      .orderBy('login')
      .limit(limit)
      .execute();
    return rows.map(viewOf);
  }

  /**
   * Changes a user. Nobody changes their own roles, clearance or state; the last administrator stays one.
   * @throws Refusal 404, 403 `own-account`, 409 `roles-clash`, `last-administrator`
   */
  async change(by: Officer, id: string, change: UserChange): Promise<UserView> {
    const { roles, clearance, shielded, disabled } = change;
    const rights = { roles, clearance, shielded, disabled };
    if (by.id === id && Object.values(rights).some((value) => value !== undefined)) throw ownAccount();
    if (roles && rolesClash(roles)) throw rolesRefused();
    return this.#parts.store.writer.write(async (tx) => {
      const row = await rowOf(tx, id);
      const columns = {
        name: change.name ?? row.name,
        language: change.language ?? row.language,
        roles: roles ? JSON.stringify(roles) : row.roles,
        clearance: clearance ?? row.clearance,
        shielded: shielded === undefined ? row.shielded : shielded ? 1 : 0,
        state: disabled === undefined ? row.state : disabled ? 'disabled' : 'active',
      } as const;
      const next: UsersTable = { ...row, ...columns };
      if (isAdministrator(row) && !isAdministrator(next)) await requireAnother(tx, id);
      await tx.updateTable('users').set(columns).where('id', '=', id).execute();
      if (next.state === 'disabled') {
        await this.#parts.sessions.closeAll(tx, id);
        await this.#parts.tokens.revokeAll(tx, by.id, id);
      }
      await this.#record(tx, by.id, id, described(change));
      return viewOf(next);
    });
  }

  /**
   * Sets a password. One's own needs the current one and ends one's other sessions; someone else's is for administrators, ends all of
   * theirs and lifts a lock-out; where they have a passkey or sign in by the provider, that alone signs in from then on. The tokens of the account are revoked in both cases.
   * @param keep digest of the session that stays open
   * @throws Refusal 404, 403 for others' without the role, 422 for a wrong current or a weak new one
   */
  async setPassword(
    by: Officer,
    id: string,
    change: { current?: string | undefined; password: string },
    keep?: string,
  ): Promise<void> {
    const own = by.id === id;
    if (!own && !by.roles.includes('administrator')) throw forbidden();
    const row = await rowOf(this.#parts.store.db, id);
    if (own && !(await this.#parts.passwords.verify(row.password, change.current ?? '')))
      throw invalid([wrongCurrent]);
    this.#requireStrong('body.password', change.password, [row.login, row.name]);
    const password = await this.#parts.passwords.hash(change.password);
    await this.#parts.store.writer.write(async (tx) => {
      // Who sets another's password would else sign in with it where the role asks for no more, which they may set too.
      const alone = own || !(await signsInOtherwise(tx, id));
      await tx
        .updateTable('users')
        .set({ password, failures: 0, locked_until: 0, ...(!alone && { enrolment: 1 }) })
        .where('id', '=', id)
        .execute();
      await this.#parts.sessions.closeAll(tx, id, own ? keep : undefined);
      await this.#parts.tokens.revokeAll(tx, by.id, id);
      await this.#record(tx, by.id, id, { change: 'password' });
    });
  }

  #requireStrong(path: string, password: string, about: readonly string[]): void {
    const words = [...about, this.#parts.party].flatMap((text) => [text, ...text.split(/[\s._-]+/)]);
    const issue = passwordIssue(path, password, words);
    if (issue) throw invalid([issue]);
  }

  #record(tx: Tx, who: string, user: string, detail: Record<string, string | number | boolean>) {
    return this.#parts.journal.record(tx, { who, what: 'user', detail: { user, ...detail } });
  }
}

async function rowOf(db: Pick<Tx, 'selectFrom'>, id: string): Promise<UsersTable> {
  const row = await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/** Whether the user has a passkey, or has signed in by the agency's provider. */
async function signsInOtherwise(tx: Tx, user: string): Promise<boolean> {
  const passkey = await tx.selectFrom('passkeys').select('id').where('user', '=', user).executeTakeFirst();
  if (passkey) return true;
  const links = tx.selectFrom('provider_links').select('user').where('user', '=', user);
  return (await links.where('used_at', 'is not', null).executeTakeFirst()) !== undefined;
}

const isAdministrator = (row: UsersTable) =>
  row.state === 'active' && viewOf(row).roles.includes('administrator');

async function requireAnother(tx: Tx, id: string): Promise<void> {
  const others = await tx.selectFrom('users').selectAll().where('id', '!=', id).execute();
  if (!others.some(isAdministrator)) throw lastAdministrator();
}

/** What a change says in the journal: rights by value, a name only as changed. */
function described(change: UserChange): Record<string, string | number | boolean> {
  return {
    change: 'changed',
    ...(change.name === undefined ? {} : { renamed: true }),
    ...(change.roles === undefined ? {} : { roles: change.roles.join(' ') }),
    ...(change.language === undefined ? {} : { language: change.language }),
    ...(change.clearance === undefined ? {} : { clearance: change.clearance }),
    ...(change.shielded === undefined ? {} : { shielded: change.shielded }),
    ...(change.disabled === undefined ? {} : { disabled: change.disabled }),
  };
}

const wrongCurrent = {
  path: 'body.current',
  code: 'wrong-password',
  texts: {
    ar: 'كلمة المرور الحالية غير صحيحة. أدخل كلمة المرور التي تسجّل بها الدخول الآن.',
    es: 'La contraseña actual no es correcta. Escriba la que usa ahora para iniciar sesión.',
    fr: 'Le mot de passe actuel est incorrect. Saisissez celui que vous utilisez aujourd’hui.',
    en: 'The current password is wrong. Enter the one you sign in with now.',
  },
};

const loginTaken = () =>
  conflict({
    code: 'login-taken',
    texts: {
      ar: 'اسم الدخول هذا مستعمل. اختر اسمًا آخر.',
      es: 'Ese usuario ya existe. Elija otro.',
      fr: 'Cet identifiant est déjà pris. Choisissez-en un autre.',
      en: 'That login is taken. Choose another.',
    },
  });

/** 403: for oneself, by somebody else. */
export const ownAccount = () =>
  forbidden({
    code: 'own-account',
    texts: {
      ar: 'لا يغيّر أحد حقوقه بنفسه. اطلب ذلك من مسؤول آخر عن النظام.',
      es: 'Nadie cambia sus propios derechos. Pídaselo a otro administrador.',
      fr: 'Personne ne change ses propres droits. Demandez-le à un autre administrateur.',
      en: 'Nobody changes their own rights. Ask another administrator.',
    },
  });

const lastAdministrator = () =>
  conflict({
    code: 'last-administrator',
    texts: {
      ar: 'هذا آخر مسؤول عن النظام. عيّن مسؤولًا آخر أولًا.',
      es: 'Es el último administrador. Nombre antes a otro.',
      fr: 'C’est le dernier administrateur. Nommez-en d’abord un autre.',
      en: 'This is the last administrator. Appoint another first.',
    },
  });
