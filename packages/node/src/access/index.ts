// SPDX-License-Identifier: Apache-2.0
// Access: who is signed in, in which roles, how they show it, and what they need to know.
export { Challenges } from './challenges.ts';
export { type Client, clientOf } from './client.ts';
export { Confirmation, type ShownProof } from './confirmation.ts';
export type { AccessJournal, AccessRow } from './journal-port.ts';
export { type DossierView, NeedToKnow, type Reader } from './need-to-know.ts';
export { hasRole, type Officer, type Role, roles } from './officer.ts';
export { type Access, openAccess } from './open-access.ts';
export { Passkeys, type PasskeyView } from './passkeys.ts';
export { type HashCost, LONGEST_PASSWORD, Passwords } from './password.ts';
export { type FixedPolicies, Policies } from './policies.ts';
export { contrasts, type Preferences, themes, UserPreferences } from './preferences.ts';
export { ProviderLinks, type ProviderLinkView } from './provider-links.ts';
export { AWAY_SECONDS, ProviderSignIn } from './provider-sign-in.ts';
export { Recoveries, type RecoveryView } from './recoveries.ts';
export { type RecoveredWay, Recovery, requireUser } from './recovery.ts';
export { passkeyRefused, releaseAltered, stepUpNeeded } from './refusals.ts';
export { type RelyingParty, relyingParty } from './relying-party.ts';
export { SecondFactor } from './second-factor.ts';
export { cookieName, type Session, type SessionLimits, Sessions, type SessionView } from './sessions.ts';
export { type SignedIn, SignIn } from './sign-in.ts';
export { type Area, areas, type TokenScope } from './token-scope.ts';
export { LONGEST_DAYS, type NewToken, Tokens, type TokenView } from './tokens.ts';
export { type SecretCloser, type TotpState, Totps } from './totps.ts';
export { officerOf, type UserView } from './user-row.ts';
export { loginForm, type NewUser, normalLogin, type UserChange, Users } from './users.ts';
