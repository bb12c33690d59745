// SPDX-License-Identifier: Apache-2.0
// Agreements: contacts, negotiation, consent, the course of what is in force, and the evidence that is handed on.
export { applyAgreementActs } from './effects.ts';
export { takeInEvidence } from './evidence-intake.ts';
export { EvidenceRelay, type EvidenceRelayParts } from './evidence-relay.ts';
export type { AgreementParts } from './parts.ts';
export { agreementRoutes } from './routes.ts';
export { Agreements } from './service.ts';
