// SPDX-License-Identifier: Apache-2.0
// What the gates decide on, and what receivers may do with an act: codes in words.
import { Table, Title } from '@mantine/core';
import type { Declaration, Handling } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCodeLabel, useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Name } from '../../parts/name.tsx';

/** What the gates decided on, in words. */
export function DeclarationWords({ declaration }: { declaration: Declaration }): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const codes = (list: string, values: readonly string[]) =>
    values.map((value) => label(list, value)).join(t('compose.listComma'));
  const { evaluation } = declaration;
  const [source = 'X', information = '4'] = evaluation.value;
  const rows: [string, ReactNode][] = [
    [t('compose.purpose'), label('purposes', declaration.purpose)],
    [t('compose.crimeAreas'), codes('crimeAreas', declaration.crimeAreas)],
    [t('compose.penalty'), declaration.penaltyMonths],
    [t('compose.dataCategories'), codes('dataCategories', declaration.dataCategories)],
    [t('compose.subjectCategories'), codes('subjectCategories', declaration.subjectCategories)],
    [t('compose.specialCategories'), codes('specialCategories', declaration.specialCategories)],
    [t('compose.necessity'), declaration.necessity && <Name>{declaration.necessity}</Name>],
    [t('compose.ground'), label('transferGroundKinds', declaration.ground.kind)],
    [
      t('act.evaluation'),
      evaluation.scheme === '4x4' ? (
        <>
          <b className="tq-code">{evaluation.value}</b> {label('sourceReliability', source)}
          {t('compose.listComma')}
          {label('informationCredibility', information)}
        </>
      ) : (
        `${evaluation.scheme} ${evaluation.value}`
      ),
    ],
  ];
  return <Rows title={t('compose.part.declaration')} rows={rows} />;
}

interface HandlingWordsProps {
  handling: Handling;
  h3: string | undefined;
}

export function HandlingWords({ handling, h3 }: HandlingWordsProps): ReactNode {
  const t = useWords();
  const label = useCodeLabel();
  const coded = (list: string, code: string) => (
    <>
      <b className="tq-code">{code}</b> {label(list, code)}
    </>
  );
  const rows: [string, ReactNode][] = [
    [
      t('compose.restrictions'),
      handling.restrictions.length > 0 &&
        handling.restrictions.map((code) => (
          <div key={code}>
            {coded('handlingRestrictions', code)}
            {code === 'H3' && h3 !== undefined && (
              <div>
                <Name>{h3}</Name>
              </div>
            )}
          </div>
        )),
    ],
    [t('compose.tlp'), coded('tlpLevels', handling.tlp)],
    [t('compose.pap'), coded('papLevels', handling.pap)],
    [t('compose.evidence'), t(`compose.evidence.${handling.evidence}`)],
    [t('compose.expires'), handling.expires !== undefined && <Moment at={handling.expires} />],
  ];
  return <Rows title={t('compose.part.handling')} rows={rows} />;
}

function Rows({ title, rows }: { title: string; rows: [string, ReactNode][] }): ReactNode {
  return (
    <section>
      <Title order={3} mb={4}>
        {title}
      </Title>
      <Table withRowBorders={false} verticalSpacing={4} layout="fixed">
        <Table.Tbody>
          {rows
            .filter(([, value]) => value !== undefined && value !== '' && value !== false)
            .map(([name, value]) => (
              <Table.Tr key={name}>
                <Table.Th scope="row" w="35%" fw={400} c="dimmed">
                  {name}
                </Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}
