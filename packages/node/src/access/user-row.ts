// SPDX-License-Identifier: Apache-2.0
// A row of users as an officer, and as what administrators see of a user.
import { type Language, languages } from '../refusal.ts';
import type { Tx, UsersTable } from '../store/index.ts';
import { type Officer, type Role, roles } from './officer.ts';

/** A user without anything secret. Moments are epoch seconds. */
export interface UserView extends Officer {
  disabled: boolean;
  lockedUntil: number;
  createdAt: number;
}

const isRole = (value: unknown): value is Role => roles.some((role) => role === value);
const isLanguage = (value: string): value is Language => languages.some((language) => language === value);

/** A role that this version does not know is left out: it can only take rights away. */
export function officerOf(row: UsersTable): Officer {
  const held: unknown = JSON.parse(row.roles);
  return {
    id: row.id,
    login: row.login,
    name: row.name,
    roles: Array.isArray(held) ? held.filter(isRole) : [],
    clearance: row.clearance,
    shielded: row.shielded === 1,
    language: isLanguage(row.language) ? row.language : 'en',
  };
}

export const activeUser = (db: Pick<Tx, 'selectFrom'>, id: string): Promise<UsersTable | undefined> =>
  db.selectFrom('users').selectAll().where('id', '=', id).where('state', '=', 'active').executeTakeFirst();

export function viewOf(row: UsersTable): UserView {
  return {
    ...officerOf(row),
    disabled: row.state === 'disabled',
    lockedUntil: row.locked_until,
    createdAt: row.created_at,
  };
}
