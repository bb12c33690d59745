// SPDX-License-Identifier: Apache-2.0
// The four languages, each by its own name, one choice away on every page.
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconLanguage } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLanguage } from '../language/language.tsx';
import { directionOf, languages, ownNames } from '../language/languages.ts';
import { useWords } from '../language/words.ts';

interface LanguageSwitchProps {
  /** Told when somebody chooses, be it the language that is shown already. */
  chosen?: () => void;
}

export function LanguageSwitch({ chosen }: LanguageSwitchProps): ReactNode {
  const t = useWords();
  const { language, setLanguage } = useLanguage();
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          c="inherit"
          size="compact-md"
          leftSection={<IconLanguage size={18} aria-hidden="true" />}
          aria-label={`${t('frame.language')}: ${ownNames[language]}`}
        >
          {ownNames[language]}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((one) => (
          <Menu.Item
            key={one}
            lang={one}
            dir={directionOf(one)}
            onClick={() => {
              setLanguage(one);
              chosen?.();
            }}
            rightSection={one === language ? <IconCheck size={16} aria-hidden="true" /> : undefined}
            aria-current={one === language}
          >
            {ownNames[one]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
