// SPDX-License-Identifier: Apache-2.0
// What a person may do: roles with what each means in plain words, clearance, protected persons.
import { Checkbox, NumberInput, Stack, Text } from '@mantine/core';
import type { Role } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeLabel, useWords } from '../../language/words.ts';

export interface Rights {
  roles: Role[];
  clearance: number;
  shielded: boolean;
}

const roles = [
  'officer',
  'releaser',
  'head',
  'negotiator',
  'legal-adviser',
  'signatory',
  'supervisor',
  'administrator',
] as const satisfies readonly Role[];

/** LED Art. 41: who supervises is not one of the supervised; and who runs accounts sees no content. */
const isAlone = (role: Role) => role === 'supervisor' || role === 'administrator';

interface RightsFieldsProps {
  rights: Rights;
  change: (rights: Rights) => void;
  fixed?: boolean;
}

export function RightsFields({ rights, change, fixed = false }: RightsFieldsProps): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const choose = (chosen: string[]) => {
    const added = chosen.find((one) => !rights.roles.includes(one as Role)) as Role | undefined;
    const kept =
      added !== undefined && isAlone(added)
        ? [added]
        : chosen.filter((one) => added === undefined || !isAlone(one as Role));
    change({ ...rights, roles: kept as Role[] });
  };
  return (
    <Stack>
      <Checkbox.Group
        label={t('people.roles')}
        description={t('people.alone')}
        value={rights.roles}
        onChange={choose}
      >
        <Stack gap="sm" mt="sm">
          {roles.map((role) => (
            <Checkbox
              key={role}
              value={role}
              disabled={fixed}
              label={label('roles', role === 'head' ? 'head-of-spoc' : role)}
              description={t(`people.role.${role}`)}
            />
          ))}
        </Stack>
      </Checkbox.Group>
      <NumberInput
        label={t('people.clearance')}
        description={t('people.clearanceHint')}
        value={rights.clearance}
        onChange={(value) => change({ ...rights, clearance: Number(value) || 0 })}
        min={0}
        max={100}
        allowDecimal={false}
        hideControls
        disabled={fixed}
        maw={360}
      />
      <Checkbox
        checked={rights.shielded}
        onChange={(event) => change({ ...rights, shielded: event.currentTarget.checked })}
        disabled={fixed}
        label={<Text size="sm">{t('people.shielded')}</Text>}
      />
    </Stack>
  );
}
