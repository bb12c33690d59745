// SPDX-License-Identifier: Apache-2.0
// For the disclosure test: everything that nobody at Madrid may know of, an act of the partner's and an own one with all that hangs on them.
import { Agreements } from '../capabilities/agreements/index.ts';
import { Recalls } from '../capabilities/recalls/index.ts';
import { Drafts } from '../capabilities/reports/drafts.ts';
import { arrived, declarationOf, letIn, released, reportBody } from '../test-agreement.ts';
import { deskOf, made } from '../test-desks.ts';
import { type TestParty, until } from '../test-nodes.ts';
import { planDraft } from '../test-operation.ts';
import { statementDraft } from '../test-statement.ts';
import type { Things } from './route-lines.ts';
import { MARK, PERSONS, TALKS } from './test-disclosure.ts';

interface Stage {
  rabat: TestParty;
  madrid: TestParty;
  /** Of the agreement between the two. */
  lineage: string;
}

const protectedOf = (party: string) =>
  declarationOf(party, {
    ...{ minors: true, necessity: `${MARK} strictly`, purpose: 'protection', subjectCategories: ['victim'] },
    dataCategories: ['attachments', 'events', 'identity', 'papers'],
  });

async function file(at: TestParty, owner: string): Promise<string> {
  const bytes = (async function* () {
    yield Buffer.from(`${MARK} in a file`);
  })();
  return (await at.node.rooms.uploads.receive(owner, { name: `${MARK}.txt`, media: 'text/plain' }, bytes)).id;
}

async function hiddenReport(
  lineage: string,
  from: TestParty,
  to: TestParty,
): Promise<{ act: string; dossier: string }> {
  const text = { en: `${MARK} is what it says`, es: `${MARK} es lo que dice` };
  const body = reportBody(from, [to.node.party], lineage, {
    ...{ title: { text }, facts: { text }, assessment: { text }, declaration: protectedOf(from.node.party) },
    subjects: {
      subjects: [
        {
          id: 'minor-1',
          kind: 'person',
          category: 'victim',
          minor: true,
          statements: [{ prop: 'name', value: MARK }],
        },
      ],
    },
  });
  const sent = await released(from, { ...body, uploads: [await file(from, from.as.officer.id)] });
  await arrived(to, sent.act);
  return sent;
}

async function hiddenOutcome(
  lineage: string,
  from: TestParty,
  to: TestParty,
  lead: { act: string; dossier: string },
): Promise<string> {
  const { title: _, facts: __, ...rest } = reportBody(from, [to.node.party], lineage).sections;
  await letIn(from, lead.dossier, 'officer', 'releaser');
  const sections = {
    ...{ ...rest, declaration: { ...protectedOf(from.node.party), dataCategories: ['events'] } },
    refs: { refs: [{ rel: 'lead', act: lead.act }] },
    outcome: {
      kind: 'arrest',
      on: '2026-01-02T03:04:05Z',
      state: 'ma',
      persons: PERSONS,
      finding: 'confirmed',
    },
  };
  const sent = await released(from, {
    ...{ type: 'outcome.report', to: [to.node.party], lineage: lineage, dossier: lead.dossier },
    ...{ uploads: [], sections },
  } as never);
  await arrived(to, sent.act);
  return sent.act;
}

async function hiddenPlan(
  lineage: string,
  from: TestParty,
  to: TestParty,
): Promise<{ act: string; dossier: string }> {
  const draft = planDraft(from, to, lineage, MARK);
  const declaration = { ...protectedOf(from.node.party), dataCategories: ['events'] };
  const sent = await released(from, { ...draft, sections: { ...draft.sections, declaration } });
  await arrived(to, sent.act);
  return sent;
}

async function hiddenStatement(
  lineage: string,
  from: TestParty,
  to: TestParty,
): Promise<{ act: string; dossier: string }> {
  const draft = statementDraft(from, to, lineage, MARK);
  const declaration = { ...protectedOf(from.node.party), dataCategories: ['events'], uses: ['publication'] };
  const sent = await released(from, { ...draft, sections: { ...draft.sections, declaration } });
  await arrived(to, sent.act);
  return sent;
}

