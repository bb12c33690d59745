// SPDX-License-Identifier: Apache-2.0
// Who can prove what about the act, and the proofs as files that anyone checks without this node.
import { Button, Group, Stack, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ProofAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useCall } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useWords } from '../../language/words.ts';
import { Moment } from '../../parts/moment.tsx';
import { Code } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { saveFile } from '../../parts/save-file.ts';
import { Empty, Shown } from '../../parts/states.tsx';

/** What is typed to check the file: the same in every language. */
const VERIFY = 'tansiq verify act.ndjson';

export function ProofPart({ act }: { act: string }): ReactNode {
  const t = useWords();
  const may = useMay();
  const query = useCall('GET /acts/{id}/proof', { params: { id: act } });
  return (
    <Shown query={query}>
      {({ author, proofs }) => (
        <Stack gap="md">
          <Card title={t('act.author')}>
            <Text size="sm" component="div">
              {t('act.authorBound')} <PartyName id={author.party} />
              <div>
                {t('act.key')} <Code short={16}>{author.key}</Code>
              </div>
              <div>
                {t('act.ownClock')} <Moment at={author.time} />
              </div>
              {author.seenAt !== undefined && (
                <div>
                  {t('act.seenAt')} <Moment at={author.seenAt} />
                </div>
              )}
            </Text>
          </Card>
          <Card title={t('act.holders')}>
            {proofs.length === 0 ? (
              <Empty title={t('act.noHolder')}>{t('act.noHolderWhy')}</Empty>
            ) : (
              <>
                <Text size="sm" c="dimmed">
                  {t('act.proofAlone')}
                </Text>
                <div className="tq-rows">
                  {proofs.map((proof) => (
                    <Holder key={proof.origin} proof={proof} />
                  ))}
                </div>
              </>
            )}
          </Card>
          {may('officer', 'releaser', 'legal-adviser', 'head', 'supervisor') && (
            <Card title={t('act.takeAway')}>
              <Stack gap="xs">
                <Text size="sm">{t('act.takeAwayHow')}</Text>
                <Button
                  component="a"
                  href={`/api/acts/${act}/export`}
                  download="act.ndjson"
                  leftSection={<IconDownload size={16} aria-hidden="true" />}
                  style={{ alignSelf: 'flex-start' }}
                >
                  {t('act.export')}
                </Button>
                <Text size="sm" c="dimmed">
                  {t('act.checkWith')}
                </Text>
                <pre className="tq-code tq-bytes">{VERIFY}</pre>
              </Stack>
            </Card>
          )}
        </Stack>
      )}
    </Shown>
  );
}

function Holder({ proof }: { proof: ProofAnswer['proofs'][number] }): ReactNode {
  const t = useWords();
  return (
    <Group py="sm" gap="sm" justify="space-between">
      <Text size="sm" component="div" style={{ flex: '1 1 14rem' }}>
        <PartyName id={proof.by} /> {t('act.holderBound')} <Moment at={proof.at} />
        <div>{t('act.place', { index: proof.index + 1 })}</div>
        <div>
          {t('act.cosigned', { count: proof.cosignatures.length })}{' '}
          {proof.cosignatures.map(({ key }) => (
            <span key={key}>
              <Code>{key}</Code>{' '}
            </span>
          ))}
        </div>
      </Text>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconDownload size={14} aria-hidden="true" />}
        onClick={() => saveFile(`${proof.by}.tlog-proof`, new Blob([proof.proof], { type: 'text/plain' }))}
      >
        {t('act.saveProof')}
      </Button>
    </Group>
  );
}
