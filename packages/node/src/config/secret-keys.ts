// SPDX-License-Identifier: Apache-2.0
// Settings whose value is, or may hold, a secret: it is shown nowhere, and a file that others can read may not hold it.

/** An address of a database may hold a password. */
export const secretKeys = [
  'store.postgres',
  'blobs.secret_key',
  'monitoring.token',
  'notices.mail.password',
  'notices.webhook.secret',
] as const;

export const holdsSecret = (key: string): boolean => secretKeys.some((one) => one === key);
