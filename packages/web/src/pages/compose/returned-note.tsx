// SPDX-License-Identifier: Apache-2.0
// What a releaser remarked on a draft that came back.
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';

export function ReturnedNote({ remark, name }: { remark: string; name: string }): ReactNode {
  const t = useWords();
  return (
    <Alert
      color="yellow"
      icon={<IconAlertTriangle aria-hidden="true" />}
      title={t('compose.returnedBy', { name: `\u2068${name}\u2069` })}
    >
      <bdi dir="auto">{remark}</bdi>
    </Alert>
  );
}
