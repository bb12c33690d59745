// SPDX-License-Identifier: Apache-2.0
// The areas of this officer, as a list of links.
import { ScrollArea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../language/words.ts';
import { areasFor } from './areas.ts';
import { useSession } from './session.tsx';

export function Navigation(): ReactNode {
  const t = useWords();
  const { officer } = useSession();
  return (
    <ScrollArea component="nav" aria-label={t('frame.areas')} type="auto">
      {areasFor(officer.roles).map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} className="tq-navlink">
          <Icon size={20} stroke={1.6} aria-hidden="true" />
          <span>{t(label)}</span>
        </Link>
      ))}
    </ScrollArea>
  );
}
