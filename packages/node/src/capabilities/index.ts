// SPDX-License-Identifier: Apache-2.0
// The list of capabilities: adding one is a folder and a line here.
import type { PartyId } from '@tansiq/protocol';
import type { Access } from '../access/index.ts';
import { type Attachments, type BlobStore, sweepBlobs, type Uploads } from '../blobs/index.ts';
import type { NodeConfig } from '../config/index.ts';
import type { ContentReader } from '../content/content-reader.ts';
import { scrubErased } from '../content/erase.ts';
import { indexAtLeisure, indexFiles, indexOlder } from '../content/fill-index.ts';
import type { ContentSearch } from '../content/search.ts';
import { indexTranslations } from '../content/translations.ts';
import type { AgreementBook } from '../exchange/agreement-book.ts';
import { tileChannels } from '../exchange/channel-tiles.ts';
import type { PartyDirectory } from '../exchange/directory.ts';
import type { Effects } from '../exchange/effects.ts';
import type { Exchange } from '../exchange/exchange.ts';
import type { Gatekeeper } from '../exchange/gatekeeper.ts';
import type { NewsDesk } from '../exchange/news.ts';
import type { PartnerClient } from '../exchange/partner-client.ts';
import { pruneNews } from '../exchange/prune-news.ts';
import type { Route } from '../http/index.ts';
import type { Journal } from '../journal/index.ts';
import type { LiveKeys } from '../keys/index.ts';
import type { Logger } from '../logging/index.ts';
import type { Processes } from '../processes/index.ts';
import type { Store } from '../store/index.ts';
import { foldWords } from '../text-index/index.ts';
import type { Task } from '../upkeep.ts';
import { Agreements, agreementRoutes, applyAgreementActs, takeInEvidence } from './agreements/index.ts';
import { Emergencies, emergencyRoutes } from './emergencies/index.ts';
import { Holds, holdRoutes } from './holds/index.ts';
import { Notices, noticeRoutes, pruneNotices, tellDeadlines } from './notices/index.ts';
import { noteSiteStates, Operations, operationRoutes, releaseHonestly } from './operations/index.ts';
import { Consequences, Outcomes, outcomeRoutes, restrictWhenCleared } from './outcomes/index.ts';
import { oversightRoutes } from './oversight/routes.ts';
import { Oversight } from './oversight/service.ts';
import { partyRoutes } from './parties/routes.ts';
import { Parties } from './parties/service.ts';
import {
  Corrections,
  liftEndedRestrictions,
  Recalls,
  recallRoutes,
  restrictOnRecall,
} from './recalls/index.ts';
import {
  Acts,
  type AttachmentLines,
  actPageRoutes,
  actRoutes,
  Drafts,
  deskRoutes,
  draftRoutes,
  expectAttachments,
  fileRoutes,
  type GivingAttachments,
  type ReleaseConfirmations,
  Releases,
  Translations,
} from './reports/index.ts';
import { eraseAtTerm } from './retention/index.ts';
import { screenRoutes } from './screen/routes.ts';
import { Search, searchRoutes } from './search/index.ts';
import { StandingOrders, standingOrderRoutes } from './standing-orders/index.ts';
import { Statements, signHonestly, statementRoutes } from './statements/index.ts';
import { Samples, Supervision, supervisionRoutes } from './supervision/index.ts';
import { policyRoutes, System, systemRoutes } from './system/index.ts';
import { keepAwaited, Today, todayRoutes } from './today/index.ts';
import { Transfers, transferRoutes } from './transfers/index.ts';
import { accessRoutes, doorstepOf } from './users/index.ts';

/** What a node is made of; each capability takes from it only what its own parts name. */
export interface NodeRooms extends Access {
  config: NodeConfig;
  self: PartyId;
  store: Store;
  keys: LiveKeys;
  journal: Journal;
  news: NewsDesk;
  book: AgreementBook;
  effects: Effects;
  directory: PartyDirectory;
  gate: Gatekeeper;
  content: ContentReader;
  search: ContentSearch;
  exchange: Exchange;
  processes: Processes;
  client: PartnerClient;
  blobs: BlobStore;
  uploads: Uploads;
  attachments: Attachments;
  attachmentLines: AttachmentLines;
  givingAttachments: GivingAttachments;
  releaseConfirmations: ReleaseConfirmations;
  log: Logger;
  now: () => number;
}

