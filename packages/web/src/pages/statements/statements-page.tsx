// SPDX-License-Identifier: Apache-2.0
// Joint statements that this officer may know of, newest first: what, who has not signed, when it may be published.
import type { StatementItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useText, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { Row } from '../../parts/row.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { StatementState } from './statement-state.tsx';

export function StatementsPage(): ReactNode {
  const t = useWords();
  const query = useCall('GET /statements', { query: { limit: 100 } });
  return (
    <Page title={t('statements.title')} lead={t('statements.lead')}>
      <Card flush title={t('statements.all')}>
        <Shown query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('statements.none')}>{t('statements.noneWhy')}</Empty>
            ) : (
              <div className="tq-rows">
                {items.map((item) => (
                  <StatementRow key={item.dossier} item={item} />
                ))}
              </div>
            )
          }
        </Shown>
      </Card>
    </Page>
  );
}

function StatementRow({ item }: { item: StatementItem }): ReactNode {
  const t = useWords();
  const text = useText();
  return (
    <Row
      meta={
        <span>
          {t('statements.embargo')} <Moment at={item.embargo} />
        </span>
      }
      aside={<StatementState state={item.state} />}
    >
      <To href={`/statements/${item.dossier}`} fw={600} underline="always">
        <Name>{text(item.title) || t('statements.one')}</Name>
      </To>
      {item.missing.length > 0 && (
        <div>
          {t('statements.missing')}{' '}
          {item.missing.map((party, at) => (
            <span key={party}>
              {at > 0 && ' · '}
              <PartyName id={party} />
            </span>
          ))}
        </div>
      )}
    </Row>
  );
}
