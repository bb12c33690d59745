// SPDX-License-Identifier: Apache-2.0
// One thing that waits: what it is, since when or until when, why, and what to do.
import { Button } from '@mantine/core';
import type { NotableKind, TodayItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useSend } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useText, useWords } from '../../language/words.ts';
import { Ago, Deadline } from '../../parts/moment.tsx';
import { Code } from '../../parts/name.tsx';
import { useOutcomeWords } from '../../parts/outcome-words.ts';
import { PartyName } from '../../parts/party-name.tsx';
import { Row } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { addressOfItem } from './item-address.ts';
import { isNamed, WhatItIs } from './what-it-is.tsx';

export function ItemRow({ item }: { item: TodayItem }): ReactNode {
  const t = useWords();
  const text = useText();
  const words = useOutcomeWords();
  const note = useSend('POST /today/notes', ['GET /today', 'GET /today/{kind}']);
  const may = useMay();
  const notes = may('officer', 'releaser', 'head', 'negotiator', 'legal-adviser', 'signatory');
  const kind = t(`today.kind.${item.kind}`);
  const what = text(item.title) || (item.outcome && words(item.outcome)) || item.party || kind;
  return (
    <>
      <Row
        meta={
          <>
            {(isNamed(item) || ofParty(item)) && <span>{kind}</span>}
            {item.party !== undefined && <PartyName id={item.party} />}
            {item.since !== undefined && (
              <span>
                {t('today.waiting')} <Ago at={item.since} />
              </span>
            )}
            <Reason item={item} />
          </>
        }
        aside={
          <>
            {item.deadline !== undefined && <Deadline at={item.deadline} />}
            {item.deadline === undefined && item.gravity === 'now' && (
              <StateTag tone="bad">{t('today.gravity.now')}</StateTag>
            )}
            {item.notable && notes && (
              <Button
                size="compact-sm"
                variant="subtle"
                color="gray"
                c="inherit"
                loading={note.isPending}
                aria-label={t('today.takeNoteOf', { what })}
                onClick={() =>
                  note.mutate({ body: { kind: item.kind as NotableKind, subject: item.subject } })
                }
              >
                {t('today.takeNote')}
              </Button>
            )}
            <To href={addressOfItem(item)} fw={500} aria-label={`${t(`today.do.${item.kind}`)}: ${what}`}>
              {t(`today.do.${item.kind}`)}
            </To>
          </>
        }
      >
        <To href={addressOfItem(item)} c="inherit" fw={500}>
          <What item={item} />
        </To>
      </Row>
      {note.error && <ProblemNote error={note.error} />}
    </>
  );
}

/** What is about a partner itself is known by its name. */
const ofParty = ({ target }: TodayItem): boolean => target.page === 'party';

function What({ item }: { item: TodayItem }): ReactNode {
  const t = useWords();
  if (isNamed(item)) return <WhatItIs of={item} />;
  if (item.kind === 'link') return t(item.rule === 'held' ? 'today.linkHeld' : 'today.linkDown');
  if (item.party !== undefined && ofParty(item)) return <PartyName id={item.party} />;
  return t(`today.kind.${item.kind}`);
}

/** The rule and article for which something was held back or is to be erased, or what a link says. */
function Reason({ item: { kind, rule, article, why } }: { item: TodayItem }): ReactNode {
  const t = useWords();
  if (kind === 'withheld' || kind === 'refused' || kind === 'expiring')
    return (
      <>
        {rule !== undefined && <span>{t('today.rule', { rule })}</span>}
        {article !== undefined && <span>{t('frame.article', { article })}</span>}
      </>
    );
  return why === undefined || why === '' ? undefined : <Code short={60}>{why}</Code>;
}
