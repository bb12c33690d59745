// SPDX-License-Identifier: Apache-2.0
// Uploads become attachments of an act when it is released: their names, keys and digests go into its section, their bytes stay
// sealed. An officer gets them back in the clear only through a permit to read the act.
import { type ActType, actTypes } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import { type AttachmentEntry, type Attachments, type PlainRange, rangeOf } from '../../blobs/index.ts';
import type { ContentReader, OpenedAct } from '../../content/content-reader.ts';
import type { Effects } from '../../exchange/effects.ts';
import { bodyOf, heldAct } from '../../exchange/held-act.ts';
import { notFound } from '../../refusal.ts';
import { insertMany, type Store, type Tx } from '../../store/index.ts';
import type { AttachmentLines } from './attachment-lines.ts';
import type { Draft } from './drafts.ts';
import { attachmentNotHere } from './refusals.ts';

export interface BoundUploads {
  sections: AttachmentEntry[];
  /** Writes the rows of the attachments under the act, and takes the uploads away. */
  keep(act: string): Promise<void>;
}

/** The uploads of a draft as the section that the act commits to. @throws Refusal 404 for one that is gone or another's */
export async function bindUploads(tx: Tx, { store }: { store: Store }, draft: Draft): Promise<BoundUploads> {
  const ids = [...new Set(draft.body.uploads)];
  if (ids.length === 0) return { sections: [], keep: async () => undefined };
  const rows = await tx
    .selectFrom('uploads')
    .selectAll()
    .where('id', 'in', ids)
    .where('owner', '=', draft.owner)
    .execute();
  const taken = ids.map((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) throw notFound();
    return { blob: row.blob, section: JSON.parse(row.meta) as AttachmentEntry };
  });
  return {
    sections: taken.map(({ section }) => section),
    keep: async (act) => {
      const attachments = taken.map(({ blob, section: { id, size, sealed } }) => ({
        id: id as string,
        act,
        size,
        sealed: sealed as string,
        blob,
        state: 'complete',
        received: size,
        from_party: null,
      }));
      await insertMany(tx, store.dialect, 'attachments', attachments);
      await tx.deleteFrom('uploads').where('id', 'in', ids).execute();
    },
  };
}

/** Types of acts that may carry attachments. */
export const carryingTypes = (Object.keys(actTypes) as ActType[]).filter((type) =>
  actTypes[type].optional.includes('attachments'),
);

/**
 * What an accepted act carries is to be fetched from its author.
 * @param due told, within the transaction, that there will be something to fetch from a party.
 */
export function expectAttachments(
  effects: Effects,
  self: string,
  attachments: Pick<Attachments, 'expect'>,
  due: (party: string) => void,
): void {
  for (const type of carryingTypes) {
    effects.on(type, async (tx, act, { from }) => {
      const entries = bodyOf(heldAct(act), 'attachments')?.attachments ?? [];
      if (from === self || entries.length === 0) return;
      await attachments.expect(tx, act.id, from, entries);
      due(from);
    });
  }
}

export interface OpenedAttachment {
  entry: AttachmentEntry;
  plain: AsyncGenerator<Buffer, void> | 'beyond';
  /** Absent for the whole. */
  range?: PlainRange;
}

/**
 * An attachment in the clear, or the range that is asked for, for who may read its act; journalled as a reading of that attachment.
 * @throws Refusal as `ContentReader.open`; 404 for one that the act does not carry; 409 while its bytes are not here, for which the author is asked again
 */
export async function openAttachmentOf(
  parts: {
    content: ContentReader;
    attachments: Pick<Attachments, 'open'>;
    attachmentLines: Pick<AttachmentLines, 'ask'>;
  },
  officer: Officer,
  act: string,
  attachment: string,
  asked: { range: string | undefined; unless: string | undefined },
): Promise<OpenedAttachment> {
  const opened = await parts.content.open(officer, act, { detail: { attachment } });
  const entry = entriesOf(opened).find(({ id }) => id === attachment);
  if (!entry) throw notFound();
  // RFC 9110 section 13.1.5: a range of another file than the one that was begun is not given.
  const isSame = asked.unless === undefined || asked.unless === `"${entry.digest}"`;
  const range = isSame ? rangeOf(asked.range, entry.size) : undefined;
  if (range === 'beyond') return { entry, plain: range };
  const plain = await parts.attachments.open(act, entry, range);
  if (!plain) {
    await parts.attachmentLines.ask(act, attachment);
    throw attachmentNotHere();
  }
  return { entry, plain, ...(range && { range }) };
}

export const entriesOf = (act: OpenedAct): readonly AttachmentEntry[] =>
  (act.sections.attachments as { attachments: AttachmentEntry[] } | undefined)?.attachments ?? [];
