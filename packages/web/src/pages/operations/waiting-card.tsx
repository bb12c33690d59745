// SPDX-License-Identifier: Apache-2.0
// What a phone holds that the node does not have yet, what the node has of it, and what it refused.
import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import type { Pocket } from './use-pocket.ts';

export function WaitingCard({ pocket }: { pocket: Pocket }): ReactNode {
  const t = useWords();
  const { waiting, refused, sent, away } = pocket;
  return (
    <section className="tq-card" aria-live="polite">
      <Stack gap="xs" p="sm">
        <Group gap="sm">
          <StateTag tone={waiting.length === 0 ? 'good' : 'warn'}>
            {t('operations.waiting', { n: waiting.length })}
          </StateTag>
          <StateTag tone="calm">{t('operations.sent', { n: sent })}</StateTag>
        </Group>
        {away && <Text>{t('operations.away')}</Text>}
        {waiting.map(({ id, body }) => (
          <div key={id}>
            <Group justify="space-between">
              <span>
                {t(`operations.entry.${body.kind}`)}{' '}
                {body.state !== undefined && t(`operations.siteState.${body.state}`)} ·{' '}
                <Moment at={body.at} />
              </span>
              {refused.has(id) && (
                <Button size="compact-sm" variant="default" onClick={() => void pocket.drop(id)}>
                  {t('operations.drop')}
                </Button>
              )}
            </Group>
            {refused.has(id) && <ProblemNote error={refused.get(id)} />}
          </div>
        ))}
        {waiting.length > 0 && <Alert color="yellow">{t('operations.signOutWipes')}</Alert>}
      </Stack>
    </section>
  );
}
