// SPDX-License-Identifier: Apache-2.0
// Both nodes started, the story told as far as it has not been told, and proven.
import { join } from 'node:path';
import { type Desk, deskNames } from '../fleet/accounts.ts';
import type { Fleet } from '../fleet/fleet.ts';
import { chapters } from './chapters/index.ts';
import { documentsFrom } from './documents.ts';
import type { Narrator } from './narrator.ts';
import { Progress } from './progress.ts';
import { type Proof, prove } from './proof.ts';
import type { Scene } from './scene.ts';

export function sceneOf(
  fleet: Fleet,
  root: string,
  narrator: Narrator,
  documents: string | undefined,
): Scene {
  return {
    rabat: fleet.node('ma.dgsn'),
    madrid: fleet.node('es.pn'),
    narrator,
    progress: new Progress(join(root, 'story.json')),
    files: documentsFrom(documents),
    exports: join(root, 'exports'),
  };
}

/** Who must be there when talks begin, to be let into them. */
const negotiators: readonly Desk[] = ['head', 'negotiator', 'signatory'];

/** Says that both are up, tells what has not been told, and proves all of it. */
export async function perform(scene: Scene): Promise<Proof> {
  const { rabat, madrid, narrator, progress } = scene;
  narrator.title('title');
  narrator.tell('intro', { rabat: narrator.name(rabat), madrid: narrator.name(madrid) });
  narrator.heading('headNodes');
  for (const node of [rabat, madrid]) {
    narrator.tell('nodeUp', {
      party: narrator.text(node.profile.names),
      id: node.id,
      pid: node.pids.node,
      witness: node.pids.witness,
      officers: node.officersUrl,
      partners: node.partnersUrl,
    });
  }
  const untold = chapters.filter(([name]) => !progress.has(name));
  if (untold.length === 0) await tellState(scene);
  else await Promise.all([rabat, madrid].map((node) => node.fillDesks(negotiators)));
  // Hashing passwords takes a core; the others come to their desks while the first ones already talk.
  const arriving = Promise.all([rabat, madrid].flatMap((node) => deskNames.map((desk) => node.as(desk))));
  // Awaited below; until then a failure of the story itself is what must be told.
  arriving.catch(() => undefined);
  for (const [, chapter] of untold) await chapter(scene);
  await arriving;
  return prove(scene);
}

async function tellState({ rabat, narrator, progress }: Scene): Promise<void> {
  const { lineage } = progress.of('negotiation');
  const negotiator = await rabat.as('negotiator');
  const { state, terms, versions } = await negotiator.call('GET /agreements/{lineage}', {
    params: { lineage },
  });
  const articles = versions.find((version) => version.terms === terms)?.document.articles.length ?? 0;
  narrator.tell('againIntro');
  narrator.tell('againAgreement', { agreement: lineage, state, articles });
}
