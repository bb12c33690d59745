// SPDX-License-Identifier: Apache-2.0
// Which events an officer's open pages hear of: of an act only who may know of it, of a draft its author and who may release it, of a
// notice its user alone.
import { hasRole, type Officer } from '../../access/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import type { Store } from '../../store/index.ts';
import { goesOnWithin, knownDossiers } from '../reports/index.ts';
import { releasing } from './kinds.ts';

export interface KnowingParts {
  store: Store;
  content: Pick<ContentReader, 'mayRead'>;
}

export interface HeardEvent {
  kind: string;
  act: string | null;
  detail: Record<string, unknown>;
}

export async function mayHear(
  { store, content }: KnowingParts,
  officer: Officer,
  { kind, act, detail }: HeardEvent,
): Promise<boolean> {
  if (kind === 'notice' || kind === 'deadline') return detail.user === officer.id;
  if (kind === 'recovery')
    return detail.user === officer.id || hasRole(officer, 'administrator', 'supervisor');
  if (kind === 'witness') return hasRole(officer, 'head', 'administrator', 'supervisor');
  if (kind === 'emergency') return hasRole(officer, 'head', 'supervisor', 'releaser');
  if (act !== null) return (await content.mayRead(officer, act)) !== undefined;
  if (kind !== 'draft') return true;
  const draft = await store.db
    .selectFrom('drafts')
    .select(['owner', 'body'])
    .where('id', '=', String(detail.draft))
    .executeTakeFirst();
  const known = await knownDossiers(store.db, officer, draft ? [draft] : []);
  if (!draft) return false;
  return draft.owner === officer.id || (hasRole(officer, ...releasing) && goesOnWithin(draft, known));
}
