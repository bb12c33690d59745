// SPDX-License-Identifier: Apache-2.0
// Environment and file to validated configuration to secrets.
export { ConfigError, type ConfigProblem } from './config-error.ts';
export type { Environment } from './environment.ts';
export type { FileInput } from './file-shape.ts';
export { type ConfigSources, loadConfig } from './load.ts';
export { isLoopback } from './loopback.ts';
export {
  type Ceiling,
  type Limits,
  type LogLevel,
  type MonitoringSettings,
  type NodeConfig,
  type OfficersListener,
  type PartnersListener,
  type ReasonMark,
  type ReleaseConfirmation,
  storeLocation,
  type WitnessSettings,
} from './node-config.ts';
export type { MailSettings, NoticeSettings, WebhookSettings } from './notice-settings.ts';
export { domainOf, isMailAddress } from './notice-shape.ts';
export type { ProviderSettings } from './provider-settings.ts';
export type { Secret } from './secret.ts';
export type { ShownSetting } from './shown-settings.ts';
export { writeConfig } from './write.ts';
