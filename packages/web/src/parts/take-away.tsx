// SPDX-License-Identifier: Apache-2.0
// The button at the end of a line that takes away what the line is about; what asks first comes after it.
import { ActionIcon } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';

/** @param label what is taken away, for who does not see the line */
export function TakeAway({ label, go }: { label: string; go: () => void }): ReactNode {
  return (
    <ActionIcon variant="subtle" color="red" size="lg" aria-label={label} onClick={go}>
      <IconTrash size={18} aria-hidden="true" />
    </ActionIcon>
  );
}
