// SPDX-License-Identifier: Apache-2.0
// Exactly what would leave: to whom, which parts with how many bytes and which digest, which files, the header word for word.
import { Accordion, Stack, Table, Text } from '@mantine/core';
import type { LeavingAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useWords } from '../../language/words.ts';
import { Code, Name } from '../../parts/name.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { ContentView } from '../act/content-view.tsx';
import { Bytes } from './bytes.tsx';

export function LeavingView({ leaves }: { leaves: LeavingAnswer }): ReactNode {
  const t = useWords();
  return (
    <Stack gap="md">
      <Text size="sm">
        {t('compose.leavesTo')}{' '}
        {leaves.audience.map((party, place) => (
          <span key={party}>
            {place > 0 && t('compose.listComma')}
            <PartyName id={party} />
          </span>
        ))}
        {leaves.audience.length > 1 && <> {t('compose.seeEachOther')}</>}
      </Text>
      <ContentView sections={leaves.sections} />
      <div className="tq-scroll">
        <Table>
          <Table.Caption>{t('compose.partsCaption')}</Table.Caption>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('compose.partName')}</Table.Th>
              <Table.Th>{t('compose.partSize')}</Table.Th>
              <Table.Th>{t('compose.partDigest')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {leaves.parts.map((part) => (
              <Table.Tr key={part.name}>
                <Table.Td>{t(`compose.part.${part.name as 'title'}`)}</Table.Td>
                <Table.Td>
                  <Bytes count={part.bytes} />
                </Table.Td>
                <Table.Td>
                  <Code short={16}>{part.sha256}</Code>
                </Table.Td>
              </Table.Tr>
            ))}
            {leaves.attachments.map((file) => (
              <Table.Tr key={file.id}>
                <Table.Td>
                  <Name>{file.name}</Name>
                </Table.Td>
                <Table.Td>
                  <Bytes count={file.size} />
                </Table.Td>
                <Table.Td>
                  <Code short={16}>{file.digest}</Code>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Accordion variant="contained">
        <Accordion.Item value="header">
          <Accordion.Control>{t('compose.header')}</Accordion.Control>
          <Accordion.Panel>
            <pre className="tq-code tq-bytes">{JSON.stringify(leaves.header, null, 2)}</pre>
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  );
}
