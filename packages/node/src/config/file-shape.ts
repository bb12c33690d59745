// SPDX-License-Identifier: Apache-2.0
// The shape of tansiq.toml. Each field says in plain words what it allows; that text is what an operator reads.
import { isIP } from 'node:net';
import { parseVerifierKey } from '@tansiq/ledger';
import { isPartyId } from '@tansiq/protocol';
import { z } from 'zod';
import { languages } from '../refusal.ts';
import { isLoopback } from './loopback.ts';
import { logLevels, reasonMarks, releaseConfirmations, secondFactorRoles } from './node-config.ts';
import { noticesShape } from './notice-shape.ts';
import { providerShape } from './provider-settings.ts';

const HOST_NAME = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;
const isHost = (value: string) => isIP(value) !== 0 || HOST_NAME.test(value);

const text = (allowed: string) => z.string(allowed).trim().min(1, allowed).max(400, allowed);
const checked = (allowed: string, holds: (value: string) => boolean) =>
  z.string(allowed).refine(holds, allowed);
const whole = (from: number, to: number) => {
  const allowed = `a whole number from ${from} to ${to}`;
  return z.int(allowed).min(from, allowed).max(to, allowed);
};

const localText = (what: string) => {
  const allowed = `${what}, at most 400 characters`;
  const entries = languages.map((language) => [language, text(allowed).exactOptional()] as const);
  const needed = `a table with ${what} in at least one of: ${languages.join(', ')}`;
  return z
    .strictObject(Object.fromEntries(entries), needed)
    .refine((value) => Object.keys(value).length > 0, needed);
};

const host = checked('a host name or an IP address', isHost);
const port = whole(0, 65_535);
const path = text('the path of a file, absolute or relative to the data folder');
const flag = z.boolean('true or false');

/** In the clear only to this machine: what goes there is ciphertext, but a signed request can be sent again. */
function isStore(value: string): boolean {
  const url = URL.parse(value);
  if (url === null || url.pathname !== '/' || value.endsWith('/') || url.username + url.search !== '')
    return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

/** `https://host:port` without path: how a card names an address of its party. */
const endpoint = checked('an address of the form https://host:port, without a path', (value) => {
  const url = URL.parse(value);
  const explicit = /^https:\/\/[^/]+:[1-9]\d{0,4}$/.test(value);
  return explicit && url !== null && url.username === '' && isHost(url.hostname.replace(/^\[|\]$/g, ''));
});

/** Where officers' browsers open the node. Passkeys are bound to its name (WebAuthn §5.1.3, "effective domain"), so it has one. */
const origin = checked(
  'an address such as https://desk.example.org or http://rabat.localhost:8440: a name (never an IP address, which passkeys refuse), https unless it is under localhost, no path',
  (value) => {
    const url = URL.parse(value);
    if (url === null || url.origin !== value || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0)
      return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && /(^|\.)localhost$/.test(url.hostname));
  },
);

const collector = checked(
  'the address of an OpenTelemetry collector (OTLP over HTTP), https unless it is on the loopback, such as http://127.0.0.1:4318',
  (value) => {
    const url = URL.parse(value);
    if (url === null || url.search !== '' || url.hash !== '' || url.username !== '') return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  },
);

const witnessUrl = checked('the http or https address of the witness', (value) => {
  const url = URL.parse(value);
  return url !== null && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '';
});

const witnessKey = checked(
  'the verifier key that the witness prints when it starts (name+id+key, for Ed25519 cosignatures)',
  (value) => {
    try {
      return parseVerifierKey(value).use === 'cosignature-ed25519';
    } catch {
      return false;
    }
  },
);

const level = checked(
  'the name of a level, 1 to 64 characters',
  (v) => v.trim() === v && v !== '' && v.length <= 64,
);
const someLevels =
  'a list of 1 to 16 different levels, from the lowest to the highest that this node may hold';

