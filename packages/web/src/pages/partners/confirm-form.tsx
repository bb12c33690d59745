// SPDX-License-Identifier: Apache-2.0
// The head types what the partner's contact point reads out, and the node compares: looking alike is not enough.
import { Alert, Button, Stack, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';

const SHORTEST = 32;

export function ConfirmForm({ party }: { party: string }): ReactNode {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const send = useSend('POST /parties/{id}/confirm', [
    'GET /parties',
    'GET /parties/{id}',
    'GET /links',
    'GET /agreements/matrix',
  ]);
  return (
    <Stack>
      <Alert color="yellow" title={t('partners.notYet')}>
        {t('partners.confirmHow')}
      </Alert>
      <Textarea
        label={t('partners.heard')}
        description={t('partners.heardHow')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        dir="auto"
        autosize
        minRows={2}
        autoComplete="off"
        spellCheck={false}
      />
      {send.error && <ProblemNote error={send.error} />}
      <div>
        <Button
          onClick={() => send.mutate({ params: { id: party }, body: { fingerprint: typed } })}
          loading={send.isPending}
          disabled={typed.trim().length < SHORTEST}
        >
          {t('partners.confirm')}
        </Button>
      </div>
    </Stack>
  );
}
