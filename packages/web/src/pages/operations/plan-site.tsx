// SPDX-License-Identifier: Apache-2.0
// One site of a plan: where it is, what and how dangerous, whose it is, who commands under what authority, whom it is about and who does what.
import { Button, Checkbox, Group, Stack } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { usePartyName } from '../../parts/party-name.tsx';
import { LanguageTexts } from '../compose/language-texts.tsx';
import { PlaceOnMap } from './place-on-map.tsx';
import type { SiteForm } from './plan-form.ts';
import { Line, OneOf } from './plan-inputs.tsx';
import { PlanList } from './plan-list.tsx';
import { positionIn } from './position.ts';
import { Spot } from './spot.tsx';
import { TargetFields } from './target-fields.tsx';

interface SitePartProps {
  site: SiteForm;
  /** It concerns some of the parties alone: it is its author's own. */
  apart?: boolean;
  parties: readonly string[];
  change: (site: SiteForm) => void;
  remove?: () => void;
}

const kinds = [
  ...(['dwelling', 'business', 'warehouse', 'vehicle'] as const),
  ...(['vessel', 'open-air', 'online', 'other'] as const),
];
const risks = ['low', 'medium', 'high', 'extreme'] as const;

export function SitePart(props: SitePartProps): ReactNode {
  const { site, apart = false, change, remove } = props;
  const t = useWords();
  const set = (some: Partial<SiteForm>) => change({ ...site, ...some });
  const line = (name: 'address' | 'commander' | 'authority' | 'evidenceLead') => (
    <Line
      label={t(`operations.${name}`)}
      description={t(`operations.${name}Help`)}
      required={apart && (name === 'commander' || name === 'authority')}
      value={site[name]}
      change={(value) => set({ [name]: value })}
    />
  );
  const wrong = site.position.trim() !== '' && positionIn(site.position) === undefined;
  return (
    <Stack>
      <Spot at={`${site.id}-place`}>
        <LanguageTexts
          label={t('operations.place')}
          description={t('operations.placeHelp')}
          required
          value={site.place}
          change={(place) => set({ place })}
        />
      </Spot>
      {line('address')}
      <Spot at={`${site.id}-position`}>
        <Line
          label={t('operations.position')}
          description={t('operations.positionHelp')}
          error={wrong ? t('operations.positionWrong') : undefined}
          value={site.position}
          change={(position) => set({ position })}
        />
        <PlaceOnMap id={site.id} value={site.position} change={(position) => set({ position })} />
      </Spot>
      <Spot at={`${site.id}-kind`}>
        <OneOf
          label={t('operations.siteKind')}
          required
          options={kinds.map((one) => ({ value: one, label: t(`operations.siteKind.${one}`) }))}
          value={site.kind}
          change={(kind) => set({ kind })}
        />
      </Spot>
      <Spot at={`${site.id}-risk`}>
        <OneOf
          label={t('operations.risk')}
          required
          options={risks.map((one) => ({ value: one, label: t(`operations.risk.${one}`) }))}
          value={site.risk}
          change={(risk) => set({ risk })}
        />
      </Spot>
      <Who {...props} />
      {line('commander')}
      {line('authority')}
      {line('evidenceLead')}
      <PlanList
        legend={(number) => t('operations.targetNumbered', { number })}
        add={t('operations.addTarget')}
        items={site.targets}
        fresh={{ ref: '', what: 'person' as const }}
        spot={(place) => `${site.id}-target-${place}`}
        change={(targets) => set({ targets })}
      >
        {(one, put) => <TargetFields target={one} change={put} />}
      </PlanList>
      <PlanList
        legend={(number) => t('operations.taskNumbered', { number })}
        add={t('operations.addTask')}
        items={site.tasks}
        fresh={{ team: '', text: {} }}
        spot={(place) => `${site.id}-task-${place}`}
        change={(tasks) => set({ tasks })}
      >
        {(one, put) => (
          <>
            <Line
              label={t('operations.team')}
              required
              value={one.team}
              change={(team) => put({ ...one, team })}
            />
            <LanguageTexts
              label={t('operations.task')}
              required
              rows={2}
              value={one.text}
              change={(text) => put({ ...one, text })}
            />
          </>
        )}
      </PlanList>
      {remove && (
        <Group justify="flex-end">
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            onClick={remove}
          >
            {t('operations.removeSite', { site: `\u2068${site.id}\u2069` })}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

/** Whose site it is, and who takes part there: each of them must say that it is ready. */
function Who({ site, apart = false, parties, change }: SitePartProps): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  const others = parties.filter((party) => party !== site.party);
  return (
    <>
      {!apart && (
        <Spot at={`${site.id}-party`}>
          <OneOf
            label={t('operations.siteParty')}
            description={t('operations.sitePartyHelp')}
            required
            options={parties.map((party) => ({ value: party, label: nameOf(party) }))}
            value={site.party}
            change={(party) => change({ ...site, party, with: site.with.filter((one) => one !== party) })}
          />
        </Spot>
      )}
      {others.length > 0 && (
        <Checkbox.Group
          label={t(apart ? 'operations.apartWith' : 'operations.siteWith')}
          description={t(apart ? 'operations.apartWithHelp' : 'operations.siteWithHelp')}
          value={site.with}
          onChange={(chosen) => change({ ...site, with: others.filter((one) => chosen.includes(one)) })}
        >
          <Stack gap="xs" mt="xs">
            {others.map((party) => (
              <Checkbox key={party} value={party} label={nameOf(party)} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
    </>
  );
}
