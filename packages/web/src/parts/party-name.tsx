// SPDX-License-Identifier: Apache-2.0
// A party by its name in the reader's language; by its id while the name is not known.
import type { Text } from '@tansiq/node/contract';
import { Fragment, type ReactNode } from 'react';
import { useCall } from '../api/queries.ts';
import { useLanguage } from '../language/language.tsx';
import { pick } from '../language/languages.ts';
import { Code, Texted } from './name.tsx';

const useNames = (): ((id: string) => Text | undefined) => {
  const { data } = useCall('GET /parties', {});
  return (id) => data?.items.find((one) => one.id === id)?.names;
};

export function PartyName({ id }: { id: string }): ReactNode {
  const names = useNames()(id);
  return names ? <Texted text={names} /> : <Code>{id}</Code>;
}

export function PartyNames({ parties }: { parties: readonly string[] }): ReactNode {
  return parties.map((id, at) => (
    <Fragment key={id}>
      {at > 0 && ' · '}
      <PartyName id={id} />
    </Fragment>
  ));
}

/** The same as plain words, for titles and labels. */
export function usePartyName(): (id: string) => string {
  const { language } = useLanguage();
  const namesOf = useNames();
  return (id) => pick(namesOf(id), language).words || id;
}
