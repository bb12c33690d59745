// SPDX-License-Identifier: Apache-2.0
// The form of a draft: parts one under the other, the gate's word always beside them.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { IconEye, IconSend, IconTrash } from '@tabler/icons-react';
import type { DraftAnswer } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card, Page } from '../../parts/page.tsx';
import { SavingLine } from '../../parts/saving-line.tsx';
import { ProblemNote, Shown } from '../../parts/states.tsx';
import { AddresseesPart } from './addressees-part.tsx';
import { DeclarationPart } from './declaration-part.tsx';
import { partsOf } from './draft-body.ts';
import { FilesPart } from './files-part.tsx';
import { GatePanel, useGatePreview } from './gate-panel.tsx';
import { HandlingPart } from './handling-part.tsx';
import { LanguageTexts } from './language-texts.tsx';
import { LeavingView } from './leaving-view.tsx';
import { OutcomePart, StagePart } from './outcome-part.tsx';
import { ReturnedNote, SavingTrouble } from './saving-note.tsx';
import { SubjectsPart } from './subjects-part.tsx';
import { type DraftInHand, useDraft } from './use-draft.ts';
import './reports.css';

export function Composer({ draft }: { draft: DraftAnswer }): ReactNode {
  const t = useWords();
  const hand = useDraft(draft);
  const { form, change } = hand;
  const preview = useGatePreview(form);
  const returned = draft.steps.at(-1);
  return (
    <Page
      title={t(`compose.type.${form.type as 'report.share'}`)}
      lead={<SavingLine saving={hand.saving} />}
      actions={<Doings draft={draft} hand={hand} ready={preview.data?.problems.length === 0} />}
    >
      {returned?.what === 'returned' && returned.remark !== undefined && (
        <ReturnedNote remark={returned.remark} name={returned.name} />
      )}
      <SavingTrouble hand={hand} />
      <div className="tq-beside">
        <Parts draft={draft} hand={hand} />
        <div className="tq-aside">
          <GatePanel form={form} change={change} preview={preview} />
        </div>
      </div>
    </Page>
  );
}

function Parts({ draft, hand }: { draft: DraftAnswer; hand: DraftInHand }): ReactNode {
  const t = useWords();
  const { form, change } = hand;
  const has = partsOf(form.type);
  return (
    <Stack gap="md">
      <Card title={t('compose.whoTitle')}>
        <AddresseesPart form={form} change={change} />
      </Card>
      {has.outcome && form.outcome && (
        <Card title={t('compose.part.outcome')}>
          <OutcomePart outcome={form.outcome} change={(outcome) => change({ outcome })} />
        </Card>
      )}
      {has.stage && form.stage && (
        <Card title={t('compose.part.stage')}>
          <StagePart stage={form.stage} change={(stage) => change({ stage })} />
        </Card>
      )}
      {has.facts && (
        <Card title={t('compose.wordsTitle')}>
          <Stack gap="lg">
            {has.title && (
              <LanguageTexts
                label={t('compose.part.title')}
                required
                value={form.title}
                change={(title) => change({ title })}
              />
            )}
            <LanguageTexts
              label={t('compose.part.facts')}
              description={t('compose.factsHelp')}
              required={form.type.startsWith('report.')}
              rows={6}
              value={form.facts}
              change={(facts) => change({ facts })}
            />
            {has.assessment && (
              <LanguageTexts
                label={t('compose.part.assessment')}
                description={t('compose.assessmentHelp')}
                rows={4}
                value={form.assessment}
                change={(assessment) => change({ assessment })}
              />
            )}
          </Stack>
        </Card>
      )}
      {has.subjects && (
        <Card title={t('compose.part.subjects')}>
          <SubjectsPart subjects={form.subjects} change={(subjects) => change({ subjects })} />
        </Card>
      )}
      {has.files && (
        <Card title={t('compose.part.uploads')}>
          <FilesPart uploads={form.uploads} files={draft.files} change={(uploads) => change({ uploads })} />
        </Card>
      )}
      <Card title={t('compose.part.declaration')}>
        <DeclarationPart declaration={form.declaration} change={(declaration) => change({ declaration })} />
      </Card>
      <Card title={t('compose.part.handling')}>
        <HandlingPart
          lineage={form.lineage}
          to={form.to}
          handling={form.handling}
          declaration={form.declaration}
          changeHandling={(handling) => change({ handling })}
          changeDeclaration={(declaration) => change({ declaration })}
        />
      </Card>
    </Stack>
  );
}

interface DoingsProps {
  draft: DraftAnswer;
  hand: DraftInHand;
  ready: boolean;
}

function Doings({ draft, hand, ready }: DoingsProps): ReactNode {
  const t = useWords();
  const router = useRouter();
  const [previewing, look] = useDisclosure(false);
  const [dropping, ask] = useDisclosure(false);
  const submit = useSend('POST /drafts/{id}/submission', ['GET /drafts', 'GET /drafts/{id}']);
  const drop = useSend('DELETE /drafts/{id}', ['GET /drafts']);
  const [saved, setSaved] = useState(true);
  const params = { id: draft.id };
  const withSaved = async (then: () => void) => {
    const done = await hand.flush();
    setSaved(done);
    if (done) then();
  };
  const sendOn = () =>
    submit.mutate(
      { params },
      {
        onSuccess: () => {
          notifications.show({
            message: t('compose.submitted'),
            closeButtonProps: { 'aria-label': t('frame.close') },
          });
          router.history.push('/drafts');
        },
      },
    );
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconEye size={16} aria-hidden="true" />}
        onClick={() => void withSaved(look.open)}
      >
        {t('compose.preview')}
      </Button>
      <Button
        leftSection={<IconSend size={16} className="tq-along" aria-hidden="true" />}
        disabled={!ready}
        loading={submit.isPending}
        onClick={() => void withSaved(sendOn)}
      >
        {t('compose.submit')}
      </Button>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={16} aria-hidden="true" />}
        onClick={ask.open}
      >
        {t('compose.drop')}
      </Button>
      {!saved && (
        <Text c="var(--tq-bad)" role="alert">
          {t('compose.saveFirst')}
        </Text>
      )}
      {submit.error !== null && <ProblemNote error={submit.error} />}
      <Modal
        opened={previewing}
        onClose={look.close}
        title={t('compose.leaves')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Leaving id={draft.id} revision={hand.revision} />
      </Modal>
      <Modal
        opened={dropping}
        onClose={ask.close}
        title={t('compose.dropAsk')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <Stack gap="md">
          <Text>{t('compose.dropWhy')}</Text>
          {drop.error !== null && <ProblemNote error={drop.error} />}
          <Group gap="sm">
            <Button
              color="red"
              loading={drop.isPending}
              onClick={() => drop.mutate({ params }, { onSuccess: () => router.history.push('/drafts') })}
            >
              {t('compose.drop')}
            </Button>
            <Button variant="default" onClick={ask.close}>
              {t('frame.cancel')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

/** What would leave of the revision that is saved. */
export function Leaving({ id, revision }: { id: string; revision: number }): ReactNode {
  const t = useWords();
  const preview = useCall('GET /drafts/{id}/preview', { params: { id }, revision } as {
    params: { id: string };
  });
  return (
    <Shown query={preview}>
      {({ leaves, decisions }) => (
        <Stack gap="sm">
          {decisions.some(({ permit }) => !permit) && (
            <Text c="var(--tq-bad)">{t('compose.wouldNotLeave')}</Text>
          )}
          <LeavingView leaves={leaves} />
        </Stack>
      )}
    </Shown>
  );
}
