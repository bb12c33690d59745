// SPDX-License-Identifier: Apache-2.0
// What everybody's readiness stands on, in words: kind, who leads, who is in it in what part, how late and how early.
import type { OperationFrame } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { Code } from '../../parts/name.tsx';
import { PartyName } from '../../parts/party-name.tsx';

interface FrameWordsProps {
  frame: OperationFrame;
  /** The plan's hash, once it has one. */
  plan?: string;
}

export function FrameWords({ frame, plan }: FrameWordsProps): ReactNode {
  const t = useWords();
  const { capacities, interdiction } = frame;
  const hash: Fact[] = plan === undefined ? [] : [[t('operations.hash'), <Code key="plan">{plan}</Code>]];
  const point: Fact[] =
    interdiction === undefined
      ? []
      : [[t('operations.interdiction'), <Code key="interdiction">{interdiction}</Code>]];
  return (
    <Facts
      facts={[
        ...hash,
        [t('operations.kind'), t(`operations.kind.${frame.kind}`)],
        [t('operations.leadParty'), <PartyName key="lead" id={frame.lead} />],
        [
          t('operations.capacities'),
          capacities.map(({ party, capacity }) => (
            <div key={party}>
              <PartyName id={party} />: {t(`operations.capacity.${capacity}`)}
            </div>
          )),
        ],
        ...point,
        [t('operations.tolerance'), t('operations.seconds', { n: frame.tolerance })],
        [t('operations.margin'), t('operations.seconds', { n: frame.margin })],
        [t('operations.missingReceipt'), t(`operations.missingReceipt.${frame.missingReceipt}`)],
      ]}
    />
  );
}
