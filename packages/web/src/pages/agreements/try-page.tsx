// SPDX-License-Identifier: Apache-2.0
// "May I send this?": what would be sent is described, and the gate says for each addressee whether, by which article, and why not.
import { Button, Checkbox, Group, MultiSelect, NumberInput, Select, Stack, Text } from '@mantine/core';
import type { AgreementItem, Declaration, GateDecision, Handling } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useSession } from '../../frame/session.tsx';
import { useCodeLabel, useCodeList, useText, useWords } from '../../language/words.ts';
import { Texted } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName, usePartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Empty, ProblemNote, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';

const MOST = 100;

export function TryPage(): ReactNode {
  const t = useWords();
  const query = useCall('GET /agreements', { query: { limit: MOST } });
  return (
    <Page title={t('agreements.try')} lead={t('agreements.tryLead')}>
      <Shown query={query}>
        {({ items }) => {
          const usable = items.filter(({ title }) => title !== undefined);
          if (usable.length === 0)
            return <Empty title={t('agreements.none')}>{t('agreements.noneWhy')}</Empty>;
          return <TryForm agreements={usable} />;
        }}
      </Shown>
    </Page>
  );
}

const usual: Declaration = {
  purpose: 'prevention',
  crimeAreas: ['terrorism'],
  dataCategories: ['identity'],
  subjectCategories: ['suspect'],
  specialCategories: [],
  minors: false,
  evaluation: { scheme: '4x4', value: 'X4' },
  ground: { kind: 'national-law' },
};
const marked: Handling = {
  restrictions: ['H0', 'H2'],
  tlp: 'AMBER+STRICT',
  pap: 'AMBER',
  evidence: 'never',
};

