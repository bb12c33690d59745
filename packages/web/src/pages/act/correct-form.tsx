// SPDX-License-Identifier: Apache-2.0
// An own act is put right: which parts no longer hold, why, and which act of ours holds instead.
import { Button, Checkbox, Group, Radio, Select, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ActAnswer, Correction } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useIntl } from 'react-intl';
import { useCall, useSend } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { ProblemNote } from '../../parts/states.tsx';

const reasons = ['inaccurate', 'incomplete', 'outdated', 'marking'] as const;

/** Parts that a correction may name: what a reader goes by. */
const partsOf = (act: ActAnswer): string[] => Object.keys(act.sections).filter((name) => name !== 'refs');

export function CorrectForm({ act, close }: { act: ActAnswer; close: () => void }): ReactNode {
  const t = useWords();
  const router = useRouter();
  const [sections, setSections] = useState<string[]>([]);
  const [reason, setReason] = useState<Correction['reason'] | null>(null);
  const [replacement, setReplacement] = useState<string | null>(null);
  const correct = useSend('POST /acts/{id}/corrections', [
    'GET /acts/{id}',
    'GET /dossiers/{dossier}/thread',
  ]);
  const body = {
    ...{ sections, reason: reason ?? 'inaccurate' },
    ...(replacement !== null && { replacement }),
  };
  return (
    <Stack gap="md">
      <Text size="sm">{t('act.correctHonest')}</Text>
      <Checkbox.Group label={t('act.correctParts')} required value={sections} onChange={setSections}>
        <Group gap="sm" mt="xs">
          {partsOf(act).map((name) => (
            <Checkbox key={name} value={name} label={t(`compose.part.${name as 'facts'}`)} />
          ))}
        </Group>
      </Checkbox.Group>
      <Radio.Group
        label={t('act.recallReason')}
        required
        value={reason}
        onChange={(value) => setReason(reasons.find((one) => one === value) ?? null)}
      >
        <Stack gap="xs" mt="xs">
          {reasons.map((one) => (
            <Radio key={one} value={one} label={t(`act.correctReason.${one}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Replacement act={act} value={replacement} change={setReplacement} />
      {replacement === null && (
        <Button
          variant="subtle"
          style={{ alignSelf: 'start' }}
          onClick={() => router.history.push(`/drafts/new?type=${act.type}&replaces=${act.id}`)}
        >
          {t('act.writeReplacement')}
        </Button>
      )}
      {correct.error !== null && <ProblemNote error={correct.error} />}
      <Group gap="sm">
        <Button
          disabled={sections.length === 0 || reason === null}
          loading={correct.isPending}
          onClick={() =>
            correct.mutate(
              { params: { id: act.id }, body },
              {
                onSuccess: () => {
                  notifications.show({
                    message: t('act.corrected'),
                    closeButtonProps: { 'aria-label': t('frame.close') },
                  });
                  close();
                },
              },
            )
          }
        >
          {t('act.correct')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('frame.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}

interface ReplacementProps {
  act: ActAnswer;
  value: string | null;
  change: (act: string | null) => void;
}

/** Own acts of the dossier of the same type that came after. */
function Replacement({ act, value, change }: ReplacementProps): ReactNode {
  const t = useWords();
  const text = useText();
  const typeName = useActTypeName();
  const intl = useIntl();
  const { dossier = '' } = act;
  const thread = useCall(
    'GET /dossiers/{dossier}/thread',
    { params: { dossier } },
    { enabled: dossier !== '' },
  );
  const fit = (thread.data?.items ?? []).filter(
    (one) => one.own && one.type === act.type && one.id !== act.id && one.seq > act.seq,
  );
  return (
    <Select
      label={t('act.replacement')}
      description={t(fit.length === 0 ? 'act.noReplacement' : 'act.replacementWhat')}
      disabled={fit.length === 0}
      clearable
      data={fit.map((one) => ({
        value: one.id,
        label: `${text(one.title) || typeName(one.type)} · ${intl.formatDate(one.time, { dateStyle: 'medium', timeStyle: 'short' })}`,
      }))}
      value={value}
      onChange={change}
    />
  );
}
