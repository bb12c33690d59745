// SPDX-License-Identifier: Apache-2.0
// One agreement or talks: its text with what each article carries, what changed, who binds themselves, and its course.
import { Group, Tabs } from '@mantine/core';
import { IconArrowsDiff, IconFileText, IconHistory, IconSignature } from '@tabler/icons-react';
import type { AgreementAnswer } from '@tansiq/node/contract';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { Page } from '../../parts/page.tsx';
import { PartyNames } from '../../parts/party-name.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { AgreementActions } from './agreement-actions.tsx';
import { Articles } from './articles.tsx';
import { Comparison } from './comparison.tsx';
import { Course } from './course.tsx';
import { type AgreementSearch, tabs } from './search.ts';
import { StageTag } from './stage-tag.tsx';
import { Standing } from './standing.tsx';
import { TwoLanguages, useTwoLanguages } from './two-languages.tsx';
import { VersionSelect, versionShown } from './version-select.tsx';

const icons = {
  text: IconFileText,
  changes: IconArrowsDiff,
  standing: IconSignature,
  course: IconHistory,
} as const;

export function AgreementPage(): ReactNode {
  const { lineage } = useParams({ from: '/agreements/$lineage' });
  const query = useCall('GET /agreements/{lineage}', { params: { lineage } });
  return <Shown query={query}>{(agreement) => <OneAgreement agreement={agreement} />}</Shown>;
}

function OneAgreement({ agreement }: { agreement: AgreementAnswer }): ReactNode {
  const t = useWords();
  const text = useText();
  const search = useSearch({ from: '/agreements/$lineage' });
  const navigate = useNavigate({ from: '/agreements/$lineage' });
  const version = versionShown(agreement, search.version);
  const title = version?.document.title;
  const [pair, choose] = useTwoLanguages(title);
  const change = (part: Partial<Record<keyof AgreementSearch, string | undefined>>) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as AgreementSearch, replace: true });
  // Talks without a text have a course and nothing else yet.
  const tab = version === undefined ? 'course' : (search.tab ?? 'text');
  return (
    <Page
      title={text(title) || t('agreements.talksWithout')}
      badge={<StageTag stage={agreement.state} />}
      lead={<PartyNames parties={agreement.parties ?? []} />}
      actions={<AgreementActions agreement={agreement} version={version} pair={pair} />}
    >
      {version && (
        <Group align="flex-end" gap="md">
          <VersionSelect
            agreement={agreement}
            version={version}
            choose={(terms) => change({ version: terms })}
          />
          {(tab === 'text' || tab === 'changes') && <TwoLanguages pair={pair} choose={choose} />}
        </Group>
      )}
      <Tabs value={tab} onChange={(next) => change({ tab: next ?? undefined })} keepMounted={false}>
        <Tabs.List aria-label={t('agreements.parts')}>
          {tabs
            .filter((one) => version !== undefined || one === 'course')
            .map((one) => {
              const Icon = icons[one];
              return (
                <Tabs.Tab key={one} value={one} leftSection={<Icon size={16} aria-hidden="true" />}>
                  {t(`agreements.tab.${one}`)}
                </Tabs.Tab>
              );
            })}
        </Tabs.List>
        {version && (
          <>
            <Tabs.Panel value="text" pt="md">
              <Articles agreement={agreement} version={version} pair={pair} chosen={search.article} />
            </Tabs.Panel>
            <Tabs.Panel value="changes" pt="md">
              {agreement.versions.length < 2 ? (
                <Empty title={t('agreements.oneVersion')} />
              ) : (
                <Comparison
                  agreement={agreement}
                  version={version}
                  before={search.before}
                  pair={pair}
                  choose={(terms) => change({ before: terms })}
                />
              )}
            </Tabs.Panel>
            <Tabs.Panel value="standing" pt="md">
              <Standing agreement={agreement} version={version} />
            </Tabs.Panel>
          </>
        )}
        <Tabs.Panel value="course" pt="md">
          <Course agreement={agreement} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
