// SPDX-License-Identifier: Apache-2.0
// The officers' API as types: which calls there are, what each takes and answers.

import type {
  DossierItem,
  NewToken,
  OpenSessionItem,
  PasskeyAnswer,
  PasskeyCreation,
  PasskeyItem,
  PasskeyMade,
  PasskeyRequest,
  PoliciesAnswer,
  PolicyChange,
  PreferencesDocument,
  Proof,
  ReaderItem,
  RecoveryBody,
  RecoveryItem,
  ReleaseConfirmationAnswer,
  TokenItem,
  WaysAnswer,
} from './access-shapes.ts';
import type {
  AgreementStep,
  ArticleInWords,
  CardStep,
  MatrixAnswer,
  PartyDetail,
  ProposalCheck,
  TermsDraftBody,
  TermsDraftItem,
} from './agreements.ts';
import type { Declaration, DraftAnswer, DraftBody, Handling } from './draft-shapes.ts';
import type { EmergencyItem, EmergencyWish } from './emergencies.ts';
import type { HoldItem, HoldWish } from './holds.ts';
import type { NoticesAnswer, NoticeWishes, NoticeWishesAnswer } from './notices.ts';
import type {
  ConsentDraftBody,
  DebriefAnswer,
  EntryBody,
  EntryItem,
  OperationBoard,
  OperationDraftAnswer,
  OperationItem,
  OperationOutcomeBody,
  PlanAnswer,
  PlanDifferences,
  PlanDraftBody,
  ReadinessBody,
  SiteApartBody,
} from './operations.ts';
import type {
  ChainAnswer,
  ConsequencesAnswer,
  OutcomeItem,
  OutcomesQuery,
  TotalsAnswer,
} from './outcome-shapes.ts';
import type {
  Correction,
  LeavingAnswer,
  LivePreviewAnswer,
  ProofAnswer,
  SavedDraftAnswer,
  ThreadAnswer,
  UploadAnswer,
} from './report-shapes.ts';
import type { SearchAnswer, SearchBody } from './search.ts';
import type {
  ActAnswer,
  ActItem,
  AgreementAnswer,
  AgreementItem,
  CodesAnswer,
  GateDecision,
  JournalItem,
  JournalStateAnswer,
  JourneyAnswer,
  LinkItem,
  NewUser,
  PartyItem,
  RecallItem,
  ScreenAnswer,
  SessionAnswer,
  StatusAnswer,
  TemplateOptions,
  TermsDocument,
  UserItem,
} from './shapes.ts';
import type { StandingOrderItem, StandingOrderWish } from './standing-orders.ts';
import type { StatementAnswer, StatementDraftBody, StatementItem } from './statements.ts';
import type {
  DisclosureItem,
  SampleAnswer,
  SampleItem,
  SampleKind,
  SettingItem,
  Span,
  SupervisionAnswer,
  SystemAnswer,
  Verdict,
} from './supervision.ts';
import type { Capped, NotableKind, OwedItem, TodayAnswer, TodayItem } from './today.ts';
import type { OnwardBody, TransferAnswerBody, TransferRequestBody, TransfersAnswer } from './transfers.ts';
import type { Text } from './words.ts';

export type * from './access-shapes.ts';
export type * from './agreements.ts';
export type * from './draft-shapes.ts';
export type * from './emergencies.ts';
export type * from './holds.ts';
export type * from './notices.ts';
export type * from './operations.ts';
export type * from './outcome-shapes.ts';
export type * from './report-shapes.ts';
export type * from './search.ts';
export type * from './shapes.ts';
export type * from './standing-orders.ts';
export type * from './statements.ts';
export type * from './supervision.ts';
export type * from './today.ts';
export type * from './transfers.ts';
export type * from './words.ts';

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

type Act = { act: string };
type RecallResult = { act: string; result: 'restricted' | 'erased' | 'refused'; reason?: string };