/** Its holder asks whether it may go on to a third party. */
async function askedToGoOn(holder: TestParty, { act, dossier }: { act: string; dossier: string }) {
  await letIn(holder, dossier, 'officer', 'releaser');
  const wish = {
    ...{ to: 'fr.dgsi', purpose: 'protection', sections: ['facts'], note: { en: MARK, es: MARK } },
    by: '2030-01-01T00:00:00Z',
  };
  return (await made(await deskOf(holder), `/acts/${act}/transfers`, wish)).act;
}

/** As if nobody but the second writer had ever been let in. */
export const shutOut = (madrid: TestParty, dossier: string) =>
  madrid.node.rooms.store.writer.write(async (tx) => {
    await tx.deleteFrom('dossier_readers').where('dossier', '=', dossier).execute();
  });

const attachmentOf = (madrid: TestParty, act: string) =>
  until(`the attachment of ${act}`, async () => {
    const { db } = madrid.node.rooms.store;
    return (await db.selectFrom('attachments').select('id').where('act', '=', act).executeTakeFirst())?.id;
  });

/** Makes everything that nobody at Madrid may know of. */
export async function hide({ rabat, madrid, lineage }: Stage): Promise<Things[]> {
  const { rooms } = madrid.node;
  const writer = `${'W'.repeat(21)}A`;
  await rooms.store.writer.write(async (tx) => {
    const officer = await tx
      .selectFrom('users')
      .selectAll()
      .where('login', '=', 'officer')
      .executeTakeFirstOrThrow();
    await tx
      .insertInto('users')
      .values({ ...officer, id: writer, login: 'second', name: 'Second' })
      .execute();
  });
  const upload = await file(madrid, writer);
  const body = reportBody(madrid, ['ma.dgsn'], lineage, {
    title: { text: { en: MARK, es: MARK } },
  });
  const draft = (await new Drafts(rooms).create({ ...madrid.as.officer, id: writer, login: 'second' }, body))
    .id;
  const talks = await new Agreements(rabat.node.rooms).negotiation.contact(rabat.as.negotiator, {
    ...{ parties: ['es.pn'], stage: 'talks', text: { en: TALKS, es: TALKS } },
  } as never);
  await arrived(madrid, talks.act);
  const terms = { lineage: talks.lineage, title: { en: MARK, es: MARK } };
  const written = await new Agreements(rooms).drafts.create(
    { ...madrid.as.negotiator, id: writer },
    { terms },
  );
  const theirs = await hiddenReport(lineage, rabat, madrid);
  const own = await hiddenReport(lineage, madrid, rabat);
  const outcomes = [
    await hiddenOutcome(lineage, rabat, madrid, theirs),
    await hiddenOutcome(lineage, madrid, rabat, own),
  ];
  const attachments = [await attachmentOf(madrid, theirs.act), await attachmentOf(madrid, own.act)];
  await askedToGoOn(madrid, theirs);
  await arrived(madrid, await askedToGoOn(rabat, own));
  const recall = await new Recalls(rabat.node.rooms as never).recall(rabat.as.head, theirs.act, {
    effect: 'restrict',
    reason: 'inaccurate',
  } as never);
  const told = recall as { act?: string };
  await arrived(madrid, told.act ?? '');
  const plans = [await hiddenPlan(lineage, rabat, madrid), await hiddenPlan(lineage, madrid, rabat)];
  const statements = [
    await hiddenStatement(lineage, rabat, madrid),
    await hiddenStatement(lineage, madrid, rabat),
  ];
  for (const { dossier } of [theirs, own, ...plans, ...statements]) await shutOut(madrid, dossier);
  await shutOut(madrid, talks.lineage);
  return [theirs, own].map(({ act, dossier }, at) => ({
    ...{
      act,
      dossier,
      draft,
      termsDraft: written.id,
      upload,
      lineage: talks.lineage,
      recall: told.act ?? '',
    },
    ...{ attachment: attachments[at] ?? '', outcome: outcomes[at] ?? '' },
    ...{ operation: plans[at]?.dossier ?? '', plan: plans[at]?.act ?? '' },
    statement: statements[at]?.dossier ?? '',
  }));
}
