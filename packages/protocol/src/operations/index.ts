// SPDX-License-Identifier: Apache-2.0
// Joint operations: the frame of a plan, the go certificate, and what is so at a moment.
export {
  type Certificate,
  type CertificateProblem,
  type CertificateReading,
  type Certified,
  certificateProblems,
  composeCertificate,
  readCertificate,
} from './certificate.ts';
export { foldOperation, type OperationAct } from './fold-operation.ts';
export {
  type Capacity,
  capacityOf,
  concernedBy,
  frameOf,
  momentsOf,
  type PlanFrame,
  type PlanMoments,
  type Required,
  requiredReadiness,
} from './frame.ts';
export type {
  AbortWord,
  GoWord,
  OperationState,
  OperationStateName,
  PartyCall,
  PlanVersion,
  PlanWord,
  SiteReadiness,
  SiteState,
} from './state.ts';
