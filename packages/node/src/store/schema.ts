// SPDX-License-Identifier: Apache-2.0
// The tables of a node, as types: one description for SQLite and PostgreSQL. Flags are 0 or 1, moments are epoch seconds
// unless a name ends in `_ms`, JSON is text.
import type { Generated, Selectable } from 'kysely';
import type {
  ChallengesTable,
  PasskeysTable,
  PreferencesTable,
  ProviderLinksTable,
  RecoveriesTable,
  ReleaseConfirmationsTable,
  SessionsTable,
  TokensTable,
  TotpsTable,
  UsersTable,
} from './access-tables.ts';
import type { DeskTables } from './desk-schema.ts';
import type { EmergencyTables } from './emergency-schema.ts';
import type { ExchangeTables } from './exchange-schema.ts';
import type { HoldTables } from './hold-schema.ts';
import type { NoticeTables } from './notice-schema.ts';
import type { OperationTables } from './operation-schema.ts';
import type { SampleTables } from './sample-schema.ts';
import type { StandingOrderTables } from './standing-order-schema.ts';
import type { TodayTables } from './today-schema.ts';

export type * from './access-tables.ts';
export type * from './emergency-schema.ts';
export type * from './exchange-schema.ts';
export type * from './hold-schema.ts';
export type * from './standing-order-schema.ts';

type Flag = 0 | 1;

/** Parties known to this node, itself included. */
export interface PartiesTable {
  id: string;
  status: 'self' | 'pending' | 'confirmed';
  root: string;
  names: string;
  added_at: number;
  confirmed_by: string | null;
}

/** Every card of every known party (protocol section 2). */
export interface CardsTable {
  hash: string;
  party: string;
  seq: number;
  jws: string;
  received_at: number;
}

/** A journey of an act on this node: `released` (own, waits), `sent` (indexed), `held` (receipted), then what its readers did with it. */
export type ActStatus =
  | 'released'
  | 'withheld'
  | 'sent'
  | 'held'
  | 'accepted'
  | 'refused'
  | 'unreadable'
  | 'quarantined';

/** Headers and labels. Labels are what the gate decides for reading, materialised; nothing here is content. */
export interface ActsTable {
  id: string;
  seq: Generated<number>;
  jws: string;
  type: string;
  author: string;
  dossier: string | null;
  lineage: string | null;
  terms: string | null;
  time: string;
  own: Flag;
  status: ActStatus;
  rule: string | null;
  article: string | null;
  stored_ms: number;
  evidence: number | null;
  /** Label: 1 when somebody may read it at all. */
  open: Flag;
  /** Label: `content`, `control` or `housekeeping`. */
  kind: string;
  /** Label: clearance that a reader needs, a rank of this node's national levels; 0 for none. */
  rank: number;
  /** Label: 1 when H3 stands and each reader must accept it first. */
  h3: Flag;
  /** Label: 0 free, 1 restricted, 2 erased, 3 on legal hold. */
  hold: number;
  /** Label: first epoch ms in which it may no longer be read. */
  expires_ms: number;
  /** Label: 1 when readable only by those named for protected persons (minors, victims, targets). */
  shielded: Flag;
  composed_by: string | null;
  released_by: string | null;
}

/** A row of `acts` as it is read. */
export type ActRow = Selectable<ActsTable>;

/** Content: reachable only from node/src/content. */
export interface SectionsTable {
  /** Place of its act. */
  seq: number;
  name: string;
  salt: string;
  body: string;
}

export interface ActRefsTable {
  act: string;
  rel: string;
  target: string;
}

export interface AudienceTable {
  act: string;
  party: string;
}

/** What a report says of people, accounts, devices, places: statements with their source act. Content. */
export interface StatementsTable {
  id: string;
  act: string;
  subject: string;
  kind: string;
  category: string | null;
  prop: string;
  value: string;
  lang: string | null;
  evaluation: string;
  marking: string;
}

/** The words of an act, folded: lines of words, the first of marks. `segment` is 0 until the act is folded into one. Content. */
export interface ActWordsTable {
  seq: number;
  segment: number;
  /** 32 bits of the dossier's id: which readers it may be for. */
  circle: number;
  /** The author's time, epoch seconds. */
  at: number;
  words: string;
}

/** Acts folded together: their places, circles and times, packed. */
export interface WordSegmentsTable {
  id: Generated<number>;
  oldest: number;
  newest: number;
  acts: string;
}

/** One word of a segment, and which of its acts have it. Content. */
export interface WordActsTable {
  segment: number;
  term: string;
  acts: string;
}

/** Places of acts whose words are not in the index yet. */
export interface NewWordsTable {
  seq: number;
}

/** Attachments of plain text whose words are still to be taken into the index. */
export interface TextFilesTable {
  act: string;
  attachment: string;
}

