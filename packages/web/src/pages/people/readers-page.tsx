// SPDX-License-Identifier: Apache-2.0
// Who reads one dossier; the head of the contact point lets people in and ends it, each with a reason.
import { ActionIcon, Button, Group, Stack, Text } from '@mantine/core';
import { IconUserMinus, IconUserPlus } from '@tabler/icons-react';
import type { ReaderItem } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useMay, useSession } from '../../frame/session.tsx';
import { useRichWords, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code, Name } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { To } from '../../parts/to.tsx';
import { LetIn } from './let-in.tsx';
import { usePeople } from './use-people.ts';

const READERS = 'GET /dossiers/{dossier}/readers';

export function ReadersPage(): ReactNode {
  const t = useWords();
  const may = useMay();
  const { officer } = useSession();
  const { dossier } = useParams({ from: '/people/need-to-know/$dossier' });
  const query = useCall(READERS, { params: { dossier } });
  const end = useSend('DELETE /dossiers/{dossier}/readers/{user}', [READERS, 'GET /dossiers']);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<ReaderItem>();
  const inside = query.data?.items.map(({ user }) => user) ?? [];
  const reads = inside.includes(officer.id);
  return (
    <Page
      title={t('people.readers')}
      lead={
        <Group gap="sm">
          <To href="/people/need-to-know">{t('people.needToKnow')}</To>
          <Code>{dossier}</Code>
          {reads && <To href={`/dossiers/${dossier}`}>{t('people.openDossier')}</To>}
        </Group>
      }
      actions={
        may('head') && (
          <Button leftSection={<IconUserPlus size={18} aria-hidden="true" />} onClick={() => setAdding(true)}>
            {t('people.let')}
          </Button>
        )
      }
    >
      <Shown query={query}>
        {({ items }) => (
          <Card flush title={t('people.readersCount', { n: items.length })}>
            {items.length === 0 ? (
              <Empty title={t('people.readersCount', { n: 0 })} />
            ) : (
              <div className="tq-rows">
                {items.map((reader) => (
                  <Group key={reader.user} px="md" py="sm" wrap="nowrap">
                    <ReaderLine reader={reader} />
                    {may('head') && (
                      <ActionIcon
                        variant="subtle"
                        color="red"
                        size="lg"
                        aria-label={t('people.end', { name: reader.name })}
                        onClick={() => setLeaving(reader)}
                      >
                        <IconUserMinus size={18} aria-hidden="true" />
                      </ActionIcon>
                    )}
                  </Group>
                ))}
              </div>
            )}
          </Card>
        )}
      </Shown>
      {adding && <LetIn dossier={dossier} readers={inside} close={() => setAdding(false)} />}
      {leaving && (
        <Sure
          opened
          title={t('people.endAsk')}
          action={t('people.endNow')}
          reason={t('people.reason')}
          busy={end.isPending}
          error={end.error}
          onClose={() => setLeaving(undefined)}
          onSure={(why) =>
            end.mutate(
              { params: { dossier, user: leaving.user }, query: { why } },
              { onSuccess: () => setLeaving(undefined) },
            )
          }
        >
          <Text fw={500}>
            <Name>{leaving.name}</Name>
          </Text>
          {t('people.endWhat')}
        </Sure>
      )}
    </Page>
  );
}

function ReaderLine({ reader }: { reader: ReaderItem }): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  const { data: people = [] } = usePeople();
  const granter = people.find(({ id }) => id === reader.grantedBy)?.name;
  return (
    <Stack gap={0} style={{ flex: 1, minWidth: 0 }}>
      <Text fw={500}>
        <Name>{reader.name}</Name>
      </Text>
      <Text size="sm" c="dimmed">
        {rich('people.since', { when: <Moment key="since" at={reader.grantedAt} /> })}
        {reader.grantedBy === 'system' && ` · ${t('people.byNode')}`}
        {granter !== undefined && ' · '}
        {granter !== undefined && rich('people.byWhom', { name: <Name key="by">{granter}</Name> })}
      </Text>
    </Stack>
  );
}
