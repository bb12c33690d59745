// SPDX-License-Identifier: Apache-2.0
// What can be done about an emergency: ask that a partner's be taken, decide, review.
import { Button, Group, Modal, Radio, Stack, Text, Textarea } from '@mantine/core';
import type { EmergencyItem, EmergencyReason } from '@tansiq/node/contract';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { ProblemNote } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { ReasonFields } from '../compose/emergency-part.tsx';

type Doing = EmergencyItem['may'][number];
const stale = ['GET /emergencies', 'GET /today', 'GET /today/{kind}'] as const;

export function EmergencyDoings({ item: { act, may } }: { item: EmergencyItem }): ReactNode {
  const t = useWords();
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  const decide = useSend('POST /emergencies/{act}/decision', stale, close);
  if (may.length === 0) return null;
  const deciding = (take: boolean) => ({
    opened: doing === (take ? 'take' : 'leave'),
    title: t(take ? 'emergencies.take' : 'emergencies.leave'),
    action: t(take ? 'emergencies.take' : 'emergencies.leave'),
    busy: decide.isPending,
    error: decide.error ?? undefined,
    onClose: close,
    onSure: () => decide.mutate({ params: { act }, body: { take } }),
  });
  const modal = (which: Doing, form: ReactNode) => (
    <Modal
      opened={doing === which}
      onClose={close}
      title={t(`emergencies.${which}`)}
      closeButtonProps={{ 'aria-label': t('frame.close') }}
    >
      {form}
    </Modal>
  );
  return (
    <>
      <Group gap="sm">
        {may.map((one) => (
          <Button
            key={one}
            variant={one === 'take' || one === 'review' ? 'filled' : 'default'}
            onClick={() => setDoing(one)}
          >
            {t(`emergencies.${one}`)}
          </Button>
        ))}
      </Group>
      <Sure {...deciding(true)}>{t('emergencies.takeLead')}</Sure>
      <Sure {...deciding(false)}>{t('emergencies.leaveLead')}</Sure>
      {modal('ask', <Asking act={act} done={close} />)}
      {modal('review', <Reviewing act={act} done={close} />)}
    </>
  );
}

interface FormProps {
  act: string;
  done: () => void;
}

function Asking({ act, done }: FormProps): ReactNode {
  const t = useWords();
  const [why, setWhy] = useState<{ reason: EmergencyReason; justification: string }>({
    reason: 'life',
    justification: '',
  });
  const send = useSend('POST /emergencies/{act}/request', stale, done);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send.mutate({ params: { act }, body: why });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t('emergencies.askLead')}</Text>
        <ReasonFields {...why} change={(part) => setWhy((before) => ({ ...before, ...part }))} />
        {send.error !== null && <ProblemNote error={send.error} />}
        <Group>
          <Button type="submit" loading={send.isPending}>
            {t('emergencies.ask')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const findings = ['justified', 'unjustified'] as const;

function Reviewing({ act, done }: FormProps): ReactNode {
  const t = useWords();
  const [finding, setFinding] = useState<(typeof findings)[number]>();
  const [remark, setRemark] = useState('');
  const send = useSend('POST /emergencies/{act}/review', stale, done);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (finding) send.mutate({ params: { act }, body: { finding, remark } });
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>{t('emergencies.reviewLead')}</Text>
        <Radio.Group
          label={t('emergencies.finding')}
          value={finding ?? ''}
          onChange={(value) => setFinding(findings.find((one) => one === value))}
        >
          <Stack gap="xs" mt="xs">
            {findings.map((one) => (
              <Radio key={one} value={one} label={t(`emergencies.finding.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t('emergencies.remark')}
          value={remark}
          maxLength={2000}
          autosize
          minRows={2}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        {send.error !== null && <ProblemNote error={send.error} />}
        <Group>
          <Button type="submit" disabled={finding === undefined} loading={send.isPending}>
            {t('emergencies.review')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
