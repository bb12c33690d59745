// SPDX-License-Identifier: Apache-2.0
// What an officer can do with an act: answer, report what came of it, judge an outcome, correct or recall an own one.
import { Button, Group, Menu, Modal, Radio, Select, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import {
  IconArrowBackUp,
  IconChevronDown,
  IconEraser,
  IconMessageReply,
  IconPencilExclamation,
  IconReportAnalytics,
} from '@tabler/icons-react';
import type { ActAnswer } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';
import { CorrectForm } from './correct-form.tsx';

export function ActDoings({ act }: { act: ActAnswer }): ReactNode {
  const t = useWords();
  const may = useMay();
  const router = useRouter();
  const [recalling, ask] = useDisclosure(false);
  const [correcting, put] = useDisclosure(false);
  const begin = (type: string, rel: string) =>
    router.history.push(`/drafts/new?type=${type}&${rel}=${encodeURIComponent(act.id)}`);
  const usable = act.hold === 'none' && may('officer', 'releaser', 'head');
  const report = act.type.startsWith('report.');
  const outcome = act.type === 'outcome.report';
  const correctable = report || act.type.startsWith('outcome.');
  return (
    <>
      {usable && report && (
        <>
          <Button
            leftSection={<IconMessageReply size={16} className="tq-along" aria-hidden="true" />}
            onClick={() => begin('report.reply', 'answers')}
          >
            {t('act.reply')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconReportAnalytics size={16} aria-hidden="true" />}
            onClick={() => begin('outcome.report', 'lead')}
          >
            {t('act.reportOutcome')}
          </Button>
        </>
      )}
      {usable && outcome && (
        <Menu>
          <Menu.Target>
            <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
              {t('act.judge')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {!act.own && (
              <>
                <Menu.Item onClick={() => begin('outcome.confirm', 'confirms')}>{t('act.confirm')}</Menu.Item>
                <Menu.Item onClick={() => begin('outcome.dispute', 'disputes')}>{t('act.dispute')}</Menu.Item>
              </>
            )}
            <Menu.Item onClick={() => begin('outcome.follow-up', 'follows')}>{t('act.followUp')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      {act.own &&
        act.hold !== 'erased' &&
        may('releaser', 'head') &&
        (correctable || act.type === 'onward.transfer') && (
          <>
            {correctable && (
              <Button
                variant="default"
                leftSection={<IconPencilExclamation size={16} aria-hidden="true" />}
                onClick={put.open}
              >
                {t('act.correct')}
              </Button>
            )}
            <Button
              variant="subtle"
              color="red"
              leftSection={<IconArrowBackUp size={16} className="tq-along" aria-hidden="true" />}
              onClick={ask.open}
            >
              {t('act.recall')}
            </Button>
          </>
        )}
      <Modal
        opened={correcting}
        onClose={put.close}
        title={t('act.correctAsk')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <CorrectForm act={act} close={put.close} />
      </Modal>
      <Modal
        opened={recalling}
        onClose={ask.close}
        title={t('act.recallAsk')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <RecallForm act={act.id} close={ask.close} />
      </Modal>
    </>
  );
}

const reasons = ['wrong-recipient', 'inaccurate', 'unlawful', 'retention', 'court-order', 'other'] as const;

function RecallForm({ act, close }: { act: string; close: () => void }): ReactNode {
  const t = useWords();
  const [effect, setEffect] = useState<'restrict' | 'erase'>('restrict');
  const [reason, setReason] = useState<string | null>(null);
  const recall = useSend('POST /acts/{id}/recall', [
    'GET /acts/{id}',
    'GET /acts',
    'GET /acts/{id}/journey',
    'GET /recalls',
  ]);
  return (
    <Stack gap="md">
      <Text size="sm">{t('act.recallHonest')}</Text>
      <Radio.Group
        label={t('act.recallEffect')}
        value={effect}
        onChange={(value) => setEffect(value === 'erase' ? 'erase' : 'restrict')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="restrict" label={t('act.effect.restrict')} />
          <Radio value="erase" label={t('act.effect.erase')} />
        </Stack>
      </Radio.Group>
      <Select
        label={t('act.recallReason')}
        required
        data={reasons.map((one) => ({ value: one, label: t(`act.reason.${one}`) }))}
        value={reason}
        onChange={setReason}
      />
      {recall.error !== null && <ProblemNote error={recall.error} />}
      <Group gap="sm">
        <Button
          color="red"
          leftSection={<IconEraser size={16} aria-hidden="true" />}
          disabled={reason === null}
          loading={recall.isPending}
          onClick={() =>
            recall.mutate(
              { params: { id: act }, body: { effect, reason: reason ?? 'other' } },
              {
                onSuccess: ({ act: said }) => {
                  notifications.show({
                    message: t(said === undefined ? 'act.recalledNobody' : 'act.recalled'),
                    closeButtonProps: { 'aria-label': t('frame.close') },
                  });
                  close();
                },
              },
            )
          }
        >
          {t('act.recall')}
        </Button>
        <Button variant="default" onClick={close}>
          {t('frame.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