export interface DossiersTable {
  id: string;
  kind: 'talks' | 'exchange';
  lineage: string | null;
  opened_at: number;
}

/** Which user has need-to-know of which dossier. */
export interface DossierReadersTable {
  dossier: string;
  user: string;
  granted_by: string;
  granted_at: number;
}

/** Readers who accepted an H3 restriction. */
export interface AcceptedRestrictionsTable {
  act: string;
  user: string;
  at: number;
}

/**
 * Attachment bytes kept here, by act and id: an id is its author's choice and says nothing without its act. Names, keys and
 * digests are content and stay in the act's section.
 */
export interface AttachmentsTable {
  id: string;
  act: string;
  /** Bytes of plaintext. */
  size: number;
  sealed: string;
  /** Path or object key under the blob store: random, says nothing. */
  blob: string;
  /** `fetching`: still to be had from its author; `missing`: not to be had, or not what the act names. */
  state: 'complete' | 'fetching' | 'missing' | 'erased';
  /** Bytes of ciphertext that are on disk while it is being fetched. */
  received: number;
  from_party: string | null;
  /** Why the last attempt brought nothing: `too-large`, `not-given`, `other-bytes`, `unreachable`; null when it did, or before any. */
  reason: string | null;
  /** Attempts that ended in `missing`; null for none. */
  tries: number | null;
  /** When one that is missing is asked for again, milliseconds since 1970; null for at once, once it is within this node's limit. */
  retry_ms: number | null;
}

/** Uploads before they belong to an act. */
export interface UploadsTable {
  id: string;
  /** User id; empty while the bytes are still coming in. */
  owner: string;
  /** User id of who sends it, from the first byte on. */
  sender: string;
  /** Bytes of plaintext; while they come in, as many as may come. */
  size: number;
  /** The entry that the act's `attachments` section will have; while the bytes come in, what of it is known. Content. */
  meta: string;
  blob: string;
  /** When it was begun, or last had bytes, in seconds. */
  at: number;
}

export interface DraftsTable {
  id: string;
  kind: string;
  owner: string;
  body: string;
  revision: number;
  state: 'open' | 'submitted' | 'released' | 'dropped';
  submitted_at: number | null;
  updated_at: number;
  act: string | null;
}

export interface JournalTable {
  idx: number;
  at: number;
  digest: string;
  salt: string | null;
  row: string | null;
}

/** Logs kept as tiles (C2SP tlog-tiles), e.g. the journal. */
export interface TilesTable {
  log: string;
  path: string;
  bytes: Uint8Array;
}

export interface LogHeadsTable {
  log: string;
  size: number;
  frontier: string;
  checkpoint: string | null;
  cosigned: string | null;
  cosigned_size: number;
}

export interface IdempotencyTable {
  key: string;
  user: string;
  digest: string;
  status: number;
  body: string;
  at: number;
}

/** What changed, for server-sent events and catching up; without content. */
export interface EventsTable {
  seq: Generated<number>;
  at_ms: number;
  kind: string;
  act: string | null;
  dossier: string | null;
  detail: string;
  /** 1 once those whom it concerns have a notice of it. */
  told: Generated<Flag>;
}

/** Single values of the node itself: party id, format, journal epoch. */
export interface SettingsTable {
  name: string;
  value: string;
}

export interface Tables
  extends DeskTables,
    EmergencyTables,
    ExchangeTables,
    HoldTables,
    NoticeTables,
    OperationTables,
    SampleTables,
    StandingOrderTables,
    TodayTables {
  parties: PartiesTable;
  cards: CardsTable;
  acts: ActsTable;
  sections: SectionsTable;
  act_refs: ActRefsTable;
  audience: AudienceTable;
  statements: StatementsTable;
  act_words: ActWordsTable;
  word_segments: WordSegmentsTable;
  word_acts: WordActsTable;
  text_files: TextFilesTable;
  new_words: NewWordsTable;
  dossiers: DossiersTable;
  dossier_readers: DossierReadersTable;
  accepted_restrictions: AcceptedRestrictionsTable;
  attachments: AttachmentsTable;
  uploads: UploadsTable;
  drafts: DraftsTable;
  journal: JournalTable;
  tiles: TilesTable;
  log_heads: LogHeadsTable;
  users: UsersTable;
  sessions: SessionsTable;
  tokens: TokensTable;
  recoveries: RecoveriesTable;
  passkeys: PasskeysTable;
  totps: TotpsTable;
  challenges: ChallengesTable;
  provider_links: ProviderLinksTable;
  preferences: PreferencesTable;
  release_confirmations: ReleaseConfirmationsTable;
  idempotency: IdempotencyTable;
  events: EventsTable;
  settings: SettingsTable;
}
