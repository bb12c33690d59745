// SPDX-License-Identifier: Apache-2.0
// What changed since the officer last said that they had seen it.
import { Button, Text } from '@mantine/core';
import type { TodayAnswer, TodayChange } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Ago } from '../../parts/moment.tsx';
import { Card } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { Row } from '../../parts/row.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { isNamed, WhatItIs } from './what-it-is.tsx';

const kinds = ['act', 'agreement', 'link', 'withheld', 'recall', 'erased', 'party', 'attachment'] as const;
type Kind = (typeof kinds)[number];
const isKind = (kind: string): kind is Kind => kinds.some((one) => one === kind);

export function ChangesCard({ changes }: { changes: TodayAnswer['changes'] }): ReactNode {
  const t = useWords();
  const seen = useSend('POST /today/visit', ['GET /today']);
  const mark = () => seen.mutate({ body: { seq: changes.last } });
  return (
    <Card flush title={t('today.changes')}>
      {changes.items.length === 0 && (
        <Text c="dimmed" px="md" pb="md">
          {t(changes.since === undefined ? 'today.firstVisit' : 'today.noChanges')}
        </Text>
      )}
      <div className="tq-rows">
        {changes.items.map((change) => (
          <ChangeRow key={change.seq} change={change} />
        ))}
      </div>
      {(changes.items.length > 0 || changes.since === undefined) && (
        <div style={{ padding: '0.5rem 1rem' }}>
          {changes.more && (
            <Text c="dimmed" size="sm">
              {t('today.more')}
            </Text>
          )}
          <Button size="xs" variant="default" onClick={mark} loading={seen.isPending}>
            {t('today.seen')}
          </Button>
          {seen.error && <ProblemNote error={seen.error} />}
        </div>
      )}
    </Card>
  );
}

function ChangeRow({ change }: { change: TodayChange }): ReactNode {
  const t = useWords();
  const { kind, act, dossier, party, author, at } = change;
  if (!isKind(kind)) return undefined;
  const href =
    kind === 'agreement' && dossier !== undefined
      ? `/agreements/${dossier}`
      : act !== undefined
        ? `/acts/${act}`
        : party !== undefined
          ? `/partners/${party}`
          : '/today';
  const about = author ?? party;
  return (
    <Row
      meta={
        <>
          {about !== undefined && <PartyName id={about} />}
          <Ago at={at} />
        </>
      }
    >
      <To href={href}>{isNamed(change) ? <WhatItIs of={change} /> : t(`today.change.${kind}`)}</To>
    </Row>
  );
}
