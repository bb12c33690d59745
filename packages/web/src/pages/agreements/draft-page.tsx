// SPDX-License-Identifier: Apache-2.0
// A new agreement from a template, a counter-proposal, or an amendment: edited here, checked by the node, proposed to the others.

import type { TermsDocument } from '@tansiq/node/contract';
import { useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { nextOf } from './draft.ts';
import { DraftEditor } from './draft-editor.tsx';
import { TemplateForm } from './template-form.tsx';
import { versionShown } from './version-select.tsx';

export function DraftPage(): ReactNode {
  const t = useWords();
  const { lineage, version } = useSearch({ from: '/agreements/new' });
  const before = useCall(
    'GET /agreements/{lineage}',
    { params: { lineage: lineage ?? '' } },
    { enabled: lineage !== undefined },
  );
  const [filled, setFilled] = useState<TermsDocument>();
  if (lineage !== undefined && version !== undefined)
    return (
      <Shown query={before}>
        {(agreement) => {
          const from = versionShown(agreement, version);
          const amends = from?.state === 'in-force';
          return (
            <Page
              title={t(amends ? 'agreements.amend' : 'agreements.counter')}
              lead={t(amends ? 'agreements.amendLead' : 'agreements.counterLead')}
            >
              {from && (
                <DraftEditor begin={nextOf(from)} replaces={amends ? undefined : from.proposed[0]?.act} />
              )}
            </Page>
          );
        }}
      </Shown>
    );
  return (
    <Page title={t('agreements.newProposal')} lead={t('agreements.newLead')}>
      {filled ? (
        <DraftEditor begin={filled} replaces={undefined} />
      ) : (
        <TemplateForm lineage={lineage} filled={setFilled} />
      )}
    </Page>
  );
}
