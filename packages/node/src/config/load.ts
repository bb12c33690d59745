// SPDX-License-Identifier: Apache-2.0
// From environment and tansiq.toml to a configuration that holds, or to a list of what is wrong with it.
import { readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { parseVerifierKey } from '@tansiq/ledger';
import { partyId } from '@tansiq/protocol';
import { parse, TomlError } from 'smol-toml';
import { ConfigError, type ConfigProblem } from './config-error.ts';
import { type Environment, overlay, type RawTable, variableOf } from './environment.ts';
import { type FileShape, fileShape } from './file-shape.ts';
import type { NodeConfig } from './node-config.ts';
import { noticeSettings } from './notice-settings.ts';
import { type ProviderSettings, providerSettings } from './provider-settings.ts';
import { Secret } from './secret.ts';
import { secretKeys } from './secret-keys.ts';
import { shownSettings } from './shown-settings.ts';
import { inWords } from './words.ts';

export const CONFIG_FILE = 'tansiq.toml';

export interface ConfigSources {
  readonly dataDir: string;
  readonly env: Environment;
  /** Path of another file than `tansiq.toml` in the data folder. */
  readonly file?: string;
}

/**
 * The configuration of the node in `dataDir`: a variable stands above the file, the file above the defaults.
 * @throws ConfigError naming every wrong, missing or unknown value, what it is and what is allowed.
 */
export function loadConfig({ dataDir, env, file }: ConfigSources): NodeConfig {
  const path = file ?? join(dataDir, CONFIG_FILE);
  const raw = readToml(path, file !== undefined);
  const sources = new Map<string, string>();
  const problems = overlay(raw, env, sources);
  const result = fileShape.safeParse(raw);
  if (!result.success)
    problems.push(
      ...result.error.issues.flatMap((issue) => inWords(issue, raw, (key) => sources.get(key) ?? path)),
    );
  else problems.push(...readableSecret(result.data, path, sources));
  const keyPassphrase = secretIn(env, 'TANSIQ_KEY_PASSPHRASE', 'passphrase', 12, problems);
  const keyPin = secretIn(env, 'TANSIQ_KEY_PIN', 'PIN', 4, problems);
  if (result.success && result.data.keys && !keyPin && problems.length === 0)
    problems.push({ key: 'keys', source: sources.get('keys.module') ?? path, text: noPin });
  const folder = resolve(dataDir);
  const provider = result.success ? providerOf(result.data, folder, problems) : undefined;
  if (problems.length > 0 || !result.success) throw new ConfigError(problems);
  return {
    ...assemble(result.data, folder),
    ...(provider && { provider }),
    settings: shownSettings(raw, result.data, sources),
    secrets: { ...(keyPassphrase && { keyPassphrase }), ...(keyPin && { keyPin }) },
  };
}

function readToml(path: string, mustBeThere: boolean): RawTable {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (absent && !mustBeThere) return {};
    const why = absent ? 'there is no such file' : 'it cannot be read: check its permissions';
    throw new ConfigError([{ key: path, source: 'file', text: why }]);
  }
  try {
    return parse(text, { unsafeKeyBehaviour: 'throw' });
  } catch (error) {
    // The parser's own message repeats the line, which may hold a password.
    const where = error instanceof TomlError ? `line ${error.line}, column ${error.column}` : 'it';
    throw new ConfigError([{ key: path, source: 'file', text: `${where} is not TOML` }]);
  }
}

