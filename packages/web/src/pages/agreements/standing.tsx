// SPDX-License-Identifier: Apache-2.0
// Who signs and ratifies a version, what is missing, in which times, and what this officer can do about it.
import { Button, Group, Stack, Table, Text } from '@mantine/core';
import type { AgreementAnswer, AgreementStep, VersionItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useText, useWords } from '../../language/words.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Deadline, Moment } from '../../parts/moment.tsx';
import { Code, Texted } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { StageTag } from './stage-tag.tsx';
import { StepDialog } from './step-dialog.tsx';
import { useSteps } from './steps.ts';

interface StandingProps {
  agreement: AgreementAnswer;
  version: VersionItem;
}

export function Standing({ agreement, version }: StandingProps): ReactNode {
  const t = useWords();
  return (
    <Stack>
      <Card title={t('agreements.whoBinds')} aside={<StageTag stage={version.state} />}>
        <Consents version={version} />
      </Card>
      <Times version={version} agreement={agreement} />
      <OwnSteps agreement={agreement} version={version} />
    </Stack>
  );
}

function Consents({ version }: { version: VersionItem }): ReactNode {
  const t = useWords();
  const ratifies = new Set([...version.ratified.map(({ party }) => party), ...version.unratified]);
  return (
    <Table.ScrollContainer minWidth={520} type="native">
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('agreements.party')}</Table.Th>
            <Table.Th>{t('agreements.signature')}</Table.Th>
            <Table.Th>{t('agreements.ratification')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {version.document.parties.map(({ id }) => {
            const signed = version.signed.find(({ party }) => party === id);
            const rejected = version.rejected.find(({ party }) => party === id);
            const ratified = version.ratified.find(({ party }) => party === id);
            return (
              <Table.Tr key={id}>
                <Table.Td>
                  <PartyName id={id} />
                </Table.Td>
                <Table.Td>
                  {rejected && <StateTag tone="bad">{t('agreements.rejectedBy')}</StateTag>}
                  {!rejected && (
                    <Said word={signed} by={signed?.office} missing={t('agreements.notSigned')} />
                  )}
                </Table.Td>
                <Table.Td>
                  {ratifies.has(id) ? (
                    <Said word={ratified} by={ratified?.instrument} missing={t('agreements.notRatified')} />
                  ) : (
                    <Text size="sm" c="dimmed">
                      {t('agreements.notNeeded')}
                    </Text>
                  )}
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface SaidProps {
  word: { at: string; act: string } | undefined;
  by: Record<string, string> | undefined;
  missing: string;
}

function Said({ word, by, missing }: SaidProps): ReactNode {
  if (!word) return <StateTag tone="warn">{missing}</StateTag>;
  return (
    <Stack gap={2} align="flex-start">
      <StateTag tone="good">
        <Moment at={word.at} />
      </StateTag>
      {by && (
        <Text size="sm">
          <Texted text={by} />
        </Text>
      )}
    </Stack>
  );
}

function Times({ agreement, version }: StandingProps): ReactNode {
  const t = useWords();
  const open = version.state === 'proposed';
  const facts: Fact[] = [
    [t('agreements.hash'), <Code key="hash">{version.terms}</Code>],
    [
      t('agreements.window'),
      <Group key="window" gap="xs">
        <Moment at={version.document.window} />
        {open && <Deadline at={version.document.window} soonHours={72} />}
      </Group>,
    ],
    ...moments(version, t),
    ...(agreement.ended
      ? ([[t('agreements.endsAt'), <Moment key="end" at={agreement.ended.at} />]] as Fact[])
      : []),
  ];
  return (
    <Card title={t('agreements.times')}>
      <Facts facts={facts} />
    </Card>
  );
}

function moments(version: VersionItem, t: ReturnType<typeof useWords>): Fact[] {
  const named = [
    ['completeAt', version.completeAt],
    ['bindingAt', version.bindingAt],
    ['inForceAt', version.inForceAt],
  ] as const;
  return named.flatMap(([name, at]): Fact[] =>
    at === undefined ? [] : [[t(`agreements.at.${name}`), <Moment key={name} at={at} />]],
  );
}

/** Buttons for what the node would take, and in words why it would not take the rest. */
function OwnSteps({ agreement, version }: StandingProps): ReactNode {
  const t = useWords();
  const text = useText();
  const [open, setOpen] = useState<AgreementStep>();
  const { items } = useSteps(agreement.lineage);
  const ours = items.filter(
    ({ step, terms }) =>
      (terms === undefined || terms === version.terms) && !['comment', 'propose', 'note'].includes(step),
  );
  if (ours.length === 0) return null;
  const possible = ours.filter(({ permit }) => permit);
  const refused = ours.filter(({ permit }) => !permit);
  return (
    <Card title={t('agreements.yourPart')}>
      {possible.length === 0 && <Text c="dimmed">{t('agreements.nothingToDo')}</Text>}
      <Group>
        {possible.map((step) => (
          <Button
            key={`${step.step} ${step.suspension ?? ''}`}
            variant={['sign', 'ratify', 'resume'].includes(step.step) ? 'filled' : 'default'}
            onClick={() => setOpen(step)}
          >
            {t(`agreements.step.${step.step as 'sign'}`)}
          </Button>
        ))}
      </Group>
      {refused.length > 0 && (
        <details>
          <summary>{t('agreements.whyNotRest')}</summary>
          <Stack gap={4} mt="xs">
            {refused.map((step) => (
              <Text key={step.step} size="sm">
                <strong>{t(`agreements.step.${step.step as 'sign'}`)}</strong>: {text(step.texts)}
              </Text>
            ))}
          </Stack>
        </details>
      )}
      {open && (
        <StepDialog agreement={agreement} version={version} step={open} close={() => setOpen(undefined)} />
      )}
    </Card>
  );
}
