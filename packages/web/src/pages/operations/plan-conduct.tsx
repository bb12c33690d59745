// SPDX-License-Identifier: Apache-2.0
// How an operation is run: what it is aborted for, over what its people speak, what is foreseen for those whom it touches, who is reached where.
import { Group, Stack, Text as Words } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { usePartyName } from '../../parts/party-name.tsx';
import { LanguageTexts } from '../compose/language-texts.tsx';
import type { PlanForm, ProsePart as ProseName } from './plan-form.ts';
import { Line, OneOf } from './plan-inputs.tsx';
import { PlanList } from './plan-list.tsx';
import { Spot } from './spot.tsx';

interface PartProps {
  plan: PlanForm;
  set: (some: Partial<PlanForm>) => void;
}

export function ConductPart({ plan, set }: PartProps): ReactNode {
  const t = useWords();
  const { communications, triggers } = plan;
  return (
    <Stack>
      <Words size="sm">{t('operations.triggersHelp')}</Words>
      <PlanList
        legend={(number) => t('operations.trigger', { number })}
        add={t('operations.addTrigger')}
        items={triggers}
        fresh={{}}
        spot={(place) => `trigger-${place}`}
        change={(next) => set({ triggers: next })}
      >
        {(one, put) => <LanguageTexts label={t('operations.triggers')} value={one} change={put} />}
      </PlanList>
      <Group gap="sm" align="flex-start">
        {(['primary', 'fallback'] as const).map((name) => (
          <div key={name} style={{ flex: '1 1 14rem', minWidth: 0 }}>
            <Spot at={name}>
              <Line
                label={t(`operations.${name}`)}
                required
                value={communications[name]}
                change={(value) => set({ communications: { ...communications, [name]: value } })}
              />
            </Spot>
          </div>
        ))}
      </Group>
      <ProsePart parts={['lifeRisk', 'deconfliction']} plan={plan} set={set} />
    </Stack>
  );
}

export function ProsePart({ parts, plan, set }: PartProps & { parts: readonly ProseName[] }): ReactNode {
  const t = useWords();
  return (
    <Stack>
      {parts.map((name) => (
        <LanguageTexts
          key={name}
          label={t(`operations.plan.${name}`)}
          description={t(`operations.planHelp.${name}`)}
          rows={2}
          value={plan.prose[name]}
          change={(words) => set({ prose: { ...plan.prose, [name]: words } })}
        />
      ))}
    </Stack>
  );
}

const noContact = { party: '', name: '', role: '', reach: '' };

export function ContactsPart({ plan, set }: PartProps): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  return (
    <PlanList
      legend={(number) => t('operations.contactNumbered', { number })}
      add={t('operations.addContact')}
      items={plan.contacts}
      fresh={noContact}
      spot={(place) => `contact-${place}`}
      change={(contacts) => set({ contacts })}
    >
      {(one, put) => (
        <Group gap="sm" align="flex-start">
          <OneOf
            label={t('operations.contactParty')}
            required
            options={plan.capacities.map(({ party }) => ({ value: party, label: nameOf(party) }))}
            value={one.party}
            change={(party) => put({ ...one, party })}
          />
          {(['name', 'role', 'reach'] as const).map((name) => (
            <Line
              key={name}
              label={t(`operations.contact.${name}`)}
              required
              value={one[name]}
              change={(value) => put({ ...one, [name]: value })}
            />
          ))}
        </Group>
      )}
    </PlanList>
  );
}
