// SPDX-License-Identifier: Apache-2.0
// Where one is signed in, and how to end it.
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { SessionLine } from '../../parts/session-line.tsx';
import { Shown } from '../../parts/states.tsx';
import { WayNote } from '../../parts/way-note.tsx';

const SESSIONS = 'GET /account/sessions';

export function OwnSessions(): ReactNode {
  const t = useWords();
  const query = useCall(SESSIONS, {});
  const end = useSend('DELETE /account/sessions/{id}', [SESSIONS]);
  const endOthers = useSend('DELETE /account/sessions', [SESSIONS]);
  const more = (query.data?.items.length ?? 0) > 1;
  return (
    <Card
      title={t('access.sessions')}
      aside={
        more && (
          <Button
            size="xs"
            variant="default"
            loading={endOthers.isPending}
            onClick={() => endOthers.mutate({})}
          >
            {t('access.endOthers')}
          </Button>
        )
      }
    >
      <WayNote error={end.error ?? endOthers.error} />
      <Shown query={query} rows={2}>
        {({ items }) => (
          <div className="tq-rows">
            {items.map((session) => (
              <SessionLine
                key={session.id}
                session={session}
                action={
                  !session.own && (
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="lg"
                      aria-label={`${t('access.endSession')}: ${session.agent}`}
                      onClick={() => end.mutate({ params: { id: session.id } })}
                    >
                      <IconX size={18} aria-hidden="true" />
                    </ActionIcon>
                  )
                }
              />
            ))}
          </div>
        )}
      </Shown>
    </Card>
  );
}
