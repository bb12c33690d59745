// SPDX-License-Identifier: Apache-2.0
// What cooperation has led to: totals that open to their parts, and the outcomes themselves.
import { Button, Group, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { partsOf } from './figures.ts';
import { OutcomeLine } from './outcome-line.tsx';
import classes from './outcomes.module.css';
import { askedOf, kinds, type OutcomesSearch } from './outcomes-search.ts';
import { Totals } from './totals.tsx';

const MOST = 100;

export function OutcomesPage(): ReactNode {
  const t = useWords();
  const search = useSearch({ from: '/outcomes' });
  const totals = useCall('GET /outcomes/totals', { query: askedOf(search) });
  return (
    <Page title={t('outcomes.title')} lead={t('outcomes.lead')}>
      <Filters />
      <Card title={t('outcomes.confirmedTotals')}>
        <Shown query={totals}>{(answer) => <Totals totals={answer.totals} standing="confirmed" />}</Shown>
      </Card>
      <Card title={t('outcomes.unconfirmedTotals')}>
        <Shown query={totals}>
          {(answer) => <Totals totals={answer.unconfirmed} standing="unconfirmed" />}
        </Shown>
      </Card>
      <Shown query={totals}>
        {(answer) => <Outcomes of={search.part === undefined ? undefined : partsOf(answer, search.part)} />}
      </Shown>
    </Page>
  );
}

function Filters(): ReactNode {
  const t = useWords();
  const search = useSearch({ from: '/outcomes' });
  const navigate = useNavigate({ from: '/outcomes' });
  const change = (part: Partial<Record<keyof OutcomesSearch, string | undefined>>) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as OutcomesSearch, replace: true });
  return (
    <Group align="flex-end">
      <Select
        label={t('outcomes.kind')}
        data={kinds.map((kind) => ({ value: kind, label: t(`outcomes.kind.${kind}`) }))}
        value={search.kind ?? null}
        onChange={(kind) => change({ kind: kind ?? undefined })}
        placeholder={t('outcomes.allKinds')}
        clearable
        clearButtonProps={{ 'aria-label': t('outcomes.allKinds') }}
      />
      <DayField
        label={t('outcomes.from')}
        value={search.from ?? ''}
        change={(from) => change({ from: from || undefined })}
      />
      <DayField
        label={t('outcomes.to')}
        value={search.to ?? ''}
        change={(to) => change({ to: to || undefined })}
      />
    </Group>
  );
}

function Outcomes({ of }: { of: readonly string[] | undefined }): ReactNode {
  const t = useWords();
  const search = useSearch({ from: '/outcomes' });
  const navigate = useNavigate({ from: '/outcomes' });
  const query = useCall('GET /outcomes', { query: { ...askedOf(search), limit: MOST } });
  const all = () => void navigate({ search: ({ part: _, ...rest }) => rest });
  return (
    <Card
      flush
      title={of === undefined ? t('outcomes.list') : t('outcomes.parts', { n: of.length })}
      aside={
        of !== undefined && (
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={all}
            leftSection={<IconX size={14} aria-hidden="true" />}
          >
            {t('outcomes.showAll')}
          </Button>
        )
      }
    >
      <Shown query={query}>
        {({ items }) => {
          const shown = of === undefined ? items : items.filter(({ act }) => of.includes(act));
          if (shown.length === 0) return <Empty title={t('outcomes.none')}>{t('outcomes.noneWhy')}</Empty>;
          return (
            <div className="tq-rows">
              {shown.map((outcome) => (
                <div key={outcome.act} className={classes.row}>
                  <OutcomeLine outcome={outcome} />
                </div>
              ))}
            </div>
          );
        }}
      </Shown>
    </Card>
  );
}
