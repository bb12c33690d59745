// SPDX-License-Identifier: Apache-2.0
// What the routes of users and sessions take and give.
import { z } from 'zod';
import {
  areas,
  contrasts,
  LONGEST_DAYS,
  LONGEST_PASSWORD,
  loginForm,
  normalLogin,
  type PasskeyView,
  type ProviderLinkView,
  type RecoveryView,
  roles,
  type SessionView,
  type TokenView,
  type TotpState,
  themes,
  type UserView,
} from '../../access/index.ts';
import { languages } from '../../refusal.ts';

const login = z.string().max(64).transform(normalLogin).pipe(z.string().regex(loginForm));
const name = z.string().trim().min(1).max(200);
const role = z.enum(roles);
const someRoles = z.array(role).min(1).max(roles.length);
const language = z.enum(languages);
const clearance = z.int().min(0).max(100);
/** Only bounded here: what makes a good one is judged where it is set. */
const password = z
  .string()
  .min(1)
  .max(4 * LONGEST_PASSWORD);
const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);
const moment = z.iso.datetime();

export const userPath = z.object({ id });
export const dossierPath = z.object({ dossier: id });
export const readerPath = z.object({ dossier: id, user: id });

/** A reason that somebody gives, for the journal. */
export const whyText = z.string().trim().min(3).max(400);
/** As typed, in any figures; what makes one is judged where it is checked. */
export const codeText = z.string().min(1).max(32);

export const signInBody = z.object({
  login: z.string().min(1).max(200),
  password,
  code: codeText.optional(),
});
export const passwordAgain = password;

export const sessionView = z
  .object({
    party: z.string(),
    csrf: z.string().describe('Send it as X-CSRF-Token with every call that is not a GET'),
    expiresAt: moment,
    secondFactor: z
      .literal('missing')
      .optional()
      .describe('The role must have a passkey or one-time codes: until there is one, nothing else answers'),
    officer: z.object({
      id: z.string(),
      login: z.string(),
      name: z.string(),
      roles: z.array(role),
      clearance: z.int(),
      shielded: z.boolean(),
      language,
    }),
  })
  .meta({ id: 'Session' });

export const newUserBody = z.object({
  login,
  name,
  roles: someRoles,
  password,
  language,
  clearance: clearance.optional(),
  shielded: z.boolean().optional(),
});

export const userChangeBody = z.object({
  name: name.optional(),
  roles: someRoles.optional(),
  language: language.optional(),
  clearance: clearance.optional(),
  shielded: z.boolean().optional(),
  disabled: z.boolean().optional(),
});

export const passwordBody = z.object({
  current: password.optional().describe("Required for one's own"),
  password,
});

export const userShape = z
  .object({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    roles: z.array(role),
    clearance: z.int(),
    shielded: z.boolean(),
    language,
    disabled: z.boolean(),
    lockedUntil: moment.optional(),
    createdAt: moment,
  })
  .meta({ id: 'User' });

export const readerShape = z
  .object({ user: z.string(), name: z.string(), grantedBy: z.string(), grantedAt: moment })
  .meta({ id: 'Reader' });

export const dossierShape = z
  .object({
    id: z.string(),
    kind: z.string(),
    openedAt: moment,
    parties: z.array(z.string()),
    readers: z.int(),
    mine: z.boolean(),
  })
  .meta({ id: 'Dossier' });

export const preferencesShape = z
  .strictObject({ language, theme: z.enum(themes), contrast: z.enum(contrasts) })
  .meta({ id: 'Preferences' });

export const passkeyName = z.string().trim().min(1).max(60);
export const passkeyShape = z
  .object({
    id: z.string(),
    name: z.string(),
    backedUp: z.boolean().describe('Whether the maker of the authenticator keeps a copy elsewhere'),
    createdAt: moment,
    usedAt: moment.optional(),
  })
  .meta({ id: 'Passkey' });

export const sessionItem = z
  .object({
    id: z.string(),
    own: z.boolean(),
    since: moment,
    lastUsed: moment,
    method: z.string(),
    address: z.string(),
    agent: z.string(),
  })
  .meta({ id: 'OpenSession' });

