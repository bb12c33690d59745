// SPDX-License-Identifier: Apache-2.0
// Where the application on a commander's phone begins: goes on to the operation that was prepared here, and lists them where there are several.
import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Code } from '../../parts/name.tsx';
import { Card, Page } from '../../parts/page.tsx';
import { Row } from '../../parts/row.tsx';
import { Loading } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { usePhone } from './phone.ts';
import { postings } from './pocket.ts';

export function PhonePage(): ReactNode {
  const t = useWords();
  usePhone();
  const { data } = useQuery({ queryKey: ['tansiq.postings'], queryFn: postings, gcTime: 0 });
  if (data === undefined) return <Loading />;
  const [only, ...others] = data;
  if (only === undefined) return <Navigate to="/operations" replace />;
  if (others.length === 0)
    return <Navigate to="/operations/$dossier/site" params={{ dossier: only.dossier }} replace />;
  return (
    <Page title={t('operations.phone')}>
      <Card flush>
        <div className="tq-rows">
          {data.map(({ dossier, sites }) => (
            <Row key={dossier}>
              <To href={`/operations/${dossier}/site`}>
                {sites.join(', ')} · <Code>{dossier}</Code>
              </To>
            </Row>
          ))}
        </div>
      </Card>
    </Page>
  );
}
