// SPDX-License-Identifier: Apache-2.0
// In a report: its author declares an emergency, with the reason; and what a second person reads of it who decides.
import { Alert, NumberInput, Select, Stack, Switch, Text, Textarea } from '@mantine/core';
import { IconUrgent } from '@tabler/icons-react';
import type { EmergencyReason, EmergencyWish } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Facts } from '../../parts/facts.tsx';

const begun: EmergencyWish = { reason: 'life', justification: '', hours: 24 };

interface EmergencyPartProps {
  emergency: EmergencyWish | undefined;
  change: (emergency: EmergencyWish | undefined) => void;
}

export function EmergencyPart({ emergency, change }: EmergencyPartProps): ReactNode {
  const t = useWords();
  return (
    <Stack gap="md">
      <Switch
        label={t('emergencies.declare')}
        description={t('emergencies.declareLead')}
        checked={emergency !== undefined}
        onChange={(event) => change(event.currentTarget.checked ? begun : undefined)}
      />
      {emergency && (
        <>
          <ReasonFields {...emergency} change={(part) => change({ ...emergency, ...part })} />
          <NumberInput
            label={t('emergencies.hours')}
            min={1}
            max={72}
            allowDecimal={false}
            w="10rem"
            value={emergency.hours}
            onChange={(value) => typeof value === 'number' && change({ ...emergency, hours: value })}
          />
        </>
      )}
    </Stack>
  );
}

interface ReasonFieldsProps {
  reason: EmergencyReason;
  justification: string;
  change: (part: { reason?: EmergencyReason; justification?: string }) => void;
}

/** Why an article is to be set aside: of the closed list, and in words. */
export function ReasonFields({ reason, justification, change }: ReasonFieldsProps): ReactNode {
  const t = useWords();
  const reasons: readonly EmergencyReason[] = ['life', 'immediate-serious-threat'];
  return (
    <>
      <Select
        label={t('emergencies.reason')}
        data={reasons.map((one) => ({ value: one, label: t(`emergencies.reason.${one}`) }))}
        value={reason}
        allowDeselect={false}
        onChange={(value) => change({ reason: reasons.find((one) => one === value) ?? 'life' })}
      />
      <Textarea
        label={t('emergencies.justification')}
        description={t('emergencies.justificationHelp')}
        value={justification}
        maxLength={2000}
        autosize
        minRows={2}
        required
        withAsterisk={false}
        onChange={(event) => change({ justification: event.currentTarget.value })}
      />
    </>
  );
}

/** For whoever decides: what its author says. */
export function DeclaredEmergency({ emergency }: { emergency: EmergencyWish }): ReactNode {
  const t = useWords();
  const { reason, justification, hours } = emergency;
  return (
    <Alert
      color="red"
      icon={<IconUrgent aria-hidden="true" />}
      title={t('compose.part.emergency')}
      role="note"
    >
      <Stack gap="xs">
        <Text size="sm">{t('emergencies.releaseLead')}</Text>
        <Facts
          facts={[
            [t('emergencies.reason'), t(`emergencies.reason.${reason}`)],
            [t('emergencies.justification'), justification],
            [t('emergencies.hours'), hours],
          ]}
        />
      </Stack>
    </Alert>
  );
}
