// SPDX-License-Identifier: Apache-2.0
// Files of an act, each a download and never a page; of one that is not here yet, why, and when it is asked for again.
import { Group, Stack, Text } from '@mantine/core';
import type { ActAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useRichWords, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Bytes } from '../compose/bytes.tsx';
import { FileLink } from './file-link.tsx';

export function FilesList({ act }: { act: ActAnswer }): ReactNode {
  return (
    <Stack gap="sm">
      {act.attachments.map((file) => (
        <div key={file.id}>
          <Group gap="sm">
            {file.state === 'complete' ? <FileLink act={act.id} file={file} /> : <NotHere file={file} />}
            <Bytes count={file.size} />
          </Group>
          <Why file={file} />
        </div>
      ))}
    </Stack>
  );
}

type File = ActAnswer['attachments'][number];

function NotHere({ file }: { file: File }): ReactNode {
  const t = useWords();
  return (
    <>
      <Name>{file.name}</Name>
      <StateTag tone={file.state === 'fetching' ? 'warn' : 'bad'}>
        {t(`act.file.${file.state as 'fetching'}`)}
      </StateTag>
    </>
  );
}

const reasons = ['too-large', 'not-given', 'other-bytes', 'unreachable'] as const;

function Why({ file: { state, reason, retryAt } }: { file: File }): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  const known = reasons.find((one) => one === reason);
  if (state === 'complete' || (known === undefined && retryAt === undefined)) return null;
  return (
    <Text size="sm" c="dimmed">
      {known !== undefined && t(`act.fileWhy.${known}`)}{' '}
      {retryAt !== undefined && rich('act.fileAgain', { at: <Moment key="at" at={retryAt} /> })}
    </Text>
  );
}
