// SPDX-License-Identifier: Apache-2.0
// A file of an act to take away. Where the reason for reading has gone stale (428) it is asked for here, and then the file comes.
import { Anchor, Loader } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ActAnswer } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { send } from '../../api/call.ts';
import { useReason } from '../../api/queries.ts';
import { Name } from '../../parts/name.tsx';
import { ReasonDialog, wantsReason } from '../../parts/reason-dialog.tsx';
import { follow, saveFile } from '../../parts/save-file.ts';
import { ProblemNote } from '../../parts/states.tsx';

/** Bytes up to which a file is held in the page; a greater one the browser fetches by itself once the node has said yes. */
const HELD = 64 * 2 ** 20;

interface FileLinkProps {
  act: string;
  file: ActAnswer['attachments'][number];
}

export function FileLink({ act, file: { id, name, size } }: FileLinkProps): ReactNode {
  const giveReason = useReason('GET /acts/{id}', { params: { id: act } });
  const [asks, setAsks] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const address = `/api/acts/${act}/attachments/${id}`;
  const take = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const response = await send(address, { method: 'GET' });
      if (size <= HELD) saveFile(name, await response.blob());
      else {
        await response.body?.cancel();
        follow(address, name);
      }
    } catch (why) {
      if (wantsReason(why)) setAsks(true);
      else setError(why);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Anchor
        href={address}
        download
        aria-busy={busy}
        onClick={(event) => {
          event.preventDefault();
          if (!busy) void take();
        }}
      >
        {busy ? <Loader size={16} aria-hidden="true" /> : <IconDownload size={16} aria-hidden="true" />}{' '}
        <Name>{name}</Name>
      </Anchor>
      {error !== undefined && <ProblemNote error={error} />}
      <ReasonDialog
        opened={asks}
        leave={() => setAsks(false)}
        give={async (why) => {
          await giveReason(why);
          setAsks(false);
          await take();
        }}
      />
    </>
  );
}
