// SPDX-License-Identifier: Apache-2.0
// Signing in by the agency's own OpenID provider: the way there, and what the browser brings back at /sign-in. The answer leaves the address bar
// before it is handed in, and the page shows the address from which its user went.
import { Button } from '@mantine/core';
import { IconBuilding } from '@tabler/icons-react';
import type { Text } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { call } from '../../api/call.ts';
import { useRichWords } from '../../language/words.ts';
import { Texted } from '../../parts/name.tsx';

const BACK_AT = '/sign-in';
const WENT_FROM = 'tansiq-went-from';

interface Brought {
  state: string;
  code?: string;
  iss?: string;
}

/** Goes to the provider. @throws Problem when the node cannot say where that is */
export async function goToProvider(): Promise<void> {
  const { url } = await call('POST /session/provider', {});
  if (location.pathname !== BACK_AT) sessionStorage.setItem(WENT_FROM, location.pathname + location.search);
  location.assign(url);
}

/** Calls `use` with what the browser brought, once. */
export function useBrought(use: (brought: Brought) => void): void {
  const { history } = useRouter();
  const taken = useRef(false);
  useEffect(() => {
    const asked = new URLSearchParams(location.search);
    const state = asked.get('state');
    if (taken.current || location.pathname !== BACK_AT || state === null) return;
    // The router writes the address a moment later.
    taken.current = true;
    const [code, iss] = [asked.get('code'), asked.get('iss')];
    const from = sessionStorage.getItem(WENT_FROM) ?? '';
    sessionStorage.removeItem(WENT_FROM);
    history.replace(/^\/(?!\/)/.test(from) ? from : '/');
    use({ state, ...(code !== null && { code }), ...(iss !== null && { iss }) });
  });
}

interface ProviderButtonProps {
  name: Text;
  busy: boolean;
  go: () => void;
}

export function ProviderButton({ name, busy, go }: ProviderButtonProps): ReactNode {
  const rich = useRichWords();
  return (
    <Button
      variant="default"
      size="md"
      fullWidth
      leftSection={<IconBuilding size={20} aria-hidden="true" />}
      loading={busy}
      onClick={go}
    >
      {rich('access.withProvider', { name: <Texted key="name" text={name} /> })}
    </Button>
  );
}