/** `METHOD /path` below `/api`, parameters in braces. */
export interface Contract {
  'GET /screen': Call<undefined, ScreenAnswer>;
  'GET /codes': Call<undefined, CodesAnswer>;
  'POST /session': Call<{ login: string; password: string; code?: string }, SessionAnswer>;
  'POST /session/passkey-challenge': Call<undefined, PasskeyRequest>;
  'POST /session/passkey': Call<PasskeyAnswer, SessionAnswer>;
  'POST /session/provider': Call<undefined, { url: string }>;
  'POST /session/provider/answer': Call<{ state: string; code?: string; iss?: string }, SessionAnswer>;
  'POST /session/provider/code': Call<{ code: string }, SessionAnswer>;
  'GET /session/confirmation': Call<undefined, { accepts: Proof[] }>;
  'POST /session/confirmation/challenge': Call<undefined, PasskeyRequest>;
  'POST /session/confirmation': Call<
    { password: string } | { code: string } | { passkey: PasskeyAnswer },
    undefined
  >;
  'GET /session': Call<undefined, SessionAnswer>;
  'DELETE /session': Call<undefined, undefined>;
  'GET /account/preferences': Call<undefined, PreferencesDocument>;
  'PUT /account/preferences': Call<PreferencesDocument, PreferencesDocument>;
  'GET /account/sessions': Call<undefined, Page<OpenSessionItem>>;
  'DELETE /account/sessions': Call<undefined, undefined>;
  'DELETE /account/sessions/{id}': Call<undefined, undefined>;
  'GET /account/tokens': Call<undefined, { items: TokenItem[] }>;
  'POST /account/tokens': Call<NewToken, TokenItem & { value: string }>;
  'DELETE /account/tokens/{id}': Call<undefined, undefined>;
  'GET /account/ways': Call<undefined, WaysAnswer>;
  'POST /account/passkeys/challenge': Call<undefined, PasskeyCreation>;
  'POST /account/passkeys': Call<{ name: string; answer: PasskeyMade }, PasskeyItem>;
  'PATCH /account/passkeys/{id}': Call<{ name: string }, undefined>;
  'DELETE /account/passkeys/{id}': Call<undefined, undefined>;
  'POST /account/codes': Call<undefined, { secret: string; url: string }>;
  'POST /account/codes/confirmation': Call<{ code: string }, undefined>;
  'DELETE /account/codes': Call<undefined, undefined>;
  'POST /account/provider/confirmation': Call<undefined, undefined>;
  'PUT /users/{id}/provider': Call<{ subject: string }, undefined>;
  'GET /users': Call<undefined, Page<UserItem>, Paging>;
  'POST /users': Call<NewUser, UserItem>;
  'PATCH /users/{id}': Call<Partial<Omit<NewUser, 'login' | 'password'>> & { disabled?: boolean }, UserItem>;
  'POST /users/{id}/password': Call<{ password: string; current?: string }, undefined>;
  'GET /users/{id}/ways': Call<undefined, WaysAnswer & { sessions: OpenSessionItem[]; tokens: TokenItem[] }>;
  'POST /users/{id}/recovery': Call<RecoveryBody, undefined>;
  'GET /recoveries': Call<undefined, { items: RecoveryItem[] }>;
  'POST /users/{id}/recoveries': Call<{ why: string }, RecoveryItem & { half: string }>;
  'POST /recoveries/{id}/confirmation': Call<undefined, RecoveryItem & { half: string }>;
  'DELETE /recoveries/{id}': Call<undefined, undefined>;
  'GET /dossiers': Call<undefined, Page<DossierItem>, Paging>;
  'GET /dossiers/{dossier}/readers': Call<undefined, Page<ReaderItem>>;
  'POST /dossiers/{dossier}/readers': Call<{ user: string; why?: string }, Page<ReaderItem>>;
  'DELETE /dossiers/{dossier}/readers/{user}': Call<undefined, undefined, { why?: string }>;
  'GET /parties': Call<undefined, Page<PartyItem>, Paging>;
  'GET /parties/self/card': Call<undefined, { card: string; fingerprint: string }>;
  'GET /parties/{id}': Call<undefined, PartyDetail>;
  'POST /parties': Call<{ card: string }, { id: string; status: string; fingerprint: string }>;
  'POST /parties/{id}/confirm': Call<{ fingerprint: string }, { id: string; status: string }>;
  'GET /parties/self/rotation': Call<undefined, { items: CardStep[] }>;
  'POST /parties/self/rotation': Call<{ keys: string[] }, CardStep>;
  'POST /parties/self/revocations': Call<{ kid?: string; reason: string }, CardStep>;
  'POST /parties/self/cards': Call<{ card: string }, CardStep>;
  'GET /links': Call<undefined, Page<LinkItem>, Paging>;
  'GET /templates': Call<undefined, Page<{ name: string; title: Text }>>;
  'POST /templates/{name}': Call<TemplateOptions, { terms: TermsDocument; hash: string }>;
  'POST /agreements/contacts': Call<
    { parties: string[]; stage: 'contact' | 'talks' | 'closed'; text: Text; lineage?: string },
    Act & { lineage: string }
  >;
  'GET /agreements/matrix': Call<undefined, MatrixAnswer>;
  'POST /agreements/check': Call<{ terms: TermsDocument; replaces?: string }, ProposalCheck>;
  'GET /agreements/{lineage}/steps': Call<undefined, { items: AgreementStep[] }>;
  'GET /agreements/{lineage}/versions/{terms}/words': Call<undefined, { articles: ArticleInWords[] }>;
  'GET /agreements': Call<undefined, Page<AgreementItem>, Paging>;
  'GET /agreements/{lineage}': Call<undefined, AgreementAnswer>;
  'POST /agreements/proposals': Call<
    { terms: TermsDocument; replaces?: string; draft?: string },
    Act & { terms: string; lineage: string }
  >;
  'GET /agreements/drafts': Call<undefined, Page<TermsDraftItem>>;
  'POST /agreements/drafts': Call<TermsDraftBody, { id: string; revision: number }>;
  'GET /agreements/drafts/{draft}': Call<undefined, TermsDraftItem & { terms: TermsDocument }>;
  'PUT /agreements/drafts/{draft}': Call<
    TermsDraftBody & { revision: number },
    { id: string; revision: number }
  >;
  'DELETE /agreements/drafts/{draft}': Call<undefined, undefined>;
  'POST /agreements/{lineage}/comments': Call<
    { terms: string; article: string; text: Text; answers?: string },
    Act
  >;
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
  'POST /drafts': Call<DraftBody, SavedDraftAnswer>;
  'POST /drafts/preview': Call<DraftBody, LivePreviewAnswer>;
  'GET /drafts': Call<undefined, Page<DraftAnswer>, Paging>;
  'GET /drafts/{id}': Call<undefined, DraftAnswer>;
  'PUT /drafts/{id}': Call<DraftBody & { revision: number }, SavedDraftAnswer>;
  'DELETE /drafts/{id}': Call<undefined, undefined>;
  'GET /drafts/{id}/preview': Call<undefined, { decisions: GateDecision[]; leaves: LeavingAnswer }>;
  'POST /drafts/{id}/submission': Call<undefined, SavedDraftAnswer>;
  'POST /drafts/{id}/return': Call<{ remark?: string }, SavedDraftAnswer>;
  'POST /drafts/{id}/looks': Call<{ revision: number }, undefined>;
  'GET /release-confirmation': Call<undefined, ReleaseConfirmationAnswer>;
  'POST /drafts/{id}/release/challenge': Call<
    { revision: number },
    { digest: string; request: PasskeyRequest }
  >;
  'POST /drafts/{id}/release': Call<{ revision: number; passkey?: PasskeyAnswer }, Act & { dossier: string }>;
  'GET /acts': Call<
    undefined,
    Page<ActItem>,
    Paging & { type?: string; dossier?: string; author?: string; status?: string; h3?: 'waiting' }
  >;
  'GET /acts/{id}': Call<undefined, ActAnswer, { why?: string }>;
  'GET /acts/{id}/journey': Call<undefined, JourneyAnswer>;
  'GET /acts/{id}/proof': Call<undefined, ProofAnswer>;
  'GET /acts/{id}/h3-acceptance': Call<undefined, { act: string; restriction: string; acceptedAt?: number }>;
  'POST /acts/{id}/h3-acceptance': Call<undefined, { act: string; acceptedAt: number }>;
  'PUT /acts/{id}/translations/{language}': Call<
    { revision: number; sections: Record<string, string> },
    { revision: number }
  >;
  'DELETE /acts/{id}/translations/{language}': Call<undefined, undefined>;
  'GET /dossiers/{dossier}/thread': Call<undefined, ThreadAnswer, Paging>;
  'GET /uploads': Call<undefined, { items: UploadAnswer[] }>;
  'POST /uploads/begun': Call<{ name: string; media?: string; size: number }, UploadAnswer>;
  'GET /uploads/{id}': Call<undefined, UploadAnswer>;
  'DELETE /uploads/{id}': Call<undefined, undefined>;
  'POST /acts/{id}/corrections': Call<
    { sections: string[]; reason: Correction['reason']; replacement?: string },
    { act: string }
  >;
  'POST /acts/{id}/recall': Call<
    { effect: 'restrict' | 'erase'; reason: string; until?: string },
    { act?: string; withheld: string[] }
  >;
  'GET /recalls': Call<undefined, Page<RecallItem>, Paging>;
  'POST /recalls/{id}/answer': Call<{ results: RecallResult[] }, Act>;
  'GET /outcomes': Call<undefined, Page<OutcomeItem>, Paging & OutcomesQuery>;
  'GET /outcomes/totals': Call<undefined, TotalsAnswer, OutcomesQuery>;
  'GET /outcomes/{act}/chain': Call<undefined, ChainAnswer, { why?: string }>;
  'GET /outcomes/{act}/consequences': Call<undefined, ConsequencesAnswer>;
  'POST /outcomes/{act}/consequences': Call<undefined, ConsequencesAnswer>;
  'GET /operations': Call<undefined, Page<OperationItem>, Paging>;
  'POST /operations': Call<PlanDraftBody & { lineage: string; to: string[] }, OperationDraftAnswer>;
  'GET /operations/{dossier}': Call<undefined, OperationBoard>;
  'GET /operations/{dossier}/versions/{plan}': Call<undefined, PlanAnswer>;
  'GET /operations/{dossier}/versions/{plan}/differences': Call<
    undefined,
    PlanDifferences,
    { from?: string }
  >;
  'GET /operations/{dossier}/drafts/{draft}/differences': Call<undefined, PlanDifferences>;
  'POST /operations/{dossier}/versions': Call<PlanDraftBody, OperationDraftAnswer>;
  'POST /operations/{dossier}/sites': Call<SiteApartBody, OperationDraftAnswer>;
  'POST /operations/{dossier}/consents': Call<ConsentDraftBody, OperationDraftAnswer>;
  'PUT /operations/{dossier}/sites/{site}/commander': Call<{ user: string }, undefined>;
  'POST /operations/{dossier}/readiness': Call<ReadinessBody, Act>;
  'POST /operations/{dossier}/go': Call<{ plan: string; note?: Text }, Act>;
  'POST /operations/{dossier}/abort': Call<{ plan: string; note?: Text }, Act>;
  'GET /operations/{dossier}/entries': Call<undefined, Page<EntryItem>, Paging>;
  'POST /operations/{dossier}/entries': Call<EntryBody, Act>;
  'POST /operations/{dossier}/outcomes': Call<OperationOutcomeBody, OperationDraftAnswer>;
  'GET /operations/{dossier}/debrief': Call<undefined, DebriefAnswer>;
  'GET /statements': Call<undefined, Page<StatementItem>, Paging>;
  'POST /statements': Call<StatementDraftBody & { lineage: string; to: string[] }, OperationDraftAnswer>;
  'GET /statements/{dossier}': Call<undefined, StatementAnswer>;
  'POST /statements/{dossier}/versions': Call<StatementDraftBody, OperationDraftAnswer>;
  'POST /statements/{dossier}/signatures': Call<{ statement: string }, OperationDraftAnswer>;
  'GET /acts/{id}/transfers': Call<undefined, TransfersAnswer>;
  'POST /acts/{id}/transfers': Call<TransferRequestBody, OperationDraftAnswer>;
  'POST /acts/{id}/transfers/{request}/answers': Call<TransferAnswerBody, OperationDraftAnswer>;
  'POST /acts/{id}/transfers/{request}/withdrawal': Call<{ note?: Text }, Act>;
  'POST /acts/{id}/onward': Call<OnwardBody, OperationDraftAnswer>;
  'POST /search': Call<SearchBody, SearchAnswer>;
  'GET /journal': Call<
    undefined,
    { items: JournalItem[]; next?: number; people: Record<string, string> },
    { who?: string; what?: string; act?: string; dossier?: string; from?: number; limit?: number } & Span
  >;
  'POST /journal/erasure': Call<{ before: string; why: string }, { erased: number }>;
  'GET /journal/state': Call<undefined, JournalStateAnswer>;
  'GET /today': Call<undefined, TodayAnswer>;
  'GET /today/{kind}': Call<undefined, Capped<TodayItem>>;
  'POST /today/notes': Call<{ kind: NotableKind; subject: string }, undefined>;
  'POST /today/visit': Call<{ seq: number }, undefined>;
  'GET /partners/{party}/owes/{kind}': Call<undefined, Capped<OwedItem>>;
  'GET /notices': Call<undefined, NoticesAnswer, Paging & { unread?: 'true' | 'false' }>;
  'POST /notices/read': Call<{ seqs?: number[]; all?: true }, undefined>;
  'GET /notices/wishes': Call<undefined, NoticeWishesAnswer>;
  'PUT /notices/wishes': Call<NoticeWishes, undefined>;
  'GET /system': Call<undefined, SystemAnswer>;
  'GET /settings': Call<undefined, Page<SettingItem>>;
  'GET /policies': Call<undefined, PoliciesAnswer>;
  'PUT /policies': Call<PolicyChange, PoliciesAnswer>;
  'POST /drafts/{id}/sending': Call<{ revision: number; order: string }, { act: string; dossier: string }>;
  'GET /standing-orders': Call<undefined, { items: StandingOrderItem[] }>;
  'POST /standing-orders': Call<StandingOrderWish, { id: string }>;
  'POST /standing-orders/{id}/end': Call<undefined, undefined>;
  'GET /holds': Call<undefined, { items: HoldItem[] }, { act?: string; dossier?: string }>;
  'POST /acts/{id}/holds': Call<HoldWish, { id: string }>;
  'POST /dossiers/{dossier}/holds': Call<HoldWish, { id: string }>;
  'POST /holds/{id}/review': Call<{ review: number; why: string }, undefined>;
  'POST /holds/{id}/lift': Call<{ why: string }, undefined>;
  'GET /emergencies': Call<undefined, { items: EmergencyItem[] }>;
  'POST /emergencies/{act}/request': Call<Omit<EmergencyWish, 'hours'>, undefined>;
  'POST /emergencies/{act}/decision': Call<{ take: boolean }, undefined>;
  'POST /emergencies/{act}/review': Call<{ finding: 'justified' | 'unjustified'; remark: string }, undefined>;
  'GET /supervision': Call<undefined, SupervisionAnswer, Span>;
  'GET /supervision/disclosures': Call<
    undefined,
    Page<DisclosureItem>,
    Paging & Required<Span> & { party: string; lineage?: string }
  >;
  'GET /samples': Call<undefined, Page<SampleItem>>;
  'POST /samples': Call<{ kind: SampleKind; size: number } & Span, { id: string }>;
  'GET /samples/{id}': Call<undefined, SampleAnswer>;
  'PUT /samples/{id}/rows/{idx}': Call<{ verdict: Verdict; note: string }, undefined>;
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
