// SPDX-License-Identifier: Apache-2.0
// Access: who is signed in, in which roles, and what they need to know.
export type { AccessJournal, AccessRow } from './journal-port.ts';
export { NeedToKnow, type Reader } from './need-to-know.ts';
export { hasRole, type Officer, type Role, roles } from './officer.ts';
export { type HashCost, LONGEST_PASSWORD, Passwords } from './password.ts';
export { cookieName, type Session, type SessionLimits, Sessions } from './sessions.ts';
export { type SignedIn, SignIn } from './sign-in.ts';
export type { UserView } from './user-row.ts';
export { loginForm, type NewUser, normalLogin, type UserChange, Users } from './users.ts';
