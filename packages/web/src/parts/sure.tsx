// SPDX-License-Identifier: Apache-2.0
// Before something goes that does not come back: what, what follows, and why where a reason is kept in the journal.
import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../language/words.ts';
import { WayNote } from './way-note.tsx';

export interface SureProps {
  opened: boolean;
  title: string;
  children: ReactNode;
  /** What the button says that does it. */
  action: string;
  /** Label of the reason, where one is demanded. */
  reason?: string;
  /** What is chosen in it does not make a whole yet. */
  unready?: boolean;
  busy: boolean;
  error?: unknown;
  onClose: () => void;
  onSure: (why: string) => void;
}

const SHORTEST = 3;

export function Sure(props: SureProps): ReactNode {
  const t = useWords();
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      <SureForm {...props} />
    </Modal>
  );
}

function SureForm({ children, action, reason, unready = false, busy, error, onClose, onSure }: SureProps) {
  const t = useWords();
  const [why, setWhy] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSure(why.trim());
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text component="div">{children}</Text>
        {reason !== undefined && (
          <Textarea
            label={reason}
            value={why}
            onChange={(event) => setWhy(event.currentTarget.value)}
            maxLength={400}
            minLength={SHORTEST}
            autosize
            minRows={2}
            required
            withAsterisk={false}
            data-autofocus
          />
        )}
        <WayNote error={error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('frame.cancel')}
          </Button>
          <Button
            type="submit"
            color="red.9"
            loading={busy}
            disabled={unready || (reason !== undefined && why.trim().length < SHORTEST)}
          >
            {action}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
