// SPDX-License-Identifier: Apache-2.0
// The copies of an act: who has one, since when, and what each holder answered when it was taken back.
import { Group, Stack, Text } from '@mantine/core';
import type { CopyItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';

const tones: Readonly<Record<string, Tone>> = {
  ...{ waiting: 'warn', sent: 'warn', held: 'warn', accepted: 'good', author: 'calm', released: 'calm' },
  ...{ withheld: 'bad', refused: 'bad', unreadable: 'bad', quarantined: 'bad' },
};
const recallTones: Readonly<Record<string, Tone>> = {
  asked: 'warn',
  restricted: 'warn',
  erased: 'good',
  refused: 'bad',
};

export function CopiesPart({ act }: { act: string }): ReactNode {
  const t = useWords();
  const query = useCall('GET /acts/{id}/journey', { params: { id: act } });
  return (
    <Shown query={query}>
      {({ copies, recalls }) => (
        <Stack gap="sm">
          {recalls.length > 0 && <Text size="sm">{t('act.recallHonest')}</Text>}
          <div className="tq-rows">
            {copies.map((copy) => (
              <Copy key={copy.party} copy={copy} />
            ))}
          </div>
        </Stack>
      )}
    </Shown>
  );
}

function Copy({ copy }: { copy: CopyItem }): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const { party, own, state, heldAt, hold, recall, rule, article } = copy;
  return (
    <Group py="sm" gap="sm" justify="space-between">
      <Stack gap={2} style={{ flex: '1 1 12rem' }}>
        <span>
          <PartyName id={party} />
          {own && <> ({t('act.us')})</>}
        </span>
        <Text size="sm" c="dimmed" component="div">
          {heldAt !== undefined && (
            <>
              {t('act.heldSince')} <Moment at={heldAt} />
            </>
          )}
          {rule !== undefined && (
            <div>
              <span className="tq-code">{rule}</span>
              {article !== undefined && <> · {t('frame.article', { article })}</>}
            </div>
          )}
          {recall?.reason !== undefined && <div>{label('refusalGrounds', recall.reason)}</div>}
        </Text>
      </Stack>
      <Group gap="xs">
        {hold !== undefined && hold !== 'none' ? (
          <StateTag tone={hold === 'erased' ? 'good' : 'warn'}>{t(`act.hold.${hold}`)}</StateTag>
        ) : (
          <StateTag tone={tones[state] ?? 'calm'}>{t(`act.copy.${state as 'held'}`)}</StateTag>
        )}
        {recall && (
          <StateTag tone={recallTones[recall.result] ?? 'calm'}>
            {t(`act.recallResult.${recall.result as 'asked'}`)} <Moment at={recall.at} />
          </StateTag>
        )}
      </Group>
    </Group>
  );
}
