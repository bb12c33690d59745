// SPDX-License-Identifier: Apache-2.0
// Samples of the journal: those that were taken, and taking another.
import { Button, Group, NumberInput, Select, Text } from '@mantine/core';
import type { SampleItem, SampleKind } from '@tansiq/node/contract';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Card } from '../../parts/page.tsx';
import { Row } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { ProblemNote, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { type OversightSearch, spanOf } from './oversight-search.ts';
import { SpanFields } from './span-fields.tsx';

const kinds: readonly SampleKind[] = ['consultations', 'disclosures', 'changes', 'refusals'];

export function SamplesCard(): ReactNode {
  const t = useWords();
  const may = useMay();
  const query = useCall('GET /samples', {});
  return (
    <Card flush title={t('oversight.samples')}>
      <Text c="dimmed" px="md" pb="xs" maw="70ch">
        {t('oversight.samplesLead')}
      </Text>
      {may('supervisor') && <TakeSample />}
      <Shown query={query}>
        {({ items }) => (
          <div className="tq-rows">
            {items.length === 0 && (
              <Text c="dimmed" px="md" py="sm">
                {t('oversight.noSamples')}
              </Text>
            )}
            {items.map((item) => (
              <SampleRow key={item.id} item={item} />
            ))}
          </div>
        )}
      </Shown>
    </Card>
  );
}

function SampleRow({ item }: { item: SampleItem }): ReactNode {
  const t = useWords();
  const { id, at, kind, size, looked, question, breach } = item;
  return (
    <Row
      meta={<Moment at={at * 1000} />}
      aside={
        <>
          {breach > 0 && <StateTag tone="bad">{t('oversight.breaches', { count: breach })}</StateTag>}
          {question > 0 && <StateTag tone="warn">{t('oversight.questions', { count: question })}</StateTag>}
          <StateTag tone={looked === size ? 'good' : 'calm'}>
            {t('oversight.looked', { looked, size })}
          </StateTag>
        </>
      }
    >
      <To href={`/supervisor/samples/${id}`}>
        {t('oversight.sample', { kind: t(`oversight.kind.${kind}`) })}
      </To>
    </Row>
  );
}

function TakeSample(): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const [kind, setKind] = useState<SampleKind>('consultations');
  const [size, setSize] = useState(20);
  const [search, setSearch] = useState<OversightSearch>({});
  const take = useSend('POST /samples', ['GET /samples']);
  const submit = () =>
    take.mutate(
      { body: { kind, size, ...spanOf(search) } },
      { onSuccess: ({ id }) => void navigate({ to: '/supervisor/samples/$id', params: { id } }) },
    );
  return (
    <>
      <Group align="flex-end" gap="sm" px="md" pb="md">
        <Select
          label={t('oversight.sampleOf')}
          data={kinds.map((one) => ({ value: one, label: t(`oversight.kind.${one}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'consultations')}
        />
        <NumberInput
          label={t('oversight.size')}
          min={1}
          max={200}
          w="7rem"
          value={size}
          onChange={(value) => typeof value === 'number' && setSize(value)}
        />
        <SpanFields
          search={search}
          change={(part) =>
            setSearch((before) =>
              Object.fromEntries(Object.entries({ ...before, ...part }).filter(([, day]) => day !== '')),
            )
          }
        />
        <Button onClick={submit} loading={take.isPending}>
          {t('oversight.takeSample')}
        </Button>
      </Group>
      {take.error && <ProblemNote error={take.error} />}
    </>
  );
}
