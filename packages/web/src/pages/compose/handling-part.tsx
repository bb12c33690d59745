// SPDX-License-Identifier: Apache-2.0
// What receivers may do with it, and how sure its author is: codes with what each means in plain words beside it.
import { Checkbox, Group, Radio, Select, Stack, Text, Textarea } from '@mantine/core';
import type { Declaration, Handling } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeList, useWords } from '../../language/words.ts';
import { ClassificationField } from './classification-field.tsx';
import { DayInput } from './day-input.tsx';

interface HandlingPartProps {
  lineage: string;
  to: readonly string[];
  handling: Handling;
  declaration: Declaration;
  changeHandling: (handling: Handling) => void;
  changeDeclaration: (declaration: Declaration) => void;
}

export function HandlingPart(props: HandlingPartProps): ReactNode {
  const { lineage, to, handling, declaration, changeHandling, changeDeclaration } = props;
  const t = useWords();
  const restrictions = useCodeList('handlingRestrictions');
  const set = (some: Partial<Handling>) => changeHandling({ ...handling, ...some });
  const restrict = (codes: string[]) => {
    // Any restriction holds the information within the organisation.
    const open = codes.length > 0 && !['RED', 'AMBER+STRICT'].includes(handling.tlp);
    set({ restrictions: codes, ...(open && { tlp: 'AMBER+STRICT' }) });
  };
  return (
    <Stack gap="md">
      <Checkbox.Group
        label={t('compose.restrictions')}
        description={t('compose.restrictionsHelp')}
        value={handling.restrictions}
        onChange={restrict}
      >
        <Stack gap="xs" mt="xs">
          {restrictions.map(({ value, label }) => (
            <Checkbox key={value} value={value} label={<Coded code={value} label={label} />} />
          ))}
        </Stack>
      </Checkbox.Group>
      {handling.restrictions.includes('H3') && (
        <Textarea
          label={t('compose.h3')}
          description={t('compose.h3Help')}
          required
          autosize
          minRows={2}
          dir="auto"
          value={declaration.h3 ?? ''}
          onChange={(event) => changeDeclaration({ ...declaration, h3: event.currentTarget.value })}
        />
      )}
      <Group gap="md" align="flex-start" grow preventGrowOverflow={false}>
        <Levels
          list="tlpLevels"
          label={t('compose.tlp')}
          value={handling.tlp}
          change={(tlp) => set({ tlp })}
        />
        <Levels
          list="papLevels"
          label={t('compose.pap')}
          value={handling.pap}
          change={(pap) => set({ pap })}
        />
      </Group>
      <ClassificationField
        lineage={lineage}
        to={to}
        value={handling.classification}
        change={(classification) => {
          const { classification: _before, ...rest } = handling;
          changeHandling(classification === undefined ? rest : { ...rest, classification });
        }}
      />
      <Select
        label={t('compose.evidence')}
        data={(['never', 'consent', 'allowed'] as const).map((use) => ({
          value: use,
          label: t(`compose.evidence.${use}`),
        }))}
        value={handling.evidence}
        onChange={(evidence) => evidence !== null && set({ evidence: evidence as Handling['evidence'] })}
        allowDeselect={false}
      />
      <DayInput
        label={t('compose.expires')}
        description={t('compose.expiresHelp')}
        value={handling.expires}
        change={(expires) => {
          const { expires: _expires, ...rest } = handling;
          changeHandling(expires === undefined ? rest : { ...rest, expires });
        }}
      />
      <Evaluation declaration={declaration} change={changeDeclaration} />
    </Stack>
  );
}

/** A code as it travels, and what it means. */
function Coded({ code, label }: { code: string; label: string }): ReactNode {
  return (
    <span>
      <b className="tq-code">{code}</b> {label}
    </span>
  );
}

interface LevelsProps {
  list: string;
  label: string;
  value: string;
  change: (value: string) => void;
}

function Levels({ list, label, value, change }: LevelsProps): ReactNode {
  const levels = useCodeList(list);
  const meaning = levels.find((level) => level.value === value)?.label;
  return (
    <Select
      label={label}
      description={meaning}
      data={levels.map((level) => ({ value: level.value, label: level.value }))}
      value={value}
      onChange={(level) => level !== null && change(level)}
      allowDeselect={false}
    />
  );
}

interface EvaluationProps {
  declaration: Declaration;
  change: (declaration: Declaration) => void;
}

/** 4x4: how reliable the source, how sure the information (Regulation (EU) 2016/794, Art. 29). */
function Evaluation({ declaration, change }: EvaluationProps): ReactNode {
  const t = useWords();
  const sources = useCodeList('sourceReliability');
  const informations = useCodeList('informationCredibility');
  const { scheme, value } = declaration.evaluation;
  const [source = 'X', information = '4'] = scheme === '4x4' ? value : 'X4';
  const grade = (grades: string) => change({ ...declaration, evaluation: { scheme: '4x4', value: grades } });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('compose.evaluationHelp')} <b className="tq-code">{source + information}</b>
      </Text>
      <Group gap="xl" align="flex-start">
        <Radio.Group
          label={t('compose.source')}
          value={source}
          onChange={(chosen) => grade(chosen + information)}
        >
          <Stack gap="xs" mt="xs">
            {sources.map((one) => (
              <Radio key={one.value} value={one.value} label={<Coded code={one.value} label={one.label} />} />
            ))}
          </Stack>
        </Radio.Group>
        <Radio.Group
          label={t('compose.information')}
          value={information}
          onChange={(chosen) => grade(source + chosen)}
        >
          <Stack gap="xs" mt="xs">
            {informations.map((one) => (
              <Radio key={one.value} value={one.value} label={<Coded code={one.value} label={one.label} />} />
            ))}
          </Stack>
        </Radio.Group>
      </Group>
    </Stack>
  );
}
