// SPDX-License-Identifier: Apache-2.0
// Files that the report will carry: sent to the node as they are chosen, with progress; stopped when one changes one's mind, and gone on with
// where they were when the link was lost on the way.
import { Button, FileButton, Stack } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import type { DraftFileItem } from '@tansiq/node/contract';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';
import { FailedFile, KeptFile, RunningFile } from './file-lines.tsx';
import { type RunningUpload, startUpload } from './upload.ts';

interface FilesPartProps {
  uploads: string[];
  files: readonly DraftFileItem[];
  change: (uploads: string[]) => void;
}

/** A file on its way, or one that did not arrive: it stays in view, with what went wrong. */
interface Sending {
  key: number;
  file: File;
  share: number;
  upload: RunningUpload;
  failed?: unknown;
}

export function FilesPart({ uploads, files, change }: FilesPartProps): ReactNode {
  const t = useWords();
  const [known, setKnown] = useState<readonly DraftFileItem[]>(files);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [error, setError] = useState<unknown>();
  const kept = useRef(uploads);
  kept.current = uploads;
  const keys = useRef(0);
  const put = (key: number, some: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...some } : one)));
  const forget = (key: number) => setSending((all) => all.filter((one) => one.key !== key));
  const begin = (file: File, known?: string) => {
    keys.current += 1;
    const key = keys.current;
    const upload = startUpload(file, (share) => put(key, { share }), known);
    setSending((all) => [...all, { key, file, share: 0, upload }]);
    upload.done.then(
      (done) => {
        forget(key);
        if (!done) return;
        setKnown((all) => [...all, { ...done, name: file.name, media: file.type }]);
        kept.current = [...kept.current, done.id];
        change(kept.current);
      },
      (failed: unknown) => put(key, { failed }),
    );
  };
  const remove = (id: string) => {
    change(uploads.filter((one) => one !== id));
    call('DELETE /uploads/{id}', { params: { id } }).catch((failed: unknown) => setError(failed));
  };
  const onTheWay = useRef(sending);
  onTheWay.current = sending;
  // Whoever leaves the page takes what is on its way back: nothing would be left to say that it arrived.
  useEffect(
    () => () => {
      for (const { upload } of onTheWay.current) upload.cancel();
    },
    [],
  );
  return (
    <Stack gap="sm">
      {uploads.map((id) => {
        const file = known.find((one) => one.id === id);
        return <KeptFile key={id} name={file?.name ?? id} size={file?.size} remove={() => remove(id)} />;
      })}
      {sending.map(({ key, file, share, upload, failed }) =>
        failed === undefined ? (
          <RunningFile key={key} name={file.name} share={share} cancel={() => upload.cancel()} />
        ) : (
          <FailedFile
            key={key}
            name={file.name}
            error={failed}
            again={() => {
              forget(key);
              begin(file, upload.id());
            }}
            drop={() => {
              forget(key);
              upload.cancel();
            }}
          />
        ),
      )}
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
