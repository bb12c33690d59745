// SPDX-License-Identifier: Apache-2.0
// Where an agreement begins: a text of the house, the parties, when it holds, who must ratify.
import { Button, Group, MultiSelect, NumberInput, Select, Stack } from '@mantine/core';
import type { Language, TermsDocument } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useLanguage } from '../../language/language.tsx';
import { languages, ownNames } from '../../language/languages.ts';
import { useText, useWords } from '../../language/words.ts';
import { DayField } from '../../parts/day-field.tsx';
import { Card } from '../../parts/page.tsx';
import { ProblemNote } from '../../parts/states.tsx';

interface TemplateFormProps {
  /** Talks that it comes from. */
  lineage: string | undefined;
  filled: (terms: TermsDocument) => void;
}

const USUAL_WINDOW = 30;
const LONGEST_WINDOW = 90;

export function TemplateForm({ lineage, filled }: TemplateFormProps): ReactNode {
  const t = useWords();
  const text = useText();
  const { party: self } = useSession();
  const { language } = useLanguage();
  const templates = useCall('GET /templates', {});
  const parties = useCall('GET /parties', {});
  const send = useSend('POST /templates/{name}');
  const [name, setName] = useState<string | null>('full-bilateral');
  const [partners, setPartners] = useState<string[]>([]);
  const [ratification, setRatification] = useState<string[]>([]);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [windowDays, setWindowDays] = useState<string | number>(USUAL_WINDOW);
  const [inLanguages, setInLanguages] = useState<string[]>([...new Set([language, 'ar', 'es'])]);
  const known = (parties.data?.items ?? []).filter(({ status }) => status !== 'pending');
  const options = known.map((one) => ({ value: one.id, label: text(one.names) || one.id }));
  const fill = () => {
    if (name === null) return;
    send.mutate(
      {
        params: { name },
        body: {
          parties: partners.map((id) => ({ id })),
          ratification,
          ...(from !== '' && { validFrom: `${from}T00:00:00Z` }),
          ...(to !== '' && { validTo: `${to}T00:00:00Z` }),
          ...(typeof windowDays === 'number' && { windowDays }),
          ...(lineage !== undefined && { lineage }),
          options: { languages: languages.filter((one) => inLanguages.includes(one)) as Language[] },
        },
      },
      { onSuccess: ({ terms }) => filled(terms) },
    );
  };
  return (
    <Card title={t('agreements.beginFrom')}>
      <Stack>
        <Select
          label={t('agreements.template')}
          data={(templates.data?.items ?? []).map((one) => ({ value: one.name, label: text(one.title) }))}
          value={name}
          onChange={setName}
          allowDeselect={false}
        />
        <MultiSelect
          label={t('agreements.withWhom')}
          data={options.filter(({ value }) => value !== self)}
          value={partners}
          onChange={setPartners}
          searchable
          withAsterisk
        />
        <MultiSelect
          label={t('agreements.inLanguages')}
          data={languages.map((one) => ({ value: one, label: ownNames[one] }))}
          value={inLanguages}
          onChange={setInLanguages}
          error={inLanguages.length < 2 ? t('agreements.twoLanguages') : undefined}
        />
        <MultiSelect
          label={t('agreements.mustRatify')}
          data={options.filter(({ value }) => value === self || partners.includes(value))}
          value={ratification}
          onChange={setRatification}
        />
        <Group align="flex-start">
          <DayField label={t('agreements.validFrom')} value={from} change={setFrom} />
          <DayField label={t('agreements.validTo')} value={to} change={setTo} />
          <NumberInput
            label={t('agreements.windowDays')}
            value={windowDays}
            onChange={setWindowDays}
            min={1}
            max={LONGEST_WINDOW}
            allowDecimal={false}
          />
        </Group>
        {send.error && <ProblemNote error={send.error} />}
        <div>
          <Button
            onClick={fill}
            loading={send.isPending}
            disabled={name === null || partners.length === 0 || inLanguages.length < 2}
          >
            {t('agreements.writeIt')}
          </Button>
        </div>
      </Stack>
    </Card>
  );
}
