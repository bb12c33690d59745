// SPDX-License-Identifier: Apache-2.0
// An agreement by its title in the reader's language; by its lineage while the title is not known.
import type { ReactNode } from 'react';
import { useCall } from '../api/queries.ts';
import { Code, Texted } from './name.tsx';
import { To } from './to.tsx';

/** Leads to the agreement's page. */
export function AgreementName({ lineage }: { lineage: string }): ReactNode {
  const { data } = useCall('GET /agreements', {});
  const title = data?.items.find((one) => one.lineage === lineage)?.title;
  return (
    <To href={`/agreements/${lineage}`}>
      {title && Object.keys(title).length > 0 ? <Texted text={title} /> : <Code short={10}>{lineage}</Code>}
    </To>
  );
}
