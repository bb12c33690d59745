// SPDX-License-Identifier: Apache-2.0
// Queries over the headers of acts, each with the predicate of who asks: what it does not let through is not counted, sorted or shown.
import type { JsonObject } from '@tansiq/protocol';
import type { Officer } from '../access/index.ts';
import type { ActRow, ActsTable, Db } from '../store/index.ts';
import { readablePredicate } from './readers.ts';

export interface ActFilter {
  /** A type, or with a dot at its end all types that begin so. */
  type?: string | undefined;
  dossier?: string | undefined;
  author?: string | undefined;
  status?: string | undefined;
  /** Instead of what may be read: what could be, had the officer accepted its H3 restriction. */
  awaitingH3?: boolean | undefined;
  /** Acts before this place, newest first. */
  before?: number | undefined;
  limit: number;
}

export type Found = ActRow & { title?: JsonObject };

/** Acts for a fold: by type, or by id. `about` says in the journal what was looked at. */
export interface WantedActs {
  about: string;
  types?: readonly string[];
  ids?: readonly string[];
  dossier?: string | undefined;
  /** Also corrections and recalls of acts of these types. */
  withWordsOn?: readonly string[];
}

const wordsOn = ['act.correct', 'act.expired', 'act.recall'];

export function findActs(db: Db, officer: Officer, nowMs: number, filter: ActFilter): Promise<ActRow[]> {
  const { type, dossier, author, status, before } = filter;
  const readable = readablePredicate(officer, nowMs, filter.awaitingH3 ? 'unaccepted' : 'accepted');
  let query = db.selectFrom('acts').selectAll().where(readable);
  if (type !== undefined)
    query = type.endsWith('.') ? query.where('type', 'like', `${type}%`) : query.where('type', '=', type);
  if (dossier !== undefined) query = query.where('dossier', '=', dossier);
  if (author !== undefined) query = query.where('author', '=', author);
  if (status !== undefined) query = query.where('status', '=', status as ActsTable['status']);
  if (before !== undefined) query = query.where('seq', '<', before);
  return query.orderBy('seq', 'desc').limit(filter.limit).execute();
}

export function wantedActs(db: Db, officer: Officer, nowMs: number, wanted: WantedActs): Promise<ActRow[]> {
  const { types = [], ids, dossier, withWordsOn = [] } = wanted;
  let query = db.selectFrom('acts').selectAll('acts').where(readablePredicate(officer, nowMs));
  if (ids) query = query.where('acts.id', 'in', ['', ...ids]);
  else
    query = query.where((eb) => {
      const spokenOf = eb
        .selectFrom('act_refs')
        .innerJoin('acts as spoken', 'spoken.id', 'act_refs.target')
        .select('act_refs.act')
        .where('spoken.type', 'in', ['', ...withWordsOn]);
      const words = eb.and([eb('acts.type', 'in', wordsOn), eb('acts.id', 'in', spokenOf)]);
      return eb.or([eb('acts.type', 'in', ['', ...types]), words]);
    });
  if (dossier !== undefined) query = query.where('acts.dossier', '=', dossier);
  return query.orderBy('acts.seq').execute();
}
