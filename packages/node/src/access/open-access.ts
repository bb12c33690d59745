// SPDX-License-Identifier: Apache-2.0
// The room of access put together once, for a node and for tests.
import type { ProviderSettings } from '../config/index.ts';
import type { Processes } from '../processes/index.ts';
import type { Store } from '../store/index.ts';
import { Challenges } from './challenges.ts';
import { Confirmation } from './confirmation.ts';
import type { AccessJournal, AccessNews } from './journal-port.ts';
import { NeedToKnow } from './need-to-know.ts';
import { Passkeys } from './passkeys.ts';
import type { Passwords } from './password.ts';
import { type FixedPolicies, Policies } from './policies.ts';
import { UserPreferences } from './preferences.ts';
import { Provider } from './provider.ts';
import { ProviderLinks } from './provider-links.ts';
import { ProviderSignIn } from './provider-sign-in.ts';
import { Recoveries } from './recoveries.ts';
import { Recovery } from './recovery.ts';
import { SecondFactor } from './second-factor.ts';
import { Sessions } from './sessions.ts';
import { SignIn } from './sign-in.ts';
import { Tokens } from './tokens.ts';
import { type SecretCloser, Totps } from './totps.ts';
import { Users } from './users.ts';

export interface OpenAccessParts {
  store: Store;
  journal: AccessJournal;
  news: AccessNews;
  passwords: Passwords;
  /** This node's party id. */
  party: string;
  secrets: SecretCloser;
  /** Policies that the configuration fixes. */
  fixed?: FixedPolicies;
  /** The agency's own OpenID provider, where the configuration names one. */
  provider?: ProviderSettings | undefined;
  /** Epoch milliseconds. */
  now: () => number;
  /** Those that share this room; the node is alone when absent. */
  processes?: Processes;
}

export interface Access {
  sessions: Sessions;
  tokens: Tokens;
  signIn: SignIn;
  users: Users;
  needToKnow: NeedToKnow;
  challenges: Challenges;
  passkeys: Passkeys;
  totps: Totps;
  confirmation: Confirmation;
  recovery: Recovery;
  recoveries: Recoveries;
  policies: Policies;
  secondFactor: SecondFactor;
  providerLinks: ProviderLinks;
  providerSignIn: ProviderSignIn;
  preferences: UserPreferences;
}

export function openAccess(parts: OpenAccessParts): Access {
  const { store, journal, party, now } = parts;
  const sessions = new Sessions(store, now);
  const tokens = new Tokens(parts);
  const challenges = new Challenges(store, now);
  const passkeys = new Passkeys({ store, journal, challenges, now });
  const totps = new Totps({ ...parts, issuer: party });
  const recoveries = new Recoveries({ ...parts, sessions, tokens });
  const policies = new Policies(parts);
  const secondFactor = new SecondFactor({ policies, passkeys, totps });
  const provider = parts.provider && new Provider(parts.provider, now);
  const providerLinks = new ProviderLinks({ store, journal, issuer: provider?.issuer, now });
  const ways = {
    ...parts,
    sessions,
    tokens,
    challenges,
    passkeys,
    totps,
    recoveries,
    secondFactor,
    providerLinks,
  };
  return {
    ...{ recoveries, sessions, tokens, challenges, passkeys, totps, policies, secondFactor },
    providerLinks,
    providerSignIn: new ProviderSignIn({ ...ways, provider }),
    signIn: new SignIn(ways),
    users: new Users(ways),
    needToKnow: new NeedToKnow(store, journal, now),
    confirmation: new Confirmation(ways),
    recovery: new Recovery(ways),
    preferences: new UserPreferences(store, journal, now),
  };
}
