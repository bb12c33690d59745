// SPDX-License-Identifier: Apache-2.0
// An act as this node holds it, whether it was composed here or came from a partner, and what its sections say.
import { type Act, type ActHeader, type BodiesOf, presentSections, type Section } from '@tansiq/protocol';

/** Sections that the node looks into, and the shape that the protocol has checked. */
export interface SectionBodies {
  declaration: BodiesOf<'report.share'>['declaration'];
  handling: BodiesOf<'report.share'>['handling'];
  refs: BodiesOf<'report.reply'>['refs'];
  subjects: NonNullable<BodiesOf<'report.share'>['subjects']>;
  attachments: NonNullable<BodiesOf<'report.share'>['attachments']>;
  proposal: BodiesOf<'agreement.propose'>['proposal'];
  comment: BodiesOf<'agreement.comment'>['comment'];
  original: BodiesOf<'onward.transfer'>['original'];
  consent: { terms?: string; lineage?: string; decision: string };
}

/** What this node holds of an act: the act, or of one that it did not take only the header and the sections that are kept. */
export interface HeldAct {
  id: string;
  jws: string;
  header: ActHeader;
  sections: readonly (readonly [name: string, section: Pick<Section, 'salt' | 'text' | 'body'>])[];
}

export const heldAct = (act: Act): HeldAct => ({
  id: act.id,
  jws: act.jws,
  header: act.header,
  sections: presentSections(act),
});

/** The body of a section, when it is there. The protocol has checked its shape. */
export function bodyOf<N extends keyof SectionBodies>(act: HeldAct, name: N): SectionBodies[N] | undefined {
  return act.sections.find(([known]) => known === name)?.[1].body as SectionBodies[N] | undefined;
}

/** References of an act, from its `refs` section. */
export const refsOf = (act: HeldAct): readonly { rel: string; act: string }[] =>
  bodyOf(act, 'refs')?.refs ?? [];

/** The header of an act that was checked when it was stored. */
export const headerOf = (jws: string): HeldAct['header'] =>
  JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')) as HeldAct['header'];
