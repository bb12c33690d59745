// SPDX-License-Identifier: Apache-2.0
// How a partner can be reached, in a word.
import type { LinkItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';

const tones = {
  opening: 'calm',
  up: 'good',
  down: 'bad',
  held: 'bad',
} as const satisfies Record<string, Tone>;
type Known = keyof typeof tones;

export function LinkState({ link }: { link: LinkItem | undefined }): ReactNode {
  const t = useWords();
  if (!link) return null;
  const known = Object.keys(tones).find((one) => one === link.state) as Known | undefined;
  return (
    <StateTag tone={known ? tones[known] : 'warn'}>
      {known ? t(`partners.link.${known}`) : link.state}
    </StateTag>
  );
}
