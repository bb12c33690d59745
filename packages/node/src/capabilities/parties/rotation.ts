// SPDX-License-Identifier: Apache-2.0
// The next card of a running node: new keys, or one revoked, under the identity root; told to every partner, needing nobody's consent.
// Where the root is kept elsewhere, the card waits until it comes back signed.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Kid, type PartyId, type Revocation, readUnsignedCard } from '@tansiq/protocol';
import type { Officer } from '../../access/index.ts';
import type { NodeConfig } from '../../config/index.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { ReleaseParts } from '../../exchange/release.ts';
import type { Journal } from '../../journal/index.ts';
import {
  cardProfile,
  KeyError,
  type KeyKind,
  keyAccess,
  type LiveKeys,
  type NodeKeys,
  ROOT_FILE,
  requestCard,
  rotate,
  takeCard,
  waitingCard,
} from '../../keys/index.ts';
import { adoptOwnCards } from '../../own-cards.ts';
import type { Processes } from '../../processes/index.ts';
import { conflict, notFound } from '../../refusal.ts';
import { cardRefused, keyInUse } from './refusals.ts';

export interface RotationParts extends ReleaseParts {
  self: PartyId;
  config: NodeConfig;
  keys: LiveKeys;
  exchange: Exchange;
  journal: Journal;
  processes: Pick<Processes, 'tell' | 'inTurn'>;
}

export interface CardStep {
  /** Of the card that is now the newest, or that waits. */
  seq: number;
  /** How many TLS keys it names: two while partners may not have the newest one yet. */
  certificates: number;
  /** The card, which waits for the signature of the identity root; nothing has changed until then. */
  unsigned?: string;
}

/** One change of the own card at a time, whoever asks at which process: each builds on the card before. */
const CHANGE = 'own card';

/** New keys of these kinds; with none the card is renewed, and names the newest TLS key alone once every partner has the card before. */
export async function rotateKeys(
  parts: RotationParts,
  officer: Officer,
  kinds: readonly KeyKind[],
): Promise<CardStep> {
  return parts.processes.inTurn(CHANGE, () => nextCard(parts, officer, kinds));
}

/**
 * A signing key counts no further than our channels are long now. Of the key that is in use, what was released is given its place first.
 * @throws Refusal 404 for a key that no card lists, 409 for one that is revoked, or that is in use while the root is kept elsewhere
 */
export async function revokeKey(
  parts: RotationParts,
  officer: Officer,
  asked: { kid?: string | undefined; reason: Revocation['reason'] },
): Promise<CardStep> {
  return parts.processes.inTurn(CHANGE, () => revoke(parts, officer, asked));
}

async function revoke(
  parts: RotationParts,
  officer: Officer,
  { kid, reason }: { kid?: string | undefined; reason: Revocation['reason'] },
): Promise<CardStep> {
  const { keys, exchange } = parts;
  const revoked = (kid ?? keys.act.kid) as Kid;
  const cards = keys.chain.cards.map(({ payload }) => payload);
  if (!cards.some((card) => card.keys.sign.some((key) => key.kid === revoked))) throw notFound();
  if (cards.some((card) => card.revoked.some((one) => one.kid === revoked))) throw conflict();
  if (revoked === keys.act.kid) {
    if (!rootIsHere(parts)) throw keyInUse();
    await nextCard(parts, officer, ['sign']);
  }
  await exchange.append('all');
  return nextCard(parts, officer, [], { kid: revoked, reason, sizes: await sizes(parts) });
}

/** The card that waits for the signature of the identity root, if there is one. */
export function waiting({ config }: Pick<RotationParts, 'config'>): { items: CardStep[] } {
  const unsigned = waitingCard(config.dataDir);
  return { items: unsigned === undefined ? [] : [stepOf(unsigned)] };
}

/** The card that waited comes back signed, and takes effect. @throws Refusal 404 when none waits, 422 when it is another or does not hold */
export async function takeSigned(parts: RotationParts, officer: Officer, jws: string): Promise<CardStep> {
  return parts.processes.inTurn(CHANGE, () => take(parts, officer, jws));
}

