// SPDX-License-Identifier: Apache-2.0
// The shape of every page: a title that the browser shows too, what the page is for, what can be done on it.
import { Group, Stack, Text, Title } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';

interface PageProps {
  title: string;
  /** Beside the title, such as a state. */
  badge?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}

export function Page({ title, badge, lead, actions, children }: PageProps): ReactNode {
  useEffect(() => {
    document.title = `${title} · Tansiq`;
  }, [title]);
  return (
    <Stack gap="lg">
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={4} style={{ flex: '1 1 20rem', minWidth: 0 }}>
          <Group gap="sm">
            <Title order={1}>
              <bdi>{title}</bdi>
            </Title>
            {badge}
          </Group>
          {lead !== undefined && (
            <Text c="dimmed" maw="70ch" component="div">
              {lead}
            </Text>
          )}
        </Stack>
        {actions !== undefined && <Group gap="xs">{actions}</Group>}
      </Group>
      {children}
    </Stack>
  );
}

interface CardProps {
  title?: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  /** Rows that reach from edge to edge. */
  flush?: boolean;
}

/** A part of a page with a heading of its own. */
export function Card({ title, aside, children, flush = false }: CardProps): ReactNode {
  const head = title !== undefined && (
    <Group justify="space-between" px={flush ? 'md' : 0} pt={flush ? 'sm' : 0} pb="xs">
      <Title order={2}>{title}</Title>
      {aside}
    </Group>
  );
  return (
    <section className="tq-card">
      <div style={{ padding: flush ? 0 : 'var(--mantine-spacing-md)' }}>
        {head}
        {children}
      </div>
    </section>
  );
}
