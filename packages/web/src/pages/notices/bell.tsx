// SPDX-License-Identifier: Apache-2.0
// The bell in the header: how much is new, kept true by the node's events.
import { ActionIcon, Indicator } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';

export function Bell(): ReactNode {
  const t = useWords();
  const navigate = useNavigate();
  const { data } = useCall('GET /notices', { query: { limit: 1 } });
  const unread = data?.unread ?? 0;
  return (
    <Indicator
      label={data?.capped ? t('today.many', { count: unread }) : unread}
      size={16}
      offset={6}
      disabled={unread === 0}
      color="var(--tq-accent)"
    >
      <ActionIcon
        variant="subtle"
        color="gray"
        c="inherit"
        size="lg"
        onClick={() => void navigate({ to: '/notifications' })}
        aria-label={t('notices.bell', { count: unread })}
      >
        <IconBell size={20} aria-hidden="true" />
      </ActionIcon>
    </Indicator>
  );
}
