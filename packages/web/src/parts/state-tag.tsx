// SPDX-License-Identifier: Apache-2.0
// A state in a word: its tone is told by the word first and by colour second.
import { IconAlertTriangle, IconCircleCheck, IconClock, IconPoint } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './state-tag.module.css';

export type Tone = 'good' | 'warn' | 'bad' | 'calm' | 'accent';

const icons = {
  good: IconCircleCheck,
  warn: IconClock,
  bad: IconAlertTriangle,
  calm: IconPoint,
  accent: IconPoint,
} as const;

export function StateTag({ tone, children }: { tone: Tone; children: ReactNode }): ReactNode {
  const Icon = icons[tone];
  return (
    <span className={classes.tag} data-tone={tone}>
      <Icon size={14} aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
