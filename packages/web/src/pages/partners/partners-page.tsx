// SPDX-License-Identifier: Apache-2.0
// The parties that this node knows, how each can be reached, and how another is taken in.
import { Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Code, Texted } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { LinkState } from './link-state.tsx';
import { PairDialog } from './pair-dialog.tsx';
import classes from './partners.module.css';
import { PartyStanding } from './standing.tsx';

const LOOK_EVERY = 20_000;

export function PartnersPage(): ReactNode {
  const t = useWords();
  const may = useMay();
  const [pairing, setPairing] = useState(false);
  const parties = useCall('GET /parties', {});
  const links = useCall('GET /links', {}, { every: LOOK_EVERY });
  const add = may('administrator', 'head') && (
    <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => setPairing(true)}>
      {t('partners.add')}
    </Button>
  );
  return (
    <Page title={t('partners.title')} lead={t('partners.lead')} actions={add}>
      <Card flush>
        <Shown query={parties}>
          {({ items }) =>
            items.length < 2 ? (
              <Empty title={t('partners.none')}>{t('partners.noneWhy')}</Empty>
            ) : (
              <div className="tq-rows">
                {items
                  .toSorted((a, b) => Number(b.status === 'self') - Number(a.status === 'self'))
                  .map(({ id, names, status }) => {
                    const link = links.data?.items.find((one) => one.party === id);
                    return (
                      <Group key={id} className={classes.row} justify="space-between" gap="xs">
                        <div className={classes.growing}>
                          <To href={`/partners/${id}`} fw={500}>
                            <Texted text={names} />
                          </To>
                          <div>
                            <Code>{id}</Code>
                          </div>
                        </div>
                        <Group gap="xs">
                          {link && link.waiting > 0 && (
                            <Text size="sm">{t('partners.waiting', { n: link.waiting })}</Text>
                          )}
                          <LinkState link={link} />
                          <PartyStanding status={status} />
                        </Group>
                      </Group>
                    );
                  })}
              </div>
            )
          }
        </Shown>
      </Card>
      {pairing && <PairDialog close={() => setPairing(false)} />}
    </Page>
  );
}
