// SPDX-License-Identifier: Apache-2.0
// At the foot of a draft about nobody: it may leave at once, where a standing order covers it.
import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Sure } from '../../parts/sure.tsx';
import type { DraftInHand } from './use-draft.ts';

interface UnderOrderProps {
  draft: string;
  hand: DraftInHand;
  order: { id: string; purpose: string };
}

export function UnderOrder({ draft, hand, order }: UnderOrderProps): ReactNode {
  const t = useWords();
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  const send = useSend('POST /drafts/{id}/sending', ['GET /drafts', 'GET /acts'], ({ act }) =>
    router.history.push(`/acts/${act}`),
  );
  const open = async () => {
    if (await hand.flush()) setOpened(true);
  };
  const sure = () =>
    send.mutate({ params: { id: draft }, body: { revision: hand.revision, order: order.id } });
  return (
    <>
      <Button variant="default" onClick={() => void open()}>
        {t('orders.send')}
      </Button>
      <Sure
        opened={opened}
        title={t('orders.send')}
        action={t('orders.send')}
        busy={send.isPending}
        error={send.error ?? undefined}
        onClose={() => setOpened(false)}
        onSure={sure}
      >
        {t('orders.sendLead')} <bdi>{order.purpose}</bdi>
      </Sure>
    </>
  );
}
