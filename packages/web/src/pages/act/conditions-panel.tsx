// SPDX-License-Identifier: Apache-2.0
// Under what conditions the act may be used: always in view, each in plain words, each article to be opened where it stands.
import { Alert, Button, Group, List, Modal, Stack, Text, Title } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { ConditionItem, ConditionsItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useText, useWords } from '../../language/words.ts';
import { Name, Texted } from '../../parts/name.tsx';

/** Kinds whose code says something by itself. */
const coded: readonly string[] = ['restriction', 'tlp', 'pap', 'classification'];

export function ConditionsPanel({ conditions }: { conditions: ConditionsItem }): ReactNode {
  const t = useWords();
  const [article, setArticle] = useState<string>();
  const shown = conditions.articles.find(({ number }) => number === article);
  const blocking = conditions.items.filter(({ blocks }) => blocks);
  const others = conditions.items.filter(({ blocks }) => !blocks);
  return (
    <section className="tq-card" aria-label={t('act.conditions')}>
      <Stack gap="sm" p="md">
        <Title order={2}>{t('act.conditions')}</Title>
        {blocking.map((one) => (
          <Alert key={one.kind} color="red" icon={<IconLock aria-hidden="true" />}>
            <Said condition={one} open={setArticle} />
          </Alert>
        ))}
        <List size="sm" spacing="xs" listStyleType="none" pe={0} ps={0}>
          {others.map((one) => (
            <List.Item key={`${one.kind} ${one.code}`}>
              <Said condition={one} open={setArticle} />
            </List.Item>
          ))}
        </List>
      </Stack>
      <Modal
        opened={shown !== undefined}
        onClose={() => setArticle(undefined)}
        title={t('frame.article', { article: shown?.number ?? '' })}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Stack gap="sm">
          <Text fw={600}>
            <Texted text={shown?.title} />
          </Text>
          <Text>
            <Texted text={shown?.text} />
          </Text>
        </Stack>
      </Modal>
    </section>
  );
}

function Said({ condition, open }: { condition: ConditionItem; open: (article: string) => void }): ReactNode {
  const t = useWords();
  const text = useText();
  const { kind, code, texts, words, article } = condition;
  return (
    <div>
      {coded.includes(kind) && (
        <>
          <b className="tq-code">
            {kind === 'tlp' || kind === 'pap' ? `${kind.toUpperCase()} ${code}` : code}
          </b>{' '}
        </>
      )}
      {text(texts)}
      {words !== undefined && (
        <div>
          <Name>{words}</Name>
        </div>
      )}
      {article !== undefined && (
        <Group component="span" display="inline-flex" ms={4}>
          <Button variant="subtle" size="compact-xs" onClick={() => open(article)}>
            {t('frame.article', { article })}
          </Button>
        </Group>
      )}
    </div>
  );
}
