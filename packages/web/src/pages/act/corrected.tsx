// SPDX-License-Identifier: Apache-2.0
// What the author of an act has put right since: which parts no longer hold, why, and where the right content is. Before the act itself.
import { Alert, Stack, Text } from '@mantine/core';
import { IconPencilExclamation } from '@tabler/icons-react';
import type { ActAnswer, Correction } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useWords } from '../../language/words.ts';
import { To } from '../../parts/to.tsx';

export function Corrected({ act }: { act: ActAnswer }): ReactNode {
  const t = useWords();
  const said = act.referredBy.flatMap(({ act: id, correction }) => (correction ? [{ id, correction }] : []));
  if (said.length === 0) return null;
  return (
    <Alert
      color="yellow"
      icon={<IconPencilExclamation aria-hidden="true" />}
      title={t(act.own ? 'act.correctedByUs' : 'act.correctedByAuthor')}
    >
      <Stack gap="xs">
        {said.map(({ id, correction }) => (
          <div key={id}>
            <CorrectionWords correction={correction} />
            <To href={`/acts/${id}`} size="sm" underline="always">
              {t('act.openCorrection')}
            </To>
          </div>
        ))}
      </Stack>
    </Alert>
  );
}

export function CorrectionWords({ correction }: { correction: Correction }): ReactNode {
  const t = useWords();
  const { sections, reason, replacement } = correction;
  const parts = useIntl().formatList(sections.map((name) => t(`compose.part.${name as 'facts'}`)));
  return (
    <Text size="sm" component="div">
      {t('act.noLongerHolds', { parts })} {t(`act.correctReason.${reason}`)}{' '}
      {replacement !== undefined && (
        <To href={`/acts/${replacement}`} underline="always" fw={600}>
          {t('act.whatHolds')}
        </To>
      )}
    </Text>
  );
}
