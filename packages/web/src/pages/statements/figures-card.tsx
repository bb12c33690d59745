// SPDX-License-Identifier: Apache-2.0
// The figures of a statement: each number, whether confirmed outcomes make it, and those outcomes. Only the numbers are published.
import { List, Text } from '@mantine/core';
import type { StatementFigure } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeLabel, useRegion, useText, useWords } from '../../language/words.ts';
import { Code, Name } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { Row } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { To } from '../../parts/to.tsx';

export function FiguresCard({ figures }: { figures: readonly StatementFigure[] }): ReactNode {
  const t = useWords();
  if (figures.length === 0) return null;
  return (
    <Card flush title={t('statements.figures')}>
      <Text size="sm" c="dimmed" px="md" pb="xs">
        {t('statements.figuresWhy')}
      </Text>
      <div className="tq-rows">
        {figures.map((figure) => (
          <FigureRow key={figure.id} figure={figure} />
        ))}
      </div>
    </Card>
  );
}

function FigureRow({ figure }: { figure: StatementFigure }): ReactNode {
  const t = useWords();
  const text = useText();
  const measure = useMeasure();
  return (
    <Row
      meta={<span>{measure(figure)}</span>}
      aside={
        <StateTag tone={figure.standing === 'founded' ? 'good' : 'bad'}>
          {t(`statements.standing.${figure.standing}`)}
        </StateTag>
      }
    >
      <Text fw={600}>
        <Name>{text(figure.label)}</Name>: <bdi>{figure.value}</bdi>
      </Text>
      <details>
        <summary>{t('statements.madeOf', { n: figure.from.length })}</summary>
        <List size="sm">
          {figure.from.map((act) => (
            <List.Item key={act}>
              <To href={`/acts/${act}`} underline="always">
                <Code short={12}>{act}</Code>
              </To>
            </List.Item>
          ))}
        </List>
      </details>
    </Row>
  );
}

/** Which total it is, in words. */
export function useMeasure(): (
  figure: Pick<StatementFigure, 'measure' | 'kind' | 'state' | 'what' | 'unit'>,
) => string {
  const t = useWords();
  const label = useCodeLabel();
  const region = useRegion();
  return ({ measure, kind, state, what, unit }) => {
    if (measure === undefined) return '';
    const more = [
      ...(kind === undefined ? [] : [t(`compose.outcomeKind.${kind as 'arrest'}`)]),
      ...(state === undefined ? [] : [region(state)]),
      ...(what === undefined ? [] : [label('seizedThings', what)]),
      ...(unit === undefined ? [] : [label('seizureUnits', unit)]),
    ];
    return [t(`statements.measure.${measure}`), ...more].join(' · ');
  };
}
