// SPDX-License-Identifier: Apache-2.0
// The officers' API as types: what each call takes and answers. A node's /api/openapi.json is the full description.
import type { Denial } from './api-problem.ts';
import type { Language, Text } from './language.ts';

export interface Call<Body, Answer, Query = undefined> {
  body: Body;
  answer: Answer;
  query: Query;
}

export interface Page<Item> {
  items: Item[];
  next?: string;
}

interface Paging {
  after?: string;
  limit?: number;
}

export type Role =
  | 'officer'
  | 'releaser'
  | 'negotiator'
  | 'legal-adviser'
  | 'signatory'
  | 'head'
  | 'supervisor'
  | 'administrator';

export interface UserItem {
  id: string;
  login: string;
  name: string;
  roles: Role[];
  language: Language;
  clearance: number;
  shielded: boolean;
  disabled?: boolean;
}

export interface SessionAnswer {
  officer: UserItem;
  party: string;
  csrf: string;
}

export interface PartyItem {
  id: string;
  status: 'self' | 'pending' | 'confirmed';
  names: Text;
  fingerprint: string;
  endpoint?: string;
  cards: number;
}

export interface LinkItem {
  party: string;
  state: string;
  why?: string;
  outgoing: { size: number; receipted: number; state: string; why?: string };
  incoming: { size: number; state: string };
  lastReceiptAt?: number;
  waiting: number;
  withheld: number;
}

/** A terms document (docs/protocol.md §7). Articles carry terms of any field. */
export interface TermsDocument {
  v: 1;
  fold: 1;
  lineage: string;
  version: number;
  supersedes?: string;
  title: Text;
  parties: { id: string; names: Text; [other: string]: unknown }[];
  window: string;
  articles: TermsArticle[];
}

export interface TermsArticle {
  number: string;
  title: Text;
  text: Text;
  terms: Record<string, unknown>;
}

/** What a party said about terms: the act, and since when it counts. */
export interface Word {
  party: string;
  act: string;
  at: string;
}

export interface VersionItem {
  terms: string;
  number: number;
  state: string;
  proposed: Word[];
  signed: Word[];
  unsigned: string[];
  rejected: Word[];
  ratified: Word[];
  unratified: string[];
  completeAt?: string;
  bindingAt?: string;
  inForceAt?: string;
  document: TermsDocument;
}

export interface AgreementItem {
  lineage: string;
  state: string;
  title?: Text;
  parties?: string[];
  terms?: string;
}

export interface AgreementAnswer extends AgreementItem {
  versions: VersionItem[];
  suspensions: (Word & { note?: Text })[];
  departures: (Word & { effectiveAt: string })[];
  left: string[];
  ended?: { at: string; by: string[] };
  notes: { act: string; author: string; time: string; stage: string; text: Text }[];
  comments: { act: string; author: string; time: string; terms: string; article: string; text: Text }[];
  acts: {
    id: string;
    type: string;
    author: string;
    time: string;
    status: string;
    evidence?: string;
    rule?: string;
    article?: string;
  }[];
}

export interface Declaration {
  purpose: string;
  crimeAreas: string[];
  dataCategories: string[];
  subjectCategories: string[];
  specialCategories: string[];
  minors: boolean;
  necessity?: string;
  penaltyMonths?: number;
  evaluation: { scheme: string; value: string };
  ground: { kind: string; date?: string; authority?: string; justification?: string; data?: string };
  h3?: string;
  uses?: string[];
}

export interface Handling {
  restrictions: string[];
  tlp: string;
  pap: string;
  classification?: { scheme: string; level: string };
  expires?: string;
  evidence: 'never' | 'consent' | 'allowed';
}

export interface Subject {
  id: string;
  kind: string;
  category?: string;
  minor?: boolean;
  statements: { prop: string; value: string; lang?: string }[];
}

export interface Ref {
  rel: string;
  act: string;
}

export interface OutcomeBody {
  kind: 'action-taken' | 'arrest' | 'seizure' | 'network-dismantled' | 'attack-averted' | 'nothing-found';
  on: string;
  state: string;
  place?: Text;
  persons?: number;
  minors?: number;
  finding: 'preliminary' | 'confirmed';
  seizures?: { what: string; quantity: string; unit: string }[];
  networks?: number;
}

