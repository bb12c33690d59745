// SPDX-License-Identifier: Apache-2.0
// The totals as figures, each a link to what it is made of; what is not confirmed stands apart and is never added.
import { Group, SimpleGrid, Stack, Text } from '@mantine/core';
import type { OutcomeTotals } from '@tansiq/node/contract';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { type Figure, groupsOf, seizuresOf } from './figures.ts';
import classes from './outcomes.module.css';

interface TotalsProps {
  totals: OutcomeTotals;
  standing: 'confirmed' | 'unconfirmed';
}

export function Totals({ totals, standing }: TotalsProps): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const groups = groupsOf(totals).filter(
    ({ name, whole }) => whole.value !== 0 || isAlwaysShown(name, standing),
  );
  const seizures = seizuresOf(totals);
  if (groups.length === 0 && seizures.length === 0)
    return <Text c="dimmed">{t('outcomes.nothingUnconfirmed')}</Text>;
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 3, xl: 5 }}>
        {groups.map(({ name, whole, home, abroad, minors }) => (
          <div key={name} className={classes.figure}>
            <Text size="sm">{t(`outcomes.figure.${name}`)}</Text>
            <FigureLink figure={whole} standing={standing} label={t(`outcomes.figure.${name}`)} large />
            <Group gap="md">
              <Part label={t('outcomes.home')} figure={home} standing={standing} />
              <Part label={t('outcomes.abroad')} figure={abroad} standing={standing} />
              {minors && minors.value !== 0 && (
                <Part label={t('outcomes.minors')} figure={minors} standing={standing} />
              )}
            </Group>
          </div>
        ))}
      </SimpleGrid>
      {seizures.length > 0 && (
        <Group gap="lg">
          <Text size="sm" fw={500}>
            {t('outcomes.seized')}
          </Text>
          {seizures.map((figure) => (
            <Text size="sm" key={figure.name}>
              <bdi>{label('seizedThings', figure.what)}</bdi>{' '}
              <FigureLink figure={figure} standing={standing} label={label('seizedThings', figure.what)} />{' '}
              <bdi>{label('seizureUnits', figure.unit)}</bdi>
            </Text>
          ))}
        </Group>
      )}
    </Stack>
  );
}

/** A calm page shows the three that people ask for even when they are nought. */
const isAlwaysShown = (name: string, standing: TotalsProps['standing']) =>
  standing === 'confirmed' && ['arrest', 'networks', 'attack-averted'].includes(name);

function Part({ label, figure, standing }: { label: string; figure: Figure; standing: string }): ReactNode {
  return (
    <Text size="sm" c="dimmed">
      {label} <FigureLink figure={figure} standing={standing} label={label} />
    </Text>
  );
}

interface FigureLinkProps {
  figure: Figure;
  standing: string;
  label: string;
  large?: boolean;
}

function FigureLink({ figure, standing, label, large = false }: FigureLinkProps): ReactNode {
  const intl = useIntl();
  const t = useWords();
  const shown = typeof figure.value === 'number' ? intl.formatNumber(figure.value) : figure.value;
  const className = large ? classes.large : undefined;
  if (figure.acts.length === 0) return <span className={className}>{shown}</span>;
  return (
    <Link
      to="/outcomes"
      search={(before) => ({ ...before, part: `${standing}.${figure.name}` })}
      className={`${className ?? ''} ${classes.number}`}
      aria-label={t('outcomes.partsOf', { label, value: shown })}
    >
      {shown}
    </Link>
  );
}
