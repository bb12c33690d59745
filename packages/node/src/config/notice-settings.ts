// SPDX-License-Identifier: Apache-2.0
// How people are told that something waits, as the node uses it.
import type { z } from 'zod';
import type { noticesShape } from './notice-shape.ts';
import { Secret } from './secret.ts';

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly security: 'starttls' | 'tls' | 'none';
  readonly from: string;
  /** Lower case; mail goes to no others. */
  readonly domains: readonly string[];
  readonly login?: { readonly user: string; readonly password: Secret };
  /** Absolute path of the PEM file of the authority that the server's certificate is by; the machine's own authorities when absent. */
  readonly ca?: string;
}

export interface WebhookSettings {
  readonly url: string;
  readonly secret: Secret;
  readonly ca?: string;
}

export interface NoticeSettings {
  /** Where officers open the node; without a slash at its end. */
  readonly link: string;
  /** How long before a deadline people are told of it. */
  readonly deadlineHours: number;
  readonly mail?: MailSettings;
  readonly webhook?: WebhookSettings;
}

export function noticeSettings(
  { link = '', deadline_hours: deadlineHours, mail, webhook }: z.output<typeof noticesShape>,
  inFolder: (path: string) => string,
): NoticeSettings {
  const ca = (path: string | undefined) => (path === undefined ? {} : { ca: inFolder(path) });
  return {
    link: link.replace(/\/+$/, ''),
    deadlineHours,
    ...(mail && {
      mail: {
        host: mail.host,
        port: mail.port,
        security: mail.security,
        from: mail.from,
        domains: mail.domains,
        ...(mail.user !== undefined &&
          mail.password !== undefined && {
            login: { user: mail.user, password: new Secret(mail.password) },
          }),
        ...ca(mail.ca),
      },
    }),
    ...(webhook && { webhook: { url: webhook.url, secret: new Secret(webhook.secret), ...ca(webhook.ca) } }),
  };
}
