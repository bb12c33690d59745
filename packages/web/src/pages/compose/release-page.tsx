// SPDX-License-Identifier: Apache-2.0
// Releasing a draft of somebody else: what one answers for, what changed since one's last look, exactly what would leave, and the decision.
import { Alert, Button, Checkbox, Group, List, Stack, Text, Textarea } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconArrowBackUp, IconShieldCheck, IconUserOff } from '@tabler/icons-react';
import type { DraftAnswer, LeavingAnswer } from '@tansiq/node/contract';
import { useParams, useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useMay, useSession } from '../../frame/session.tsx';
import { useText, useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { confirmItIsYou } from '../../parts/confirm-it-is-you.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Loading, ProblemNote, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { DraftDifferences } from '../operations/differences-card.tsx';
import { Changes } from './changes.tsx';
import { formOf } from './draft-body.ts';
import { DeclaredEmergency } from './emergency-part.tsx';
import { VerdictTag } from './gate-panel.tsx';
import { LeavingView } from './leaving-view.tsx';
import { Steps } from './steps.tsx';

export function ReleasePage(): ReactNode {
  const { draft: id } = useParams({ from: '/drafts/$draft/release' });
  const query = useCall('GET /drafts/{id}', { params: { id } });
  if (query.data && query.data.id !== id) return <Loading />;
  return <Shown query={query}>{(draft) => <Releasing key={draft.id} draft={draft} />}</Shown>;
}

function Releasing({ draft }: { draft: DraftAnswer }): ReactNode {
  const t = useWords();
  const typeName = useActTypeName();
  const text = useText();
  const { officer } = useSession();
  const may = useMay();
  const own = draft.owner === officer.id;
  return (
    <Page
      title={text(draft.sections.title?.text) || typeName(draft.type)}
      badge={<StateTag tone="warn">{t(`compose.state.${draft.state}`)}</StateTag>}
      lead={
        <>
          {t('compose.writtenBy')} <Name>{draft.ownerName}</Name>
          {draft.submittedAt !== undefined && (
            <>
              {' · '}
              <Moment at={draft.submittedAt * 1000} />
            </>
          )}
        </>
      }
    >
      {own && (
        <Alert color="yellow" icon={<IconUserOff aria-hidden="true" />} title={t('compose.fourEyes')}>
          {t('compose.fourEyesWhy')}{' '}
          <To underline="always" href={`/drafts/${draft.id}`}>
            {t('compose.toDraft')}
          </To>
        </Alert>
      )}
      {draft.act !== undefined && (
        <To underline="always" href={`/acts/${draft.act}`}>
          {t('compose.toAct')}
        </To>
      )}
      {!own && draft.state === 'submitted' && may('releaser', 'head') && <Decision draft={draft} />}
      <Card title={t('compose.steps')}>
        <Steps steps={draft.steps} />
      </Card>
    </Page>
  );
}

const SEEN_MS = 4_000;

function Decision({ draft }: { draft: DraftAnswer }): ReactNode {
  const t = useWords();
  const { id, revision } = draft;
  // What was seen before this visit: a look that is noted meanwhile does not hide what is new.
  const [before] = useState(draft.lastLook);
  const { mutate: note } = useSend('POST /drafts/{id}/looks');
  useEffect(() => {
    const timer = setTimeout(() => note({ params: { id }, body: { revision } }), SEEN_MS);
    return () => clearTimeout(timer);
  }, [note, id, revision]);
  const preview = useCall('GET /drafts/{id}/preview', { params: { id } });
  return (
    <>
      {draft.emergency && <DeclaredEmergency emergency={draft.emergency} />}
      {before !== undefined && before.revision !== revision && (
        <Card title={t('compose.sinceLook')}>
          <Changes
            before={formOf({ to: [], lineage: '', uploads: [], ...before.body } as Parameters<
              typeof formOf
            >[0])}
            after={formOf(draft)}
          />
        </Card>
      )}
      {draft.type === 'operation.plan' && draft.dossier !== undefined && (
        <DraftDifferences dossier={draft.dossier} draft={id} revision={revision} />
      )}
      <Shown query={preview}>
        {({ decisions, leaves }) => (
          <>
            <Card title={t('compose.gate')}>
              <Stack gap="xs">
                {decisions.map((one) => (
                  <Group key={one.party} gap="sm" align="flex-start">
                    <VerdictTag decision={one} />
                    <Stack gap={2} style={{ flex: 1, minWidth: '12rem' }}>
                      <PartyName id={one.party} />
                      <GateWords texts={one.texts} />
                    </Stack>
                  </Group>
                ))}
              </Stack>
            </Card>
            <Card title={t('compose.leaves')}>
              <LeavingView leaves={leaves} />
            </Card>
            <Verdict draft={draft} leaves={leaves} permitted={decisions.every(({ permit }) => permit)} />
          </>
        )}
      </Shown>
    </>
  );
}

function GateWords({ texts }: { texts: Readonly<Record<string, string>> }): ReactNode {
  const text = useText();
  return <Text size="sm">{text(texts)}</Text>;
}

interface VerdictProps {
  draft: DraftAnswer;
  leaves: LeavingAnswer;
  permitted: boolean;
}

function Verdict({ draft, leaves, permitted }: VerdictProps): ReactNode {
  const t = useWords();
  const router = useRouter();
  const [answers, setAnswers] = useState(false);
  const [remark, setRemark] = useState('');
  const release = useSend('POST /drafts/{id}/release', ['GET /drafts', 'GET /acts']);
  const back = useSend('POST /drafts/{id}/return', ['GET /drafts'], () => router.history.push('/drafts'));
  const [unsure, setUnsure] = useState<unknown>();
  const params = { id: draft.id };
  const letGo = async () => {
    setUnsure(undefined);
    try {
      const { revision } = draft;
      const confirmed = await confirmItIsYou({ draft: draft.id, revision });
      if (confirmed === undefined) return;
      const { act } = await release.mutateAsync({ params, body: { revision, ...confirmed } });
      notifications.show({
        message: t('compose.released'),
        closeButtonProps: { 'aria-label': t('frame.close') },
      });
      router.history.push(`/acts/${act}`);
    } catch (error) {
      setUnsure(error);
    }
  };
  return (
    <Card title={t('compose.decide')}>
      <Stack gap="md">
        <List size="sm" spacing={4}>
          <List.Item>{t('compose.answerDeclared')}</List.Item>
          <List.Item>{t('compose.answerFacts')}</List.Item>
          <List.Item>{t('compose.answerPeople', { count: leaves.audience.length })}</List.Item>
          <List.Item>{t('compose.answerProof')}</List.Item>
        </List>
        <Checkbox
          label={t('compose.iAnswer')}
          checked={answers}
          onChange={(event) => setAnswers(event.currentTarget.checked)}
        />
        {unsure !== undefined && <ProblemNote error={unsure} />}
        <Group gap="sm">
          <Button
            leftSection={<IconShieldCheck size={16} aria-hidden="true" />}
            disabled={!answers || !permitted}
            loading={release.isPending}
            onClick={() => void letGo()}
          >
            {t('compose.release')}
          </Button>
        </Group>
        <Textarea
          label={t('compose.remark')}
          description={t('compose.remarkHelp')}
          autosize
          minRows={2}
          dir="auto"
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        {back.error !== null && <ProblemNote error={back.error} />}
        <Button
          variant="default"
          style={{ alignSelf: 'flex-start' }}
          leftSection={<IconArrowBackUp size={16} className="tq-along" aria-hidden="true" />}
          disabled={remark.trim() === ''}
          loading={back.isPending}
          onClick={() => back.mutate({ params, body: { remark } })}
        >
          {t('compose.return')}
        </Button>
      </Stack>
    </Card>
  );
}
