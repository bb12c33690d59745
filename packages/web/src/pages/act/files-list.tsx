// SPDX-License-Identifier: Apache-2.0
// Files of an act, each a download and never a page.
import { Anchor, Group, Stack } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ActAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Name } from '../../parts/name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Bytes } from '../compose/bytes.tsx';

export function FilesList({ act }: { act: ActAnswer }): ReactNode {
  const t = useWords();
  return (
    <Stack gap="xs">
      {act.attachments.map((file) => (
        <Group key={file.id} gap="sm">
          {file.state === 'complete' ? (
            <Anchor href={`/api/acts/${act.id}/attachments/${file.id}`} download>
              <IconDownload size={16} aria-hidden="true" /> <Name>{file.name}</Name>
            </Anchor>
          ) : (
            <>
              <Name>{file.name}</Name>
              <StateTag tone={file.state === 'fetching' ? 'warn' : 'bad'}>
                {t(`act.file.${file.state as 'fetching'}`)}
              </StateTag>
            </>
          )}
          <Bytes count={file.size} />
        </Group>
      ))}
    </Stack>
  );
}
