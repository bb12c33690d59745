// SPDX-License-Identifier: Apache-2.0
// The classification of an act: levels of one's own state, as far as the agreement lets them go, each with what it equals on the other side.
import { Select, Text } from '@mantine/core';
import type { Handling } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useRegion, useWords } from '../../language/words.ts';
import { ceilingOf, type OwnLevel } from './classification.ts';

interface ClassificationFieldProps {
  lineage: string;
  to: readonly string[];
  value: Handling['classification'];
  change: (value: Handling['classification']) => void;
}

/** In front of nothing, so that a list has a line for it. */
const NONE = '';

export function ClassificationField({ lineage, to, value, change }: ClassificationFieldProps): ReactNode {
  const t = useWords();
  const region = useRegion();
  const { party } = useSession();
  const agreement = useCall(
    'GET /agreements/{lineage}',
    { params: { lineage } },
    { enabled: lineage !== '' },
  );
  const known = agreement.data?.lineage === lineage ? agreement.data : undefined;
  const inForce = known?.versions.find(({ state }) => state === 'in-force');
  const ceiling = ceilingOf(inForce?.document, party, to);
  if (ceiling === undefined && value === undefined)
    return known === undefined ? null : (
      <Text size="sm" c="dimmed">
        {t('compose.nothingClassified')}
      </Text>
    );
  const levels = ceiling?.levels ?? [];
  const equal = ({ equals }: OwnLevel) =>
    equals.map(({ state, level }) => `${region(state)}: \u2068${level}\u2069`).join(' · ');
  const chosen = levels.find(({ level }) => level === value?.level);
  const beyond = value !== undefined && chosen === undefined;
  return (
    <Select
      label={t('compose.classification')}
      description={
        chosen && chosen.equals.length > 0
          ? t('compose.equals', { levels: equal(chosen) })
          : t('compose.classificationHelp', { article: ceiling?.article ?? '–' })
      }
      data={[
        { value: NONE, label: t('compose.notClassified') },
        ...levels.map((one) => ({
          value: one.level,
          label: one.equals.length === 0 ? one.level : `\u2068${one.level}\u2069 = ${equal(one)}`,
        })),
        ...(beyond ? [{ value: value.level, label: value.level }] : []),
      ]}
      value={value?.level ?? NONE}
      onChange={(level) =>
        level !== null && change(level === NONE ? undefined : { scheme: party.slice(0, 2), level })
      }
      error={beyond && t('compose.aboveCeiling')}
      allowDeselect={false}
    />
  );
}
