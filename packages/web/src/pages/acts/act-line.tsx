// SPDX-License-Identifier: Apache-2.0
// One act in a list: its title leads to it, beside what it is, whose, since when, how it stands, and under which conditions.
import { Group, Stack, Text } from '@mantine/core';
import type { ActItem, Handling } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { useActTypeName } from '../../parts/act-type-name.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code, Texted } from '../../parts/name.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { To } from '../../parts/to.tsx';
import { states, tones } from './act-codes.ts';

interface ActLineProps {
  act: ActItem;
  children?: ReactNode;
}

export function ActLine({ act, children }: ActLineProps): ReactNode {
  const t = useWords();
  const name = useActTypeName()(act.type);
  return (
    <Stack gap={4}>
      <Group justify="space-between" gap="xs" align="flex-start">
        <Text fw={act.unread ? 700 : 500} style={{ flex: '1 1 16rem', minWidth: 0 }} component="div">
          <To href={`/acts/${act.id}`}>{act.title ? <Texted text={act.title} /> : name}</To>
        </Text>
        <Group gap={6}>
          {act.unread && <StateTag tone="accent">{t('acts.unread')}</StateTag>}
          {act.awaits && <StateTag tone="warn">{t(`acts.awaits.${act.awaits}`)}</StateTag>}
          {act.hold !== 'none' && <StateTag tone="bad">{t(`acts.${act.hold}`)}</StateTag>}
          <StatusTag status={act.status} />
        </Group>
      </Group>
      <Group gap="xs" c="dimmed" fz="sm">
        {act.title && <span>{name}</span>}
        <span>{act.own ? t('acts.own') : <PartyName id={act.author} />}</span>
        <Moment at={act.time} />
      </Group>
      {children}
    </Stack>
  );
}

function StatusTag({ status }: { status: string }): ReactNode {
  const t = useWords();
  const state = states.find((one) => one === status);
  return (
    <StateTag tone={state ? tones[state] : 'calm'}>{state ? t(`acts.state.${state}`) : status}</StateTag>
  );
}

interface ConditionsProps {
  handling: Handling | undefined;
  evaluation?: { scheme: string; value: string } | undefined;
}

/** What its reader may do with it: TLP, handling restrictions, classification, use as evidence, and how it was evaluated. */
export function Conditions({ handling, evaluation }: ConditionsProps): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  if (!handling) return null;
  const { tlp, restrictions, classification, evidence } = handling;
  return (
    <Group gap={6} fz="sm">
      <Mark strong>{t('acts.tlp', { tlp })}</Mark>
      {restrictions.map((code) => (
        <Mark key={code} title={label('handlingRestrictions', code)}>
          <Code>{code}</Code>
        </Mark>
      ))}
      {classification && (
        <Mark strong>
          <bdi>{classification.level}</bdi>
        </Mark>
      )}
      {evidence === 'never' && <Mark>{t('acts.evidence.never')}</Mark>}
      {evaluation && <Mark>{t('acts.evaluation', { grade: evaluation.value })}</Mark>}
    </Group>
  );
}

function Mark({
  children,
  strong = false,
  title,
}: {
  children: ReactNode;
  strong?: boolean;
  title?: string;
}): ReactNode {
  return (
    <Text
      component="span"
      fz="xs"
      {...(strong && { fw: 600 })}
      {...(title !== undefined && { title })}
      style={{ border: '1px solid var(--tq-line)', borderRadius: 4, paddingInline: 6 }}
    >
      {children}
    </Text>
  );
}
