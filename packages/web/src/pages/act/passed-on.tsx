// SPDX-License-Identifier: Apache-2.0
// Before an act that passes another on: who passes it on, whose it is, and whether its author consented.
import { Alert } from '@mantine/core';
import { IconArrowForwardUp } from '@tabler/icons-react';
import type { ActAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { usePartyName } from '../../parts/party-name.tsx';

export function PassedOn({ act }: { act: ActAnswer }): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  const { author } = (act.sections.original ?? {}) as { author?: string };
  if (author === undefined) return undefined;
  const consented = act.refs.some(({ rel }) => rel === 'consents');
  const parties = {
    holder: `\u2068${nameOf(act.author)}\u2069`,
    originator: `\u2068${nameOf(author)}\u2069`,
  };
  return (
    <Alert
      color="gray"
      icon={<IconArrowForwardUp className="tq-along" aria-hidden="true" />}
      title={t(consented ? 'onward.passedWith' : 'onward.passedUnder', parties)}
    >
      {t('onward.passedLead', parties)}
    </Alert>
  );
}
