// SPDX-License-Identifier: Apache-2.0
// Which sections of an act are meant: all that there are to choose from, by their names.
import { Checkbox, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';

interface SectionChoiceProps {
  label: string;
  description?: string;
  all: readonly string[];
  chosen: readonly string[];
  change: (sections: string[]) => void;
}

export function SectionChoice({ all, chosen, change, ...rest }: SectionChoiceProps): ReactNode {
  const t = useWords();
  return (
    <Checkbox.Group {...rest} value={[...chosen]} onChange={change}>
      <Stack gap="xs" mt="xs">
        {all.map((name) => (
          <Checkbox key={name} value={name} label={t(`compose.part.${name as 'facts'}`)} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