// A secret in a file that others on the machine can read is none.
function readableSecret(
  { store, blobs, monitoring, notices }: FileShape,
  path: string,
  sources: ReadonlyMap<string, string>,
): ConfigProblem[] {
  const inFile = {
    'store.postgres': (URL.parse(store.postgres ?? '')?.password ?? '') !== '',
    'blobs.secret_key': blobs !== undefined,
    'monitoring.token': monitoring.token !== undefined,
    'notices.mail.password': notices.mail?.password !== undefined,
    'notices.webhook.secret': notices.webhook !== undefined,
  } satisfies Record<(typeof secretKeys)[number], boolean>;
  const found = secretKeys.filter((key) => inFile[key] && !sources.has(key));
  if (found.length === 0 || process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return [];
  return found.map((key) => ({
    key,
    source: path,
    text: `holds a secret and others can read the file: chmod 600 it, or set ${variableOf(key)} instead`,
  }));
}

const noPin = 'names a hardware module, whose PIN is not set: set TANSIQ_KEY_PIN or TANSIQ_KEY_PIN_FILE';

/** What opens the private keys, from the variable or from the file that its twin in _FILE names. */
function secretIn(
  env: Environment,
  variable: 'TANSIQ_KEY_PASSPHRASE' | 'TANSIQ_KEY_PIN',
  what: string,
  least: number,
  problems: ConfigProblem[],
): Secret | undefined {
  const direct = env[variable];
  const fileVariable = `${variable}_FILE`;
  const file = env[fileVariable];
  const source = 'environment';
  if (direct !== undefined && file !== undefined) {
    problems.push({ key: variable, source, text: `is set beside ${fileVariable}; set one` });
    return undefined;
  }
  let value = direct;
  if (file !== undefined) {
    try {
      value = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    } catch {
      problems.push({ key: fileVariable, source, text: 'names a file that cannot be read' });
      return undefined;
    }
  }
  if (value === undefined) return undefined;
  if (value.length < least) {
    const key = file === undefined ? variable : fileVariable;
    problems.push({ key, source, text: `the ${what} is too short; needed: at least ${least} characters` });
    return undefined;
  }
  return new Secret(value);
}

const within = (dataDir: string) => (path: string) => (isAbsolute(path) ? path : join(dataDir, path));

const providerOf = (
  { oidc, officers }: FileShape,
  dataDir: string,
  problems: ConfigProblem[],
): ProviderSettings | undefined => oidc && providerSettings(oidc, officers.origin, within(dataDir), problems);

function assemble(file: FileShape, dataDir: string): Omit<NodeConfig, 'secrets' | 'settings'> {
  const inFolder = within(dataDir);
  const { officers, store, witness, limits, keep, monitoring } = file;
  return {
    party: partyId(file.party),
    names: file.names,
    spoc: file.spoc,
    supervisor: file.supervisor,
    dataDir,
    store: store.postgres
      ? { postgres: new Secret(store.postgres) }
      : { sqlite: inFolder(store.sqlite ?? 'node.sqlite') },
    ...(file.blobs && {
      blobs: {
        endpoint: file.blobs.endpoint,
        region: file.blobs.region,
        bucket: file.blobs.bucket,
        prefix: file.blobs.prefix ?? `${file.party}/`,
        accessKey: file.blobs.access_key,
        secretKey: new Secret(file.blobs.secret_key),
      },
    }),
    officers: {
      host: officers.host,
      port: officers.port,
      behindProxy: officers.behind_proxy,
      ...(officers.release_confirmation && { releaseConfirmation: officers.release_confirmation }),
      ...(officers.second_factor_roles && { secondFactorRoles: officers.second_factor_roles }),
      ...(officers.origin !== undefined && { origin: officers.origin }),
      ...(officers.tls_cert &&
        officers.tls_key && { tls: { cert: inFolder(officers.tls_cert), key: inFolder(officers.tls_key) } }),
    },
    partners: file.partners,
    ...(file.keys && { keyModule: { ...file.keys, binding: inFolder(file.keys.binding) } }),
    ...(witness && {
      witness: {
        url: witness.url,
        key: parseVerifierKey(witness.key),
        keyText: witness.key,
        minutes: witness.minutes,
      },
    }),
    ...(monitoring.port !== undefined && {
      monitoring: {
        host: monitoring.host,
        port: monitoring.port,
        drainSeconds: monitoring.drain_seconds,
        ...(monitoring.token !== undefined && { token: new Secret(monitoring.token) }),
      },
    }),
    ...(monitoring.otel !== undefined && { otel: monitoring.otel }),
    ...(file.ceiling && { ceiling: file.ceiling }),
    ...(file.law_profile && { lawProfile: file.law_profile }),
    screen: {
      ...(file.screen.banner && { banner: file.screen.banner }),
      ...(file.screen.emblem && { emblem: inFolder(file.screen.emblem) }),
    },
    reasons: file.journal.reasons,
    notices: noticeSettings(file.notices, inFolder),
    logLevel: file.log_level,
    limits: {
      attachmentBytes: limits.attachment_mib * 2 ** 20,
      uploadsBytes: limits.uploads_mib * 2 ** 20,
      uploadHours: limits.upload_hours,
    },
    keep: {
      events: { days: keep.events_days, most: keep.events_most },
      readNoticesDays: keep.read_notices_days,
    },
  };
}
