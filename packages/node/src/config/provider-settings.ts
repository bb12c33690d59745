// SPDX-License-Identifier: Apache-2.0
// The agency's own OpenID provider, as the file names it and as the node uses it.
import { readFileSync, statSync } from 'node:fs';
import type { Text } from '@tansiq/protocol';
import { z } from 'zod';
import type { ConfigProblem } from './config-error.ts';
import { isLoopback } from './loopback.ts';
import { Secret } from './secret.ts';

export interface ProviderSettings {
  /** As the provider writes it in its tokens, letter for letter. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** What the sign-in page calls it. */
  readonly name: Text;
  /** Where the provider sends a browser back to. */
  readonly redirect: string;
  /** Claim of the ID token whose value is a login of this node; absent: an administrator binds each account. */
  readonly linkClaim?: string;
  /** Values of `amr` or `acr` by which the provider says that it saw two factors. */
  readonly secondFactor: readonly string[];
}

const issuer = z.string('the https address of the provider').refine((value) => {
  const url = URL.parse(value);
  if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}, 'the address by which the provider names itself, https (http on the loopback alone), such as https://login.example.org');
const words = (allowed: string) => z.string(allowed).regex(/^[!-~]{1,200}$/, allowed);

/** @param name the field for a text in several languages, @param path the field for a file's path */
export const providerShape = <N extends z.ZodType, P extends z.ZodType>(name: N, path: P) =>
  z.strictObject(
    {
      issuer,
      client_id: words('the name by which the provider knows this node, 1 to 200 characters without spaces'),
      client_secret_file: path,
      name: name.optional(),
      link_claim: z
        .string()
        .regex(
          /^(?!(?:sub|email|name)$)[A-Za-z][A-Za-z0-9_]{0,63}$/,
          'the name of a claim that holds a login and that people cannot change at the provider; not sub, email or name',
        )
        .exactOptional(),
      second_factor: z
        .array(words('a value of amr or acr, such as mfa'), 'a list of values of amr or acr')
        .max(20, 'at most 20')
        .default([]),
    },
    'a table',
  );

interface Written {
  issuer: string;
  client_id: string;
  client_secret_file: string;
  name?: Text | undefined;
  link_claim?: string;
  second_factor: string[];
}

/** @param origin `officers.origin`; what is wrong goes into `problems`, and the answer is then undefined */
export function providerSettings(
  written: Written,
  origin: string | undefined,
  inFolder: (path: string) => string,
  problems: ConfigProblem[],
): ProviderSettings | undefined {
  const source = 'tansiq.toml';
  if (origin === undefined) {
    const text = 'is needed beside oidc: it is where the provider sends browsers back to';
    problems.push({ key: 'officers.origin', source, text });
    return undefined;
  }
  const clientSecret = secretIn(inFolder(written.client_secret_file));
  if (typeof clientSecret === 'string') {
    problems.push({ key: 'oidc.client_secret_file', source, text: clientSecret });
    return undefined;
  }
  const { issuer: named, link_claim: linkClaim } = written;
  return {
    ...{ issuer: named, clientId: written.client_id, clientSecret, redirect: `${origin}/sign-in` },
    ...{ name: written.name ?? { en: new URL(named).host }, secondFactor: written.second_factor },
    ...(linkClaim !== undefined && { linkClaim }),
  };
}

/** The secret, or what is wrong with its file. */
function secretIn(path: string): Secret | string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch {
    return 'names a file that cannot be read';
  }
  if (process.platform !== 'win32' && (statSync(path).mode & 0o007) !== 0)
    return 'names a file that everybody on this machine can read: chmod 600 it';
  return text === '' ? 'names a file that is empty' : new Secret(text);
}
