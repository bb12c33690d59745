// SPDX-License-Identifier: Apache-2.0
// Readiness per party and site with the age of what is known; silence stands as silence, which is no-go.
import type { OperationBoard, ReadinessItem } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useText, useWords } from '../../language/words.ts';
import { Ago } from '../../parts/moment.tsx';
import { Code, Name } from '../../parts/name.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { StateTag, type Tone } from '../../parts/state-tag.tsx';
import classes from './operations.module.css';
import { plannedAt } from './place-of-site.ts';

const tones: Readonly<Record<ReadinessItem['state'], Tone>> = {
  ready: 'good',
  hold: 'warn',
  short: 'warn',
  'not-ready': 'bad',
  silent: 'bad',
};

export function ReadinessRows({ board }: { board: OperationBoard }): ReactNode {
  const t = useWords();
  const text = useText();
  const place = (site: string) => text(plannedAt(board, site)?.place);
  return (
    <div className="tq-rows">
      {board.readiness.map((one) => (
        <div key={`${one.party} ${one.site}`} className={classes.siteRow}>
          <span>
            <Code>{one.site}</Code> <Name>{place(one.site)}</Name> · <PartyName id={one.party} />
          </span>
          <span>
            <StateTag tone={tones[one.state]}>{t(`operations.readiness.${one.state}`)}</StateTag>{' '}
            <span className={classes.quiet}>
              {one.at === undefined ? t('operations.neverHeard') : <Ago at={one.at * 1000} />}
              {one.pending && ` · ${t('operations.pending')}`}
              {one.contradicted !== undefined && ` · ${t('operations.contradicted')}`}
            </span>
          </span>
        </div>
      ))}
    </div>
  );
}
