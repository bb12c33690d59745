// SPDX-License-Identifier: Apache-2.0
// What was entered at a site, in one line: of what kind, where, what; by whom and when.
import type { EntryItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code, Name, Texted } from '../../parts/name.tsx';
import { PartyName } from '../../parts/party-name.tsx';

export function EntryWords({ entry }: { entry: EntryItem }): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const { kind, site, state, person, what, quantity, unit, need, text } = entry;
  return (
    <>
      <b>{t(`operations.entry.${kind}`)}</b> {site !== undefined && <Code>{site}</Code>}{' '}
      {state !== undefined && t(`operations.siteState.${state}`)}
      {person !== undefined && <Name>{person}</Name>}
      {what !== undefined && (
        <bdi>
          {label('seizedThings', what)} {quantity} {unit !== undefined && label('seizureUnits', unit)}
        </bdi>
      )}
      {need !== undefined && <Name>{need}</Name>} {text && <Texted text={text} />}
    </>
  );
}

export function EntrySource({ entry }: { entry: EntryItem }): ReactNode {
  const t = useWords();
  return (
    <>
      <PartyName id={entry.author} /> · <Moment at={entry.at} />
      {entry.pending && ` · ${t('operations.pending')}`}
    </>
  );
}
