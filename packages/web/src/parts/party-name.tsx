// SPDX-License-Identifier: Apache-2.0
// A party by its name in the reader's language; by its id while the name is not known.
import type { ReactNode } from 'react';
import { useCall } from '../api/queries.ts';
import { useLanguage } from '../language/language.tsx';
import { pick } from '../language/languages.ts';
import { Code, Texted } from './name.tsx';

export function PartyName({ id }: { id: string }): ReactNode {
  const { data } = useCall('GET /parties', {});
  const party = data?.items.find((one) => one.id === id);
  return party ? <Texted text={party.names} /> : <Code>{id}</Code>;
}

/** The same as plain words, for titles and labels. */
export function usePartyName(): (id: string) => string {
  const { language } = useLanguage();
  const { data } = useCall('GET /parties', {});
  return (id) => pick(data?.items.find((one) => one.id === id)?.names, language).words || id;
}
