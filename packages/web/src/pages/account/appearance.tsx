// SPDX-License-Identifier: Apache-2.0
// Language, colours and contrast: changed here at once, and kept on the node for one's other devices. How one is told of things is beside the
// notices.
import {
  Group,
  SegmentedControl,
  Select,
  Stack,
  Text,
  useMantineColorScheme,
  useMatches,
} from '@mantine/core';
import type { PreferencesDocument } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useSend } from '../../api/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { isLanguage, languages, ownNames } from '../../language/languages.ts';
import { useWords } from '../../language/words.ts';
import { To } from '../../parts/to.tsx';
import { WayNote } from '../../parts/way-note.tsx';
import { type Contrast, setContrast, useContrast } from '../../theme/contrast.ts';

export function Appearance(): ReactNode {
  const t = useWords();
  const { language, setLanguage } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const contrast = useContrast();
  const keep = useSend('PUT /account/preferences', ['GET /account/preferences']);
  const theme = colorScheme === 'auto' ? 'system' : colorScheme;
  const change = (part: Partial<PreferencesDocument>) =>
    keep.mutate({ body: { language, theme, contrast, ...part } });
  return (
    <Stack gap="md">
      <Select
        label={t('frame.language')}
        value={language}
        allowDeselect={false}
        data={languages.map((one) => ({ value: one, label: ownNames[one] }))}
        onChange={(value) => {
          if (value === null || !isLanguage(value)) return;
          setLanguage(value);
          change({ language: value });
        }}
        maw={320}
      />
      <Choice
        label={t('frame.colours')}
        value={colorScheme}
        options={[
          { value: 'auto', label: t('frame.asSystem') },
          { value: 'light', label: t('frame.light') },
          { value: 'dark', label: t('frame.dark') },
        ]}
        choose={(value) => {
          setColorScheme(value as typeof colorScheme);
          change({ theme: value === 'auto' ? 'system' : (value as 'light' | 'dark') });
        }}
      />
      <Choice
        label={t('frame.contrast')}
        value={contrast}
        options={[
          { value: 'normal', label: t('frame.contrastNormal') },
          { value: 'more', label: t('frame.contrastMore') },
        ]}
        choose={(value) => {
          setContrast(value as Contrast);
          change({ contrast: value as Contrast });
        }}
      />
      <Text size="sm">
        <To underline="always" href="/notifications">
          {t('access.noticesWhere')}
        </To>
      </Text>
      <WayNote error={keep.error} />
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
  const orientation = useMatches({ base: 'vertical', xs: 'horizontal' } as const);
  return (
    <Group gap={6}>
      <Text size="sm" fw={500} w="100%">
        {label}
      </Text>
      <SegmentedControl
        aria-label={label}
        value={value}
        data={options}
        onChange={choose}
        orientation={orientation}
        fullWidth={orientation === 'vertical'}
        w={orientation === 'vertical' ? '100%' : undefined}
      />
    </Group>
  );
}
