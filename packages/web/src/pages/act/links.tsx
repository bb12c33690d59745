// SPDX-License-Identifier: Apache-2.0
// What the act speaks of, and what speaks of it.
import { List, Text } from '@mantine/core';
import type { ActAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { Card } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { To } from '../../parts/to.tsx';

export function Links({ act }: { act: ActAnswer }): ReactNode {
  const t = useWords();
  const typeName = useActTypeName();
  if (act.refs.length === 0 && act.referredBy.length === 0) return null;
  return (
    <Card title={t('act.links')}>
      <List size="sm">
        {act.refs.map((ref) => (
          <List.Item key={`${ref.rel} ${ref.act}`}>
            {ref.known ? (
              <To underline="always" href={`/acts/${ref.act}`}>
                {t(`act.rel.${ref.rel as 'answers'}`)}
              </To>
            ) : (
              <>
                {t(`act.rel.${ref.rel as 'answers'}`)}{' '}
                <Text span c="dimmed">
                  {t('act.not-here')}
                </Text>
              </>
            )}
          </List.Item>
        ))}
        {act.referredBy.map((ref) => (
          <List.Item key={`${ref.rel} ${ref.act}`}>
            <To underline="always" href={`/acts/${ref.act}`}>
              {typeName(ref.type)}
            </To>
            : {t(`act.by.${ref.rel as 'answers'}`)} · <PartyName id={ref.author} />
          </List.Item>
        ))}
      </List>
    </Card>
  );
}
