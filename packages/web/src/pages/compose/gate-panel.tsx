// SPDX-License-Identifier: Apache-2.0
// What the gate says of the draft as it stands, addressee by addressee, while it is written; with what would make it pass.
import { Button, Group, List, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { LiveDecisionItem, LiveDenialItem, LivePreviewAnswer } from '@tansiq/node/contract';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../../api/call.ts';
import { useCodeLabel, useText, useWords } from '../../language/words.ts';
import { Name } from '../../parts/name.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { bodyOf, type DraftForm } from './draft-body.ts';
import { openPoints, Problems } from './problems.tsx';

const PAUSE_MS = 500;

/** Asked once typing pauses; the last answer stands meanwhile. */
export function useGatePreview(form: DraftForm): UseQueryResult<LivePreviewAnswer> {
  const [body] = useDebouncedValue(bodyOf(form), PAUSE_MS);
  return useQuery({
    queryKey: ['POST /drafts/preview', body],
    queryFn: ({ signal }) => call('POST /drafts/preview', { body }, { signal }),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
    gcTime: 10_000,
  });
}

/** By which the foot of the page leads here. */
export const GATE_ID = 'gate';

interface GatePanelProps {
  form: DraftForm;
  change: (some: Partial<DraftForm>) => void;
  preview: UseQueryResult<LivePreviewAnswer>;
}

export function GatePanel({ form, change, preview }: GatePanelProps): ReactNode {
  const t = useWords();
  return (
    <section id={GATE_ID} className="tq-card" aria-label={t('compose.gate')}>
      <Stack gap="sm" p="md">
        <Title order={2}>{t('compose.gate')}</Title>
        <Shown query={preview} rows={2}>
          {({ decisions, problems }) => (
            <div aria-live="polite">
              <Stack gap="sm">
                {decisions.length === 0 && <Text c="dimmed">{t('compose.gateNobody')}</Text>}
                {decisions.map((decision) => (
                  <Decided key={decision.party} decision={decision} form={form} change={change} />
                ))}
                {openPoints(problems, form).count > 0 && (
                  <Problems problems={problems} form={form} change={change} />
                )}
              </Stack>
            </div>
          )}
        </Shown>
      </Stack>
    </section>
  );
}

interface DecidedProps {
  decision: LiveDecisionItem;
  form: DraftForm;
  change: (some: Partial<DraftForm>) => void;
}

/** The gate's word in a tag: what an emergency alone lets pass is not simply permitted. */
export function VerdictTag({ decision: { permit, rule } }: { decision: { permit: boolean; rule: string } }) {
  const t = useWords();
  if (permit && rule === 'emergency') return <StateTag tone="warn">{t('emergencies.permitted')}</StateTag>;
  return (
    <StateTag tone={permit ? 'good' : 'bad'}>{t(permit ? 'compose.permitted' : 'compose.refused')}</StateTag>
  );
}

function Decided({ decision, form, change }: DecidedProps): ReactNode {
  const text = useText();
  const { permit, party, denials } = decision;
  return (
    <div className="tq-decided" data-permit={permit}>
      <Group gap="xs" mb={4}>
        <VerdictTag decision={decision} />
        <Text fw={600} size="sm" component="span">
          <PartyName id={party} />
        </Text>
      </Group>
      {permit && decision.obligations.length > 0 && <Text size="sm">{text(decision.texts)}</Text>}
      <List size="sm" spacing="xs">
        {denials.map((denial) => (
          <List.Item key={`${denial.rule} ${denial.article ?? ''}`}>
            {text(denial.texts)}
            <Needed denial={denial} form={form} change={change} />
          </List.Item>
        ))}
      </List>
    </div>
  );
}

/** Lists of codes by the rule that looks at them. */
const listOf: Readonly<Record<string, string>> = {
  purpose: 'purposes',
  'crime-area': 'crimeAreas',
  'data-category': 'dataCategories',
  'subject-category': 'subjectCategories',
  'special-category': 'specialCategories',
  'transfer-ground': 'transferGroundKinds',
};

interface NeededProps {
  denial: LiveDenialItem;
  form: DraftForm;
  change: (some: Partial<DraftForm>) => void;
}

function Needed({ denial, form, change }: NeededProps): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const { needed, rule } = denial;
  if (!needed) return null;
  const list = listOf[rule];
  const named = (codes: readonly string[]) =>
    codes.map((code) => (list === undefined ? code : label(list, code))).join(t('compose.listComma'));
  return (
    <Text size="sm" component="div">
      {needed.offending.length > 0 && <div>{t('compose.notNamed', { codes: named(needed.offending) })}</div>}
      {needed.allowed.length > 0 && needed.allowed.length <= MANY && (
        <div>{t('compose.namedAre', { codes: named(needed.allowed) })}</div>
      )}
      {rule === 'minimum-penalty' && (
        <div>{t('compose.leastPenalty', { months: needed.least[0] ?? '' })}</div>
      )}
      {rule === 'evidential-use' && (
        <div>
          {t('compose.mostEvidence', {
            use: t(`compose.evidence.${(needed.least[0] ?? 'never') as 'never'}`),
          })}
        </div>
      )}
      {rule === 'marking' && (
        <div>
          {t('compose.leastMarking')} <Name>{needed.least.join(' · ')}</Name>
          <div>
            <Button
              size="compact-xs"
              variant="default"
              mt={4}
              onClick={() => change(marked(form, needed.least))}
            >
              {t('compose.markSo')}
            </Button>
          </div>
        </div>
      )}
    </Text>
  );
}

/** More than this is a list that nobody reads; the field itself offers them. */
const MANY = 8;
const strict: Readonly<Record<'tlp' | 'pap', readonly string[]>> = {
  tlp: ['RED', 'AMBER+STRICT', 'AMBER', 'GREEN', 'CLEAR'],
  pap: ['RED', 'AMBER', 'GREEN', 'CLEAR'],
};

/** Raises the marking to what is asked at least, and lowers nothing. */
export function marked(form: DraftForm, least: readonly string[]): Partial<DraftForm> {
  const { handling } = form;
  const level = (name: 'tlp' | 'pap') => {
    const asked = least.find((one) => one.startsWith(`${name.toUpperCase()}:`))?.slice(4) ?? handling[name];
    const place = (one: string) => strict[name].indexOf(one);
    return place(asked) < place(handling[name]) ? asked : handling[name];
  };
  const restrictions = least.filter((one) => /^H[0-3]$/.test(one));
  return {
    handling: {
      ...handling,
      restrictions: [...new Set([...handling.restrictions, ...restrictions])].sort(),
      tlp: level('tlp'),
      pap: level('pap'),
    },
  };
}
