// SPDX-License-Identifier: Apache-2.0
// Sites that concern only some of the parties: those told of and not yet planned, and a form to tell of one, which a second officer releases.
import { Button, FileInput, Group, Stack, Text } from '@mantine/core';
import type { OperationBoard, PlannedSite, PlanVersionItem } from '@tansiq/node/contract';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useSend } from '../../api/queries.ts';
import { useWords } from '../../language/words.ts';
import { Card } from '../../parts/page.tsx';
import { PartyName } from '../../parts/party-name.tsx';
import { ProblemNote } from '../../parts/states.tsx';
import { startUpload } from '../compose/upload.ts';
import { newSite, siteWordsOf } from './plan-form.ts';
import { Line } from './plan-inputs.tsx';
import { missingOfSite } from './plan-missing.ts';
import { SitePart } from './plan-site.tsx';
import { SiteWords } from './plan-words.tsx';

interface ApartCardProps {
  board: OperationBoard;
  current: PlanVersionItem;
}

const FEWEST = 3;

export function ApartCard({ board, current }: ApartCardProps): ReactNode {
  const t = useWords();
  const [writes, setWrites] = useState(false);
  const unplanned = board.apart.filter(({ planned }) => !planned);
  const may = board.may.includes('propose') && current.frame.capacities.length >= FEWEST;
  if (!may && unplanned.length === 0) return null;
  return (
    <Card title={t('operations.apartTitle')}>
      <Stack>
        <Text size="sm">{t('operations.apartHelp')}</Text>
        {unplanned.map(({ act, party, site }) => (
          <div key={act}>
            <PartyName id={party} /> · {t('operations.apartUnplanned')}
            <SiteWords site={site} mandate={board.mandates.find((one) => one.act === act)} />
          </div>
        ))}
        {may && writes && <ApartForm board={board} current={current} close={() => setWrites(false)} />}
        {may && !writes && (
          <Group>
            <Button variant="default" onClick={() => setWrites(true)}>
              {t('operations.addApart')}
            </Button>
          </Group>
        )}
      </Stack>
    </Card>
  );
}

/** The next free number of its own kind, so that it is never that of a site of the plan. */
function freeId({ apart }: OperationBoard, { frame }: PlanVersionItem): string {
  const ids = new Set([...frame.sites.map(({ id }) => id), ...apart.map(({ site }) => site.id)]);
  let number = 1;
  while (ids.has(`a${number}`)) number += 1;
  return `a${number}`;
}

function ApartForm({ board, current, close }: ApartCardProps & { close: () => void }): ReactNode {
  const t = useWords();
  const router = useRouter();
  const parties = current.frame.capacities.map(({ party }) => party);
  const [site, setSite] = useState(() => newSite(freeId(board, current), board.self));
  const [reference, setReference] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const send = useSend('POST /operations/{dossier}/sites', ['GET /drafts']);
  const some = site.with.length > 0 && site.with.length < parties.length - 1;
  const named = site.commander.trim() !== '' && site.authority.trim() !== '';
  const whole = some && named && file !== null && missingOfSite(site).length === 0;
  const handIn = async () => {
    if (file === null) return;
    setBusy(true);
    setError(undefined);
    try {
      const sent = await startUpload(file, () => undefined).done;
      if (!sent) return;
      const { commander, authority } = site;
      const { draft } = await send.mutateAsync({
        params: { dossier: board.dossier },
        body: {
          with: site.with,
          site: siteWordsOf(site) as PlannedSite,
          mandate: { commander, authority, upload: sent.id, ...(reference !== '' && { reference }) },
        },
      });
      router.history.push(`/drafts/${draft}`);
    } catch (failed) {
      setError(failed);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Stack>
      <SitePart apart site={site} parties={parties} change={setSite} />
      <Line label={t('operations.reference')} value={reference} change={setReference} />
      <FileInput label={t('operations.document')} value={file} onChange={setFile} required />
      {error !== undefined && <ProblemNote error={error} />}
      <Group justify="space-between">
        <Button variant="default" onClick={close} disabled={busy}>
          {t('frame.cancel')}
        </Button>
        <Button onClick={() => void handIn()} loading={busy} disabled={!whole}>
          {t('compose.submit')}
        </Button>
      </Group>
    </Stack>
  );
}
