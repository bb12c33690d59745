// SPDX-License-Identifier: Apache-2.0
// The web of partners: with whom, how far, in which areas, and what may flow; the agreements and talks themselves.
import { Button, Group, Select, Tabs } from '@mantine/core';
import { IconMap2, IconPlus, IconQuestionMark, IconShieldCheck, IconStack2 } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useCodeLabel, useText, useWords } from '../../language/words.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { Loading, Shown } from '../../parts/states.tsx';
import { AgreementsList } from './agreements-list.tsx';
import { DraftsCard } from './drafts-card.tsx';
import { MatrixView } from './matrix-view.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { type OverviewSearch, views } from './search.ts';

const PartnersMap = lazy(async () => ({ default: (await import('./partners-map.tsx')).PartnersMap }));

const icons = { areas: IconShieldCheck, data: IconStack2, map: IconMap2 } as const;

export function OverviewPage(): ReactNode {
  const t = useWords();
  const may = useMay();
  const [noting, setNoting] = useState(false);
  const negotiates = may('negotiator');
  const actions = (
    <>
      {may('officer', 'releaser', 'negotiator', 'legal-adviser', 'signatory', 'head') && (
        <LinkButton
          href="/agreements/try"
          variant="default"
          leftSection={<IconQuestionMark size={16} aria-hidden="true" />}
        >
          {t('agreements.try')}
        </LinkButton>
      )}
      {negotiates && (
        <Button variant="default" onClick={() => setNoting(true)}>
          {t('agreements.newContact')}
        </Button>
      )}
      {negotiates && (
        <LinkButton href="/agreements/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
          {t('agreements.newProposal')}
        </LinkButton>
      )}
    </>
  );
  return (
    <Page title={t('agreements.title')} lead={t('agreements.lead')} actions={actions}>
      {negotiates && <DraftsCard />}
      <Web />
      <AgreementsList />
      {noting && <NoteDialog close={() => setNoting(false)} />}
    </Page>
  );
}

function Web(): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const text = useText();
  const search = useSearch({ from: '/agreements' });
  const navigate = useNavigate({ from: '/agreements' });
  const query = useCall('GET /agreements/matrix', {});
  const view = search.view ?? 'areas';
  const change = (part: Partial<Record<keyof OverviewSearch, string | undefined>>) =>
    void navigate({ search: (before) => ({ ...before, ...part }) as OverviewSearch, replace: true });
  return (
    <Card title={t('agreements.web')}>
      <Shown query={query} rows={6}>
        {(matrix) => (
          <>
            <Group align="flex-end" mb="md">
              <Select
                label={t('agreements.partner')}
                data={matrix.partners.map(({ party, names }) => ({ value: party, label: text(names) }))}
                value={search.partner ?? null}
                onChange={(partner) => change({ partner: partner ?? undefined })}
                placeholder={t('agreements.allPartners')}
                clearable
                searchable
                clearButtonProps={{ 'aria-label': t('agreements.allPartners') }}
              />
              <Select
                label={t('agreements.area')}
                data={matrix.areas.map(({ code }) => ({ value: code, label: label('crimeAreas', code) }))}
                value={search.area ?? null}
                onChange={(area) => change({ area: area ?? undefined })}
                placeholder={t('agreements.allAreas')}
                clearable
                searchable
                clearButtonProps={{ 'aria-label': t('agreements.allAreas') }}
              />
            </Group>
            <Tabs value={view} onChange={(next) => change({ view: next ?? undefined })} keepMounted={false}>
              <Tabs.List aria-label={t('agreements.web')}>
                {views.map((one) => {
                  const Icon = icons[one];
                  return (
                    <Tabs.Tab key={one} value={one} leftSection={<Icon size={16} aria-hidden="true" />}>
                      {t(`agreements.view.${one}`)}
                    </Tabs.Tab>
                  );
                })}
              </Tabs.List>
              <Tabs.Panel value="areas" pt="md">
                <MatrixView matrix={matrix} rows="areas" partner={search.partner} area={search.area} />
              </Tabs.Panel>
              <Tabs.Panel value="data" pt="md">
                <MatrixView matrix={matrix} rows="data" partner={search.partner} area={search.area} />
              </Tabs.Panel>
              <Tabs.Panel value="map" pt="md">
                <Suspense fallback={<Loading rows={5} />}>
                  <PartnersMap
                    matrix={matrix}
                    area={search.area}
                    partner={search.partner}
                    choose={(partner) => change({ partner })}
                  />
                </Suspense>
              </Tabs.Panel>
            </Tabs>
          </>
        )}
      </Shown>
    </Card>
  );
}
