// SPDX-License-Identifier: Apache-2.0
// The shape of `[notices]` in tansiq.toml: how people are told, outside the pages, that something waits. Never what.
import { z } from 'zod';
import { isLoopback } from './loopback.ts';

const checked = (allowed: string, holds: (value: string) => boolean) =>
  z.string(allowed).refine(holds, allowed);
const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;
const ADDRESS = /^[^\s@<>",;:\\()[\]]{1,64}@[a-z0-9.-]{1,253}$/i;

/** A plain address of mail: no name, no list, nothing that could be read as a header. */
export const isMailAddress = (value: string): boolean => ADDRESS.test(value);
/** The domain of an address, in lower case. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

const secureAddress = (what: string) =>
  checked(`${what}: https, or http on this machine; no user, no password, no fragment`, (value) => {
    const url = URL.parse(value);
    if (url === null || url.username !== '' || url.password !== '' || url.hash !== '') return false;
    return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  });
const path = z.string('the path of a PEM file').min(1, 'the path of a PEM file').max(400);
const domains = 'a list of 1 to 50 domains, in lower case, to which mail may go';

const mail = z
  .strictObject(
    {
      host: checked(
        'the host name of the mail server',
        (value) => value.length <= 253 && /^\S+$/.test(value),
      ),
      port: z
        .int('a port, 1 to 65535')
        .min(1, 'a port, 1 to 65535')
        .max(65_535, 'a port, 1 to 65535')
        .default(587),
      security: z.enum(['starttls', 'tls', 'none'], 'one of: starttls, tls, none').default('starttls'),
      from: checked('an address of mail such as desk@agency.example', isMailAddress),
      domains: z
        .array(
          checked(domains, (value) => DOMAIN.test(value)),
          domains,
        )
        .min(1, domains)
        .max(50, domains),
      user: z
        .string('the login at the mail server')
        .min(1, 'the login at the mail server')
        .max(200)
        .exactOptional(),
      password: z.string('its password').min(1, 'its password').max(400).exactOptional(),
      ca: path.exactOptional(),
    },
    'a table',
  )
  .refine(
    ({ host, security }) => security !== 'none' || isLoopback(host),
    'security = "starttls" or "tls": only a server on this machine is spoken to without TLS',
  )
  .refine(
    ({ user, password }) => (user === undefined) === (password === undefined),
    'user and password, both or neither',
  );

const webhook = z.strictObject(
  {
    url: secureAddress('the address that is called'),
    secret: z
      .string('the secret of its signatures, at least 32 characters')
      .min(32, 'the secret of its signatures, at least 32 characters')
      .max(400, 'at most 400 characters'),
    ca: path.exactOptional(),
  },
  'a table',
);

export const noticesShape = z
  .strictObject(
    {
      link: secureAddress(
        'where officers open the node, such as https://desk.agency.example',
      ).exactOptional(),
      deadline_hours: z
        .int('a whole number from 1 to 336')
        .min(1, 'a whole number from 1 to 336')
        .max(336, 'a whole number from 1 to 336')
        .default(48),
      mail: mail.exactOptional(),
      webhook: webhook.exactOptional(),
    },
    'a table',
  )
  .refine(
    (notices) => notices.link !== undefined || (notices.mail === undefined && notices.webhook === undefined),
    'link, where notices lead to, as soon as there is mail or webhook',
  );
