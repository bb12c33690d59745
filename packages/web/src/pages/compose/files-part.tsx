// SPDX-License-Identifier: Apache-2.0
// Files that the report will carry: sent to the node as they are chosen, with progress, and stopped when one changes one's mind.
import { ActionIcon, Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { IconPaperclip, IconTrash, IconX } from '@tabler/icons-react';
import type { DraftFileItem } from '@tansiq/node/contract';
import { type ReactNode, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { useWords } from '../../language/words.ts';
import { Name } from '../../parts/name.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { Bytes } from './bytes.tsx';
import { type RunningUpload, startUpload } from './upload.ts';

interface FilesPartProps {
  uploads: string[];
  files: readonly DraftFileItem[];
  change: (uploads: string[]) => void;
}

interface Running {
  key: number;
  name: string;
  share: number;
  upload: RunningUpload;
}

export function FilesPart({ uploads, files, change }: FilesPartProps): ReactNode {
  const t = useWords();
  const [known, setKnown] = useState<readonly DraftFileItem[]>(files);
  const [running, setRunning] = useState<readonly Running[]>([]);
  const [error, setError] = useState<unknown>();
  const kept = useRef(uploads);
  kept.current = uploads;
  const keys = useRef(0);
  const begin = (file: File) => {
    keys.current += 1;
    const key = keys.current;
    const upload = startUpload(file, (share) =>
      setRunning((all) => all.map((one) => (one.key === key ? { ...one, share } : one))),
    );
    setRunning((all) => [...all, { key, name: file.name, share: 0, upload }]);
    upload.done
      .then(
        (done) => {
          if (!done) return;
          setKnown((all) => [...all, { ...done, name: file.name, media: file.type }]);
          change([...kept.current, done.id]);
        },
        (failed: unknown) => setError(failed),
      )
      .finally(() => setRunning((all) => all.filter((one) => one.key !== key)));
  };
  const remove = (id: string) => {
    change(uploads.filter((one) => one !== id));
    call('DELETE /uploads/{id}', { params: { id } }).catch((failed: unknown) => setError(failed));
  };
  return (
    <Stack gap="sm">
      {uploads.map((id) => {
        const file = known.find((one) => one.id === id);
        return (
          <Group key={id} gap="sm" wrap="nowrap">
            <IconPaperclip size={16} aria-hidden="true" />
            <Text style={{ flex: 1, minWidth: 0 }}>
              <Name>{file?.name ?? id}</Name> {file && <Bytes count={file.size} />}
            </Text>
            <ActionIcon
              variant="subtle"
              color="red"
              aria-label={t('compose.removeFile', { name: file?.name ?? id })}
              onClick={() => remove(id)}
            >
              <IconTrash size={16} aria-hidden="true" />
            </ActionIcon>
          </Group>
        );
      })}
      {running.map(({ key, name, share, upload }) => (
        <Group key={key} gap="sm" wrap="nowrap">
          <Stack gap={4} style={{ flex: 1, minWidth: 0 }}>
            <Text size="sm">
              <Name>{name}</Name>
            </Text>
            <Progress value={share * 100} aria-label={t('compose.uploading', { name })} />
          </Stack>
          <ActionIcon
            variant="subtle"
            aria-label={t('compose.cancelUpload', { name })}
            onClick={() => upload.cancel()}
          >
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </Group>
      ))}
      {error !== undefined && <ProblemNote error={error} />}
      <FileButton
        multiple
        onChange={(chosen) => {
          setError(undefined);
          for (const file of chosen) begin(file);
        }}
      >
        {(button) => (
          <Button
            {...button}
            variant="default"
            style={{ alignSelf: 'flex-start' }}
            leftSection={<IconPaperclip size={16} aria-hidden="true" />}
          >
            {t('compose.attach')}
          </Button>
        )}
      </FileButton>
    </Stack>
  );
}
