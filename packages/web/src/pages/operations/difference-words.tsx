// SPDX-License-Identifier: Apache-2.0
// A place in a plan and what stands there, by the names that the form gives its fields; what has none stands as it travels.
import type { ReactNode } from 'react';
import type { MessageId } from '../../language/message-id.ts';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code, Name } from '../../parts/name.tsx';
import { PartyName } from '../../parts/party-name.tsx';

/** By what stands in a path behind the section, or behind a site. */
const fields: Readonly<Record<string, MessageId>> = {
  ...{ title: 'compose.part.title', version: 'operations.versionNumber', kind: 'operations.kind' },
  ...{ rehearsal: 'operations.isRehearsal', hour: 'operations.hour', tolerance: 'operations.tolerance' },
  ...{ margin: 'operations.margin', missingReceipt: 'operations.missingReceipt' },
  ...{ lead: 'operations.leadParty', capacities: 'operations.capacities', sites: 'operations.site' },
  ...{ interdiction: 'operations.interdiction', contacts: 'operations.contact' },
  ...{ triggers: 'operations.triggers', deconfliction: 'operations.plan.deconfliction' },
  ...{ lifeRisk: 'operations.plan.lifeRisk', detention: 'operations.plan.detention' },
  ...{ interpreters: 'operations.plan.interpreters', lawyers: 'operations.plan.lawyers' },
  ...{ minorsAndVictims: 'operations.plan.minorsAndVictims', statement: 'operations.plan.statement' },
  ...{ debrief: 'operations.plan.debrief' },
};
const siteFields: Readonly<Record<string, MessageId>> = {
  ...{ place: 'operations.place', address: 'operations.address', lat: 'operations.latitude' },
  ...{ lon: 'operations.longitude', kind: 'operations.siteKind', risk: 'operations.risk' },
  ...{ commander: 'operations.commander', authority: 'operations.authority', party: 'operations.siteParty' },
  ...{ evidenceLead: 'operations.evidenceLead', targets: 'operations.target', tasks: 'operations.task' },
  ...{ with: 'operations.siteWith', apart: 'operations.apart' },
};

interface Read {
  site?: string | undefined;
  label: MessageId | undefined;
  /** The last name of the path: of a field, a language, a number. */
  leaf: string;
  rest: string;
}

function read(path: string): Read {
  const leaf = path.slice(path.lastIndexOf('.') + 1);
  const ofSite = /^(?:frame|plan)\.sites\.([^.]+)\.([^.]+)\.?(.*)$/.exec(path);
  if (ofSite) {
    const [, site, name = '', rest = ''] = ofSite;
    return { site, label: siteFields[name], leaf, rest };
  }
  const [, name = '', rest = ''] = /^(?:(?:frame|plan)\.)?([^.]+)\.?(.*)$/.exec(path) ?? [];
  if (name !== 'communications') return { label: fields[name], leaf, rest };
  return { label: rest === 'primary' ? 'operations.primary' : 'operations.fallback', leaf, rest: '' };
}

export function DifferencePlace({ path }: { path: string }): ReactNode {
  const t = useWords();
  const { site, label, rest } = read(path);
  if (label === undefined) return <Code>{path}</Code>;
  return (
    <>
      {site !== undefined && (
        <>
          {t('operations.site')} <Code>{site}</Code> ·{' '}
        </>
      )}
      {t(label)}
      {rest !== '' && (
        <>
          {' '}
          <Code>{rest}</Code>
        </>
      )}
    </>
  );
}

const MILLION = 1_000_000;

export function DifferenceValue({ path, value }: { path: string; value: unknown }): ReactNode {
  const t = useWords();
  const { site, leaf } = read(path);
  if (value === undefined) return '—';
  if (typeof value === 'boolean') return t(value ? 'operations.yes' : 'operations.no');
  if (typeof value === 'number') {
    if (leaf === 'lat' || leaf === 'lon') return <Code>{String(value / MILLION)}</Code>;
    return leaf === 'tolerance' || leaf === 'margin' ? t('operations.seconds', { n: value }) : value;
  }
  if (typeof value !== 'string') return <Code>{JSON.stringify(value)}</Code>;
  switch (leaf) {
    case 'hour':
      return <Moment at={value} />;
    case 'party':
    case 'lead':
      return <PartyName id={value} />;
    case 'kind':
      return site === undefined
        ? t(`operations.kind.${value as 'simultaneous'}`)
        : t(`operations.siteKind.${value as 'other'}`);
    case 'risk':
      return t(`operations.risk.${value as 'low'}`);
    case 'capacity':
      return t(`operations.capacity.${value as 'host'}`);
    case 'missingReceipt':
      return t(`operations.missingReceipt.${value as 'proceed'}`);
    case 'what':
      return t(`operations.targetWhat.${value as 'other'}`);
    default:
      return <Name>{value}</Name>;
  }
}
