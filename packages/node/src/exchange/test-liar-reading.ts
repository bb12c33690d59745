// SPDX-License-Identifier: Apache-2.0
// For tests: small readings and rewritings of what travels, for a partner that lies.
import {
  type ActHeader,
  type ActId,
  b64u,
  type Disposition,
  type Entry,
  type JwsSigner,
  openEnvelope,
  type PartyId,
  placedEntries,
  type Receipt,
  type ReceivedEntry,
  readBatch,
  readEnvelope,
  sha256,
} from '@tansiq/protocol';
import type { CardProfile, NodeKeys } from '../keys/index.ts';
import type { PartnerAnswer } from './partner-client.ts';

/** A note with another root, under the signatures of the true one. */
export const withRoot = (note: string, root: Uint8Array): string => {
  const lines = note.split('\n');
  lines[2] = Buffer.from(root).toString('base64');
  return lines.join('\n');
};

/** The disposition that an act brings, if it is one. */
export function dispositionIn({
  header,
  sections,
}: {
  header: ActHeader;
  sections: ReceivedEntry['sections'];
}): Disposition[] {
  const pair = sections.disposition as readonly [string, string] | undefined;
  return header.type === 'channel.disposition' && pair ? [JSON.parse(pair[1]) as Disposition] : [];
}

/** JSON with its members in order, whatever stands in it: what an honest node could not write too. */
export const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );

export interface Answer {
  status: number;
  /** Of a problem. */
  code?: string;
  receipt?: Receipt;
}

/** An entry of the node's channel as this partner has heard it. */
export interface Heard {
  entry: Entry;
  act: string;
  header: ActHeader;
  sections: ReceivedEntry['sections'];
}

export const profileOf = (id: string, endpoint: string | undefined): CardProfile => ({
  party: id as PartyId,
  names: { en: id },
  spoc: { en: `${id} desk` },
  supervisor: { en: `${id} supervisor` },
  endpoints: endpoint === undefined ? [] : [endpoint],
});

/** Id of an act's text, as protocol section 4 has it. */
export const idOf = (jws: string): ActId => {
  const dot = jws.lastIndexOf('.');
  return b64u(sha256(Buffer.from(dot < 0 ? jws : jws.slice(0, dot)))) as string as ActId;
};

/** An act's JWS over any payload text. */
export function signed(payload: string, signer: JwsSigner): string {
  const head = Buffer.from(`{"alg":"Ed25519","kid":"${signer.kid}","typ":"tansiq-act+jws"}`).toString(
    'base64url',
  );
  const input = `${head}.${Buffer.from(payload).toString('base64url')}`;
  return `${input}.${Buffer.from(signer.sign(Buffer.from(input))).toString('base64url')}`;
}

export function answerOf(answer: PartnerAnswer): Answer {
  const text = answer.body.toString();
  const body: { code?: string } = text === '' ? {} : (JSON.parse(text) as object);
  if (answer.status === 200) return { status: 200, receipt: body as unknown as Receipt };
  return { status: answer.status, ...(body.code !== undefined && { code: body.code }) };
}

/** A sealed batch, opened: its checkpoint, and what it brings. @throws Error when it does not open */
export async function openedBatch(
  sealed: Uint8Array,
  keyFor: NodeKeys['sealing'],
): Promise<{ checkpoint: string; first: number; news: Heard[] }> {
  const taken = readEnvelope(sealed);
  if (!taken.ok) throw new Error(taken.detail);
  const opened = await openEnvelope(taken.envelope, keyFor);
  if (!opened.ok) throw new Error(opened.detail);
  const reading = readBatch(opened.plain);
  if (!reading.ok) throw new Error(reading.detail);
  const { batch } = reading;
  const news = placedEntries(batch).map((entry, i) => {
    const { act, sections } = batch.entries[i] as ReceivedEntry;
    const header = JSON.parse(Buffer.from(act.split('.')[1] ?? '', 'base64url').toString()) as ActHeader;
    return { entry, act, header, sections };
  });
  return { checkpoint: batch.checkpoint, first: batch.first, news };
}
