// SPDX-License-Identifier: Apache-2.0
// The plan while it is written: what it still lacks, groups of fields one under the other, and what it changes in the version that counts.
import { Accordion, Button, Group, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { DraftAnswer } from '@tansiq/node/contract';
import { type ReactNode, useEffect, useState } from 'react';
import { useSession } from '../../frame/session.tsx';
import { useText, useWords } from '../../language/words.ts';
import { Code, Name } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { FilesPart } from '../compose/files-part.tsx';
import { LanguageTexts } from '../compose/language-texts.tsx';
import type { DraftInHand } from '../compose/use-draft.ts';
import { ApartPart } from './apart-part.tsx';
import { DraftDifferences } from './differences-card.tsx';
import { NewerVersion } from './newer-version.tsx';
import { ConductPart, ContactsPart, ProsePart } from './plan-conduct.tsx';
import { type PlanForm, type SiteForm, withNewSite, withoutSite } from './plan-form.ts';
import { HourPart } from './plan-hour.tsx';
import { type Missing, missingOf, siteGroup } from './plan-missing.ts';
import { PlanMissingList } from './plan-missing-list.tsx';
import { SitePart } from './plan-site.tsx';
import { WhatPart } from './plan-what.tsx';
import { positionIn } from './position.ts';
import { SitesMap } from './sites-map.tsx';
import { goToSpot, Spot } from './spot.tsx';

interface PlanPartsProps {
  draft: DraftAnswer;
  hand: DraftInHand;
  plan: PlanForm;
}

export function PlanParts({ draft, hand, plan }: PlanPartsProps): ReactNode {
  const t = useWords();
  const { party } = useSession();
  const { form, change } = hand;
  const missing = missingOf(form.title, plan);
  const [opened, setOpened] = useState<string[]>(['what']);
  const [wanted, setWanted] = useState<string>();
  // Once its group is open.
  useEffect(() => {
    if (wanted === undefined) return;
    goToSpot(wanted);
    setWanted(undefined);
  }, [wanted]);
  const open = (group: string) => setOpened((all) => (all.includes(group) ? all : [...all, group]));
  const go = ({ group, at }: Pick<Missing, 'group' | 'at'>) => {
    open(group);
    setWanted(at);
  };
  const set = (some: Partial<PlanForm>) => change({ plan: { ...plan, ...some } });
  const setSite = (site: SiteForm) =>
    set({ sites: plan.sites.map((one) => (one.id === site.id ? site : one)) });
  const addSite = () => {
    const next = withNewSite(plan, party);
    change({ plan: next });
    const id = next.sites.at(-1)?.id ?? '';
    go({ group: siteGroup(id), at: `${id}-place` });
  };
  const parties = plan.capacities.map((one) => one.party);
  const group = (name: string, title: ReactNode, children: ReactNode) => (
    <Part key={name} name={name} title={title} missing={missing}>
      {children}
    </Part>
  );
  return (
    <>
      {draft.dossier !== undefined && (
        <NewerVersion
          dossier={draft.dossier}
          version={plan.version}
          goOn={(from) =>
            change({
              refs: [{ rel: 'replaces', act: from.plan }],
              plan: { ...plan, version: from.version + 1 },
            })
          }
        />
      )}
      <PlanMissingList missing={missing} go={go} />
      <Card title={t('compose.type.operation.plan')} flush>
        <Accordion multiple order={3} transitionDuration={0} value={opened} onChange={setOpened}>
          {group(
            'what',
            t('operations.group.what'),
            <WhatPart
              title={form.title}
              changeTitle={(title) => change({ title })}
              plan={plan}
              change={(next) => change({ plan: next })}
            />,
          )}
          {group('hour', t('operations.group.hour'), <HourPart plan={plan} set={set} />)}
          {plan.sites.map((site) =>
            group(
              siteGroup(site.id),
              <SiteTitle site={site} />,
              <SitePart
                site={site}
                parties={parties}
                change={setSite}
                remove={() => change({ plan: withoutSite(plan, site.id) })}
              />,
            ),
          )}
          <Stack p="md">
            <SitesMap sites={plan.sites.map(({ id, position }) => ({ id, ...positionIn(position) }))} />
            <Spot at="addSite">
              <Button
                variant="default"
                leftSection={<IconPlus size={16} aria-hidden="true" />}
                onClick={addSite}
              >
                {t('operations.addSite')}
              </Button>
            </Spot>
          </Stack>
          {draft.dossier !== undefined &&
            parties.length > 2 &&
            group(
              'apart',
              t('operations.apartTitle'),
              <ApartPart dossier={draft.dossier} plan={plan} set={set} />,
            )}
          {group('conduct', t('operations.group.conduct'), <ConductPart plan={plan} set={set} />)}
          {group(
            'people',
            t('operations.group.people'),
            <ProsePart
              parts={['detention', 'interpreters', 'lawyers', 'minorsAndVictims']}
              plan={plan}
              set={set}
            />,
          )}
          {group('contacts', t('operations.contacts'), <ContactsPart plan={plan} set={set} />)}
          {group(
            'after',
            t('operations.group.after'),
            <ProsePart parts={['statement', 'debrief']} plan={plan} set={set} />,
          )}
          {group(
            'more',
            t('operations.group.more'),
            <Stack>
              <LanguageTexts
                label={t('compose.part.note')}
                value={form.note}
                rows={2}
                change={(note) => change({ note })}
              />
              <FilesPart
                uploads={form.uploads}
                files={draft.files}
                change={(uploads) => change({ uploads })}
              />
            </Stack>,
          )}
        </Accordion>
      </Card>
      {draft.dossier !== undefined && (
        <DraftDifferences dossier={draft.dossier} draft={draft.id} revision={hand.revision} />
      )}
    </>
  );
}

function SiteTitle({ site }: { site: SiteForm }): ReactNode {
  const t = useWords();
  const text = useText();
  return (
    <>
      {t('operations.site')} <Code>{site.id}</Code> <Name>{text(site.place)}</Name>
    </>
  );
}

interface PartProps {
  name: string;
  title: ReactNode;
  missing: readonly Missing[];
  children: ReactNode;
}

function Part({ name, title, missing, children }: PartProps): ReactNode {
  const t = useWords();
  const count = missing.filter(({ group }) => group === name).length;
  return (
    <Accordion.Item value={name}>
      <Accordion.Control>
        <Group gap="xs">
          <span>{title}</span>
          {count > 0 && <StateTag tone="warn">{t('operations.toFill', { count })}</StateTag>}
        </Group>
      </Accordion.Control>
      <Accordion.Panel>{children}</Accordion.Panel>
    </Accordion.Item>
  );
}