async function take(parts: RotationParts, officer: Officer, jws: string): Promise<CardStep> {
  if (waiting(parts).items.length === 0) throw notFound();
  const { passphrase, token } = keyAccess(parts.config);
  const next = await takeCard(parts.config.dataDir, jws.trim(), passphrase, token).catch((error: unknown) => {
    throw error instanceof KeyError && error.code === 'mismatch' ? cardRefused('signature') : error;
  });
  return adopt(parts, officer, next);
}

const rootPath = ({ config }: RotationParts) => join(config.dataDir, 'keys', ROOT_FILE);
const rootIsHere = (parts: RotationParts) => existsSync(rootPath(parts));

async function nextCard(
  parts: RotationParts,
  officer: Officer,
  kinds: readonly KeyKind[],
  revoke?: Revocation,
): Promise<CardStep> {
  const { config, store, journal, now } = parts;
  const options = {
    now: now(),
    profile: cardProfile(config),
    known: await partnersKnow(parts),
    ...keyAccess(config),
    ...(revoke && { revoke }),
  };
  if (rootIsHere(parts))
    return adopt(parts, officer, await rotate(config.dataDir, kinds, rootPath(parts), options));
  const step = stepOf(await requestCard(config.dataDir, kinds, options));
  const detail = { seq: step.seq, step: 'waits for the root' };
  await store.writer.write((tx) => journal.record(tx, { who: officer.id, what: 'key', detail }));
  return step;
}

async function adopt(parts: RotationParts, officer: Officer, next: NodeKeys): Promise<CardStep> {
  const { keys, store, journal, exchange, processes } = parts;
  const { seq, revoked, keys: named } = next.card.payload;
  const replaced = keys.card.payload.keys;
  const kinds = (['sign', 'log', 'cosign', 'seal', 'tls'] as const).filter(
    (kind) => JSON.stringify(named[kind]) !== JSON.stringify(replaced[kind]),
  );
  const detail = { seq, kinds: kinds.join(' '), revoked: revoked.map(({ kid }) => kid).join(' ') };
  await store.writer.write((tx) => journal.record(tx, { who: officer.id, what: 'key', detail }));
  // The card stands first in every queue, under the key that it lists itself; what is signed after it follows it.
  await adoptOwnCards({ ...parts, keys: next });
  await exchange.append('cards');
  keys.replace(next);
  processes.tell('keys');
  exchange.keysChanged();
  return { seq, certificates: named.tls.length };
}

function stepOf(unsigned: string): CardStep {
  const { seq, keys } = readUnsignedCard(unsigned);
  return { seq, certificates: keys.tls.length, unsigned };
}

/** How long our channel to each partner is. */
async function sizes({ store, self, directory }: RotationParts): Promise<Record<PartyId, number>> {
  const rows = await store.db
    .selectFrom('channels')
    .select(['to_party', 'size'])
    .where('from_party', '=', self)
    .execute();
  const known = new Set<string>(directory.partners().map(({ id }) => id));
  return Object.fromEntries(
    rows.flatMap(({ to_party, size }) => (known.has(to_party) ? [[to_party, Number(size)]] : [])),
  );
}

/** Does every partner hold the newest card, told by the last act that carried one? */
async function partnersKnow({ store, self, directory }: RotationParts): Promise<boolean> {
  const told = await store.db
    .selectFrom('outbox')
    .innerJoin('acts', 'acts.id', 'outbox.act')
    .leftJoin('entries', (join) =>
      join
        .onRef('entries.act', '=', 'outbox.act')
        .onRef('entries.to_party', '=', 'outbox.to_party')
        .on('entries.from_party', '=', self),
    )
    .leftJoin('channels', (join) =>
      join.onRef('channels.to_party', '=', 'outbox.to_party').on('channels.from_party', '=', self),
    )
    .select(['outbox.to_party', 'entries.idx', 'channels.receipted'])
    .where('acts.type', '=', 'party.card')
    .execute();
  const partners = new Set<string>(directory.partners().map(({ id }) => id));
  return told.every(
    ({ to_party, idx, receipted }) =>
      !partners.has(to_party) || (idx !== null && Number(idx) < Number(receipted ?? 0)),
  );
}
