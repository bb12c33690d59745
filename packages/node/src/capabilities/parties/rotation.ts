// SPDX-License-Identifier: Apache-2.0
// Rotation of a running node's keys: a new card under the identity root, told to every partner, needing nobody's consent.
import { join } from 'node:path';
import type { Officer } from '../../access/index.ts';
import type { NodeConfig } from '../../config/index.ts';
import type { Exchange } from '../../exchange/exchange.ts';
import type { ReleaseParts } from '../../exchange/release.ts';
import type { Journal } from '../../journal/index.ts';
import { cardProfile, KeyError, type KeyKind, type LiveKeys, ROOT_FILE, rotate } from '../../keys/index.ts';
import { adoptOwnCards } from '../../own-cards.ts';
import type { Processes } from '../../processes/index.ts';
import { rootAway } from './refusals.ts';

export interface RotationParts extends ReleaseParts {
  config: NodeConfig;
  keys: LiveKeys;
  exchange: Exchange;
  journal: Journal;
  processes: Pick<Processes, 'tell'>;
}

/**
 * New keys of these kinds. The identity root must lie in the key folder for this moment.
 * @throws Refusal 409 when it does not
 */
export async function rotateKeys(
  parts: RotationParts,
  officer: Officer,
  kinds: readonly KeyKind[],
): Promise<{ seq: number }> {
  const { config, keys, store, journal, directory, exchange, processes, now } = parts;
  const passphrase = config.secrets.keyPassphrase?.reveal();
  const options = {
    now: now(),
    profile: cardProfile(config),
    ...(passphrase !== undefined && { passphrase }),
  };
  const next = await rotate(config.dataDir, kinds, join(config.dataDir, 'keys', ROOT_FILE), options).catch(
    (error: unknown) => {
      throw error instanceof KeyError && error.code === 'missing' ? rootAway() : error;
    },
  );
  const { seq } = next.card.payload;
  await store.writer.write((tx) =>
    journal.record(tx, { who: officer.id, what: 'key', detail: { seq, kinds: kinds.join(' ') } }),
  );
  // The card goes out under the old key and stands first in every queue; what is signed after it uses the new one.
  await adoptOwnCards(parts, next.chain);
  keys.replace(next);
  processes.tell('keys');
  for (const { id } of directory.partners()) exchange.due(id);
  return { seq };
}
