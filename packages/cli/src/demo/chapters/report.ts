// SPDX-License-Identifier: Apache-2.0
// A report in Arabic with attached documents: written by one officer, released by another, opened and answered over there.
import { createHash } from 'node:crypto';
import type { ActAnswer } from '@tansiq/node/contract';
import { declare, handle } from '../../deeds/declarations.ts';
import { type Attached, answered, compose, release, takeIn } from '../../deeds/exchange.ts';
import { ApiProblem } from '../../fleet/api-problem.ts';
import { waitUntil } from '../../fleet/wait-until.ts';
import type { Catalogue } from '../catalogue/index.ts';
import { short } from '../narrator.ts';
import type { Chapter, Scene } from '../scene.ts';
import { leadAssessment, leadFacts, leadSubjects, leadTitle } from '../words/reports.ts';

export const report: Chapter = async (scene) => {
  const { rabat, madrid, narrator, progress, files } = scene;
  narrator.heading('headReport');
  const { lineage } = progress.of('negotiation');
  const [officer, head] = await Promise.all([rabat.as('officer'), rabat.as('head')]);
  const draft = await compose(
    rabat,
    {
      type: 'report.share',
      to: [madrid.id],
      lineage,
      sections: {
        title: { text: leadTitle },
        facts: { text: leadFacts },
        assessment: { text: leadAssessment },
        subjects: { subjects: [...leadSubjects] },
        declaration: declare(rabat.id, {
          purpose: 'investigation',
          crimeAreas: ['foreign-fighters', 'terrorism'],
          dataCategories: ['accounts', 'attachments', 'identity', 'papers'],
          subjectCategories: ['suspect'],
        }),
        handling: handle(),
      },
    },
    files,
  );
  const who = { officer: officer.session.officer.name };
  narrator.tell('composed', { ...who, party: narrator.name(rabat), title: leadTitle.ar ?? '' });
  for (const { name, bytes } of files) narrator.detail('fileAttached', { name, bytes: bytes.length });
  narrator.tell('ownRelease', {
    ...who,
    why: narrator.text(await refusalOf(release(rabat, draft, 'officer'))),
  });
  const { act, dossier } = await release(rabat, draft);
  const releaser = head.session.officer.name;
  narrator.tell('released', { officer: releaser, act: short(act), party: narrator.name(madrid) });
  const received = await takeIn(madrid, { act, dossier });
  narrator.tell('read', { party: narrator.name(madrid), facts: narrator.text(factsOf(received)) });
  narrator.tell('fileArrived', { party: narrator.name(madrid), files: await compareFiles(scene, act) });
  const { steps } = await answered(rabat, act, [madrid.id]);
  const result = steps.findLast((step) => step.party === madrid.id);
  narrator.tell('disposed', {
    party: narrator.name(madrid),
    result: narrator.words(results[result?.what ?? ''] ?? 'resultRefused'),
    size: (result?.index ?? 0) + 1,
  });
  progress.keep('report', { act, dossier });
};

const results: Readonly<Record<string, keyof Catalogue>> = {
  accepted: 'resultAccepted',
  refused: 'resultRefused',
  unreadable: 'resultUnreadable',
  quarantined: 'resultQuarantined',
};

const factsOf = (act: ActAnswer) =>
  (act.sections.facts as { text: Record<string, string> } | undefined)?.text;

/** What a refused call says. @throws Error when it is not refused */
async function refusalOf(call: Promise<unknown>): Promise<ApiProblem['texts']> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 403) return error.texts;
    throw error;
  }
  throw new Error('whoever wrote it could also release it');
}

/** Opens every attached file over there and compares it with what was sent. Answers how many there were. */
async function compareFiles({ madrid, files }: Scene, act: string): Promise<number> {
  const head = await madrid.as('head');
  const { attachments } = await waitUntil('the attached files arrive', async () => {
    const shown = await head.call('GET /acts/{id}', { params: { id: act } });
    return shown.attachments.every(({ state }) => state === 'complete') && shown;
  });
  for (const file of files) {
    const there = attachments.find(({ name, size }) => name === file.name && size === file.bytes.length);
    if (there === undefined) throw new Error(`${file.name} did not arrive`);
    const bytes = await head.attachment(act, there.id);
    if (digest(bytes) !== digest(file.bytes)) throw new Error(`${file.name} is not what was sent`);
  }
  return files.length;
}

const digest = (bytes: Attached['bytes']) => createHash('sha256').update(bytes).digest('hex');
