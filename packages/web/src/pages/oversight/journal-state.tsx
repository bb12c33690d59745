// SPDX-License-Identifier: Apache-2.0
// Whether the journal is witnessed, and, when somebody asks, whether every row of it is whole.
import { Button, List, Stack } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useCall } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Ago } from '../../parts/moment.tsx';
import { Code } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { Row } from '../../parts/row.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Loading, Shown } from '../../parts/states.tsx';

const results = { cosigned: 'good', refused: 'bad', unreachable: 'warn' } as const;
type Result = keyof typeof results;

export function WitnessTag({ result }: { result: string | undefined }): ReactNode {
  const t = useWords();
  const known = (Object.keys(results) as Result[]).find((one) => one === result);
  return (
    <StateTag tone={known ? results[known] : 'calm'}>{t(`oversight.witness.${known ?? 'none'}`)}</StateTag>
  );
}

export function JournalState(): ReactNode {
  const t = useWords();
  const may = useMay();
  const query = useCall('GET /supervision', { query: {} }, { enabled: may('supervisor', 'head') });
  const [asked, setAsked] = useState(false);
  return (
    <Card flush title={t('oversight.journalState')}>
      <Shown query={query} rows={1}>
        {({ journal }) => (
          <Row
            meta={
              <>
                <Code short={60}>{journal.origin}</Code>
                {journal.at !== undefined && <Ago at={journal.at} />}
              </>
            }
            aside={
              <>
                <WitnessTag result={journal.result} />
                <Button size="compact-sm" variant="default" onClick={() => setAsked(true)}>
                  {t('oversight.verify')}
                </Button>
              </>
            }
          >
            {t('oversight.rowsCosigned', { cosigned: journal.cosigned, size: journal.size })}
          </Row>
        )}
      </Shown>
      {asked && <Verified />}
    </Card>
  );
}

function Verified(): ReactNode {
  const t = useWords();
  const query = useCall('GET /journal/state', {});
  if (query.isFetching && query.data === undefined) return <Loading rows={1} />;
  return (
    <Shown query={query} rows={1}>
      {({ ok, problems }) => (
        <Stack px="md" pb="md" gap="xs" role="status">
          <StateTag tone={ok ? 'good' : 'bad'}>{t(ok ? 'oversight.whole' : 'oversight.notWhole')}</StateTag>
          {problems.length > 0 && (
            <List size="sm">
              {problems.map(({ kind, epoch, text }) => (
                <List.Item key={`${kind} ${epoch} ${text}`}>
                  <Code>{text}</Code>
                </List.Item>
              ))}
            </List>
          )}
        </Stack>
      )}
    </Shown>
  );
}
