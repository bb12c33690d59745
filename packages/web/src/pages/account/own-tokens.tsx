// SPDX-License-Identifier: Apache-2.0
// Tokens by which one's own programs call the node: made, shown once, revoked.
import { Button, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { TokenItem } from '@tansiq/node/contract';
import { type ReactNode, useState } from 'react';
import { useCall, useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Name } from '../../parts/name.tsx';
import { Card } from '../../parts/page.tsx';
import { Empty, Shown } from '../../parts/states.tsx';
import { Sure } from '../../parts/sure.tsx';
import { TakeAway } from '../../parts/take-away.tsx';
import { TokenLine } from '../../parts/token-line.tsx';
import { NewTokenDialog } from './new-token.tsx';

const TOKENS = 'GET /account/tokens';

export function OwnTokens(): ReactNode {
  const t = useWords();
  const query = useCall(TOKENS, {});
  const [isMaking, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<TokenItem>();
  return (
    <Card
      title={t('access.tokens')}
      aside={
        <Button
          size="xs"
          leftSection={<IconPlus size={16} aria-hidden="true" />}
          onClick={() => setMaking(true)}
        >
          {t('access.addToken')}
        </Button>
      }
    >
      <Stack>
        <Text c="dimmed" size="sm" maw="60ch">
          {t('access.tokensLead')}
        </Text>
        <Shown query={query} rows={1}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('access.noTokens')}>{t('access.noTokensDo')}</Empty>
            ) : (
              <div className="tq-rows">
                {items.map((token) => (
                  <TokenLine
                    key={token.id}
                    token={token}
                    action={
                      <TakeAway
                        label={t('access.revokeToken', { name: token.name })}
                        go={() => setRevoked(token)}
                      />
                    }
                  />
                ))}
              </div>
            )
          }
        </Shown>
      </Stack>
      {isMaking && <NewTokenDialog close={() => setMaking(false)} />}
      {revoked && <Revoking token={revoked} close={() => setRevoked(undefined)} />}
    </Card>
  );
}

function Revoking({ token, close }: { token: TokenItem; close: () => void }): ReactNode {
  const t = useWords();
  const revoke = useSend('DELETE /account/tokens/{id}', [TOKENS]);
  return (
    <Sure
      opened
      title={t('access.revokeAsk')}
      action={t('access.revoke')}
      busy={revoke.isPending}
      error={revoke.error}
      onClose={close}
      onSure={() => revoke.mutate({ params: { id: token.id } }, { onSuccess: close })}
    >
      <Text fw={500}>
        <Name>{token.name}</Name>
      </Text>
      {t('access.revokeWhat')}
    </Sure>
  );
}
