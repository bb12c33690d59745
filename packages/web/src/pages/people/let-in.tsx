// SPDX-License-Identifier: Apache-2.0
// Letting somebody into a dossier, with a reason. Those who never see content are not offered.
import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import type { UserItem } from '@tansiq/node/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { WayNote } from '../../parts/way-note.tsx';
import { usePeople } from './use-people.ts';

const SHORTEST = 3;

interface LetInProps {
  dossier: string;
  /** Who is in already. */
  readers: readonly string[];
  close: () => void;
}

export function LetIn({ dossier, readers, close }: LetInProps): ReactNode {
  const t = useWords();
  const { data: people = [] } = usePeople();
  const [who, setWho] = useState<string | null>(null);
  const [why, setWhy] = useState('');
  const grant = useSend('POST /dossiers/{dossier}/readers', [
    'GET /dossiers/{dossier}/readers',
    'GET /dossiers',
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (who === null) return;
    grant.mutate({ params: { dossier }, body: { user: who, why: why.trim() } }, { onSuccess: close });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('people.let')}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Select
            label={t('people.who')}
            placeholder={t('people.whoNone')}
            data={people
              .filter((person) => mayReadContent(person) && !readers.includes(person.id))
              .map(({ id, name, login }) => ({ value: id, label: `${name} (${login})` }))}
            value={who}
            onChange={setWho}
            searchable
            nothingFoundMessage={t('people.none')}
          />
          <Textarea
            label={t('people.reason')}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            maxLength={400}
            autosize
            minRows={2}
            required
            withAsterisk={false}
          />
          <WayNote error={grant.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('frame.cancel')}
            </Button>
            <Button
              type="submit"
              loading={grant.isPending}
              disabled={who === null || why.trim().length < SHORTEST}
            >
              {t('people.letIn')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

const mayReadContent = ({ roles, disabled }: UserItem): boolean =>
  !disabled && !roles.includes('administrator') && !roles.includes('supervisor');
