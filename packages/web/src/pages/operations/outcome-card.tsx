// SPDX-License-Identifier: Apache-2.0
// What came of what was entered at the sites: chosen entries become a draft of an outcome, which a second officer releases and the other side confirms.
import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import type { EntryItem, EntryKind, OperationBoard, OperationOutcomeBody } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { EntrySource, EntryWords } from './entry-words.tsx';
import { OneOf } from './plan-inputs.tsx';

type Kind = OperationOutcomeBody['kind'];

/** Entries of which each kind of outcome is made. */
const madeOf: Readonly<Record<Kind, EntryKind>> = {
  arrest: 'arrest',
  seizure: 'seizure',
  'network-dismantled': 'network',
  plot: 'plot',
};
const kinds = Object.keys(madeOf) as Kind[];
/** Most entries of one outcome. */
const MOST = 40;

export function OutcomeCard({ board }: { board: OperationBoard }): ReactNode {
  const t = useWords();
  const router = useRouter();
  const { dossier } = board;
  const here = (kind: Kind): EntryItem[] => board.entries.filter((entry) => entry.kind === madeOf[kind]);
  const offered = kinds.filter((kind) => here(kind).length > 0);
  const [chosen, setKind] = useState<Kind>();
  const [acts, setActs] = useState<string[]>([]);
  const [finding, setFinding] = useState<OperationOutcomeBody['finding']>('preliminary');
  const draft = useSend('POST /operations/{dossier}/outcomes', ['GET /drafts'], (made) =>
    router.history.push(`/drafts/${made.draft}`),
  );
  const kind = chosen ?? offered[0];
  return (
    <Card title={t('operations.outcomes')}>
      {kind === undefined ? (
        <Text c="dimmed">{t('operations.nothingToReport')}</Text>
      ) : (
        <Stack>
          <Text size="sm" c="dimmed">
            {t('operations.outcomesWhy')}
          </Text>
          <Group gap="sm" align="flex-start">
            <OneOf
              label={t('compose.outcome.kind')}
              options={offered.map((one) => ({ value: one, label: t(`compose.outcomeKind.${one}`) }))}
              value={kind}
              change={(next) => {
                setKind(next);
                setActs([]);
              }}
            />
            <OneOf
              label={t('compose.outcome.finding')}
              options={(['preliminary', 'confirmed'] as const).map((one) => ({
                value: one,
                label: t(`compose.finding.${one}`),
              }))}
              value={finding}
              change={setFinding}
            />
          </Group>
          <Checkbox.Group label={t('operations.ofEntries')} value={acts} onChange={setActs}>
            <Stack gap="xs" mt="xs">
              {here(kind).map((entry) => (
                <Checkbox
                  key={entry.act}
                  value={entry.act}
                  label={<EntryWords entry={entry} />}
                  description={<EntrySource entry={entry} />}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          {draft.error !== null && <ProblemNote error={draft.error} />}
          <Group>
            <Button
              disabled={acts.length === 0 || acts.length > MOST}
              loading={draft.isPending}
              onClick={() => draft.mutate({ params: { dossier }, body: { kind, entries: acts, finding } })}
            >
              {t('operations.draftOutcome')}
            </Button>
          </Group>
        </Stack>
      )}
    </Card>
  );
}
