// SPDX-License-Identifier: Apache-2.0
// A recall of this act that waits for an answer here: what its author asks, and what is decided on this copy.
import { Alert, Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ActAnswer, RecallItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useMay, useSession } from '../../frame/session.tsx';
import { useCodeList, useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';

export function RecallAnswer({ act }: { act: ActAnswer }): ReactNode {
  const may = useMay();
  const { party } = useSession();
  const enabled = !act.own && may('officer', 'releaser', 'legal-adviser', 'head', 'supervisor');
  const recalls = useCall('GET /recalls', {}, { enabled });
  const open = recalls.data?.items.filter(
    (one) => !one.own && one.targets.includes(act.id) && !one.answers.some(({ by }) => by === party),
  );
  return open?.map((recall) => <Waiting key={recall.act} recall={recall} act={act} />);
}

function Waiting({ recall, act }: { recall: RecallItem; act: ActAnswer }): ReactNode {
  const t = useWords();
  const may = useMay();
  const grounds = useCodeList('refusalGrounds');
  const [ground, setGround] = useState<string | null>(null);
  const answer = useSend('POST /recalls/{id}/answer', [
    'GET /recalls',
    'GET /acts/{id}',
    'GET /acts/{id}/journey',
    'GET /acts',
  ]);
  const decide = (result: 'restricted' | 'erased' | 'refused') =>
    answer.mutate({
      params: { id: recall.act },
      // The same answer stands for every copy that the recall names.
      body: {
        results: recall.targets.map((target) => ({
          act: target,
          result,
          ...(result === 'refused' && ground !== null && { reason: ground }),
        })),
      },
    });
  return (
    <Alert
      color="yellow"
      icon={<IconArrowBackUp className="tq-along" aria-hidden="true" />}
      title={t('act.recalledBy', { party: `\u2068${act.author}\u2069` })}
    >
      <Stack gap="sm">
        <Text size="sm">
          {t(`act.effect.${recall.effect as 'erase'}`)} {t('act.recallReason')}:{' '}
          {t(`act.reason.${recall.reason as 'other'}`)}
        </Text>
        {may('releaser', 'head') && (
          <>
            <Group gap="sm" align="flex-end">
              <Button color="red" loading={answer.isPending} onClick={() => decide('erased')}>
                {t('act.eraseHere')}
              </Button>
              <Button variant="default" loading={answer.isPending} onClick={() => decide('restricted')}>
                {t('act.keepRestricted')}
              </Button>
            </Group>
            <Group gap="sm" align="flex-end">
              <Select
                label={t('act.refusalGround')}
                data={grounds}
                value={ground}
                onChange={setGround}
                style={{ flex: '1 1 14rem' }}
              />
              <Button
                variant="default"
                disabled={ground === null}
                loading={answer.isPending}
                onClick={() => decide('refused')}
              >
                {t('act.refuseRecall')}
              </Button>
            </Group>
          </>
        )}
        {answer.error !== null && <ProblemNote error={answer.error} />}
      </Stack>
    </Alert>
  );
}
