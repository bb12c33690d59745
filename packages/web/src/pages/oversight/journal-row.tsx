// SPDX-License-Identifier: Apache-2.0
// One row of the journal: who did what to which act, why, and what the gate said.
import type { JournalItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code, Name } from '../../parts/name.tsx';
import { Row } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { To } from '../../parts/to.tsx';
import { isVerb } from './oversight-search.ts';

interface RowText {
  who?: string;
  what?: string;
  act?: string;
  dossier?: string;
  why?: string;
  decision?: { permit: boolean; rule: string; article?: string };
  detail?: Record<string, string | number | boolean>;
}

interface JournalRowProps {
  item: JournalItem;
  people: Record<string, string>;
  aside?: ReactNode;
}

export function JournalRow({ item: { idx, at, row }, people, aside }: JournalRowProps): ReactNode {
  const t = useWords();
  const said = (row ?? {}) as RowText;
  const name = people[said.who ?? ''];
  return (
    <Row
      meta={
        <>
          <Moment at={at * 1000} />
          <span>{t('oversight.row', { idx })}</span>
        </>
      }
      aside={
        <>
          {said.decision && <Decision decision={said.decision} />}
          {aside}
        </>
      }
    >
      {row === undefined ? (
        t('oversight.erasedRow')
      ) : (
        <>
          {name === undefined ? <Code>{said.who ?? ''}</Code> : <Name>{name}</Name>}
          {': '}
          <strong>{isVerb(said.what) ? t(`oversight.verb.${said.what}`) : said.what}</strong>{' '}
          {said.act !== undefined && (
            <To href={`/acts/${said.act}`}>
              <Code short={12}>{said.act}</Code>
            </To>
          )}
          {said.why !== undefined && (
            <div>
              <bdi>{t('oversight.why', { why: said.why })}</bdi>
            </div>
          )}
          {said.detail && <Detail detail={said.detail} />}
        </>
      )}
    </Row>
  );
}

function Decision({ decision: { permit, rule, article } }: { decision: NonNullable<RowText['decision']> }) {
  const t = useWords();
  return (
    <>
      <StateTag tone={permit ? 'good' : 'warn'}>
        {permit ? t('oversight.permitted') : t('oversight.refused', { rule })}
      </StateTag>
      {article !== undefined && <span>{t('frame.article', { article })}</span>}
    </>
  );
}

/** Identifiers, counts and codes: as the log has them, read from left to right. */
function Detail({ detail }: { detail: NonNullable<RowText['detail']> }): ReactNode {
  return (
    <div>
      <Code short={140}>
        {Object.entries(detail)
          .map(([name, value]) => `${name}=${String(value)}`)
          .join('  ')}
      </Code>
    </div>
  );
}
