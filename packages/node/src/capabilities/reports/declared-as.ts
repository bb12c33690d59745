// SPDX-License-Identifier: Apache-2.0
// What an answer declares unless its author says otherwise: as the act that it answers, with this party's own ground.
import type { PartyId } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import type { AgreementBook } from '../../exchange/agreement-book.ts';
import type { Store } from '../../store/index.ts';

type Body = Record<string, unknown>;

export interface DeclaringParts {
  store: Store;
  self: PartyId;
  content: ContentReader;
  book: AgreementBook;
  now: () => number;
}

/** Without its release, its expiry, and the ground of its author. */
export async function declaredAs(
  { content, book, store, self, now }: DeclaringParts,
  officer: Officer,
  { act, about, lineage }: { act: string; about: string; lineage: string },
): Promise<{ declaration: Body; handling: Body }> {
  const [known] = await content.collect(officer, { about, ids: [act] }, ['declaration', 'handling']);
  const { release: _, ...declared } = (known?.sections.declaration ?? {}) as Body;
  const { expires: __, ...handling } = (known?.sections.handling ?? {}) as Body;
  const view = await book.view(store.db, lineage, Math.floor(now() / 1000));
  const ground = view.terms?.merged.transferGrounds?.find(({ exporter }) => exporter === self);
  return { declaration: { ...declared, ...(ground && { ground: { kind: ground.kind } }) }, handling };
}
