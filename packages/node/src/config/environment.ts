// SPDX-License-Identifier: Apache-2.0
// Environment variables as configuration: TANSIQ_OFFICERS_PORT is `officers.port`.
import { languages } from '../refusal.ts';
import type { ConfigProblem } from './config-error.ts';

type Kind = 'text' | 'number' | 'flag' | 'list';
export type Environment = Readonly<Record<string, string | undefined>>;
export type RawTable = { [key: string]: unknown };

const perLanguage = (table: string): [string, Kind][] =>
  languages.map((language) => [`${table}.${language}`, 'text']);

/** Every key that may be set, and how its variable's text is read. Lists are separated by commas. */
const KEYS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['party', 'text'],
  ...perLanguage('names'),
  ...perLanguage('spoc'),
  ...perLanguage('supervisor'),
  ['store.sqlite', 'text'],
  ['store.postgres', 'text'],
  ['blobs.endpoint', 'text'],
  ['blobs.region', 'text'],
  ['blobs.bucket', 'text'],
  ['blobs.prefix', 'text'],
  ['blobs.access_key', 'text'],
  ['blobs.secret_key', 'text'],
  ['officers.host', 'text'],
  ['officers.port', 'number'],
  ['officers.behind_proxy', 'flag'],
  ['officers.tls_cert', 'text'],
  ['officers.tls_key', 'text'],
  ['officers.origin', 'text'],
  ['officers.release_confirmation', 'text'],
  ['officers.second_factor_roles', 'list'],
  ['oidc.issuer', 'text'],
  ['oidc.client_id', 'text'],
  ['oidc.client_secret_file', 'text'],
  ...perLanguage('oidc.name'),
  ['oidc.link_claim', 'text'],
  ['oidc.second_factor', 'list'],
  ['partners.host', 'text'],
  ['partners.port', 'number'],
  ['partners.endpoint', 'text'],
  ['keys.module', 'text'],
  ['keys.token', 'text'],
  ['keys.binding', 'text'],
  ['witness.url', 'text'],
  ['witness.key', 'text'],
  ['witness.minutes', 'number'],
  ['monitoring.host', 'text'],
  ['monitoring.port', 'number'],
  ['monitoring.token', 'text'],
  ['monitoring.drain_seconds', 'number'],
  ['monitoring.otel', 'text'],
  ['ceiling.scheme', 'text'],
  ['ceiling.ranks', 'list'],
  ['law_profile', 'text'],
  ...perLanguage('screen.banner'),
  ['screen.emblem', 'text'],
  ['notices.link', 'text'],
  ['notices.deadline_hours', 'number'],
  ['notices.mail.host', 'text'],
  ['notices.mail.port', 'number'],
  ['notices.mail.security', 'text'],
  ['notices.mail.from', 'text'],
  ['notices.mail.domains', 'list'],
  ['notices.mail.user', 'text'],
  ['notices.mail.password', 'text'],
  ['notices.mail.ca', 'text'],
  ['notices.webhook.url', 'text'],
  ['notices.webhook.secret', 'text'],
  ['notices.webhook.ca', 'text'],
  ['journal.reasons', 'list'],
  ['log_level', 'text'],
  ['limits.attachment_mib', 'number'],
  ['limits.uploads_mib', 'number'],
  ['limits.upload_hours', 'number'],
  ['keep.events_days', 'number'],
  ['keep.events_most', 'number'],
  ['keep.read_notices_days', 'number'],
]);

/** Their names, in the order in which they are shown. */
export const settingKeys: readonly string[] = [...KEYS.keys()];

/** Secrets and the data folder, which are read elsewhere; variables of the test runs. */
const NOT_CONFIGURATION =
  /^TANSIQ_(DATA|CODE|KEY_PASSPHRASE|KEY_PASSPHRASE_FILE|KEY_PIN|KEY_PIN_FILE|TEST_.*)$/;

const PREFIX = 'TANSIQ_';
export const variableOf = (key: string): string => PREFIX + key.replaceAll('.', '_').toUpperCase();
const BY_VARIABLE = new Map([...KEYS.keys()].map((key) => [variableOf(key), key]));

/** The keys that may be set below a table, for saying what is allowed; `''` for the top. */
export function keysUnder(table: string): string[] {
  const prefix = table === '' ? '' : `${table}.`;
  const below = [...KEYS.keys()].filter((key) => key.startsWith(prefix));
  return [...new Set(below.map((key) => key.slice(prefix.length).split('.')[0] ?? ''))];
}

/** Lays the variables over `file`, noting in `sources` which key came from where. Answers the variables nobody knows. */
export function overlay(file: RawTable, env: Environment, sources: Map<string, string>): ConfigProblem[] {
  const problems: ConfigProblem[] = [];
  for (const [variable, value] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX) || value === undefined || NOT_CONFIGURATION.test(variable)) continue;
    const key = BY_VARIABLE.get(variable);
    if (key === undefined) {
      problems.push({ key: variable, source: 'environment', text: 'no setting has this name' });
      continue;
    }
    put(file, key.split('.'), readAs(KEYS.get(key) ?? 'text', value));
    sources.set(key, variable);
  }
  return problems;
}

// What does not read as its kind is left as text, so that the field itself says what it allows.
function readAs(kind: Kind, value: string): unknown {
  if (kind === 'number' && /^\d{1,15}$/.test(value)) return Number(value);
  if (kind === 'flag' && /^(true|false)$/.test(value)) return value === 'true';
  if (kind === 'list') return value.split(',').map((one) => one.trim());
  return value;
}

function put(table: RawTable, [head = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    table[head] = value;
    return;
  }
  const known = table[head];
  const inner: RawTable = typeof known === 'object' && known !== null ? { ...known } : {};
  table[head] = inner;
  put(inner, rest, value);
}