const tokenScope = {
  write: z.boolean().describe('Whether it may change things too'),
  areas: z.array(z.enum(areas)).min(1).max(areas.length),
};

export const newTokenBody = z.object({
  name: z.string().trim().min(1).max(60),
  ...tokenScope,
  days: z.int().min(1).max(LONGEST_DAYS),
});

export const tokenShape = z
  .object({
    id: z.string(),
    name: z.string(),
    ...tokenScope,
    createdAt: moment,
    expiresAt: moment,
    usedAt: moment.optional(),
  })
  .meta({ id: 'Token' });

export const recoveryShape = z
  .object({
    id: z.string(),
    user: z.string(),
    askedBy: z.string(),
    why: z.string(),
    askedAt: moment,
    confirmedBy: z.string().optional(),
    expiresAt: moment,
  })
  .meta({ id: 'Recovery' });

export const recoveryHalfShape = recoveryShape.extend({
  half: z.string().describe('Hand it to the user in person; both halves together sign in once'),
});

export const subjectText = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .regex(/^[\x20-\x7e]+$/);

const providerLinkShape = z
  .object({
    issuer: z.string(),
    subject: z.string(),
    proven: z.boolean().describe('Whether its user has said, signed in otherwise, that it is theirs'),
    createdAt: moment,
    usedAt: moment.optional(),
  })
  .meta({ id: 'ProviderLink' });

/** How a person can show who they are. */
export const waysShape = z
  .object({
    passkeys: z.array(passkeyShape),
    codes: z.object({ on: z.boolean(), since: moment.optional() }),
    provider: providerLinkShape.optional().describe("Who they are at the agency's OpenID provider"),
  })
  .meta({ id: 'WaysToSignIn' });

export const readersShape = z.object({ items: z.array(readerShape) });

/** Epoch seconds as RFC 3339. */
export const momentOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

export const shownPasskey = ({ createdAt, usedAt, ...passkey }: PasskeyView) => ({
  ...{ ...passkey, createdAt: momentOf(createdAt) },
  ...(usedAt === null ? {} : { usedAt: momentOf(usedAt) }),
});

export const shownSession = ({ since, lastUsed, ...session }: SessionView) => ({
  ...session,
  since: momentOf(since),
  lastUsed: momentOf(lastUsed),
});

export const shownToken = ({ areas: reached, createdAt, expiresAt, usedAt, ...token }: TokenView) => ({
  ...{ ...token, areas: [...reached], createdAt: momentOf(createdAt), expiresAt: momentOf(expiresAt) },
  ...(usedAt === null ? {} : { usedAt: momentOf(usedAt) }),
});

export const shownRecovery = ({ askedAt, confirmedBy, expiresAt, ...recovery }: RecoveryView) => ({
  ...{ ...recovery, askedAt: momentOf(askedAt), expiresAt: momentOf(expiresAt) },
  ...(confirmedBy === null ? {} : { confirmedBy }),
});

export const shownWays = (
  passkeys: readonly PasskeyView[],
  codes: TotpState,
  link: ProviderLinkView | undefined,
) => ({
  passkeys: passkeys.map(shownPasskey),
  codes: codes.on ? { on: true, since: momentOf(codes.since) } : { on: false },
  ...(link && { provider: shownLink(link) }),
});

const shownLink = ({ createdAt, usedAt, ...link }: ProviderLinkView) => ({
  ...{ ...link, createdAt: momentOf(createdAt) },
  ...(usedAt === null ? {} : { usedAt: momentOf(usedAt) }),
});

/** A user as the API shows one; a lock-out that has passed is none. */
export function shownUser(user: UserView, now: number): z.input<typeof userShape> {
  const { lockedUntil, createdAt, ...rest } = user;
  const locked = lockedUntil * 1000 > now ? { lockedUntil: momentOf(lockedUntil) } : {};
  return { ...rest, createdAt: momentOf(createdAt), ...locked };
}
