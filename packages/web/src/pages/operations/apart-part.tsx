// SPDX-License-Identifier: Apache-2.0
// Which sites apart this version of the plan names: those of which this party is told, and those that an earlier version named.
import { Checkbox, Stack, Text } from '@mantine/core';
import type { OperationFrame } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { usePartyName } from '../../parts/party-name.tsx';
import type { PlanForm } from './plan-form.ts';

interface ApartPartProps {
  dossier: string;
  plan: PlanForm;
  set: (some: Partial<PlanForm>) => void;
}

type Framed = OperationFrame['sites'][number];

export function ApartPart({ dossier, plan, set }: ApartPartProps): ReactNode {
  const t = useWords();
  const text = useText();
  const nameOf = usePartyName();
  const { data } = useCall('GET /operations/{dossier}', { params: { dossier } });
  const told = data?.apart ?? [];
  const known = told.map((one): Framed => ({ ...framed(one), id: one.site.id }));
  const others = plan.apart.filter((one) => !known.some(({ apart }) => apart === one.apart));
  const all = [...known, ...others];
  const put = (site: Framed, named: boolean) => {
    const rest = plan.apart.filter(({ id }) => id !== site.id);
    set({ apart: named ? [...rest, site] : rest });
  };
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('operations.apartPartHelp')}
      </Text>
      {all.map((site) => {
        const place = text(told.find(({ act }) => act === site.apart)?.site.place);
        const parties = [site.party, ...site.with].map(nameOf).join(' · ');
        return (
          <Checkbox
            key={site.apart}
            label={`\u2068${site.id}\u2069 \u2068${place}\u2069 (\u2068${parties}\u2069)`}
            checked={plan.apart.some(({ apart }) => apart === site.apart)}
            disabled={plan.sites.some(({ id }) => id === site.id)}
            onChange={(event) => put(site, event.currentTarget.checked)}
          />
        );
      })}
      {all.length === 0 && <Text>{t('operations.noneApart')}</Text>}
    </Stack>
  );
}

const framed = ({ act, party, with: others }: { act: string; party: string; with: string[] }) => ({
  ...{ party, with: others, apart: act },
});
