// SPDX-License-Identifier: Apache-2.0
// One outcome in a sentence: what, how many, where, when, by whom, and how it stands.
import { Group, Stack, Text } from '@mantine/core';
import type { OutcomeItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeLabel, useRegion, useRichWords, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Texted } from '../../parts/name.tsx';
import { useOutcomeWords } from '../../parts/outcome-words.ts';
import { PartyName } from '../../parts/party-name.tsx';
import { To } from '../../parts/to.tsx';
import { StandingTag } from './standing-tag.tsx';

export function OutcomeLine({
  outcome,
  plain = false,
}: {
  outcome: OutcomeItem;
  plain?: boolean;
}): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  const region = useRegion();
  const label = useCodeLabel();
  const { act, minors, seizures, place, state, on, author, waitsFor, disputed } = outcome;
  const what = useOutcomeWords()(outcome);
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Text fw={500}>{plain ? what : <To href={`/outcomes/${act}`}>{what}</To>}</Text>
        <StandingTag outcome={outcome} />
      </Group>
      <Text size="sm" c="dimmed">
        {rich('outcomes.whereWhenBy', {
          place: place ? <Texted key="place" text={place} /> : region(state),
          state: region(state),
          hasPlace: place ? 'yes' : 'no',
          on: <Moment key="on" at={on} dateOnly />,
          author: <PartyName key="author" id={author} />,
        })}
      </Text>
      {minors !== undefined && minors > 0 && (
        <Text size="sm">{t('outcomes.ofThemMinors', { n: minors })}</Text>
      )}
      {seizures.map(({ what: thing, quantity, unit }) => (
        <Text size="sm" key={`${thing} ${unit}`}>
          <bdi>{label('seizedThings', thing)}</bdi>: <bdi>{quantity}</bdi>{' '}
          <bdi>{label('seizureUnits', unit)}</bdi>
        </Text>
      ))}
      {waitsFor.length > 0 && outcome.standing === 'reported' && (
        <Text size="sm">
          {t('outcomes.waitsFor')} <Parties ids={waitsFor} />
        </Text>
      )}
      {disputed.length > 0 && (
        <Text size="sm">
          {t('outcomes.disputedBy')} <Parties ids={disputed} />
        </Text>
      )}
    </Stack>
  );
}

function Parties({ ids }: { ids: readonly string[] }): ReactNode {
  return (
    <>
      {ids.map((id) => (
        <span key={id}>
          <PartyName id={id} />{' '}
        </span>
      ))}
    </>
  );
}
