// SPDX-License-Identifier: Apache-2.0
// By what a thing that waits is known: its title; an outcome by what came of the lead, where and when.
import type { TodayItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useRegion, useRichWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Texted } from '../../parts/name.tsx';
import { useOutcomeWords } from '../../parts/outcome-words.ts';

type Named = Pick<TodayItem, 'title' | 'outcome'>;

export const isNamed = ({ title, outcome }: Named): boolean => title !== undefined || outcome !== undefined;

export function WhatItIs({ of: { title, outcome } }: { of: Named }): ReactNode {
  const rich = useRichWords();
  const region = useRegion();
  const words = useOutcomeWords();
  if (title || !outcome) return <Texted text={title} />;
  return rich('today.outcome', {
    what: words(outcome),
    state: region(outcome.state),
    on: <Moment key="on" at={outcome.on} dateOnly />,
  });
}
