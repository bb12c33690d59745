// SPDX-License-Identifier: Apache-2.0
// Under which agreement, and to whom.
import { Checkbox, Group, Select, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useText, useWords } from '../../language/words.ts';
import { Code, Texted } from '../../parts/name.tsx';
import { withParties } from '../operations/plan-form.ts';
import { useOperationAgreements } from '../operations/use-operation-agreements.ts';
import type { DraftForm } from './draft-body.ts';

interface PartProps {
  form: DraftForm;
  change: (some: Partial<DraftForm>) => void;
}

export function AddresseesPart({ form, change }: PartProps): ReactNode {
  const t = useWords();
  const text = useText();
  const { party } = useSession();
  const agreements = useCall('GET /agreements', { query: { limit: 200 } });
  const parties = useCall('GET /parties', {});
  const allInForce = (agreements.data?.items ?? []).filter(
    ({ state, lineage }) => state === 'in-force' || lineage === form.lineage,
  );
  const { plan, statement } = form;
  const forOperations = useOperationAgreements(plan ? allInForce.map(({ lineage }) => lineage) : []);
  const inForce = plan
    ? allInForce.filter(({ lineage }) => forOperations?.has(lineage) || lineage === form.lineage)
    : allInForce;
  const members = inForce.find(({ lineage }) => lineage === form.lineage)?.parties ?? [];
  const others = members.filter((one) => one !== party);
  const nameOf = (id: string) => parties.data?.items.find((one) => one.id === id)?.names;
  const choose = (lineage: string | null) => {
    const chosen =
      inForce.find((one) => one.lineage === lineage)?.parties?.filter((one) => one !== party) ?? [];
    // Of two parties there is nothing to choose.
    address(chosen.length === 1 ? chosen : [], { lineage: lineage ?? '' });
  };
  // A plan gives each of its parties a part; a statement names them.
  const address = (to: string[], more: Partial<DraftForm> = {}) =>
    change({
      ...more,
      to,
      ...(plan && { plan: withParties(plan, [party, ...to]) }),
      ...(statement && {
        statement: {
          ...statement,
          parties: [party, ...to].map((id) => ({ id, names: nameOf(id) ?? { en: id } })),
        },
      }),
    });
  return (
    <Stack gap="sm">
      <Select
        label={t('compose.agreement')}
        description={t('compose.agreementHelp')}
        required
        data={inForce.map((one) => ({ value: one.lineage, label: text(one.title) || one.lineage }))}
        value={form.lineage === '' ? null : form.lineage}
        onChange={choose}
        disabled={form.dossier !== undefined}
      />
      {agreements.data !== undefined && forOperations !== undefined && inForce.length === 0 && (
        <Text c="dimmed">{t(plan ? 'operations.noAgreement' : 'compose.noAgreement')}</Text>
      )}
      {others.length > 0 && (
        <Checkbox.Group
          label={t('compose.to')}
          description={t('compose.toHelp')}
          required
          value={form.to}
          onChange={(to) => address(others.filter((one) => to.includes(one)))}
        >
          <Stack gap="xs" mt="xs">
            {others.map((one) => (
              <Checkbox
                key={one}
                value={one}
                // Another audience would be another operation, or another statement.
                disabled={(plan ?? statement) !== undefined && form.dossier !== undefined}
                label={
                  <Group gap="xs" component="span">
                    <Texted text={nameOf(one)} />
                    <Code>{one}</Code>
                  </Group>
                }
              />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {form.dossier !== undefined && (
        <Text size="sm" c="dimmed">
          {t('compose.inDossier')} <Code short={10}>{form.dossier}</Code>
        </Text>
      )}
    </Stack>
  );
}
