// SPDX-License-Identifier: Apache-2.0
// A dossier: its acts with what answers what, and who is let in.
import { Button, Group, List, Stack, Text } from '@mantine/core';
import { IconCornerDownRight, IconLock } from '@tabler/icons-react';
import type { ThreadAnswer } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code, Name } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import '../compose/reports.css';

export function DossierPage(): ReactNode {
  const { dossier } = useParams({ from: '/dossiers/$dossier' });
  const t = useWords();
  const [after, setAfter] = useState<string>();
  const query = useCall('GET /dossiers/{dossier}/thread', {
    params: { dossier },
    query: { limit: 100, ...(after !== undefined && { after }) },
  });
  return (
    <Page title={t('act.dossier')} lead={<Code>{dossier}</Code>}>
      <Shown query={query}>
        {(thread) => (
          <div className="tq-beside">
            <Card title={t('act.thread')} flush>
              <Thread thread={thread} />
              {thread.next !== undefined && (
                <Group p="md">
                  <Button variant="default" onClick={() => setAfter(thread.next)}>
                    {t('act.older')}
                  </Button>
                </Group>
              )}
            </Card>
            <div className="tq-aside">
              <Card title={t('act.letIn')}>
                <Text size="sm" c="dimmed" mb="xs">
                  {t('act.letInHelp')}
                </Text>
                <List size="sm">
                  {thread.readers.map((reader) => (
                    <List.Item key={reader.user}>
                      <Name>{reader.name}</Name> · <Moment at={reader.grantedAt * 1000} dateOnly />
                    </List.Item>
                  ))}
                </List>
              </Card>
            </div>
          </div>
        )}
      </Shown>
    </Page>
  );
}

type Item = ThreadAnswer['items'][number];
const DEEPEST = 4;

/** Acts in the order in which they came, each under what it speaks of. */
function Thread({ thread }: { thread: ThreadAnswer }): ReactNode {
  const t = useWords();
  const oldest = [...thread.items].reverse();
  if (oldest.length === 0) return <Empty title={t('act.noActs')} />;
  const parentOf = (item: Item) => item.refs.find(({ act }) => oldest.some(({ id }) => id === act))?.act;
  const below = (parent: string | undefined): Item[] => oldest.filter((item) => parentOf(item) === parent);
  const rows: { item: Item; depth: number }[] = [];
  const walk = (parent: string | undefined, depth: number): void => {
    for (const item of below(parent)) {
      if (rows.some((row) => row.item.id === item.id)) continue;
      rows.push({ item, depth });
      walk(item.id, depth + 1);
    }
  };
  walk(undefined, 0);
  return (
    <div className="tq-rows">
      {rows.map(({ item, depth }) => (
        <Row key={item.id} item={item} depth={Math.min(depth, DEEPEST)} />
      ))}
    </div>
  );
}

function Row({ item, depth }: { item: Item; depth: number }): ReactNode {
  const t = useWords();
  const typeName = useActTypeName();
  const text = useText();
  const [ref] = item.refs;
  return (
    <Group
      py="sm"
      pe="md"
      gap="sm"
      wrap="nowrap"
      align="flex-start"
      style={{ paddingInlineStart: `${1 + depth * 1.25}rem` }}
    >
      {depth > 0 && <IconCornerDownRight size={16} className="tq-along" aria-hidden="true" />}
      <Stack gap={2} style={{ flex: 1, minWidth: 0 }}>
        <To underline="always" href={`/acts/${item.id}`}>
          <Name>{text(item.title) || typeName(item.type)}</Name>
        </To>
        <Text size="sm" c="dimmed" component="div">
          {item.title !== undefined && <>{typeName(item.type)} · </>}
          {ref !== undefined && <>{t(`act.by.${ref.rel as 'answers'}`)} · </>}
          <PartyName id={item.author} /> · <Moment at={item.time} />
        </Text>
      </Stack>
      {item.h3 && (
        <StateTag tone="warn">
          <IconLock size={12} aria-hidden="true" /> {t('act.h3Waits')}
        </StateTag>
      )}
      {item.hold !== 'none' && (
        <StateTag tone={item.hold === 'erased' ? 'bad' : 'warn'}>{t(`act.hold.${item.hold}`)}</StateTag>
      )}
    </Group>
  );
}
