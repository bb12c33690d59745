// SPDX-License-Identifier: Apache-2.0
// The same document, arms, and radioactive materials, put to every partner: what each agreement names goes, and only that.
import {
  answered,
  arrival,
  type Declaration,
  declare,
  handle,
  type PartyNode,
  type Sent,
  send,
  type Text,
} from '@tansiq/cli';
import { mustBe, type Refused, refusalOf } from '../refusals.ts';
import * as words from './words.ts';

interface Item {
  readonly title: Text;
  readonly declared: Partial<Declaration> & Pick<Declaration, 'crimeAreas'>;
  readonly isDocument?: true;
}

/** A paper as such; nothing in it is about a person. */
export const forgedStamps: Item = {
  title: words.documentTitle,
  declared: { purpose: 'prevention', crimeAreas: ['terrorism'], dataCategories: ['attachments', 'papers'] },
  isDocument: true,
};

export const arms: Item = {
  title: words.armsTitle,
  declared: { purpose: 'detection', crimeAreas: ['arms-explosives'], dataCategories: ['events', 'weapons'] },
};

export const materials: Item = {
  title: words.materialsTitle,
  declared: {
    purpose: 'detection',
    crimeAreas: ['nuclear-radioactive'],
    dataCategories: ['events', 'weapons'],
  },
};

/** Every agreement of the story has restrictions of its own; this carries all of them. */
const strictest = handle({ restrictions: ['H0', 'H1', 'H2'] });

const put = (
  by: PartyNode,
  to: PartyNode,
  lineage: string,
  { title, declared, isDocument }: Item,
): Promise<Sent> =>
  send(
    by,
    {
      type: 'report.share',
      to: [to.id],
      lineage,
      sections: {
        title: { text: title },
        facts: { text: words.facts },
        declaration: declare(by.id, declared),
        handling: strictest,
      },
    },
    isDocument
      ? [{ name: words.documentName, media: 'text/plain', bytes: Buffer.from(words.documentText) }]
      : [],
  );

/** It goes, and is taken over there. */
export async function allowed(by: PartyNode, to: PartyNode, lineage: string, item: Item): Promise<Sent> {
  const sent = await put(by, to, lineage, item);
  await arrival(to, sent.act);
  await answered(by, sent.act, [to.id]);
  return sent;
}

/** It does not go, by this rule. */
export const refused = async (
  by: PartyNode,
  to: PartyNode,
  lineage: string,
  item: Item,
  rule: string,
): Promise<Refused> =>
  mustBe(await refusalOf(`${item.title.en} to ${to.id}`, put(by, to, lineage, item)), rule);