export interface DraftSections {
  title?: { text: Text };
  facts?: { text: Text };
  assessment?: { text: Text };
  subjects?: { subjects: Subject[] };
  declaration: Declaration;
  handling: Handling;
  refs?: { refs: Ref[] };
  outcome?: OutcomeBody;
  consent?: { outcome: string; decision: 'confirm' | 'dispute' };
  stage?: { stage: string; on: string; persons: number };
}

export interface DraftBody {
  type: string;
  to: string[];
  lineage: string;
  dossier?: string;
  sections: DraftSections;
  uploads?: string[];
}

export interface DraftAnswer extends DraftBody {
  id: string;
  revision: number;
  state: string;
}

export interface GateDecision {
  party: string;
  permit: boolean;
  rule: string;
  article?: string;
  texts: Text;
  denials: Denial[];
}

export interface ActItem {
  id: string;
  type: string;
  author: string;
  audience: string[];
  dossier?: string;
  time: string;
  status: string;
  title?: Text;
  own: boolean;
  hold: 'none' | 'restricted' | 'erased';
  seq: number;
}

export interface ActAnswer extends ActItem {
  lineage?: string;
  terms?: string;
  rule?: string;
  article?: string;
  attachments: { id: string; name: string; media: string; size: number; state: string }[];
  sections: Record<string, unknown>;
  absent: string[];
  refs: Ref[];
  referredBy: { rel: string; act: string; type: string; author: string }[];
}

/** `at` is epoch milliseconds. `what`: released, waiting, withheld, sent, received, held, then what the receiver did with it. */
export interface JourneyAnswer {
  steps: {
    what: string;
    at?: number;
    party?: string;
    who?: string;
    index?: number;
    rule?: string;
    article?: string;
  }[];
}

export interface OutcomeItem {
  act: string;
  kind: string;
  author: string;
  on: string;
  state: string;
  persons?: number;
  confirmed: string[];
  disputed: string[];
  leads: string[];
  counted: boolean;
}

export interface RecallItem {
  act: string;
  author: string;
  own: boolean;
  targets: string[];
  effect: string;
  reason: string;
  until?: string;
  answers: { act: string; by: string; results: { act: string; result: string; reason?: string }[] }[];
}

export interface JournalItem {
  idx: number;
  at: number;
  /** Absent once it is erased; the log still counts it. */
  row?: Record<string, unknown>;
}

export interface JournalStateAnswer {
  origin: string;
  checkpoint: string;
  cosignedSize: number;
  ok: boolean;
  epochs: { origin: string; first: number; rows: number; erased: number; witnessed: number }[];
  problems: { kind: string; epoch: string; text: string; index?: number }[];
}

export interface StatusAnswer {
  party: string;
  version: string;
  protocol: number[];
  store: string;
  links: { party: string; state: string; why?: string }[];
  queues: { waiting: number; withheld: number };
  journal: { origin: string; cosigned: number };
  /** Seconds. */
  uptime: number;
}

export interface NewUser {
  login: string;
  name: string;
  roles: Role[];
  password: string;
  language: Language;
  clearance?: number;
  shielded?: boolean;
}

export interface TemplateOptions {
  parties: { id: string }[];
  title?: Text;
  validFrom?: string;
  validTo?: string;
  ratification?: string[];
  windowDays?: number;
  lineage?: string;
  options?: Record<string, unknown>;
}

type Act = { act: string };
type RecallResult = { act: string; result: 'restricted' | 'erased' | 'refused'; reason?: string };

