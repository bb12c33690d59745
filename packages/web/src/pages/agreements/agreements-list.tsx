// SPDX-License-Identifier: Apache-2.0
// The agreements and talks that the officer may know of.
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Code, Texted } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { PartyNames } from '../../parts/party-name.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import classes from './agreements.module.css';
import { StageTag } from './stage-tag.tsx';

const MOST = 100;

export function AgreementsList(): ReactNode {
  const t = useWords();
  const query = useCall('GET /agreements', { query: { limit: MOST } });
  return (
    <Card flush title={t('agreements.list')}>
      <Shown query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('agreements.none')}>{t('agreements.noneWhy')}</Empty>
          ) : (
            <div className="tq-rows">
              {items.map(({ lineage, title, parties, state }) => (
                <Group key={lineage} className={classes.row} justify="space-between" gap="xs">
                  <div className={classes.growing}>
                    <To href={`/agreements/${lineage}`} fw={500}>
                      {title ? <Texted text={title} /> : t('agreements.talksWithout')}
                    </To>
                    <Text size="sm" c="dimmed" component="div">
                      <PartyNames parties={parties ?? []} /> <Code short={8}>{lineage}</Code>
                    </Text>
                  </div>
                  <StageTag stage={state} />
                </Group>
              ))}
            </div>
          )
        }
      </Shown>
    </Card>
  );
}
