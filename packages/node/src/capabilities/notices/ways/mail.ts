// SPDX-License-Identifier: Apache-2.0
// By mail: over TLS that was checked (RFC 8314, STARTTLS of RFC 3207 demanded), except to a server on this machine. Plain text, one address.
import { readFileSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import { domainOf, isMailAddress, type MailSettings } from '../../../config/index.ts';
import { messageOf } from '../wording/index.ts';
import { type Message, NotSent, type Way } from './way.ts';

const PATIENCE_MS = 15_000;

/** @throws Error when the file of the authority cannot be read */
export function mailWay(settings: MailSettings): Way {
  const { host, port, security, login, ca, domains, from } = settings;
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: {
      minVersion: 'TLSv1.2',
      servername: host,
      ...(ca !== undefined && { ca: readFileSync(ca, 'utf8') }),
    },
    ...(login && { auth: { user: login.user, pass: login.password.reveal() } }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ id, at, address, language, counts, link }: Message) => {
      // The configuration may have been narrowed since the address was given.
      if (!isMailAddress(address) || !domains.includes(domainOf(address))) throw new NotSent('address');
      const { subject, text } = messageOf(language, counts, link);
      try {
        await transport.sendMail({
          from,
          to: address,
          subject,
          text,
          date: new Date(at),
          messageId: `<${id}@${domainOf(from)}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        });
      } catch (error) {
        throw new NotSent(codeOf(error));
      }
    },
    close: () => transport.close(),
  };
}

/** The library's code or the server's number; never its words, which may repeat an address. */
function codeOf(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  if (typeof responseCode === 'number') return `smtp-${responseCode}`;
  return typeof code === 'string' && /^[A-Z_]{1,40}$/.test(code) ? code.toLowerCase() : 'failed';
}