export const fileShape = z.strictObject({
  party: checked('a party id such as ma.dgsn: the two letters of the state, a dot, the agency', isPartyId),
  names: localText('the name of the party'),
  spoc: localText('the single point of contact'),
  supervisor: localText('the supervisor'),
  store: z
    .strictObject(
      {
        sqlite: path.exactOptional(),
        postgres: checked('the address of a database: postgres://user@host:port/name', (value) =>
          /^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? ''),
        ).exactOptional(),
      },
      'a table',
    )
    .refine((store) => !(store.sqlite && store.postgres), 'either sqlite or postgres, not both')
    .prefault({}),
  blobs: z
    .strictObject(
      {
        endpoint: checked(
          'the address of an object store: https://host, or http://host:port on this machine, without a path',
          isStore,
        ),
        region: checked('the name of a region', (value) => /^[a-z0-9-]{1,40}$/.test(value)).default(
          'us-east-1',
        ),
        bucket: checked('the name of a bucket: lower-case letters, digits, dots, hyphens', (value) =>
          /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(value),
        ),
        prefix: checked('what the names of all objects begin with, ending in a slash', (value) =>
          /^([A-Za-z0-9._-]{1,60}\/){1,5}$/.test(value),
        ).exactOptional(),
        access_key: checked('the name of an access key', (value) => /^[!-~]{3,128}$/.test(value)),
        secret_key: checked('the secret of the access key', (value) => /^[!-~]{8,200}$/.test(value)),
      },
      'a table',
    )
    .exactOptional(),
  officers: z
    .strictObject(
      {
        host: host.default('127.0.0.1'),
        port: port.default(8080),
        behind_proxy: flag.default(false),
        tls_cert: path.exactOptional(),
        tls_key: path.exactOptional(),
        origin: origin.exactOptional(),
        release_confirmation: z
          .enum(releaseConfirmations, `one of: ${releaseConfirmations.join(', ')}`)
          .exactOptional(),
        second_factor_roles: z
          .array(z.enum(secondFactorRoles, `one of: ${secondFactorRoles.join(', ')}`), 'a list of roles')
          .max(secondFactorRoles.length, 'each once')
          .exactOptional(),
      },
      'a table',
    )
    .refine((o) => Boolean(o.tls_cert) === Boolean(o.tls_key), 'tls_cert and tls_key, both or neither')
    .refine(
      (o) => o.tls_cert || o.behind_proxy || isLoopback(o.host),
      'a loopback host when there is no TLS: set tls_cert and tls_key, or behind_proxy = true if a proxy in front ends TLS',
    )
    .prefault({}),
  oidc: providerShape(localText('what the sign-in page calls the provider'), path).exactOptional(),
  partners: z
    .strictObject(
      { host: host.default('127.0.0.1'), port: port.default(8443), endpoint: endpoint.exactOptional() },
      'a table',
    )
    .prefault({}),
  keys: z
    .strictObject(
      {
        module: text('the path of the PKCS #11 library that the maker of the hardware module ships'),
        token: checked('the label of a token, at most 32 characters', (value) => /^[ -~]{1,32}$/.test(value)),
        binding: path.default('.'),
      },
      'a table',
    )
    .exactOptional(),
  witness: z
    .strictObject({ url: witnessUrl, key: witnessKey, minutes: whole(1, 1_440).default(10) }, 'a table')
    .exactOptional(),
  monitoring: z
    .strictObject(
      {
        host: host.default('127.0.0.1'),
        port: port.exactOptional(),
        token: checked('a secret of 16 to 200 characters without spaces', (value) =>
          /^[!-~]{16,200}$/.test(value),
        ).exactOptional(),
        drain_seconds: whole(0, 300).default(0),
        otel: collector.exactOptional(),
      },
      'a table',
    )
    .refine((m) => m.token || isLoopback(m.host), 'a loopback host, or a token that who asks must show')
    .prefault({}),
  ceiling: z
    .strictObject(
      {
        scheme: z.string().regex(/^[a-z]{2}$/, 'the two lower-case letters of the state'),
        ranks: z
          .array(level, someLevels)
          .min(1, someLevels)
          .max(16, someLevels)
          .refine((ranks) => new Set(ranks).size === ranks.length, someLevels),
      },
      'a table',
    )
    .exactOptional(),
  law_profile: checked('the name of a law profile: lower-case letters, digits, hyphens', (value) =>
    /^[a-z0-9][a-z0-9-]{0,63}$/.test(value),
  ).exactOptional(),
  screen: z
    .strictObject(
      {
        banner: localText('the classification line above every page').exactOptional(),
        emblem: checked('the path of an .svg or .png file', (v) => /\.(svg|png)$/i.test(v)).exactOptional(),
      },
      'a table',
    )
    .prefault({}),
  journal: z
    .strictObject(
      {
        reasons: z
          .array(z.enum(reasonMarks, `one of: ${reasonMarks.join(', ')}`), 'a list')
          .max(reasonMarks.length, 'each once')
          .default([]),
      },
      'a table',
    )
    .prefault({}),
  notices: noticesShape.prefault({}),
  log_level: z.enum(logLevels, `one of: ${logLevels.join(', ')}`).default('info'),
  limits: z
    .strictObject(
      {
        attachment_mib: whole(1, 2_048).default(2_048),
        uploads_mib: whole(1, 1_048_576).default(8_192),
        upload_hours: whole(1, 168).default(24),
      },
      'a table',
    )
    .prefault({}),
  keep: z
    .strictObject(
      {
        events_days: whole(1, 3_650).default(30),
        events_most: whole(10_000, 100_000_000).default(1_000_000),
        read_notices_days: whole(1, 3_650).default(90),
      },
      'a table',
    )
    .prefault({}),
});

/** What tansiq.toml holds once it is valid, defaults filled in. */
export type FileShape = z.infer<typeof fileShape>;
/** What may be written into it. */
export type FileInput = z.input<typeof fileShape>;