export function capabilityRoutes(rooms: NodeRooms, secure: boolean): Route[][] {
  const drafts = new Drafts(rooms);
  const releases = new Releases({ ...rooms, drafts });
  const recalls = new Recalls(rooms);
  const doorstep = doorstepOf({ ...rooms.config.officers, party: rooms.self, secure });
  expectAttachments(rooms.effects, rooms.self, rooms.attachments, (party) =>
    rooms.attachmentLines.expect(party),
  );
  restrictOnRecall(rooms);
  applyAgreementActs(rooms);
  takeInEvidence(rooms);
  keepAwaited(rooms);
  releaseHonestly(rooms);
  signHonestly(rooms);
  noteSiteStates(rooms);
  restrictWhenCleared(rooms);
  return [
    screenRoutes(rooms.config),
    ...accessRoutes({ ...rooms, party: rooms.self, secure, doorstep }),
    partyRoutes(new Parties(rooms), rooms),
    agreementRoutes(new Agreements(rooms), rooms.self),
    draftRoutes(drafts, releases, { ...rooms, doorstep }),
    deskRoutes(drafts, rooms),
    actRoutes(new Acts(rooms)),
    actPageRoutes(rooms, new Translations(rooms)),
    fileRoutes(rooms),
    searchRoutes(new Search(rooms)),
    recallRoutes(recalls, new Corrections(rooms)),
    holdRoutes(new Holds(rooms)),
    emergencyRoutes(new Emergencies(rooms)),
    outcomeRoutes(new Outcomes(rooms), new Consequences({ ...rooms, recalls })),
    operationRoutes(new Operations({ ...rooms, drafts })),
    standingOrderRoutes(new StandingOrders(rooms)),
    statementRoutes(new Statements({ ...rooms, drafts })),
    transferRoutes(new Transfers({ ...rooms, drafts })),
    todayRoutes(new Today({ ...rooms, drafts })),
    noticeRoutes(new Notices({ ...rooms, settings: rooms.config.notices })),
    systemRoutes(new System(rooms)),
    policyRoutes(rooms),
    supervisionRoutes(new Supervision(rooms), new Samples(rooms)),
    oversightRoutes(new Oversight(rooms), rooms),
  ];
}

const HOUR = 3_600_000;

/** What the node does by the clock. */
export function upkeepTasks(rooms: NodeRooms): Task[] {
  const today = new Today({ ...rooms, drafts: new Drafts(rooms) });
  return [
    // Bytes of what was erased, that a crash or another reader of the store kept in its files.
    { name: 'scrub', everyMs: HOUR, run: () => scrubErased(rooms.store) },
    { name: 'uploads', everyMs: HOUR, run: (starting) => rooms.uploads.clean(starting) },
    // On SQLite no other process holds a transaction, so that right after a start every blob without a row is an orphan.
    {
      name: 'blobs',
      everyMs: HOUR,
      run: (starting) =>
        sweepBlobs(
          rooms,
          starting && rooms.store.dialect === 'sqlite' ? Number.POSITIVE_INFINITY : rooms.now(),
        ),
    },
    { name: 'new-acts', everyMs: HOUR / 3600, run: () => indexAtLeisure(rooms.store) },
    {
      name: 'older-acts',
      run: async () => {
        await indexOlder(rooms.store);
        await indexTranslations(rooms.store);
      },
    },
    { name: 'text-files', everyMs: HOUR / 360, run: () => indexFiles(rooms) },
    { name: 'text-index', everyMs: HOUR / 360, run: () => foldWords(rooms.store) },
    { name: 'tiles', everyMs: HOUR / 60, run: () => tileChannels(rooms.store) },
    {
      name: 'deadlines',
      everyMs: HOUR,
      run: () => {
        const withinMs = rooms.config.notices.deadlineHours * HOUR;
        return tellDeadlines({ ...rooms, withinMs, due: (officer, ms) => today.near(officer, ms) });
      },
    },
    {
      name: 'old-events',
      everyMs: HOUR,
      run: () => pruneNews(rooms.store, rooms.now(), rooms.config.keep.events),
    },
    {
      name: 'read-notices',
      everyMs: HOUR,
      run: () => {
        const { keep, notices } = rooms.config;
        return pruneNotices(rooms.store, rooms.now(), { ...notices, days: keep.readNoticesDays });
      },
    },
    { name: 'emergencies', everyMs: HOUR / 60, run: () => new Emergencies(rooms).lapse() },
    { name: 'holds', everyMs: HOUR / 60, run: () => new Holds(rooms).lapse() },
    { name: 'restrictions', everyMs: HOUR / 60, run: () => liftEndedRestrictions(rooms) },
    {
      name: 'terms',
      everyMs: HOUR,
      // Terms come day by day; whatever a longer stop or an amendment left is found after a start.
      run: (starting) => eraseAtTerm(rooms, starting ? undefined : 31 * 24 * HOUR),
    },
  ];
}
