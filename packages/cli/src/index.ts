// SPDX-License-Identifier: Apache-2.0
// Public surface of @tansiq/cli: real nodes as processes, and what their people do, for scenarios and measurements.

export type {
  ActAnswer,
  AgreementAnswer,
  Contract,
  Declaration,
  DraftBody,
  DraftSections,
  GateDecision,
  Handling,
  OutcomeBody,
  Subject,
  TermsArticle,
  TermsDocument,
  Text,
} from '@tansiq/node/contract';
export { declare, handle } from './deeds/declarations.ts';
export {
  type Attached,
  answered,
  arrival,
  compose,
  type Draft,
  letIn,
  preview,
  release,
  type Sent,
  send,
  takeIn,
} from './deeds/exchange.ts';
export {
  amended,
  comment,
  draftTerms,
  inLanguages,
  makeContact,
  type Proposal,
  propose,
  ratify,
  reject,
  sign,
  untilAgreement,
  untilProposed,
  untilState,
  untilTerms,
  withdraw,
} from './deeds/negotiation.ts';
export { isPaired, pair } from './deeds/pairing.ts';
export { fetchExports, scanFolders, untilQuiet, type Verdict, verify } from './deeds/second-reader.ts';
export { Narrator } from './demo/narrator.ts';
export { perform, sceneOf } from './demo/stage.ts';
export { type Desk, deskNames } from './fleet/accounts.ts';
export { ApiProblem } from './fleet/api-problem.ts';
export { Fleet, type FleetOptions } from './fleet/fleet.ts';
export { freePort } from './fleet/free-port.ts';
export { OfficerClient } from './fleet/officer-client.ts';
export { PartyNode } from './fleet/party-node.ts';
export type { PartyProfile } from './fleet/party-profiles.ts';
export * as parties from './fleet/party-profiles.ts';
export { uploadFile } from './fleet/upload-file.ts';
export { untilAfter, waitUntil } from './fleet/wait-until.ts';
