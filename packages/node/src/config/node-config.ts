// SPDX-License-Identifier: Apache-2.0
// What a node knows of itself when it starts: validated, complete, the same wherever it came from.

import type { Verifier } from '@tansiq/ledger';
import type { PartyId, Text } from '@tansiq/protocol';
import type { StoreLocation } from '../store/index.ts';
import type { NoticeSettings } from './notice-settings.ts';
import type { ProviderSettings } from './provider-settings.ts';
import type { Secret } from './secret.ts';
import type { ShownSetting } from './shown-settings.ts';

/** The officers' listener, without TLS on loopback alone or behind a proxy that ends TLS. */
export interface OfficersListener {
  readonly host: string;
  readonly port: number;
  /** True when a proxy in front ends TLS and sets `X-Forwarded-*`. */
  readonly behindProxy: boolean;
  /** Absolute paths of PEM files. */
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Where officers' browsers open the node; what passkeys are bound to. Absent: a name under localhost that the browser asked for. */
  readonly origin?: string;
  /** Absent: what an administrator set, else none. */
  readonly releaseConfirmation?: ReleaseConfirmation;
  /** Roles whose people must have a passkey or one-time codes. Absent: what an administrator set, else no role. */
  readonly secondFactorRoles?: readonly SecondFactorRole[];
}

/** Whether who releases must show again that it is they: not at all, by any way to sign in, or by a passkey bound to what leaves. */
export const releaseConfirmations = ['none', 'sign-in', 'passkey'] as const;
export type ReleaseConfirmation = (typeof releaseConfirmations)[number];

/** Roles, as users hold them. */
export const secondFactorRoles = [
  'officer',
  'releaser',
  'negotiator',
  'legal-adviser',
  'signatory',
  'head',
  'supervisor',
  'administrator',
] as const;
export type SecondFactorRole = (typeof secondFactorRoles)[number];

/** The listener for partners' nodes: always TLS 1.3 with client certificates, under the node's own key. */
export interface PartnersListener {
  readonly host: string;
  readonly port: number;
  /** Where partners reach it, `https://host:port`; absent for a node that only dials out. */
  readonly endpoint?: string;
}

/** A bucket of an S3-compatible store. */
export interface ObjectStoreSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Before the names of all objects; this node's alone. */
  readonly prefix: string;
  readonly accessKey: string;
  readonly secretKey: Secret;
}

/** The supervisor's witness: where it is, the key it cosigns with, how often the journal is shown to it. */
export interface WitnessSettings {
  readonly url: string;
  readonly key: Verifier;
  /** Its key as the supervisor wrote it (C2SP signed-note verifier key). */
  readonly keyText: string;
  readonly minutes: number;
}

/** Where a machine asks whether the node lives, is ready, and how it does. Plain HTTP: on the loopback, or with a token. */
export interface MonitoringSettings {
  readonly host: string;
  readonly port: number;
  readonly token?: Secret;
  /** For how long a node that is told to stop says that it is not ready, and serves on, so that a balancer looks elsewhere first. */
  readonly drainSeconds: number;
}

/** National classification that this node may hold: levels from lowest to highest; above the last is refused. */
export interface Ceiling {
  /** ISO 3166-1, two lower-case letters. */
  readonly scheme: string;
  readonly ranks: readonly string[];
}

export interface Limits {
  /** Bytes of one attachment's plaintext. */
  readonly attachmentBytes: number;
  /** Bytes of what one user uploaded and no act took. */
  readonly uploadsBytes: number;
  /** Hours after which an upload that no draft or act took is deleted. */
  readonly uploadHours: number;
}

/** How long what only tells of something is kept. */
export interface Keeping {
  /** Events that pages and programs follow. */
  readonly events: { readonly days: number; readonly most: number };
  /** Days for which a notice stays after its user read it. */
  readonly readNoticesDays: number;
}

/** What an agency puts around its pages. */
export interface ScreenSettings {
  /** Classification line above every page. */
  readonly banner?: Text;
  /** Absolute path of an SVG or PNG. */
  readonly emblem?: string;
}

/** A hardware module that is spoken to by PKCS #11. */
export interface KeyModuleSettings {
  /** Path of its library. */
  readonly module: string;
  /** Label of the token. */
  readonly token: string;
  /** Absolute: the folder in whose node_modules pkcs11js is. */
  readonly binding: string;
}

/** Marks of acts of which a reading can be asked to say why: H3, restricted by a recall, about protected persons, classified, or all. */
export const reasonMarks = ['h3', 'restricted', 'protected', 'classified', 'all'] as const;
export type ReasonMark = (typeof reasonMarks)[number];

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface NodeConfig {
  readonly party: PartyId;
  readonly names: Text;
  /** The desk that speaks for the party. */
  readonly spoc: Text;
  /** Who supervises it. */
  readonly supervisor: Text;
  /** Absolute. */
  readonly dataDir: string;
  readonly store: { readonly sqlite: string } | { readonly postgres: Secret };
  /** Where attachments are kept; absent: in the data folder. */
  readonly blobs?: ObjectStoreSettings;
  readonly officers: OfficersListener;
  /** Absent: people sign in by the node's own ways alone. */
  readonly provider?: ProviderSettings;
  readonly partners: PartnersListener;
  /** Where the node's signing keys are made and used; absent: in files of the data folder. */
  readonly keyModule?: KeyModuleSettings;
  readonly witness?: WitnessSettings;
  /** Absent: nobody listens. */
  readonly monitoring?: MonitoringSettings;
  /** Where an OpenTelemetry collector takes spans (OTLP over HTTP). Absent: nobody is told. */
  readonly otel?: string;
  readonly ceiling?: Ceiling;
  /** Name of the national law profile that narrows what agreements allow. */
  readonly lawProfile?: string;
  readonly screen: ScreenSettings;
  /** Of which acts a reading must say why (LED Art. 25(2): the justification of a consultation). */
  readonly reasons: readonly ReasonMark[];
  readonly notices: NoticeSettings;
  readonly logLevel: LogLevel;
  readonly limits: Limits;
  readonly keep: Keeping;
  /** All settings, as they may be shown. */
  readonly settings: readonly ShownSetting[];
  readonly secrets: { readonly keyPassphrase?: Secret; readonly keyPin?: Secret };
}

/** Where `openStore` finds this node's store; reveals the database's address. */
export function storeLocation(config: Pick<NodeConfig, 'store'>): StoreLocation {
  const { store } = config;
  return 'sqlite' in store ? store : { postgres: store.postgres.reveal() };
}
