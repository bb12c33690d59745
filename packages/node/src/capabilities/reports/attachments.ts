// SPDX-License-Identifier: Apache-2.0
// Uploads become attachments of an act when it is released: their names, keys and digests go into its section, their bytes stay sealed.
import type { BodiesOf, RandomId } from '@tansiq/protocol';
import { insertMany, type Store, type Tx } from '../../store/index.ts';
import { notFound } from '../../refusal.ts';
import type { Draft } from './drafts.ts';

export interface UploadsParts {
  store: Store;
}

export type AttachmentSection = NonNullable<BodiesOf<'report.share'>['attachments']>['attachments'][number];

export interface BoundUploads {
  sections: AttachmentSection[];
  /** Writes the rows of the attachments under the act, and takes the uploads away. */
  keep(act: string): Promise<void>;
}

/** The uploads of a draft as the section that the act commits to. @throws Refusal 404 for one that is gone or another's */
export async function bindUploads(tx: Tx, parts: UploadsParts, draft: Draft): Promise<BoundUploads> {
  const { uploads: ids } = draft.body;
  if (ids.length === 0) return { sections: [], keep: async () => undefined };
  const rows = await tx.selectFrom('uploads').selectAll().where('id', 'in', ids).where('owner', '=', draft.owner).execute();
  if (rows.length !== ids.length) throw notFound();
  const sections = ids.map((id) => JSON.parse(rows.find((row) => row.id === id)?.meta ?? '{}') as AttachmentSection);
  return {
    sections,
    keep: async (act) => {
      const attachments = sections.map((section) => ({
        id: section.id as RandomId as string,
        act,
        size: section.size,
        sealed: section.sealed as string,
        blob: rows.find((row) => row.id === section.id)?.blob ?? '',
        state: 'complete',
        received: section.size,
        from_party: null,
      }));
      await insertMany(tx, parts.store.dialect, 'attachments', attachments);
      await tx.deleteFrom('uploads').where('id', 'in', ids).execute();
    },
  };
}
