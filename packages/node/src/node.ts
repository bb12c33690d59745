// SPDX-License-Identifier: Apache-2.0
// A running node: everything opened in order, started, and stopped again without losing anything.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { type LawProfile, lawProfiles, type NodeCeiling, stateOf } from '@tansiq/protocol';
import { openAccess, Passwords } from './access/index.ts';
import { AttachmentFetcher, Attachments, openBlobs, Uploads } from './blobs/index.ts';
import { EvidenceRelay } from './capabilities/agreements/index.ts';
import { capabilityRoutes, type NodeRooms, upkeepTasks } from './capabilities/index.ts';
import { mayHear, startNoticing } from './capabilities/notices/index.ts';
import {
  AttachmentLines,
  GivenAttachments,
  GivingAttachments,
  ReleaseConfirmations,
  serveAttachment,
} from './capabilities/reports/index.ts';
import { ConfigError, loadConfig, type NodeConfig, storeLocation } from './config/index.ts';
import { ContentReader } from './content/content-reader.ts';
import { ContentSearch } from './content/search.ts';
import { AgreementBook } from './exchange/agreement-book.ts';
import { keepCards } from './exchange/card-effect.ts';
import { PartyDirectory } from './exchange/directory.ts';
import { applyDispositions } from './exchange/dispositions.ts';
import { Effects } from './exchange/effects.ts';
import { Exchange, type ExchangeParts } from './exchange/exchange.ts';
import { Gatekeeper } from './exchange/gatekeeper.ts';
import { NewsDesk } from './exchange/news.ts';
import { PartnerClient } from './exchange/partner-client.ts';
import { type AssemblyParts, assemble, listen, Pages } from './http/index.ts';
import { Journal } from './journal/index.ts';
import { LiveKeys, ownKeys } from './keys/index.ts';
import { createLogger, type Logger } from './logging/index.ts';
import { answerTold, startMonitoring, startTracing } from './monitoring/index.ts';
import { adoptOwnCards } from './own-cards.ts';
import { openProcesses, type Processes } from './processes/index.ts';
import { openStore, type Store } from './store/index.ts';
import { Upkeep } from './upkeep.ts';
import { version } from './version.ts';
import { WitnessClient } from './witness/index.ts';

export interface StartOptions {
  dataDir: string;
  env: Record<string, string | undefined>;
  /** Where log lines go; standard output when absent. */
  logger?: Logger;
  /** Folder of the built pages for officers; the node serves its API alone without it. */
  pages?: string;
  now?: () => number;
  /** Limits of the officers' API in place of the standard ones. */
  rates?: AssemblyParts['rates'];
}

export interface RunningNode {
  party: string;
  /** `http://127.0.0.1:8440` */
  officersUrl: string;
  /** Port that partners call. */
  partnersPort: number;
  /** Where machines ask how the node does; absent where the configuration names no port. */
  monitoringUrl?: string;
  /** The parts, for scenarios and measurements that load a node from inside. */
  rooms: NodeRooms;
  /** Takes nothing new, finishes what runs, closes the store. */
  stop(): Promise<void>;
}

/**
 * Starts the node of a data folder.
 * @throws ConfigError naming what is wrong, KeyError, or an error that says which address is taken.
 */
export async function startNode(options: StartOptions): Promise<RunningNode> {
  const config = loadConfig({ dataDir: options.dataDir, env: options.env });
  const log = options.logger ?? createLogger({ level: config.logLevel, party: config.party });
  const keys = new LiveKeys(await ownKeys(config));
  const store = await openStore(
    storeLocation(config),
    (err) => log.error({ err }, 'the database ended a session'),
    ({ name, n, of }) => log.info({ migration: name, step: n, total: of }, 'upgrading the store'),
  );
  let processes: Processes | undefined;
  try {
    processes = await openProcesses(store, log);
    const rooms = await openRooms(config, keys, store, processes, log, options.now ?? Date.now);
    followRotations(rooms);
    return await run(config, rooms, log, options);
  } catch (error) {
    await processes?.leave();
    await store.close();
    throw error;
  }
}

async function openRooms(
  config: NodeConfig,
  keys: LiveKeys,
  store: Store,
  processes: Processes,
  log: Logger,
  now: () => number,
): Promise<NodeRooms> {
  const journal = await Journal.open({ store, party: config.party, keys, now });
  const news = new NewsDesk(store, now, processes);
  const book = new AgreementBook(store, config.party);
  const effects = new Effects();
  const directory = await PartyDirectory.load(store);
  const gate = new Gatekeeper({
    self: config.party,
    book,
    directory,
    profiles: profilesOf(config),
    ceiling: ceilingOf(config),
    now,
  });
  const access = openAccess({
    ...{ store, journal, news, now, processes, party: config.party, passwords: new Passwords() },
    fixed: config.officers,
    provider: config.provider,
    secrets: { close: (...text) => keys.rest.close(...text), open: (...closed) => keys.rest.open(...closed) },
  });
  const base = { store, keys, journal, news, book, effects, directory, gate, processes, now, log };
  applyDispositions(effects, config.party, news);
  keepCards(effects, directory, config.party);
  await adoptOwnCards({ ...base });
  const client = new PartnerClient(
    () => keys.tls,
    (party) => directory.addressOf(party),
  );
  const blobs = openBlobs(config);
  const files = { store, blobs, now, limits: config.limits };
  const fetcher = new AttachmentFetcher(files);
  const attachmentLines = new AttachmentLines({ ...base, client, fetcher });
  const given = new GivenAttachments({ ...base, fetcher });
  const attachment: ExchangeParts['attachment'] = (party, act, id, range) =>
    serveAttachment({ ...base, blobs, self: config.party }, party, act, id, range);
  const givingAttachments = new GivingAttachments({ ...base, client, serve: attachment });
  const exchange = new Exchange({
    ...base,
    self: config.party,
    client,
    attachment,
    attachmentsWanted: (party, limit) => given.wanted(party, limit),
    attachmentGiven: (...gift) => given.take(...gift),
    ...(config.partners.endpoint === undefined && {
      pullEveryMs: 2000,
      attachmentsWantedBy: (party) => givingAttachments.wantedBy(party),
    }),
  });
  const reading = { store, self: config.party, gate, journal, now };
  const content = new ContentReader({ ...reading, reasons: config.reasons });
  const search = new ContentSearch(reading);
  return {
    ...base,
    ...access,
    ...{ config, self: config.party, client, exchange, content, search },
    releaseConfirmations: new ReleaseConfirmations({ ...access, journal, now }),
    ...{
      blobs,
      attachmentLines,
      givingAttachments,
      uploads: new Uploads(files),
      attachments: new Attachments(files),
    },
  };
}

