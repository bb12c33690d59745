// SPDX-License-Identifier: Apache-2.0
// A new agreement from a template, a counter-proposal, or an amendment: written here, kept on the node, checked by it, proposed to the others.
import type { TermsDocument } from '@tansiq/node/contract';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Page } from '../../parts/page.tsx';
import { Shown } from '../../parts/states.tsx';
import { nextOf } from './draft.ts';
import { DraftEditor } from './draft-editor.tsx';
import type { DraftSearch } from './search.ts';
import { TemplateForm } from './template-form.tsx';
import { versionShown } from './version-select.tsx';

export function DraftPage(): ReactNode {
  const search = useSearch({ from: '/agreements/new' });
  const navigate = useNavigate({ from: '/agreements/new' });
  const asked = JSON.stringify(search);
  // When the first save gives the draft its address, what is on the table stays as it is.
  const named = useRef<{ draft: string; key: string }>(undefined);
  const own = search.draft !== undefined && named.current?.draft === search.draft ? named.current : undefined;
  const key = own?.key ?? asked;
  const here = useRef(false);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const made = (draft: string) => {
    // Saved on leaving: whoever has left is not called back.
    if (!here.current) return;
    named.current = { draft, key };
    void navigate({ search: { draft }, replace: true });
  };
  return <Begun key={key} search={search} made={made} />;
}

interface BegunProps {
  search: DraftSearch;
  made: (draft: string) => void;
}

function Begun({ search, made }: BegunProps): ReactNode {
  const [{ draft, lineage, version }] = useState(search);
  if (draft !== undefined) return <KeptDraft draft={draft} made={made} />;
  if (lineage !== undefined && version !== undefined)
    return <FromVersion lineage={lineage} version={version} made={made} />;
  return <FromTemplate lineage={lineage} made={made} />;
}

function KeptDraft({ draft, made }: { draft: string } & Pick<BegunProps, 'made'>): ReactNode {
  const t = useWords();
  const query = useCall('GET /agreements/drafts/{draft}', { params: { draft } });
  return (
    <Page title={t('agreements.draftTitle')} lead={t('agreements.draftLead')}>
      <Shown query={query}>
        {({ terms, replaces, id, revision, updatedAt: at }) => (
          <DraftEditor begin={{ terms, replaces, draft: { id, revision, at } }} made={made} />
        )}
      </Shown>
    </Page>
  );
}

interface FromVersionProps {
  lineage: string;
  version: string;
  made: BegunProps['made'];
}

function FromVersion({ lineage, version, made }: FromVersionProps): ReactNode {
  const t = useWords();
  const before = useCall('GET /agreements/{lineage}', { params: { lineage } });
  const [begin, setBegin] = useState<{
    terms: TermsDocument;
    replaces?: string | undefined;
    amends: boolean;
  }>();
  const from = begin === undefined && before.data ? versionShown(before.data, version) : undefined;
  if (from) {
    const amends = from.state === 'in-force';
    setBegin({ terms: nextOf(from), replaces: amends ? undefined : from.proposed[0]?.act, amends });
  }
  const amends = begin?.amends ?? false;
  return (
    <Page
      title={t(amends ? 'agreements.amend' : 'agreements.counter')}
      lead={t(amends ? 'agreements.amendLead' : 'agreements.counterLead')}
    >
      <Shown query={before}>{() => begin && <DraftEditor begin={begin} made={made} />}</Shown>
    </Page>
  );
}

function FromTemplate({
  lineage,
  made,
}: { lineage: string | undefined } & Pick<BegunProps, 'made'>): ReactNode {
  const t = useWords();
  const [filled, setFilled] = useState<TermsDocument>();
  return (
    <Page title={t('agreements.newProposal')} lead={t('agreements.newLead')}>
      {filled ? (
        <DraftEditor begin={{ terms: filled }} made={made} />
      ) : (
        <TemplateForm lineage={lineage} filled={setFilled} />
      )}
    </Page>
  );
}