/** `METHOD /path` below `/api`, parameters in braces. */
export interface Contract {
  'POST /session': Call<{ login: string; password: string }, SessionAnswer>;
  'GET /session': Call<undefined, SessionAnswer>;
  'DELETE /session': Call<undefined, undefined>;
  'GET /users': Call<undefined, Page<UserItem>, Paging>;
  'POST /users': Call<NewUser, UserItem>;
  'PATCH /users/{id}': Call<Partial<Omit<NewUser, 'login' | 'password'>> & { disabled?: boolean }, UserItem>;
  'POST /users/{id}/password': Call<{ password: string; current?: string }, undefined>;
  'GET /dossiers/{dossier}/readers': Call<undefined, Page<{ user: string }>>;
  'POST /dossiers/{dossier}/readers': Call<{ user: string }, unknown>;
  'GET /parties': Call<undefined, Page<PartyItem>, Paging>;
  'GET /parties/self/card': Call<undefined, { card: string; fingerprint: string }>;
  'POST /parties': Call<{ card: string }, { id: string; status: string; fingerprint: string }>;
  'POST /parties/{id}/confirm': Call<{ fingerprint: string }, { id: string; status: string }>;
  'POST /parties/self/rotation': Call<{ keys: string[] }, { seq: number }>;
  'GET /links': Call<undefined, Page<LinkItem>, Paging>;
  'GET /templates': Call<undefined, Page<{ name: string; title: Text }>>;
  'POST /templates/{name}': Call<TemplateOptions, { terms: TermsDocument; hash: string }>;
  'POST /agreements/contacts': Call<
    { parties: string[]; stage: 'contact' | 'talks' | 'closed'; text: Text; lineage?: string },
    Act & { lineage: string }
  >;
  'GET /agreements': Call<undefined, Page<AgreementItem>, Paging>;
  'GET /agreements/{lineage}': Call<undefined, AgreementAnswer>;
  'POST /agreements/proposals': Call<
    { terms: TermsDocument; replaces?: string },
    Act & { terms: string; lineage: string }
  >;
  'POST /agreements/{lineage}/comments': Call<{ terms: string; article: string; text: Text }, Act>;
  'POST /agreements/{lineage}/rejections': Call<{ terms: string; note?: Text }, Act>;
  'POST /agreements/{lineage}/signatures': Call<{ terms: string; office: Text }, Act>;
  'POST /agreements/{lineage}/ratifications': Call<{ terms: string; instrument: Text }, Act>;
  'POST /agreements/{lineage}/suspensions': Call<{ note: Text }, Act>;
  'POST /agreements/{lineage}/resumptions': Call<{ suspension: string }, Act>;
  'POST /agreements/{lineage}/termination': Call<{ effective: string; note: Text }, Act>;
  'POST /agreements/{lineage}/withdrawal': Call<{ effective: string; note: Text }, Act>;
  'POST /agreements/try': Call<
    { to: string[]; lineage: string; type: string; declaration: Declaration; handling: Handling },
    { decisions: GateDecision[] }
  >;
  'POST /drafts': Call<DraftBody, { id: string; revision: number }>;
  'GET /drafts': Call<undefined, Page<DraftAnswer>, Paging>;
  'GET /drafts/{id}': Call<undefined, DraftAnswer>;
  'PUT /drafts/{id}': Call<DraftBody & { revision: number }, { id: string; revision: number }>;
  'DELETE /drafts/{id}': Call<undefined, undefined>;
  'GET /drafts/{id}/preview': Call<undefined, { decisions: GateDecision[]; leaves: unknown }>;
  'POST /drafts/{id}/submission': Call<undefined, { state: string }>;
  'POST /drafts/{id}/release': Call<{ revision: number }, Act & { dossier: string }>;
  'GET /acts': Call<
    undefined,
    Page<ActItem>,
    Paging & { type?: string; dossier?: string; author?: string; status?: string; from?: string }
  >;
  'GET /acts/{id}': Call<undefined, ActAnswer>;
  'GET /acts/{id}/journey': Call<undefined, JourneyAnswer>;
  'GET /acts/{id}/proof': Call<undefined, { proofs: { origin: string; proof: string }[] }>;
  'POST /acts/{id}/h3-acceptance': Call<undefined, unknown>;
  'POST /acts/{id}/recall': Call<{ effect: 'restrict' | 'erase'; reason: string; until?: string }, Act>;
  'GET /recalls': Call<undefined, Page<RecallItem>, Paging>;
  'POST /recalls/{id}/answer': Call<{ results: RecallResult[] }, Act>;
  'GET /outcomes': Call<undefined, Page<OutcomeItem>, Paging>;
  'GET /outcomes/totals': Call<undefined, { totals: Record<string, unknown> }>;
  'GET /journal': Call<
    undefined,
    { items: JournalItem[]; next?: number },
    { who?: string; what?: string; act?: string; dossier?: string; from?: number; limit?: number }
  >;
  'GET /journal/state': Call<undefined, JournalStateAnswer>;
  'GET /status': Call<undefined, StatusAnswer>;
}

type ParamName<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamName<Rest>
  : never;

type Given<Name extends string, Value> = [Value] extends [undefined] ? unknown : Record<Name, Value>;

/** What a call must be given beside its name: parameters of the path, body, query. */
export type Wanted<Route extends keyof Contract> = ([ParamName<Route>] extends [never]
  ? unknown
  : { params: Record<ParamName<Route>, string> }) &
  Given<'body', Contract[Route]['body']> &
  ([Contract[Route]['query']] extends [undefined] ? unknown : { query?: Contract[Route]['query'] });
