// SPDX-License-Identifier: Apache-2.0
// The joint statement: countered once, embargoed until both have signed it, then the same file at both, which the second reader checks alone.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  arrival,
  type Contract,
  declare,
  fetchExports,
  handle,
  letIn,
  type PartyNode,
  release,
  type Sent,
  waitUntil,
} from '@tansiq/cli';
import { checkStatement } from '@tansiq/verifier';
import { mustRefuse, timeIn } from './desk.ts';
import * as words from './words.ts';

type Answer = Contract['GET /statements/{dossier}']['answer'];
type Wish = Contract['POST /statements/{dossier}/versions']['body'];

export interface Stated {
  readonly proposals: readonly string[];
  readonly signatures: readonly string[];
  /** Hash of the text that both signed. */
  readonly statement: string;
}

export async function statementOf(
  rabat: PartyNode,
  madrid: PartyNode,
  lineage: string,
  operation: Sent,
): Promise<Stated> {
  const { dossier: of } = operation;
  const figures: Wish['figures'] = [
    { id: 'arrests', label: words.arrested, measure: 'persons', dossier: of },
    { id: 'networks', label: words.dismantled, measure: 'networks', dossier: of },
  ];
  const text = { title: words.statementTitle, paragraphs: words.statement, figures };
  const declared = { declaration: declare(rabat.id, { crimeAreas: ['terrorism'] }), handling: handle() };
  const officer = await rabat.as('officer');
  const drafted = await officer.call('POST /statements', {
    body: { ...text, ...declared, lineage, to: [madrid.id], embargo: timeIn(3600) },
  });
  const first = await release(rabat, { id: drafted.draft, revision: drafted.revision });
  const { dossier } = first;
  await arrival(madrid, first.act);
  await letIn(madrid, dossier, 'officer');
  // Madrid would say it at once, and not in an hour.
  const countered = await (await madrid.as('officer')).call('POST /statements/{dossier}/versions', {
    params: { dossier },
    body: { ...text, embargo: timeIn(0) },
  });
  const counter = await release(madrid, { id: countered.draft, revision: countered.revision });
  await arrival(rabat, counter.act);
  const ours = await signed(rabat, dossier);
  await arrival(madrid, ours);
  for (const node of [rabat, madrid]) await mustRefuse('not-all-signed', published(node, dossier));
  const theirs = await signed(madrid, dossier);
  const { current } = await shownAs('public', rabat, dossier);
  await shownAs('public', madrid, dossier);
  await mustVerify([rabat, madrid], dossier, current, [of, dossier, lineage, first.act, ours]);
  return { proposals: [first.act, counter.act], signatures: [ours, theirs], statement: current };
}

async function signed(by: PartyNode, dossier: string): Promise<string> {
  const officer = await by.as('officer');
  const params = { dossier };
  const { current: statement } = await officer.call('GET /statements/{dossier}', { params });
  const { draft, revision } = await officer.call('POST /statements/{dossier}/signatures', {
    params,
    body: { statement },
  });
  return (await release(by, { id: draft, revision })).act;
}

const shownAs = (state: Answer['state'], at: PartyNode, dossier: string): Promise<Answer> =>
  waitUntil(`${at.id} shows the statement ${state}`, async () => {
    const officer = await at.as('officer');
    const shown = await officer.call('GET /statements/{dossier}', { params: { dossier } });
    return shown.state === state && shown;
  });

const published = async (at: PartyNode, dossier: string): Promise<Buffer> =>
  (await at.as('officer')).statement(dossier, 'published');

/** The same file at all, that holds by the cards of both, with the figures of what was confirmed and nothing of acts or dossiers. */
async function mustVerify(
  nodes: readonly PartyNode[],
  dossier: string,
  hash: string,
  secrets: readonly string[],
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-statement-'));
  try {
    const files = await Promise.all(nodes.map((node) => published(node, dossier)));
    const [file = Buffer.alloc(0)] = files;
    const path = join(folder, 'statement.json');
    writeFileSync(path, file);
    const cards = await fetchExports(nodes, folder);
    const report = await checkStatement(path, cards, Math.floor(Date.now() / 1000));
    const figures = report.statement?.figures.map(({ value }) => value).join();
    const holds = report.ok && report.hash === hash && report.keys.every(({ ownCard }) => ownCard);
    const bare = secrets.every((secret) => !file.includes(secret));
    if (!holds || !bare || figures !== '1,1' || !files.every((one) => one.equals(file)))
      throw new Error(`the published statement does not hold: ${JSON.stringify(report)}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
