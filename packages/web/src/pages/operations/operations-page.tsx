// SPDX-License-Identifier: Apache-2.0
// Joint operations that this officer may know of, newest first: what, when, with whom, how each stands.
import { IconPlus } from '@tabler/icons-react';
import type { OperationItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useText, useWords } from '../../language/words.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { Name } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { Row } from '../../parts/row.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { Hours } from './hours.tsx';
import { OperationState, Rehearsal } from './marks.tsx';

export function OperationsPage(): ReactNode {
  const t = useWords();
  const may = useMay();
  const query = useCall('GET /operations', { query: { limit: 100 } });
  return (
    <Page
      title={t('operations.title')}
      lead={t('operations.lead')}
      actions={
        may('officer', 'releaser', 'head') && (
          <LinkButton
            href="/drafts/new?type=operation.plan"
            leftSection={<IconPlus size={16} aria-hidden="true" />}
          >
            {t('operations.new')}
          </LinkButton>
        )
      }
    >
      <Card flush title={t('operations.all')}>
        <Shown query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('operations.none')}>{t('operations.noneWhy')}</Empty>
            ) : (
              <div className="tq-rows">
                {items.map((item) => (
                  <OperationRow key={item.dossier} item={item} />
                ))}
              </div>
            )
          }
        </Shown>
      </Card>
    </Page>
  );
}

function OperationRow({ item }: { item: OperationItem }): ReactNode {
  const t = useWords();
  const text = useText();
  return (
    <Row
      meta={
        <>
          <span>{t(`operations.kind.${item.kind}`)}</span>
          <span>{t('operations.version', { n: item.version })}</span>
        </>
      }
      aside={
        <>
          {item.rehearsal && <Rehearsal />}
          <OperationState state={item.state} />
        </>
      }
    >
      <To href={`/operations/${item.dossier}`} fw={600} underline="always">
        <Name>{text(item.title) || t(`operations.kind.${item.kind}`)}</Name>
      </To>
      <div>
        <Hours at={item.hour} parties={item.parties} />
      </div>
    </Row>
  );
}
