// SPDX-License-Identifier: Apache-2.0
// What the end of a case without conviction means for the data held: which acts it touches, what the agreement demands, who has answered.
import { Button, Group, Stack, Text, Title } from '@mantine/core';
import type { ConsequencesAnswer } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { PartyName } from '../../parts/party-name.tsx';
import { Shown } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { To } from '../../parts/to.tsx';
import classes from './outcomes.module.css';

export function Consequences({ outcome }: { outcome: string }): ReactNode {
  const query = useCall('GET /outcomes/{act}/consequences', { params: { act: outcome } });
  if (query.data?.stage === undefined && !query.error) return null;
  return (
    <Shown query={query} rows={2}>
      {(view) => <Touched view={view} />}
    </Shown>
  );
}

function Touched({ view }: { view: ConsequencesAnswer }): ReactNode {
  const t = useWords();
  const { stage, effect, article, lineage, acts, outcome } = view;
  const may = useMay();
  const own = acts.filter((one) => one.own && one.recalls.length === 0);
  if (stage === undefined || effect === undefined) return null;
  return (
    <section className={`tq-card ${classes.row}`} aria-labelledby={`after-${outcome}`}>
      <Stack gap="sm">
        <Title order={2} id={`after-${outcome}`}>
          {t('outcomes.means')}
        </Title>
        <Text>
          {t(`outcomes.means.${stage}.${effect}`)}{' '}
          {article !== undefined && lineage !== undefined && (
            <To href={`/agreements/${lineage}?article=${article}`} underline="always">
              {t('agreements.readArticle', { article })}
            </To>
          )}
        </Text>
        {acts.length === 0 && <Text c="dimmed">{t('outcomes.means.none')}</Text>}
        {acts.map((one) => (
          <One key={one.act} one={one} />
        ))}
        {own.length > 0 &&
          (may('head') ? (
            <CarryOut view={view} own={own.length} />
          ) : (
            <Text c="dimmed">{t('outcomes.means.byHead')}</Text>
          ))}
      </Stack>
    </section>
  );
}

const results = ['asked', 'restricted', 'erased', 'refused'] as const;

function One({ one }: { one: ConsequencesAnswer['acts'][number] }): ReactNode {
  const t = useWords();
  const typeName = useActTypeName();
  const answers = one.recalls.flatMap((recall) =>
    recall.answers.map((answer) => ({ ...answer, recall: recall.act })),
  );
  return (
    <div>
      <Group gap="xs" align="baseline">
        <To href={`/acts/${one.act}`} fw={500}>
          {typeName(one.type)}
        </To>
        <Text component="span" size="sm" c="dimmed">
          <PartyName id={one.author} />
        </Text>
        <Text component="span" size="sm">
          {t(`outcomes.hold.${one.hold}`)}
        </Text>
      </Group>
      {one.recalls.length > 0 && answers.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('outcomes.means.unanswered')}
        </Text>
      )}
      {answers.map(({ by, result, recall }) => (
        <Text size="sm" key={`${recall} ${by}`}>
          <PartyName id={by} /> ·{' '}
          {t(`act.recallResult.${results.find((known) => known === result) ?? 'asked'}`)} ·{' '}
          <To href={`/acts/${recall}`} underline="always">
            {t('outcomes.said.recall')}
          </To>
        </Text>
      ))}
    </div>
  );
}

function CarryOut({ view, own }: { view: ConsequencesAnswer; own: number }): ReactNode {
  const t = useWords();
  const [asked, setAsked] = useState(false);
  const send = useSend('POST /outcomes/{act}/consequences', [
    'GET /outcomes/{act}/consequences',
    'GET /outcomes/{act}/chain',
  ]);
  const close = () => setAsked(false);
  const action = t(`outcomes.means.do.${view.effect ?? 'restrict'}`, { n: own });
  return (
    <>
      <Button style={{ alignSelf: 'start' }} onClick={() => setAsked(true)}>
        {action}
      </Button>
      <Sure
        opened={asked}
        title={action}
        action={t('act.recall')}
        busy={send.isPending}
        error={send.error}
        onClose={close}
        onSure={() => send.mutate({ params: { act: view.outcome } }, { onSuccess: close })}
      >
        {t('act.recallHonest')}
      </Sure>
    </>
  );
}
