// SPDX-License-Identifier: Apache-2.0
// Before something is opened that asks for a reason (428): why, in a sentence that the journal keeps. What was open stays behind it.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Problem } from '../api/problem.ts';
import { useWords } from '../language/words.ts';
import { ProblemNote } from './states.tsx';

/** As the node counts (content/reasons.ts): fewer letters say nothing that a person can read. */
const SHORTEST = 8;
const LONGEST = 400;

/** Whether the node wants to know why before it answers. */
export const wantsReason = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'reason-needed';

interface ReasonDialogProps {
  opened: boolean;
  /** Asks again, with the reason. @throws what the call throws */
  give: (why: string) => Promise<void>;
  /** Instead of going back to where one came from. */
  leave?: () => void;
}

export function ReasonDialog({ opened, give, leave: stay }: ReasonDialogProps): ReactNode {
  const t = useWords();
  const { history } = useRouter();
  const leave = stay ?? (() => (history.canGoBack() ? history.back() : history.push('/today')));
  return (
    <Modal
      opened={opened}
      onClose={leave}
      title={t('frame.reasonTitle')}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <ReasonForm give={give} leave={leave} />
    </Modal>
  );
}

function ReasonForm({ give, leave }: { give: ReasonDialogProps['give']; leave: () => void }): ReactNode {
  const t = useWords();
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await give(why.trim());
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack>
        <Text>{t('frame.reasonWhy')}</Text>
        <Textarea
          label={t('frame.reason')}
          description={t('frame.reasonHint')}
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
          minLength={SHORTEST}
          maxLength={LONGEST}
          dir="auto"
          autosize
          minRows={2}
          required
          withAsterisk={false}
          data-autofocus
        />
        {error !== undefined && <ProblemNote error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={leave}>
            {t('frame.back')}
          </Button>
          <Button type="submit" loading={busy} disabled={why.trim().length < SHORTEST}>
            {t('frame.reasonOpen')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
