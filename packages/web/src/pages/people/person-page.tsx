// SPDX-License-Identifier: Apache-2.0
// One person: rights, how they sign in, and what an administrator can do when something was lost.
import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { UserItem } from '@tansiq/node/contract';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { NotThere } from '../../frame/faults.tsx';
import { useMay, useSession } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Card, Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { To } from '../../parts/to.tsx';
import { WayNote } from '../../parts/way-note.tsx';
import { NewPassword } from './new-password.tsx';
import { Standing } from './person-row.tsx';
import { PersonWays } from './person-ways.tsx';
import { RecoveryCard } from './recovery-card.tsx';
import { type Rights, RightsFields } from './rights-fields.tsx';
import { PEOPLE, usePeople } from './use-people.ts';

export function PersonPage(): ReactNode {
  const { user } = useParams({ from: '/people/$user' });
  const query = usePeople();
  return (
    <Shown query={query} rows={5}>
      {(people) => {
        const person = people.find(({ id }) => id === user);
        return person ? <Person key={person.id} person={person} /> : <NotThere />;
      }}
    </Shown>
  );
}

function Person({ person }: { person: UserItem }): ReactNode {
  const t = useWords();
  const may = useMay();
  const { officer } = useSession();
  const governs = may('administrator');
  const own = officer.id === person.id;
  return (
    <Page
      title={person.name}
      badge={<Standing person={person} />}
      lead={
        <Group gap="sm">
          <To href="/people">{t('people.title')}</To>
          <span className="tq-code">{person.login}</span>
        </Group>
      }
    >
      <SimpleGrid cols={{ base: 1, lg: (governs && !own) || may('supervisor') ? 2 : 1 }} spacing="lg">
        <RightsCard person={person} fixed={!governs || own} />
        {may('supervisor') && <RecoveryCard user={person.id} />}
        {governs && !own && (
          <Stack gap="lg">
            <PersonWays user={person.id} />
            <RecoveryCard user={person.id} />
            <Account person={person} />
          </Stack>
        )}
      </SimpleGrid>
    </Page>
  );
}

function RightsCard({ person, fixed }: { person: UserItem; fixed: boolean }): ReactNode {
  const t = useWords();
  const { officer } = useSession();
  const [rights, setRights] = useState<Rights>({
    ...{ roles: person.roles, clearance: person.clearance, shielded: person.shielded },
  });
  const change = useSend('PATCH /users/{id}', [PEOPLE]);
  const save = () =>
    change.mutate(
      { params: { id: person.id }, body: rights },
      { onSuccess: () => notifications.show({ message: t('people.saved') }) },
    );
  return (
    <Card title={t('people.rights')}>
      <Stack>
        {officer.id === person.id && <Text c="dimmed">{t('people.ownRights')}</Text>}
        <RightsFields rights={rights} change={setRights} fixed={fixed} />
        <WayNote error={change.error} />
        {!fixed && (
          <Group>
            <Button onClick={save} loading={change.isPending} disabled={rights.roles.length === 0}>
              {t('frame.save')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

function Account({ person }: { person: UserItem }): ReactNode {
  const t = useWords();
  const [asked, setAsked] = useState<'password' | 'disable'>();
  const change = useSend('PATCH /users/{id}', [PEOPLE, 'GET /users/{id}/ways']);
  const close = () => setAsked(undefined);
  const params = { id: person.id };
  return (
    <Card title={t('people.account')}>
      <Group>
        <Button variant="default" onClick={() => setAsked('password')}>
          {t('people.newPassword')}
        </Button>
        {person.disabled ? (
          <Button
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ params, body: { disabled: false } })}
          >
            {t('people.enable')}
          </Button>
        ) : (
          <Button variant="default" c="var(--tq-bad)" onClick={() => setAsked('disable')}>
            {t('people.disable')}
          </Button>
        )}
      </Group>
      {asked === 'password' && <NewPassword person={person} close={close} />}
      <Sure
        opened={asked === 'disable'}
        title={t('people.disableAsk')}
        action={t('people.disable')}
        busy={change.isPending}
        error={change.error}
        onClose={close}
        onSure={() => change.mutate({ params, body: { disabled: true } }, { onSuccess: close })}
      >
        {t('people.disableWhat')}
      </Sure>
    </Card>
  );
}
