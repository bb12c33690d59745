// SPDX-License-Identifier: Apache-2.0
// One sample: how it was chosen, its rows, and what the supervisor found about each.
import { Button, Group, SegmentedControl, Stack, Textarea } from '@mantine/core';
import type { SampleRow, Verdict } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Code } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { ProblemNote, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { JournalRow } from './journal-row.tsx';

const verdicts = { 'in-order': 'good', question: 'warn', breach: 'bad' } as const satisfies Record<
  Verdict,
  string
>;
const names = Object.keys(verdicts) as Verdict[];

export function SamplePage(): ReactNode {
  const t = useWords();
  const { id = '' } = useParams({ strict: false });
  const query = useCall('GET /samples/{id}', { params: { id } });
  return (
    <Shown query={query}>
      {({ kind, size, population, first, last, seed, rows, people }) => (
        <Page
          title={t('oversight.sample', { kind: t(`oversight.kind.${kind}`) })}
          lead={
            <>
              {t('oversight.sampleHow', { size, population, first, last })} <Code>{seed}</Code>
            </>
          }
          actions={<To href="/supervisor">{t('oversight.supervisor')}</To>}
        >
          <Card flush>
            <div className="tq-rows">
              {rows.map((row) => (
                <Looked key={row.idx} sample={id} row={row} people={people} />
              ))}
            </div>
          </Card>
        </Page>
      )}
    </Shown>
  );
}

interface LookedProps {
  sample: string;
  row: SampleRow;
  people: Record<string, string>;
}

function Looked({ sample, row, people }: LookedProps): ReactNode {
  const t = useWords();
  const may = useMay();
  const [open, setOpen] = useState(false);
  const { verdict } = row;
  return (
    <div>
      <JournalRow
        item={row}
        people={people}
        aside={
          <>
            {verdict && <StateTag tone={verdicts[verdict]}>{t(`oversight.verdict.${verdict}`)}</StateTag>}
            {may('supervisor') && (
              <Button
                size="compact-sm"
                variant="default"
                aria-expanded={open}
                onClick={() => setOpen((before) => !before)}
              >
                {t('oversight.note')}
              </Button>
            )}
          </>
        }
      />
      {row.note !== undefined && row.note !== '' && !open && (
        <div style={{ paddingInline: '1rem', paddingBlockEnd: '0.6rem' }}>
          <bdi>{row.note}</bdi>
        </div>
      )}
      {open && <NoteForm sample={sample} row={row} done={() => setOpen(false)} />}
    </div>
  );
}

function NoteForm({ sample, row, done }: { sample: string; row: SampleRow; done: () => void }): ReactNode {
  const t = useWords();
  const [verdict, setVerdict] = useState<Verdict>(row.verdict ?? 'in-order');
  const [note, setNote] = useState(row.note ?? '');
  const send = useSend('PUT /samples/{id}/rows/{idx}', ['GET /samples/{id}', 'GET /samples']);
  const save = () =>
    send.mutate(
      { params: { id: sample, idx: String(row.idx) }, body: { verdict, note } },
      { onSuccess: done },
    );
  return (
    <Stack px="md" pb="md" gap="sm">
      <SegmentedControl
        aria-label={t('oversight.verdict')}
        value={verdict}
        data={names.map((one) => ({ value: one, label: t(`oversight.verdict.${one}`) }))}
        onChange={(value) => setVerdict(value as Verdict)}
      />
      <Textarea
        label={t('oversight.note')}
        autosize
        minRows={2}
        maxLength={2000}
        value={note}
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Group>
        <Button onClick={save} loading={send.isPending}>
          {t('frame.save')}
        </Button>
      </Group>
      {send.error && <ProblemNote error={send.error} />}
    </Stack>
  );
}
