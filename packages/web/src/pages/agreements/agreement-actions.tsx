// SPDX-License-Identifier: Apache-2.0
// What can be done with an agreement from the head of its page: paper, a note of talks, a counter-proposal or amendment.
import { Button } from '@mantine/core';
import { IconFileTypePdf, IconPencil } from '@tabler/icons-react';
import type { AgreementAnswer, VersionItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useWords } from '../../language/words.ts';
import { LinkButton } from '../../parts/link-button.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { useSteps } from './steps.ts';
import type { Pair } from './two-languages.tsx';

interface AgreementActionsProps {
  agreement: AgreementAnswer;
  version: VersionItem | undefined;
  pair: Pair;
}

export function AgreementActions({ agreement, version, pair }: AgreementActionsProps): ReactNode {
  const t = useWords();
  const [noting, setNoting] = useState(false);
  const { may } = useSteps(agreement.lineage);
  const { lineage } = agreement;
  const amends = version?.state === 'in-force';
  return (
    <>
      {version && (
        <Button
          component="a"
          href={paperAddress(lineage, version.terms, pair)}
          download
          variant="default"
          leftSection={<IconFileTypePdf size={16} aria-hidden="true" />}
        >
          {t('agreements.paper')}
        </Button>
      )}
      {may('note') && (
        <Button variant="default" onClick={() => setNoting(true)}>
          {t('agreements.addNote')}
        </Button>
      )}
      {may('propose') && (
        <LinkButton
          href={`/agreements/new?lineage=${lineage}${version ? `&version=${version.terms}` : ''}`}
          leftSection={<IconPencil size={16} aria-hidden="true" />}
        >
          {t(
            version === undefined
              ? 'agreements.newProposal'
              : amends
                ? 'agreements.amend'
                : 'agreements.counter',
          )}
        </LinkButton>
      )}
      {noting && <NoteDialog agreement={agreement} close={() => setNoting(false)} />}
    </>
  );
}

const paperAddress = (lineage: string, terms: string, [first, second]: Pair): string =>
  `/api/agreements/${lineage}/versions/${terms}/paper?first=${first}&second=${second}`;
