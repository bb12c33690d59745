// SPDX-License-Identifier: Apache-2.0
// The head or the legal adviser places a legal hold on an act or on its whole dossier.
import { Button, Checkbox, Group, Select, Stack, Textarea, TextInput } from '@mantine/core';
import type { HoldWish } from '@tansiq/node/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { touched } from './hold-card.tsx';

const grounds = ['accuracy', 'evidence', 'order', 'claim'] as const;
const empty = { ground: '', citation: '', reason: '', until: '', review: '' };

export function PlaceHold({
  act,
  dossier,
  done,
}: {
  act: string;
  dossier: string | undefined;
  done: () => void;
}): ReactNode {
  const t = useWords();
  const [wish, setWish] = useState(empty);
  const [whole, setWhole] = useState(false);
  const change = (part: Partial<typeof empty>) => setWish((before) => ({ ...before, ...part }));
  const onAct = useSend('POST /acts/{id}/holds', touched, done);
  const onDossier = useSend('POST /dossiers/{dossier}/holds', touched, done);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const noon = (day: string) => Date.parse(`${day}T12:00:00`);
    const ground = wish.ground as HoldWish['ground'];
    const body = { ...wish, ground, until: noon(wish.until), review: noon(wish.review) };
    if (whole && dossier !== undefined) onDossier.mutate({ params: { dossier }, body });
    else onAct.mutate({ params: { id: act }, body });
  };
  const error = onAct.error ?? onDossier.error;
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Select
          label={t('holds.ground')}
          data={grounds.map((one) => ({ value: one, label: t(`holds.ground.${one}`) }))}
          value={wish.ground === '' ? null : wish.ground}
          onChange={(ground) => change({ ground: ground ?? '' })}
        />
        <TextInput
          label={t('holds.citation')}
          value={wish.citation}
          maxLength={300}
          onChange={(event) => change({ citation: event.currentTarget.value })}
        />
        <Textarea
          label={t('holds.reason')}
          value={wish.reason}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => change({ reason: event.currentTarget.value })}
        />
        <DayField label={t('holds.review')} value={wish.review} change={(review) => change({ review })} />
        <DayField label={t('holds.until')} value={wish.until} change={(until) => change({ until })} />
        {dossier !== undefined && (
          <Checkbox
            label={t('holds.whole')}
            checked={whole}
            onChange={(event) => setWhole(event.currentTarget.checked)}
          />
        )}
        {error !== null && <ProblemNote error={error} />}
        <Group>
          <Button
            type="submit"
            disabled={Object.values(wish).some((one) => one.trim() === '')}
            loading={onAct.isPending || onDossier.isPending}
          >
            {t('holds.place')}
          </Button>
          <Button variant="default" onClick={done}>
            {t('frame.cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
