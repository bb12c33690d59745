// SPDX-License-Identifier: Apache-2.0
// The acts behind one number of disclosures: what left, when, written and released by whom.
import { Button } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { usePartyName } from '../../parts/party-name.tsx';
import { Row } from '../../parts/row.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { oversightSearch, spanOf } from './oversight-search.ts';

export function DisclosuresPage(): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  const search = oversightSearch(useSearch({ strict: false }));
  const [after, setAfter] = useState<string>();
  const { party = '', lineage } = search;
  const { since = 0, until = 9_999_999_999 } = spanOf(search);
  const query = useCall('GET /supervision/disclosures', {
    query: {
      ...{ party, since, until },
      ...(lineage !== undefined && { lineage }),
      ...(after !== undefined && { after }),
    },
  });
  return (
    <Page
      title={t('oversight.toParty', { party: nameOf(party) })}
      actions={<To href="/supervisor">{t('oversight.supervisor')}</To>}
    >
      <Shown query={query}>
        {({ items, next }) => (
          <Card flush={items.length > 0}>
            {items.length === 0 && <Empty title={t('oversight.noDisclosures')} />}
            <div className="tq-rows">
              {items.map(({ act, type, at, composedBy, releasedBy }) => (
                <Row
                  key={act}
                  meta={
                    <>
                      <Moment at={at} />
                      {composedBy !== undefined && (
                        <bdi>{t('oversight.composedBy', { name: composedBy })}</bdi>
                      )}
                      {releasedBy !== undefined && (
                        <bdi>{t('oversight.releasedBy', { name: releasedBy })}</bdi>
                      )}
                    </>
                  }
                >
                  <To href={`/acts/${act}`}>
                    <Code>{type}</Code> <Code short={12}>{act}</Code>
                  </To>
                </Row>
              ))}
            </div>
            {next !== undefined && (
              <Button m="md" variant="default" onClick={() => setAfter(next)}>
                {t('oversight.further')}
              </Button>
            )}
          </Card>
        )}
      </Shown>
    </Page>
  );
}