async function run(
  config: NodeConfig,
  rooms: NodeRooms,
  log: Logger,
  { pages, rates }: Pick<StartOptions, 'pages' | 'rates'>,
): Promise<RunningNode> {
  const {
    exchange,
    attachmentLines,
    givingAttachments,
    store,
    sessions,
    tokens,
    secondFactor,
    journal,
    news,
    processes,
  } = rooms;
  const [draining, stopping] = [new AbortController(), new AbortController()];
  const monitoring = await startMonitoring(rooms);
  const tracing = await startTracing(rooms);
  const secure = config.officers.tls !== undefined || config.officers.behindProxy;
  const app = assemble({
    party: config.party,
    version,
    capabilities: capabilityRoutes(rooms, secure),
    store,
    sessions,
    tokens,
    secondFactor,
    journal,
    log,
    now: rooms.now,
    secure,
    draining: draining.signal,
    stopping: stopping.signal,
    behindProxy: config.officers.behindProxy,
    pages: pages === undefined ? undefined : Pages.load(pages),
    ...(rates && { rates }),
    processes,
    observe:
      (monitoring || tracing) &&
      ((answer) => {
        monitoring?.metrics.observe(answer);
        tracing?.tell(answerTold(answer));
      }),
    events: { source: news, mayKnow: (officer, event) => mayHear(rooms, officer, event) },
  });
  const partnersPort = await exchange.listen(config.partners.host, config.partners.port);
  const officers = await listen(app, {
    host: config.officers.host,
    port: config.officers.port,
    ...officersTls(config),
  });
  exchange.start();
  holdWitnessing(config, rooms);
  attachmentLines.start();
  const relay = new EvidenceRelay(rooms);
  relay.start();
  const noticing = startNoticing(rooms, config.notices);
  processes.hold('upkeep', () => {
    const upkeep = new Upkeep(upkeepTasks(rooms), log);
    upkeep.start();
    return upkeep;
  });
  monitoring?.readiness.become('running');
  log.info({ host: officers.host, port: officers.port, version }, 'ready');
  return {
    party: config.party,
    officersUrl: officers.address,
    partnersPort,
    ...(monitoring && { monitoringUrl: monitoring.url }),
    rooms,
    stop: async () => {
      monitoring?.readiness.become('stopping');
      draining.abort();
      await processes.handOver();
      await pause((config.monitoring?.drainSeconds ?? 0) * 1000);
      stopping.abort();
      await officers.close();
      await attachmentLines.stop();
      await processes.leave();
      await noticing.stop();
      await givingAttachments.stop();
      await relay.stop();
      await exchange.stop();
      await monitoring?.close();
      await store.close();
      await tracing?.stop();
    },
  };
}

const ceilingOf = ({ ceiling, party }: NodeConfig): NodeCeiling => ({
  state: ceiling?.scheme ?? stateOf(party),
  levels: ceiling?.ranks ?? [],
  rank: ceiling?.ranks.length ?? 0,
});

/** The party's own law. @throws ConfigError for a name that the house does not have */
function profilesOf({ lawProfile }: NodeConfig): readonly LawProfile[] {
  if (lawProfile === undefined) return [];
  const profile = Object.hasOwn(lawProfiles, lawProfile) ? lawProfiles[lawProfile] : undefined;
  if (profile) return [profile];
  const text = `is not a law profile that comes with this version; one of: ${Object.keys(lawProfiles).join(', ')}`;
  throw new ConfigError([{ key: 'law_profile', source: 'tansiq.toml', text }]);
}

/** Officers' own certificate, when TLS ends here. */
function officersTls({ officers: { tls } }: NodeConfig): { tls?: { cert: string; key: string } } {
  return tls === undefined
    ? {}
    : { tls: { cert: readFileSync(tls.cert, 'utf8'), key: readFileSync(tls.key, 'utf8') } };
}

/** Shows the journal to the supervisor's witness on its schedule, when there is one. */
function holdWitnessing(
  { witness }: NodeConfig,
  { journal, store, news, processes, now, log }: NodeRooms,
): void {
  if (witness === undefined) return;
  processes.hold('witness', () => {
    const client = new WitnessClient({ journal, store, news, witness, now, log });
    client.start(witness.minutes);
    return client;
  });
}

/** Keys that another process of this node has made stand in the folder that they share. */
function followRotations({ config, keys, exchange, directory, processes, log }: NodeRooms): void {
  const load = async () => {
    keys.replace(await ownKeys(config));
    await directory.reload();
    exchange.keysChanged();
  };
  processes.on('keys', () => {
    load().catch((error: unknown) => log.error({ err: error }, 'the new keys could not be read'));
  });
}
