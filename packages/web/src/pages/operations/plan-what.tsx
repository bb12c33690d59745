// SPDX-License-Identifier: Apache-2.0
// What an operation is called, of which kind it is, who leads it and in what part each party is in it.
import { Checkbox, Stack, Text as Words } from '@mantine/core';
import type { OperationCapacity, Text } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { usePartyName } from '../../parts/party-name.tsx';
import { LanguageTexts } from '../compose/language-texts.tsx';
import { capacities, operationKinds, type PlanForm, withKind } from './plan-form.ts';
import { OneOf } from './plan-inputs.tsx';
import { Spot } from './spot.tsx';

interface WhatPartProps {
  title: Text;
  changeTitle: (title: Text) => void;
  plan: PlanForm;
  change: (plan: PlanForm) => void;
}

export function WhatPart({ title, changeTitle, plan, change }: WhatPartProps): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  const set = (some: Partial<PlanForm>) => change({ ...plan, ...some });
  const { kind } = plan;
  const parts = kind === '' ? [] : capacities[kind].may;
  const give = (party: string, capacity: OperationCapacity) =>
    set({ capacities: plan.capacities.map((one) => (one.party === party ? { party, capacity } : one)) });
  return (
    <Stack>
      <Spot at="title">
        <LanguageTexts label={t('compose.part.title')} required value={title} change={changeTitle} />
      </Spot>
      <Spot at="kind">
        <OneOf
          label={t('operations.kind')}
          {...(kind !== '' && { description: t(`operations.kindMeans.${kind}`) })}
          required
          options={operationKinds.map((one) => ({ value: one, label: t(`operations.kind.${one}`) }))}
          value={kind}
          change={(chosen) => change(withKind(plan, chosen))}
        />
      </Spot>
      <Checkbox
        label={t('operations.isRehearsal')}
        description={t('operations.rehearsalWhy')}
        checked={plan.rehearsal}
        onChange={(event) => set({ rehearsal: event.currentTarget.checked })}
      />
      <Spot at="lead">
        <OneOf
          label={t('operations.leadParty')}
          required
          options={plan.capacities.map(({ party }) => ({ value: party, label: nameOf(party) }))}
          value={plan.lead}
          change={(lead) => set({ lead })}
        />
      </Spot>
      <Spot at="capacities">
        {plan.capacities.length < 2 && (
          <Words size="sm" c="dimmed">
            {t('operations.partiesFirst')}
          </Words>
        )}
        <Stack gap="xs">
          {parts.length > 1 &&
            plan.capacities.map(({ party, capacity }) => (
              <OneOf
                key={party}
                label={t('operations.partOf', { party: `\u2068${nameOf(party)}\u2069` })}
                required
                options={parts.map((one) => ({ value: one, label: t(`operations.capacity.${one}`) }))}
                value={capacity}
                change={(chosen) => give(party, chosen)}
              />
            ))}
        </Stack>
      </Spot>
      {kind === 'controlled-delivery' && (
        <Spot at="interdiction">
          <OneOf
            label={t('operations.interdiction')}
            description={t('operations.interdictionHelp')}
            required
            options={plan.sites.map(({ id }) => ({ value: id, label: id }))}
            value={plan.interdiction}
            change={(interdiction) => set({ interdiction })}
          />
        </Spot>
      )}
    </Stack>
  );
}
