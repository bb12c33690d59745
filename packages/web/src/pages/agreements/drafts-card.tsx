// SPDX-License-Identifier: Apache-2.0
// Agreements that are being written here, to go on with or to throw away.
import { Button, Group, Text } from '@mantine/core';
import type { TermsDraftItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Ago } from '../../parts/moment.tsx';
import { Name, Texted } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { PartyNames } from '../../parts/party-name.tsx';
import { Shown } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { To } from '../../parts/to.tsx';
import classes from './agreements.module.css';

export function DraftsCard(): ReactNode {
  const t = useWords();
  const query = useCall('GET /agreements/drafts', {});
  const [leaving, setLeaving] = useState<TermsDraftItem>();
  const drop = useSend('DELETE /agreements/drafts/{draft}', ['GET /agreements/drafts']);
  // Most officers have none: nothing is drawn for what is not there, nor while it is not known yet.
  if (!query.error && !query.data?.items.length) return null;
  return (
    <Card flush title={t('agreements.drafts')}>
      <Shown query={query} rows={1}>
        {({ items }) => (
          <div className="tq-rows">
            {items.map((draft) => (
              <Group key={draft.id} className={classes.row} justify="space-between" gap="xs">
                <div className={classes.growing}>
                  <To href={`/agreements/new?draft=${draft.id}`} fw={500}>
                    {Object.keys(draft.title).length > 0 ? (
                      <Texted text={draft.title} />
                    ) : (
                      t('agreements.draftUntitled')
                    )}
                  </To>
                  <Text size="sm" c="dimmed" component="div">
                    <PartyNames parties={draft.parties} /> · <Name>{draft.byName}</Name> ·{' '}
                    <Ago at={draft.updatedAt} />
                  </Text>
                </div>
                <Button size="compact-sm" variant="subtle" color="red" onClick={() => setLeaving(draft)}>
                  {t('agreements.dropDraft')}
                </Button>
              </Group>
            ))}
          </div>
        )}
      </Shown>
      <Sure
        opened={leaving !== undefined}
        title={t('agreements.dropDraft')}
        action={t('agreements.dropDraft')}
        busy={drop.isPending}
        error={drop.error}
        onClose={() => setLeaving(undefined)}
        onSure={() =>
          leaving &&
          drop.mutate({ params: { draft: leaving.id } }, { onSuccess: () => setLeaving(undefined) })
        }
      >
        {t('agreements.dropDraftWhy')}
      </Sure>
    </Card>
  );
}
