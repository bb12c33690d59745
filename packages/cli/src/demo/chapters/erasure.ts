// SPDX-License-Identifier: Apache-2.0
// One act's content is erased on both sides: the marker that stood in it is in no byte of either folder any more.
import { randomBytes } from 'node:crypto';
import { declare, handle } from '../../deeds/declarations.ts';
import { answered, arrival, type Sent, send } from '../../deeds/exchange.ts';
import { filesWith, type MarkerScan, scanFolders } from '../../deeds/second-reader.ts';
import { waitUntil } from '../../fleet/wait-until.ts';
import { short } from '../narrator.ts';
import type { Chapter, Scene } from '../scene.ts';
import { mistakenSections } from '../words/reports.ts';

export const erasure: Chapter = async (scene) => {
  const { rabat, madrid, narrator, progress } = scene;
  narrator.heading('headErasure');
  const marker = `TSQ-${randomBytes(12).toString('hex')}`;
  const sent = await sendMarked(scene, marker);
  const { act } = sent;
  narrator.tell('sentMarked', { marker });
  // The key of the attached file is content too: without it, what is left of the file's bytes would still be readable.
  const markers = [marker, ...(await attachmentKeys(scene, sent))];
  const before = await scanFolders({ folders: folders(scene), markers: [marker] });
  for (const node of [rabat, madrid]) {
    if (filesWith(before, node.dataDir).length === 0)
      throw new Error(`the marker was never in the folder of ${node.id}`);
  }
  await (await rabat.as('head')).call('POST /acts/{id}/recall', {
    params: { id: act },
    body: { effect: 'erase', reason: 'court-order' },
  });
  narrator.tell('recalled', { party: narrator.name(rabat), act: short(act) });
  await answerRecall(scene, act);
  narrator.tell('answered', { party: narrator.name(madrid) });
  const after = await untilGone(scene, markers);
  narrator.tell('erasedEverywhere', { marker, files: after.files });
  progress.keep('erasure', { erased: [{ act, markers }] });
};

const folders = ({ rabat, madrid }: Scene): string[] => [rabat.dataDir, madrid.dataDir];

async function sendMarked({ rabat, madrid, progress }: Scene, marker: string): Promise<Sent> {
  const { lineage } = progress.of('negotiation');
  const sent = await send(
    rabat,
    {
      type: 'report.share',
      to: [madrid.id],
      lineage,
      sections: {
        ...mistakenSections(marker),
        declaration: declare(rabat.id, {
          purpose: 'investigation',
          crimeAreas: ['terrorism'],
          dataCategories: ['attachments', 'identity'],
          subjectCategories: ['suspect'],
        }),
        handling: handle(),
      },
    },
    [{ name: `${marker}.txt`, media: 'text/plain', bytes: Buffer.from(`${marker}\n`.repeat(4000)) }],
  );
  await arrival(madrid, sent.act);
  await answered(rabat, sent.act, [madrid.id]);
  const head = await madrid.as('head');
  await waitUntil('the marked file arrives', async () => {
    const { attachments } = await head.call('GET /acts/{id}', { params: { id: sent.act } });
    return attachments.every(({ state }) => state === 'complete');
  });
  return sent;
}

/** Content keys of the act's attachments, as the supervisor's export carries them. */
async function attachmentKeys({ rabat }: Scene, { act, dossier }: Sent): Promise<string[]> {
  const lines = (await (await rabat.as('supervisor')).export(dossier)).toString('utf8').trimEnd().split('\n');
  const bodies = lines
    .map(
      (line) => JSON.parse(line) as { act?: string; sections?: Record<string, [salt: string, body: string]> },
    )
    .flatMap(({ sections }) => (sections?.attachments ? [sections.attachments[1]] : []));
  const keys = bodies.flatMap((body) =>
    (JSON.parse(body) as { attachments: { key: string }[] }).attachments.map(({ key }) => key),
  );
  if (keys.length === 0) throw new Error(`the export of ${act} carries no attachment`);
  return keys;
}

/** A person in Madrid answers for the copy there. */
async function answerRecall({ rabat, madrid }: Scene, act: string): Promise<void> {
  const [here, there] = await Promise.all([rabat.as('head'), madrid.as('head')]);
  const recall = await waitUntil('the recall arrives', async () =>
    (await there.all('GET /recalls', {})).find(({ targets }) => targets.includes(act)),
  );
  await there.call('POST /recalls/{id}/answer', {
    params: { id: recall.act },
    body: { results: [{ act, result: 'erased' }] },
  });
  await waitUntil('the answer to the recall arrives', async () =>
    (await here.all('GET /recalls', {})).some(
      ({ targets, answers }) => targets.includes(act) && answers.length > 0,
    ),
  );
}

/** Erasing takes a moment longer than answering: the database's own traces are scrubbed after the transaction. */
const untilGone = (scene: Scene, markers: readonly string[]): Promise<MarkerScan> =>
  waitUntil(
    'the marker is gone from both folders',
    async () => {
      const scan = await scanFolders({ folders: folders(scene), markers });
      return scan.ok && scan;
    },
    60_000,
  );
