// SPDX-License-Identifier: Apache-2.0
// Drafts: what I am writing, what of mine waits for a second officer, and what waits for me to release it.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { DraftAnswer } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useMay, useSession } from '../../frame/session.tsx';
import { useText, useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Ago } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';

export function DraftsPage(): ReactNode {
  const t = useWords();
  const router = useRouter();
  const may = useMay();
  const { officer } = useSession();
  const drafts = useCall('GET /drafts', {});
  return (
    <Page
      title={t('compose.drafts')}
      lead={
        <>
          {t('compose.draftsLead')} {t('compose.beginReply')}
        </>
      }
      actions={
        <>
          <LinkButton href="/standing-orders" variant="default">
            {t('orders.title')}
          </LinkButton>
          <Button
            leftSection={<IconPlus size={16} aria-hidden="true" />}
            onClick={() => router.history.push('/drafts/new')}
          >
            {t('compose.begin')}
          </Button>
        </>
      }
    >
      <Shown query={drafts}>
        {({ items }) => {
          const mine = items.filter(({ owner }) => owner === officer.id);
          const waiting = items.filter(({ owner }) => owner !== officer.id);
          return (
            <Stack gap="md">
              {may('releaser', 'head') && (
                <Card title={t('compose.waitsForMe')} flush>
                  <Rows drafts={waiting} none={t('compose.nothingWaits')} release />
                </Card>
              )}
              <Card title={t('compose.mine')} flush>
                <Rows drafts={mine} none={t('compose.nothingMine')} />
              </Card>
            </Stack>
          );
        }}
      </Shown>
    </Page>
  );
}

interface RowsProps {
  drafts: readonly DraftAnswer[];
  none: string;
  release?: boolean;
}

function Rows({ drafts, none, release = false }: RowsProps): ReactNode {
  if (drafts.length === 0) return <Empty title={none} />;
  return (
    <div className="tq-rows">
      {drafts.map((draft) => (
        <Row key={draft.id} draft={draft} release={release} />
      ))}
    </div>
  );
}

function Row({ draft, release }: { draft: DraftAnswer; release: boolean }): ReactNode {
  const t = useWords();
  const typeName = useActTypeName();
  const text = useText();
  const title = text(draft.sections.title?.text) || t('compose.untitled');
  const last = draft.steps.at(-1);
  const returned = draft.state === 'open' && last?.what === 'returned';
  return (
    <Group px="md" py="sm" justify="space-between" gap="sm">
      <Stack gap={2} style={{ flex: '1 1 16rem', minWidth: 0 }}>
        <To underline="always" href={release ? `/drafts/${draft.id}/release` : `/drafts/${draft.id}`}>
          <Name>{title}</Name>
        </To>
        <Text size="sm" c="dimmed">
          {typeName(draft.type)} · <Name>{draft.ownerName}</Name> · <Ago at={draft.updatedAt * 1000} />
        </Text>
        {draft.to.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('compose.leavesTo')}{' '}
            {draft.to.map((party, place) => (
              <span key={party}>
                {place > 0 && t('compose.listComma')}
                <PartyName id={party} />
              </span>
            ))}
          </Text>
        )}
      </Stack>
      <StateTag tone={returned || draft.state === 'submitted' ? 'warn' : 'calm'}>
        {t(returned ? 'compose.state.returned' : `compose.state.${draft.state}`)}
      </StateTag>
    </Group>
  );
}
