// SPDX-License-Identifier: Apache-2.0
// What the agency asks of its people: to show again who they are at a release, and a second factor by role. What the configuration fixes is
// shown and not changed here.
import { Alert, Button, Checkbox, Group, Radio, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import type { PoliciesAnswer, PolicyChange, Role } from '@tansiq/node/contract';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { confirmedFirst } from '../../parts/confirm-it-is-you.tsx';
import { Card } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { WayNote } from '../../parts/way-note.tsx';

const confirmations = ['none', 'sign-in', 'passkey'] as const;
const roles = [
  ...(['officer', 'releaser', 'negotiator', 'legal-adviser'] as const),
  ...(['signatory', 'head', 'supervisor', 'administrator'] as const),
] as const satisfies readonly Role[];

export function PoliciesCard(): ReactNode {
  const t = useWords();
  const query = useCall('GET /policies', {});
  return (
    <Card title={t('system.policies')}>
      <Shown query={query}>{(held) => <PoliciesForm held={held} />}</Shown>
    </Card>
  );
}

function PoliciesForm({ held }: { held: PoliciesAnswer }): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const may = useMay();
  const client = useQueryClient();
  const [release, setRelease] = useState(held.releaseConfirmation.value);
  const [factor, setFactor] = useState<readonly string[]>(held.secondFactorRoles.value);
  const changed: PolicyChange = {
    ...(release !== held.releaseConfirmation.value && { releaseConfirmation: release }),
    ...(roles.some((role) => factor.includes(role) !== held.secondFactorRoles.value.includes(role)) && {
      secondFactorRoles: roles.filter((role) => factor.includes(role)),
    }),
  };
  const keep = useMutation({
    mutationFn: () => confirmedFirst(() => call('PUT /policies', { body: changed })),
    onSuccess: (answer) => answer && client.setQueryData(['GET /policies', {}], answer),
  });
  const administers = may('administrator');
  const isHeld = (fixed: boolean) => fixed || !administers;
  return (
    <Stack gap="lg">
      <Stack gap="xs">
        <Radio.Group
          label={t('system.policy.release')}
          description={t('system.policy.releaseWhat')}
          value={release}
          onChange={(chosen) => setRelease(confirmations.find((one) => one === chosen) ?? release)}
          readOnly={isHeld(held.releaseConfirmation.fixed)}
        >
          <Stack gap="xs" mt="xs">
            {confirmations.map((one) => (
              <Radio
                key={one}
                value={one}
                label={t(`system.policy.release.${one}`)}
                disabled={isHeld(held.releaseConfirmation.fixed)}
              />
            ))}
          </Stack>
        </Radio.Group>
        {held.releaseConfirmation.fixed && <Fixed name="officers.release_confirmation" />}
      </Stack>
      <Stack gap="xs">
        <Checkbox.Group
          label={t('system.policy.factor')}
          description={t('system.policy.factorWhat')}
          value={[...factor]}
          onChange={setFactor}
        >
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="xs" mt="xs">
            {roles.map((role) => (
              <Checkbox
                key={role}
                value={role}
                label={label('roles', role === 'head' ? 'head-of-spoc' : role)}
                disabled={isHeld(held.secondFactorRoles.fixed)}
              />
            ))}
          </SimpleGrid>
        </Checkbox.Group>
        {held.secondFactorRoles.fixed && <Fixed name="officers.second_factor_roles" />}
      </Stack>
      <WayNote error={keep.error} />
      {administers && (
        <Group>
          <Button
            onClick={() => keep.mutate()}
            loading={keep.isPending}
            disabled={Object.keys(changed).length === 0}
          >
            {t('frame.save')}
          </Button>
          {!Object.keys(changed).length && keep.isSuccess && <Text role="status">{t('frame.saved')}</Text>}
        </Group>
      )}
    </Stack>
  );
}

function Fixed({ name }: { name: string }): ReactNode {
  const t = useWords();
  return (
    <Alert color="gray" icon={<IconLock size={16} aria-hidden="true" />}>
      {t('system.policy.fixed')} <code className="tq-code">{name}</code>
    </Alert>
  );
}
