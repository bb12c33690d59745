// SPDX-License-Identifier: Apache-2.0
// Who I am at this node, what I may do, and how its pages look to me.
import { Group, List, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../../frame/session.tsx';
import { useLanguage } from '../../language/language.tsx';
import { isLanguage, languages, ownNames } from '../../language/languages.ts';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { Name } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { type Contrast, setContrast, useContrast } from '../../theme/contrast.ts';

export function AccountPage(): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const { officer } = useSession();
  return (
    <Page title={t('access.account')}>
      <Card title={<Name>{officer.name}</Name>}>
        <Text c="dimmed" mb="xs">
          {t('access.login')}: <span className="tq-code">{officer.login}</span>
        </Text>
        <List size="sm">
          {officer.roles.map((role) => (
            <List.Item key={role}>{label('roles', role === 'head' ? 'head-of-spoc' : role)}</List.Item>
          ))}
        </List>
      </Card>
      <Card title={t('access.appearance')}>
        <Appearance />
      </Card>
    </Page>
  );
}

function Appearance(): ReactNode {
  const t = useWords();
  const { language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const contrast = useContrast();
  return (
    <Stack align="flex-start" gap="md">
      <Choice
        label={t('frame.language')}
        value={language}
        options={languages.map((one) => ({ value: one, label: ownNames[one] }))}
        choose={(value) => isLanguage(value) && setLanguage(value)}
      />
      <Choice
        label={t('frame.colours')}
        value={colorScheme}
        options={[
          { value: 'auto', label: t('frame.asSystem') },
          { value: 'light', label: t('frame.light') },
          { value: 'dark', label: t('frame.dark') },
        ]}
        choose={(value) => setColorScheme(value as typeof colorScheme)}
      />
      <Choice
        label={t('frame.contrast')}
        value={contrast}
        options={[
          { value: 'normal', label: t('frame.contrastNormal') },
          { value: 'more', label: t('frame.contrastMore') },
        ]}
        choose={(value) => setContrast(value as Contrast)}
      />
    </Stack>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  choose: (value: string) => void;
}

function Choice({ label, value, options, choose }: ChoiceProps): ReactNode {
  return (
    <Group gap="sm">
      <Text w="8rem" size="sm">
        {label}
      </Text>
      <SegmentedControl aria-label={label} value={value} data={options} onChange={choose} />
    </Group>
  );
}
