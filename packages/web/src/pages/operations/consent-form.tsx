// SPDX-License-Identifier: Apache-2.0
// Consent over the plan's hash: for each own site who commands it, and the legal authority with its document. A second officer releases it.
import { Button, FileInput, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { ConsentDraftBody, OperationBoard, PlanVersionItem } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Code } from '../../parts/name.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { startUpload } from '../compose/upload.ts';
import { plannedAt } from './place-of-site.ts';

interface Named {
  commander: string;
  authority: string;
  reference: string;
  file: File | null;
}

interface ConsentFormProps {
  board: OperationBoard;
  current: PlanVersionItem;
}

export function ConsentForm({ board, current }: ConsentFormProps): ReactNode {
  const t = useWords();
  const router = useRouter();
  // A site apart has its authority in its own act.
  const own = current.frame.sites
    .filter(({ party, apart }) => party === board.self && apart === undefined)
    .map(({ id }) => id);
  const planned = (site: string) => plannedAt(board, site);
  const [named, setNamed] = useState<Readonly<Record<string, Named>>>(() =>
    Object.fromEntries(
      own.map((site) => {
        const { commander = '', authority = '' } = planned(site) ?? {};
        return [site, { commander, authority, reference: '', file: null }];
      }),
    ),
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = useSend('POST /operations/{dossier}/consents', ['GET /drafts']);
  const set = (site: string, some: Partial<Named>) =>
    setNamed((all) => {
      const one = all[site];
      return one ? { ...all, [site]: { ...one, ...some } } : all;
    });
  const decide = async (decision: 'consent' | 'decline') => {
    setBusy(true);
    setError(undefined);
    try {
      const mandates = decision === 'consent' ? await mandatesOf(named) : [];
      const { draft } = await send.mutateAsync({
        params: { dossier: board.dossier },
        body: { plan: current.plan, decision, mandates },
      });
      router.history.push(`/drafts/${draft}`);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void decide('consent');
  };
  const whole = own.every((site) => {
    const one = named[site];
    return (
      one !== undefined && one.commander.trim() !== '' && one.authority.trim() !== '' && one.file !== null
    );
  });
  return (
    <form onSubmit={submit}>
      <Stack>
        <Text>
          {t('operations.consentOver')} <Code>{current.plan}</Code>
        </Text>
        {own.map((site) => (
          <Stack key={site} gap="xs">
            <Title order={3}>
              {t('operations.site')} <Code>{site}</Code>
            </Title>
            <TextInput
              label={t('operations.commander')}
              value={named[site]?.commander ?? ''}
              onChange={(event) => set(site, { commander: event.currentTarget.value })}
              dir="auto"
              required
            />
            <TextInput
              label={t('operations.authority')}
              value={named[site]?.authority ?? ''}
              onChange={(event) => set(site, { authority: event.currentTarget.value })}
              dir="auto"
              required
            />
            <TextInput
              label={t('operations.reference')}
              value={named[site]?.reference ?? ''}
              onChange={(event) => set(site, { reference: event.currentTarget.value })}
              dir="auto"
            />
            <FileInput
              label={t('operations.document')}
              value={named[site]?.file ?? null}
              onChange={(file) => set(site, { file })}
              required
            />
          </Stack>
        ))}
        {error !== undefined && <ProblemNote error={error} />}
        <Group justify="space-between">
          <Button variant="default" onClick={() => void decide('decline')} disabled={busy}>
            {t('operations.decline')}
          </Button>
          <Button type="submit" loading={busy} disabled={!whole}>
            {t('operations.consent')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

async function mandatesOf(named: Readonly<Record<string, Named>>): Promise<ConsentDraftBody['mandates']> {
  const mandates: ConsentDraftBody['mandates'] = [];
  for (const [site, { commander, authority, reference, file }] of Object.entries(named)) {
    const sent = file === null ? undefined : await startUpload(file, () => undefined).done;
    if (sent)
      mandates.push({ site, commander, authority, upload: sent.id, ...(reference !== '' && { reference }) });
  }
  return mandates;
}
