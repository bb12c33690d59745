// SPDX-License-Identifier: Apache-2.0
// At the foot of the page while a draft is written, however long it is: whether it is saved, what the gate says in short, and handing it in.
import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconSend } from '@tabler/icons-react';
import type { DraftAnswer, LivePreviewAnswer } from '@tansiq/node/contract';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { usePartyName } from '../../parts/party-name.tsx';
import { SavingLine } from '../../parts/saving-line.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { GATE_ID } from './gate-panel.tsx';
import { openPoints } from './problems.tsx';
import { UnderOrder } from './under-order.tsx';
import type { DraftInHand } from './use-draft.ts';

interface SubmitBarProps {
  draft: DraftAnswer;
  hand: DraftInHand;
  preview: UseQueryResult<LivePreviewAnswer>;
}

export function SubmitBar({ draft, hand, preview }: SubmitBarProps): ReactNode {
  const t = useWords();
  const router = useRouter();
  const submit = useSend('POST /drafts/{id}/submission', ['GET /drafts', 'GET /drafts/{id}'], () => {
    notifications.show({
      message: t('compose.submitted'),
      closeButtonProps: { 'aria-label': t('frame.close') },
    });
    router.history.push('/drafts');
  });
  const [saved, setSaved] = useState(true);
  const open = preview.data && openPoints(preview.data.problems, hand.form).count;
  const order = preview.data?.orders[0];
  const handIn = async () => {
    const done = await hand.flush();
    setSaved(done);
    if (done) submit.mutate({ params: { id: draft.id } });
  };
  return (
    <section className="tq-foot" aria-label={t('compose.barName')}>
      {!saved && (
        <Text c="var(--tq-bad)" role="alert">
          {t('compose.saveFirst')}
        </Text>
      )}
      {submit.error !== null && <ProblemNote error={submit.error} />}
      <Group justify="space-between" gap="sm">
        <Stack gap={0} style={{ flex: '1 1 11rem', minWidth: 0 }}>
          <Verdict preview={preview.data} open={open} />
          <SavingLine saving={hand.saving} />
        </Stack>
        {order && open === 0 && <UnderOrder draft={draft.id} hand={hand} order={order} />}
        <Button
          leftSection={<IconSend size={16} className="tq-along" aria-hidden="true" />}
          disabled={open !== 0}
          loading={submit.isPending}
          onClick={() => void handIn()}
          style={{ flexShrink: 0 }}
        >
          {t('compose.submit')}
        </Button>
      </Group>
    </section>
  );
}

interface VerdictProps {
  preview: LivePreviewAnswer | undefined;
  /** Points to complete. */
  open: number | undefined;
}

/** The gate's word in one line, which leads to all that it says. */
function Verdict({ preview, open = 0 }: VerdictProps): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  if (!preview) return null;
  const { decisions } = preview;
  const refused = decisions.filter(({ permit }) => !permit);
  const said =
    refused.length > 0
      ? t('compose.verdict.refused', {
          parties: refused.map(({ party }) => `\u2068${nameOf(party)}\u2069`).join(t('compose.listComma')),
        })
      : open > 0
        ? t('compose.verdict.open', { count: open })
        : t(decisions.length === 0 ? 'compose.verdict.nobody' : 'compose.verdict.permitted');
  const good = refused.length === 0 && open === 0 && decisions.length > 0;
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      fw={600}
      ta="start"
      c={good ? 'var(--tq-good)' : refused.length > 0 ? 'var(--tq-bad)' : 'var(--tq-warn)'}
      lineClamp={2}
      onClick={() => document.getElementById(GATE_ID)?.scrollIntoView({ block: 'start' })}
    >
      {said}
    </Anchor>
  );
}
