// SPDX-License-Identifier: Apache-2.0
// Partners by crime area or by what may flow: a table where there is room, a card a partner on a phone. Each cell opens its article.
import { Group, Stack, Text } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconArrowsLeftRight } from '@tabler/icons-react';
import type { MatrixAnswer, MatrixPartner, Stage } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { Texted } from '../../parts/name.tsx';
import { Empty } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import classes from './agreements.module.css';
import { StageTag, toneOf } from './stage-tag.tsx';

type Rows = 'areas' | 'data';

interface MatrixViewProps {
  matrix: MatrixAnswer;
  rows: Rows;
  partner: string | undefined;
  area: string | undefined;
}

/** What one agreement says about one code for one partner. */
interface Entry {
  code: string;
  party: string;
  lineage: string;
  terms: string | undefined;
  article: string;
  stage: Stage;
  law: string | undefined;
  goes: boolean;
  comes: boolean;
}

const lists = { areas: 'crimeAreas', data: 'dataCategories' } as const;

export function MatrixView({ matrix, rows, partner, area }: MatrixViewProps): ReactNode {
  const t = useWords();
  const all = entriesOf(matrix, rows);
  const inArea = new Set(matrix.cells.filter((cell) => cell.area === area).map(({ party }) => party));
  const partners = matrix.partners.filter(
    ({ party }) => (partner === undefined || party === partner) && (area === undefined || inArea.has(party)),
  );
  const codes = matrix[rows]
    .map(({ code }) => code)
    .filter((code) => rows === 'data' || area === undefined || code === area);
  if (partners.length === 0) return <Empty title={t('agreements.nobody')}>{t('agreements.nobodyWhy')}</Empty>;
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">
        {t(`agreements.how.${rows}`)}
      </Text>
      <MatrixTable {...{ partners, codes, all, rows }} />
      <MatrixCards {...{ partners, codes, all, rows }} />
    </>
  );
}

function entriesOf({ partners, cells }: MatrixAnswer, rows: Rows): Entry[] {
  return partners.flatMap(({ party, agreements }) =>
    agreements.flatMap(({ lineage, terms, stage, outgoing, incoming, data }) => {
      const named =
        rows === 'data'
          ? data
          : cells
              .filter((cell) => cell.party === party && cell.lineage === lineage)
              .map(({ area, article, law }) => ({ code: area, article, law }));
      const [goes, comes] = [outgoing !== undefined, incoming !== undefined];
      return named.map(({ code, article, law }) => ({
        code,
        party,
        lineage,
        terms,
        article,
        stage,
        law,
        goes,
        comes,
      }));
    }),
  );
}

interface LaidOut {
  partners: readonly MatrixPartner[];
  codes: readonly string[];
  all: readonly Entry[];
  rows: Rows;
}

function MatrixTable({ partners, codes, all, rows }: LaidOut): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  return (
    // A wide table scrolls by itself, also by keyboard; the page does not.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
    <section className={classes.scroller} tabIndex={0} aria-label={t(`agreements.view.${rows}`)}>
      <table className={classes.matrix}>
        <thead>
          <tr>
            <th scope="col">{t(rows === 'areas' ? 'agreements.area' : 'agreements.data')}</th>
            {partners.map(({ party, names, stage }) => (
              <th key={party} scope="col">
                <To href={`/partners/${party}`}>
                  <Texted text={names} />
                </To>
                <div>
                  <StageTag stage={stage} />
                </div>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {codes.map((code) => (
            <tr key={code}>
              <th scope="row">{label(lists[rows], code)}</th>
              {partners.map(({ party }) => (
                <td key={party}>
                  <CellEntries entries={all.filter((one) => one.party === party && one.code === code)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function CellEntries({ entries }: { entries: readonly Entry[] }): ReactNode {
  const t = useWords();
  if (entries.length === 0) return <span className={classes.nothing}>{t('agreements.nothing')}</span>;
  return entries.map((entry) => (
    <div key={`${entry.lineage} ${entry.article}`} className={classes.cell} data-tone={toneOf(entry.stage)}>
      <ArticleLink entry={entry} />
      <Flow entry={entry} />
    </div>
  ));
}

function ArticleLink({ entry }: { entry: Entry }): ReactNode {
  const t = useWords();
  const { lineage, terms, article, law, stage } = entry;
  const query = new URLSearchParams({ article, ...(terms !== undefined && { version: terms }) });
  return (
    <span>
      <To href={`/agreements/${lineage}?${query.toString()}`}>{t('frame.article', { article })}</To>
      {stage !== 'in-force' && <span className={classes.aside}> {t(`agreements.state.${stage}`)}</span>}
      {law !== undefined && <span className={classes.aside}> {t('agreements.takenAway', { law })}</span>}
    </span>
  );
}

function Flow({ entry: { goes, comes } }: { entry: Entry }): ReactNode {
  const t = useWords();
  const way = goes && comes ? 'both' : goes ? 'goes' : 'comes';
  const Icon = { both: IconArrowsLeftRight, goes: IconArrowRight, comes: IconArrowLeft }[way];
  return <Icon size={16} className="tq-along" role="img" aria-label={t(`agreements.flow.${way}`)} />;
}

/** A partner a card: what its agreements name, article by article. */
function MatrixCards({ partners, codes, all, rows }: LaidOut): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  return (
    <Stack className={classes.cards} gap="md">
      {partners.map(({ party, names, stage }) => {
        const entries = all.filter((one) => one.party === party && codes.includes(one.code));
        const byArticle = Map.groupBy(entries, (one) => `${one.lineage} ${one.article}`);
        return (
          <section key={party} className={classes.partner}>
            <Group justify="space-between" gap="xs">
              <To href={`/partners/${party}`} fw={600}>
                <Texted text={names} />
              </To>
              <StageTag stage={stage} />
            </Group>
            {byArticle.size === 0 && (
              <Text size="sm" c="dimmed">
                {t('agreements.nothing')}
              </Text>
            )}
            {[...byArticle].map(([key, some]) => (
              <div key={key} className={classes.named}>
                {some[0] && (
                  <Group gap="xs">
                    <ArticleLink entry={some[0]} />
                    <Flow entry={some[0]} />
                  </Group>
                )}
                <Text size="sm">{some.map(({ code }) => label(lists[rows], code)).join(' · ')}</Text>
              </div>
            ))}
          </section>
        );
      })}
    </Stack>
  );
}
