// SPDX-License-Identifier: Apache-2.0
// Reports: drafts and their release by four eyes, acts as officers see them, the files that they carry.
export { actPageRoutes } from './act-page-routes.ts';
export { Acts, summary } from './acts.ts';
export { AttachmentLines } from './attachment-lines.ts';
export { fileRoutes } from './attachment-routes.ts';
export { expectAttachments } from './attachments.ts';
export { type DeclaringParts, declaredAs } from './declared-as.ts';
export { deskRoutes } from './desk-routes.ts';
export { goesOnWithin, knownDossiers } from './draft-rows.ts';
export type { DraftBody } from './draft-shapes.ts';
export { Drafts } from './drafts.ts';
export { GivenAttachments } from './given-attachments.ts';
export { GivingAttachments } from './giving-attachments.ts';
export { draftChanged, refusedFor, sectionsRefused, unknownParty } from './refusals.ts';
export { Releases } from './release.ts';
export { ReleaseConfirmations } from './release-confirmation.ts';
export { actRoutes, draftRoutes } from './routes.ts';
export { serveAttachment } from './serve-attachment.ts';
export { actSummary } from './shapes.ts';
export { Translations } from './translating.ts';
