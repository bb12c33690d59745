// SPDX-License-Identifier: Apache-2.0
// Parties by the names on their cards; by their ids where no card is known.
import type { Text } from '@tansiq/node/contract';
import { Fragment, type ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText } from '../../language/words.ts';
import { Name, Texted } from '../../parts/name.tsx';

/** Names of parties in several languages, by id. */
export function useParties(): ReadonlyMap<string, Text> {
  const { data } = useCall('GET /parties', {});
  return new Map(data?.items.map(({ id, names }) => [id, names]));
}

/** A party's name in the reader's language. */
export function usePartyName(): (party: string) => string {
  const known = useParties();
  const text = useText();
  return (party) => text(known.get(party)) || party;
}

export function PartyName({ party }: { party: string }): ReactNode {
  const names = useParties().get(party);
  return names ? <Texted text={names} /> : <Name>{party}</Name>;
}

export function PartyNames({ parties }: { parties: readonly string[] }): ReactNode {
  return parties.map((party, at) => (
    <Fragment key={party}>
      {at > 0 && ' · '}
      <PartyName party={party} />
    </Fragment>
  ));
}
