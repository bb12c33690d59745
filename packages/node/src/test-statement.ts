// SPDX-License-Identifier: Apache-2.0
// For tests: a joint statement of two parties, and the confirmation that its figures ask for.
import { type ActId, newRandomId, type RandomId, toTime } from '@tansiq/protocol';
import type { DraftBody } from './capabilities/reports/draft-shapes.ts';
import { queueOwn } from './exchange/release.ts';
import { arrived, declarationOf, handlingOf, released } from './test-agreement.ts';
import type { TestParty } from './test-nodes.ts';

/** What an officer gives for a text; its hour is ten minutes from the node's now. */
export function statementWish(from: TestParty, figures: readonly object[] = [], words = 'Palm') {
  const text = (en: string) => ({ en, es: `${en} (es)` });
  return {
    ...{ title: text(words), embargo: toTime(from.node.rooms.now() + 600_000), figures },
    paragraphs: [
      text('Both services acted together.'),
      ...figures.map((one) => text(`{${(one as { id: string }).id}}.`)),
    ],
    declaration: declarationOf(from.node.party),
    handling: handlingOf(),
  };
}

/** The same as a draft's body. */
export function statementDraft(from: TestParty, to: TestParty, lineage: string, words: string): DraftBody {
  const { declaration, handling, ...text } = statementWish(from, [], words);
  const parties = [from.node.party, to.node.party].sort().map((id) => ({ id, names: { en: id } }));
  return {
    ...{ type: 'statement.propose', to: [to.node.party], lineage, uploads: [] },
    sections: {
      statement: { ...text, v: 1, nonce: newRandomId(), parties },
      declaration: { ...declaration, uses: ['publication'] },
      handling,
    },
  };
}

/** A party says that an outcome of another is so. */
export async function confirms(
  by: TestParty,
  author: TestParty,
  of: { act: string; dossier: string; lineage: string },
): Promise<void> {
  await arrived(by, of.act);
  const { act } = await released(by, {
    ...{ type: 'outcome.confirm', to: [author.node.party], uploads: [] },
    ...{ lineage: of.lineage, dossier: of.dossier },
    sections: {
      ...{ declaration: declarationOf(by.node.party), handling: handlingOf() },
      refs: { refs: [{ rel: 'confirms', act: of.act }] },
      consent: { outcome: of.act, decision: 'confirm' },
    },
  });
  await arrived(author, act);
}

/** What this node refuses to say and another might: a recall of a text of a joint statement, which arrives. */
export async function recallAllTheSame(
  from: TestParty,
  to: TestParty,
  { act, dossier }: { act: string; dossier: string },
): Promise<void> {
  const { rooms } = from.node;
  const other = to.node.rooms.self;
  const by = from.as.releaser.id;
  const recall = await rooms.store.writer.write((tx) =>
    queueOwn(
      tx,
      rooms,
      {
        ...{ type: 'act.recall', author: rooms.self, audience: [other, rooms.self].sort() },
        ...{ dossier: dossier as RandomId, time: toTime(rooms.now()) },
        sections: {
          refs: { refs: [{ rel: 'recalls', act: act as ActId }] },
          recall: { effect: 'restrict', reason: 'other' },
        },
      },
      { composedBy: by, releasedBy: by },
    ),
  );
  rooms.exchange.due(other);
  await arrived(to, recall.id);
}
