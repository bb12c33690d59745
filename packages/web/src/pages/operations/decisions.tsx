// SPDX-License-Identifier: Apache-2.0
// What is decided at once: readiness of a site, go, and abort. Go and abort are two steps, and an abort asks for its reason.
import { Button, Checkbox, Group, Modal, Stack, Textarea } from '@mantine/core';
import type { OperationBoard } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';

const after = ['GET /operations/{dossier}', 'GET /operations'] as const;

export function GoAndAbort({ board, size = 'sm' }: { board: OperationBoard; size?: string }): ReactNode {
  const t = useWords();
  const [open, setOpen] = useState<'go' | 'abort'>();
  return (
    <Group gap="xl">
      {board.may.includes('go') && board.call !== 'go' && (
        <Button size={size} onClick={() => setOpen('go')}>
          {t('operations.giveGo')}
        </Button>
      )}
      {board.may.includes('abort') && (
        <Button
          size={size}
          color="red.9"
          variant="outline"
          c="var(--tq-bad)"
          onClick={() => setOpen('abort')}
        >
          {t('operations.abort')}
        </Button>
      )}
      {open !== undefined && <Decide what={open} board={board} close={() => setOpen(undefined)} />}
    </Group>
  );
}

interface DecideProps {
  what: 'go' | 'abort';
  board: OperationBoard;
  close: () => void;
}

const SHORTEST = 3;

function Decide({ what, board, close }: DecideProps): ReactNode {
  const t = useWords();
  const { language } = useLanguage();
  const [sure, setSure] = useState(false);
  const [why, setWhy] = useState('');
  const go = useSend('POST /operations/{dossier}/go', after);
  const abort = useSend('POST /operations/{dossier}/abort', after);
  const { dossier, current } = board;
  const error = go.error ?? abort.error;
  const reasoned = what === 'go' || why.trim().length >= SHORTEST;
  const say = () => {
    if (!current) return;
    const { plan } = current;
    const wanted = { params: { dossier } };
    if (what === 'go') go.mutate({ ...wanted, body: { plan } }, { onSuccess: close });
    else abort.mutate({ ...wanted, body: { plan, note: { [language]: why.trim() } } }, { onSuccess: close });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t(what === 'go' ? 'operations.giveGo' : 'operations.abort')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <Stack>
        <div>{t(what === 'go' ? 'operations.goMeans' : 'operations.abortMeans')}</div>
        {what === 'abort' && (
          <Textarea
            label={t('operations.abortWhy')}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            dir="auto"
            autosize
            minRows={2}
            maxLength={2000}
            data-autofocus
          />
        )}
        <Checkbox
          label={t(what === 'go' ? 'operations.goSure' : 'operations.abortSure')}
          checked={sure}
          onChange={(event) => setSure(event.currentTarget.checked)}
        />
        {error && <ProblemNote error={error} />}
        <Group justify="space-between">
          <Button variant="default" onClick={close}>
            {t('frame.cancel')}
          </Button>
          <Button
            {...(what === 'abort' && { color: 'red.9' })}
            disabled={!sure || !reasoned}
            loading={go.isPending || abort.isPending}
            onClick={say}
          >
            {t(what === 'go' ? 'operations.goNow' : 'operations.abortNow')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** Readiness of one own site: `ready` is a promise, so it is said with a checked box beside it. */
export function SayReadiness({ board, site }: { board: OperationBoard; site: string }): ReactNode {
  const t = useWords();
  const [sure, setSure] = useState(false);
  const send = useSend('POST /operations/{dossier}/readiness', after);
  const own = board.readiness.find((one) => one.site === site && one.party === board.self);
  if (!board.may.includes('readiness') || !board.ownSites.includes(site) || own?.state === 'ready')
    return null;
  const say = (state: 'ready' | 'not-ready' | 'hold') =>
    board.current &&
    send.mutate({ params: { dossier: board.dossier }, body: { plan: board.current.plan, site, state } });
  return (
    <Stack gap="xs">
      <Checkbox
        label={t('operations.promise')}
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <Group gap="xs">
        <Button disabled={!sure} loading={send.isPending} onClick={() => say('ready')}>
          {t('operations.sayReady', { site })}
        </Button>
        <Button variant="default" onClick={() => say('hold')}>
          {t('operations.sayHold')}
        </Button>
        <Button variant="default" onClick={() => say('not-ready')}>
          {t('operations.sayNotReady')}
        </Button>
      </Group>
      {send.error && <ProblemNote error={send.error} />}
    </Stack>
  );
}
