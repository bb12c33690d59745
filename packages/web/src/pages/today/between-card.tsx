// SPDX-License-Identifier: Apache-2.0
// Who owes whom an answer: each number opens to the acts that it counts.
import { Stack, Text } from '@mantine/core';
import type { TodayAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Ago } from '../../parts/moment.tsx';
import { Card } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { Row } from '../../parts/row.tsx';
import { To } from '../../parts/to.tsx';

type Owing = TodayAnswer['between'][number];

export function BetweenCard({ today: { between, betweenCapped } }: { today: TodayAnswer }): ReactNode {
  const t = useWords();
  const side = (mine: boolean) => between.filter((owing) => owing.mine === mine);
  return (
    <Card flush title={t('today.between')}>
      {between.length === 0 ? (
        <Text c="dimmed" px="md" pb="md">
          {t('today.nobodyOwes')}
        </Text>
      ) : (
        <Stack gap={0}>
          <Side title={t('today.weOwe')} owing={side(true)} />
          <Side title={t('today.theyOwe')} owing={side(false)} />
          {betweenCapped && (
            <Text c="dimmed" size="sm" px="md" pb="sm">
              {t('today.more')}
            </Text>
          )}
        </Stack>
      )}
    </Card>
  );
}

function Side({ title, owing }: { title: string; owing: Owing[] }): ReactNode {
  if (owing.length === 0) return undefined;
  return (
    <>
      <Text fw={500} px="md" pt="xs" component="h3" size="sm">
        {title}
      </Text>
      <div className="tq-rows">
        {owing.map((one) => (
          <OwingRow key={`${one.party} ${one.kind}`} owing={one} />
        ))}
      </div>
    </>
  );
}

function OwingRow({ owing: { party, kind, mine, count, oldest } }: { owing: Owing }): ReactNode {
  const t = useWords();
  const href = mine ? `/today/${kind}` : `/today/owes/${encodeURIComponent(party)}/${kind}`;
  return (
    <Row
      meta={
        <>
          <PartyName id={party} />
          <Ago at={oldest} />
        </>
      }
    >
      <To href={href}>{t(`today.owed.${kind}`, { count })}</To>
    </Row>
  );
}
