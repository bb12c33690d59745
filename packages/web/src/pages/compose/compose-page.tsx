// SPDX-License-Identifier: Apache-2.0
// One draft at its author's desk: written while it is open, shown as it stands while it waits, gone on as an act once it is released.
import { Button, Stack, Text } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { DraftAnswer } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { Card, Page } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Loading, ProblemNote, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { ContentView } from '../act/content-view.tsx';
import { Composer } from './composer.tsx';
import { Steps } from './steps.tsx';

export function ComposePage(): ReactNode {
  const { draft: id } = useParams({ from: '/drafts/$draft' });
  const { officer } = useSession();
  const query = useCall('GET /drafts/{id}', { params: { id } });
  // The draft that was looked at before is not this one.
  if (query.data && query.data.id !== id) return <Loading />;
  return (
    <Shown query={query}>
      {(draft) =>
        draft.state === 'open' && draft.owner === officer.id ? (
          <Composer key={`${draft.id} ${draft.steps.length}`} draft={draft} />
        ) : (
          <Standing draft={draft} own={draft.owner === officer.id} />
        )
      }
    </Shown>
  );
}

function Standing({ draft, own }: { draft: DraftAnswer; own: boolean }): ReactNode {
  const t = useWords();
  const typeName = useActTypeName();
  const back = useSend('POST /drafts/{id}/return', ['GET /drafts', 'GET /drafts/{id}']);
  return (
    <Page
      title={typeName(draft.type)}
      badge={<StateTag tone="warn">{t(`compose.state.${draft.state}`)}</StateTag>}
      actions={
        own &&
        draft.state === 'submitted' && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} className="tq-along" aria-hidden="true" />}
            loading={back.isPending}
            onClick={() => back.mutate({ params: { id: draft.id }, body: {} })}
          >
            {t('compose.takeBack')}
          </Button>
        )
      }
    >
      {back.error !== null && <ProblemNote error={back.error} />}
      {draft.act !== undefined && (
        <Text>
          <To underline="always" href={`/acts/${draft.act}`}>
            {t('compose.toAct')}
          </To>
        </Text>
      )}
      {!own && (
        <Text>
          <To underline="always" href={`/drafts/${draft.id}/release`}>
            {t('compose.toRelease')}
          </To>
        </Text>
      )}
      <Card title={t('compose.steps')}>
        <Steps steps={draft.steps} />
      </Card>
      {draft.act === undefined && (
        <Card>
          <Stack gap="md">
            <ContentView sections={draft.sections as Record<string, unknown>} />
          </Stack>
        </Card>
      )}
    </Page>
  );
}
