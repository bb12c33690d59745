// SPDX-License-Identifier: Apache-2.0
// On the page of an act: whether it may be passed on, what was asked of its originator and answered, and what went on.
import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowForwardUp } from '@tabler/icons-react';
import type { ActAnswer, TransfersAnswer } from '@tansiq/node/contract';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { useCall } from '../../api/queries.ts';
import { useMay } from '../../frame/session.tsx';
import { useRichWords, useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { PartyName, usePartyName } from '../../parts/party-name.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Shown } from '../../parts/states.tsx';
import { To } from '../../parts/to.tsx';
import { PassOnForm } from './pass-on-form.tsx';
import { TransferRequest } from './transfer-request.tsx';

export function TransfersCard({ act }: { act: ActAnswer }): ReactNode {
  const t = useWords();
  const may = useMay();
  // What has no marking is no content; requests and answers speak of another act.
  const isContent = Object.hasOwn(act.sections, 'handling') && !act.type.startsWith('transfer.');
  const sees = isContent && may('officer', 'releaser', 'legal-adviser', 'head', 'supervisor');
  const query = useCall('GET /acts/{id}/transfers', { params: { id: act.id } }, { enabled: sees });
  if (!sees) return undefined;
  const { data, error } = query;
  const silent = data === undefined || data.items.length + data.onward.length === 0;
  // Of what is ours, or is no report, nothing is said until somebody asks.
  if (silent && !error && (act.own || !act.type.startsWith('report.'))) return undefined;
  return (
    <Card title={t('onward.title')}>
      <Shown query={query} rows={2}>
        {(transfers) => <Transfers act={act} transfers={transfers} />}
      </Shown>
    </Card>
  );
}

function Transfers({ act, transfers }: { act: ActAnswer; transfers: TransfersAnswer }): ReactNode {
  const t = useWords();
  const rich = useRichWords();
  const [passing, { open, close }] = useDisclosure(false);
  const { items, onward, may } = transfers;
  return (
    <Stack gap="md">
      {!act.own && <Rule act={act} transfers={transfers} />}
      {items.map((item) => (
        <TransferRequest key={item.request} act={act} item={item} transfers={transfers} />
      ))}
      {onward.map(({ act: id, to, status }) => (
        <Group key={id} gap="xs">
          <StateTag tone={status === 'accepted' ? 'good' : 'calm'}>
            {t(`act.status.${status as 'sent'}`)}
          </StateTag>
          <To href={`/acts/${id}`} size="sm" underline="always">
            {rich('onward.passedTo', { party: <PartyName key="party" id={to[0] ?? ''} /> })}
          </To>
        </Group>
      ))}
      {may.length > 0 && act.hold === 'none' && (
        <div>
          <Button
            variant="default"
            leftSection={<IconArrowForwardUp size={16} className="tq-along" aria-hidden="true" />}
            onClick={open}
          >
            {t('onward.passOn')}
          </Button>
        </div>
      )}
      <Modal
        opened={passing}
        onClose={close}
        title={t('onward.title')}
        closeButtonProps={{ 'aria-label': t('frame.close') }}
      >
        <PassOnForm act={act} transfers={transfers} close={close} />
      </Modal>
    </Stack>
  );
}

/** What the agreement says of passing on, with the article that says so. */
function Rule({ act, transfers }: { act: ActAnswer; transfers: TransfersAnswer }): ReactNode {
  const t = useWords();
  const nameOf = usePartyName();
  const { formatList } = useIntl();
  const { rule = 'never', listed, held, article } = transfers;
  const isolated = (id: string) => `\u2068${nameOf(id)}\u2069`;
  const originator = isolated(act.author);
  const parties = formatList(listed.map(isolated));
  return (
    <Text size="sm">
      {t(`onward.rule.${rule}`, { originator, parties })}{' '}
      {rule === 'listed' && held && t('onward.held', { originator })}{' '}
      {article !== undefined && t('onward.byArticle', { article })}
    </Text>
  );
}
