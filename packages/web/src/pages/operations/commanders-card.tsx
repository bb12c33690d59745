// SPDX-License-Identifier: Apache-2.0
// Who of this node's people commands each own site and speaks of it from a phone. Named by the head once the plan has this party's consent.
import { Select, Stack, Text } from '@mantine/core';
import type { OperationBoard, PlanVersionItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useSend } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { Code, Name } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { ProblemNote, Shown } from '../../parts/states.tsx';
import { usePeople } from '../people/use-people.ts';
import { plannedAt } from './place-of-site.ts';

interface CommandersCardProps {
  board: OperationBoard;
  current: PlanVersionItem;
}

const workers = ['officer', 'releaser', 'head'] as const;

export function CommandersCard({ board, current }: CommandersCardProps): ReactNode {
  const t = useWords();
  const text = useText();
  const people = usePeople();
  const { dossier, self, commanders } = board;
  const name = useSend('PUT /operations/{dossier}/sites/{site}/commander', [
    'GET /operations/{dossier}',
    'GET /dossiers/{dossier}/readers',
  ]);
  const own = current.frame.sites.filter((site) => site.party === self || site.with.includes(self));
  return (
    <Card title={t('operations.commanders')}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('operations.commandersWhy')}
        </Text>
        <Shown query={people}>
          {(users) => {
            const able = users.filter(
              ({ disabled, roles }) =>
                disabled !== true && roles.some((role) => workers.some((one) => one === role)),
            );
            return own.map(({ id }) => (
              <Select
                key={id}
                label={
                  <>
                    <Code>{id}</Code> <Name>{text(plannedAt(board, id)?.place)}</Name>
                  </>
                }
                data={able.map((user) => ({ value: user.id, label: user.name }))}
                value={commanders.find(({ site }) => site === id)?.user ?? null}
                onChange={(user) =>
                  user !== null && name.mutate({ params: { dossier, site: id }, body: { user } })
                }
                disabled={name.isPending}
                searchable
                allowDeselect={false}
                maw="28rem"
              />
            ));
          }}
        </Shown>
        {name.error !== null && <ProblemNote error={name.error} />}
      </Stack>
    </Card>
  );
}