function TryForm({ agreements }: { agreements: readonly AgreementItem[] }): ReactNode {
  const t = useWords();
  const text = useText();
  const name = usePartyName();
  const { party: self } = useSession();
  const inForce = agreements.find(({ state }) => state === 'in-force') ?? agreements[0];
  const [lineage, setLineage] = useState(inForce?.lineage ?? '');
  const parties = (agreements.find((one) => one.lineage === lineage)?.parties ?? []).filter(
    (one) => one !== self,
  );
  const [to, setTo] = useState<string[]>();
  const [declaration, setDeclaration] = useState<Declaration>({ ...usual, ground: { kind: groundOf(self) } });
  const [handling, setHandling] = useState<Handling>(marked);
  const send = useSend('POST /agreements/try');
  const ask = () =>
    send.mutate({ body: { to: to ?? parties, lineage, type: 'report.share', declaration, handling } });
  return (
    <Stack>
      <Card title={t('agreements.whatYouSend')}>
        <Stack>
          <Group align="flex-start" grow preventGrowOverflow={false}>
            <Select
              label={t('agreements.agreement')}
              data={agreements.map((one) => ({ value: one.lineage, label: text(one.title) }))}
              value={lineage}
              onChange={(value) => {
                if (value === null) return;
                setLineage(value);
                setTo(undefined);
              }}
              allowDeselect={false}
              miw="16rem"
            />
            <MultiSelect
              label={t('agreements.toWhom')}
              data={parties.map((one) => ({ value: one, label: name(one) }))}
              value={to ?? parties}
              onChange={setTo}
              miw="14rem"
            />
          </Group>
          <Declared value={declaration} change={setDeclaration} />
          <Marked value={handling} change={setHandling} />
          <div>
            <Button onClick={ask} loading={send.isPending} disabled={(to ?? parties).length === 0}>
              {t('agreements.ask')}
            </Button>
          </div>
        </Stack>
      </Card>
      {send.error && <ProblemNote error={send.error} />}
      {send.data && (
        <Stack aria-live="polite">
          {send.data.decisions.map((decision) => (
            <OneDecision key={decision.party} decision={decision} lineage={lineage} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

/** The ground that exporters of a state usually have: Morocco's law, the directive's binding instrument, else their own law. */
function groundOf(party: string): string {
  const state = party.slice(0, 2);
  if (state === 'ma') return 'law-09-08';
  return ['es', 'be', 'fr', 'de', 'pt', 'it', 'nl'].includes(state) ? 'led-37-1-a' : 'national-law';
}

interface Field<T> {
  value: T;
  change: (value: T) => void;
}

function Declared({ value, change }: Field<Declaration>): ReactNode {
  const t = useWords();
  const put = (part: Partial<Declaration>) => change({ ...value, ...part });
  const codes = [
    ['crimeAreas', 'crimeAreas'],
    ['dataCategories', 'dataCategories'],
    ['subjectCategories', 'subjectCategories'],
    ['specialCategories', 'specialCategories'],
  ] as const;
  return (
    <>
      <Group align="flex-start" grow preventGrowOverflow={false}>
        <CodeSelect
          list="purposes"
          label={t('agreements.field.purposes')}
          value={value.purpose}
          change={(purpose) => put({ purpose })}
        />
        <CodeSelect
          list="transferGroundKinds"
          label={t('agreements.field.transferGrounds')}
          value={value.ground.kind}
          change={(kind) => put({ ground: { kind } })}
        />
        <NumberInput
          label={t('agreements.penaltyMonths')}
          value={value.penaltyMonths ?? ''}
          onChange={(months) => put({ penaltyMonths: typeof months === 'number' ? months : 0 })}
          min={0}
          allowDecimal={false}
          miw="10rem"
        />
      </Group>
      {codes.map(([member, list]) => (
        <CodesSelect
          key={member}
          list={list}
          label={t(`agreements.field.${member}`)}
          value={value[member]}
          change={(chosen) => put({ [member]: chosen })}
        />
      ))}
      <Checkbox
        label={t('agreements.minors')}
        checked={value.minors}
        onChange={(event) => put({ minors: event.currentTarget.checked })}
      />
    </>
  );
}

function Marked({ value, change }: Field<Handling>): ReactNode {
  const t = useWords();
  const put = (part: Partial<Handling>) => change({ ...value, ...part });
  return (
    <Group align="flex-start" grow preventGrowOverflow={false}>
      <CodesSelect
        list="handlingRestrictions"
        label={t('agreements.field.handling')}
        value={value.restrictions}
        change={(restrictions) => put({ restrictions: restrictions.toSorted() })}
      />
      <CodeSelect
        list="tlpLevels"
        label={t('agreements.part.tlp')}
        value={value.tlp}
        change={(tlp) => put({ tlp })}
      />
      <CodeSelect
        list="papLevels"
        label={t('agreements.part.pap')}
        value={value.pap}
        change={(pap) => put({ pap })}
      />
    </Group>
  );
}

interface CodeFieldProps<T> extends Field<T> {
  list: string;
  label: string;
}

/** Codes that people write on papers are shown beside what they mean. */
function useShownCodes(list: string) {
  const onPapers = ['handlingRestrictions', 'tlpLevels', 'papLevels'].includes(list);
  return useCodeList(list).map(({ value, label }) => ({
    value,
    label: onPapers ? `\u2066${value}\u2069 – ${label}` : label,
  }));
}

export function CodeSelect({ list, label, value, change }: CodeFieldProps<string>): ReactNode {
  const data = useShownCodes(list);
  return (
    <Select
      label={label}
      data={data}
      value={value}
      onChange={(code) => code !== null && change(code)}
      allowDeselect={false}
      searchable
      miw="14rem"
    />
  );
}

export function CodesSelect({ list, label, value, change }: CodeFieldProps<string[]>): ReactNode {
  const data = useShownCodes(list);
  return <MultiSelect label={label} data={data} value={value} onChange={change} searchable miw="14rem" />;
}

function OneDecision({ decision, lineage }: { decision: GateDecision; lineage: string }): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const { party, permit, article, texts, denials } = decision;
  return (
    <Card
      title={<PartyName id={party} />}
      aside={
        <StateTag tone={permit ? 'good' : 'bad'}>
          {t(permit ? 'agreements.mayGo' : 'agreements.mayNotGo')}
        </StateTag>
      }
    >
      {permit ? (
        <Text>
          <Texted text={texts} /> <ArticleTo lineage={lineage} article={article} />
        </Text>
      ) : (
        <Stack gap="xs" component="ul" style={{ margin: 0, paddingInlineStart: '1.2rem' }}>
          {denials.map((denial) => (
            <li key={`${denial.rule} ${denial.article ?? ''}`}>
              {denial.texts ? <Texted text={denial.texts} /> : label('rules', denial.rule)}{' '}
              <ArticleTo
                lineage={lineage}
                article={denial.rule === 'law-profile' ? undefined : denial.article}
              />
            </li>
          ))}
        </Stack>
      )}
    </Card>
  );
}

function ArticleTo({ lineage, article }: { lineage: string; article: string | undefined }): ReactNode {
  const t = useWords();
  if (article === undefined) return null;
  return (
    <To href={`/agreements/${lineage}?article=${article}`} underline="always">
      {t('agreements.readArticle', { article })}
    </To>
  );
}
