// SPDX-License-Identifier: Apache-2.0
// Terms that are lists of pairs: who may send to whom, on which ground each exporter transfers, on which instruments it rests.
import { Button, Checkbox, Group, MultiSelect, Stack, TextInput } from '@mantine/core';
import type { Text } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language.tsx';
import { useCodeList, useWords } from '../../language/words.ts';
import { usePartyName } from '../../parts/party-name.tsx';
import { fieldLanguages, TextsField } from './texts-field.tsx';

interface Direction {
  from: string;
  to: string;
}

interface ListProps<T> {
  value: readonly T[];
  parties: readonly string[];
  change: (value: readonly T[]) => void;
}

export function DirectionsField({ value, parties, change }: ListProps<Direction>): ReactNode {
  const t = useWords();
  const name = usePartyName();
  const all = parties.flatMap((from) => parties.filter((to) => to !== from).map((to) => ({ from, to })));
  const has = ({ from, to }: Direction) => value.some((one) => one.from === from && one.to === to);
  return (
    <Stack gap="xs">
      {all.map((direction) => (
        <Checkbox
          key={`${direction.from} ${direction.to}`}
          label={t('agreements.fromTo', { from: name(direction.from), to: name(direction.to) })}
          checked={has(direction)}
          onChange={(event) => {
            const wanted = event.currentTarget.checked;
            change(all.filter((one) => (one === direction ? wanted : has(one))));
          }}
        />
      ))}
    </Stack>
  );
}

interface Ground {
  exporter: string;
  kind: string;
}

export function GroundsField({ value, parties, change }: ListProps<Ground>): ReactNode {
  const name = usePartyName();
  const kinds = useCodeList('transferGroundKinds');
  return (
    <Stack gap="xs">
      {parties.map((exporter) => (
        <MultiSelect
          key={exporter}
          label={name(exporter)}
          data={kinds}
          value={value.filter((one) => one.exporter === exporter).map(({ kind }) => kind)}
          onChange={(chosen) =>
            change([
              ...value.filter((one) => one.exporter !== exporter),
              ...chosen.map((kind) => ({ exporter, kind })),
            ])
          }
        />
      ))}
    </Stack>
  );
}

interface Basis {
  instrument: Text;
  article?: string;
}

export function BasesField({ value, change }: Omit<ListProps<Basis>, 'parties'>): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const put = (at: number, basis: Basis) => change(value.map((one, index) => (index === at ? basis : one)));
  return (
    <Stack gap="sm">
      {value.map((basis, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an instrument is typed anew, the place stays
        <Stack key={at} gap="xs">
          <TextsField
            label={t('agreements.instrument')}
            value={basis.instrument}
            change={(instrument) => put(at, { ...basis, instrument })}
            asked={fieldLanguages(basis.instrument, language)}
            rows={1}
          />
          <Group align="flex-end">
            <TextInput
              label={t('agreements.number')}
              value={basis.article ?? ''}
              onChange={(event) => {
                const article = event.currentTarget.value;
                put(at, {
                  instrument: basis.instrument,
                  ...(article !== '' && { article }),
                });
              }}
            />
            <Button
              size="compact-sm"
              variant="subtle"
              onClick={() => change(value.filter((_, index) => index !== at))}
            >
              {t('agreements.drop')}
            </Button>
          </Group>
        </Stack>
      ))}
      <div>
        <Button
          size="compact-sm"
          variant="subtle"
          onClick={() => change([...value, { instrument: { ar: '', es: '', fr: '', en: '' } }])}
        >
          {t('agreements.addInstrument')}
        </Button>
      </div>
    </Stack>
  );
}
