// SPDX-License-Identifier: Apache-2.0
// The life of an agreement between two real nodes over mutual TLS: talked about, countered, signed, ratified, suspended, ended.
import { type Hash, newRandomId, toTime } from '@tansiq/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueOwn } from '../../exchange/release.ts';
import { startNodes, type TestNodes, until } from '../../test-nodes.ts';
import type { AgreementAnswer } from './shapes.ts';
import {
  type Desk,
  desk,
  drafted,
  en,
  inState,
  nextSecond,
  propose,
  ratify,
  refused,
  see,
  sign,
  untilAll,
  untilProposed,
} from './test-talks.ts';

const handling = { restrictions: ['H0', 'H2'], tlp: 'AMBER+STRICT', pap: 'AMBER', evidence: 'consent' };
const declaration = {
  purpose: 'investigation',
  crimeAreas: ['terrorism'],
  dataCategories: ['identity'],
  subjectCategories: ['suspect'],
  specialCategories: [],
  minors: false,
  penaltyMonths: 120,
  evaluation: { scheme: '4x4', value: 'B2' },
  ground: { kind: 'law-09-08' },
};

describe('an agreement between two nodes', () => {
  let nodes: TestNodes;
  let rabat: Desk;
  let madrid: Desk;
  let lineage: string;
  let terms: string;
  let first: string;
  /** Milliseconds that both clocks are ahead of the machine's. */
  let ahead = 0;
  beforeAll(async () => {
    nodes = await startNodes(['ma.dgsn', 'es.pn'], { now: () => Date.now() + ahead });
    rabat = desk(nodes, 'ma.dgsn');
    madrid = desk(nodes, 'es.pn');
  }, 60_000);
  afterAll(() => nodes?.stop());
  const both = () => [rabat, madrid];
  /** The version that the test is about. */
  const versionOf = (seen: AgreementAnswer) => seen.versions.find((version) => version.terms === terms);

  it('begins with a contact that the partner sees', async () => {
    const contact = { parties: ['es.pn'], stage: 'contact' as const, text: en('Shall we talk?') };
    lineage = (await rabat.agreements.negotiation.contact(rabat.as.negotiator, contact)).lineage;
    const [, seen] = await inState(both(), lineage, 'contact');
    expect(seen?.notes).toMatchObject([{ author: 'ma.dgsn', stage: 'contact', text: en('Shall we talk?') }]);
    expect(seen?.parties).toEqual(['es.pn', 'ma.dgsn']);
    // Evidence counts in seconds: of two notes in one second neither is the newer.
    await nextSecond();
    const talks = { parties: ['ma.dgsn'], stage: 'talks' as const, text: en('Gladly.'), lineage };
    await madrid.agreements.negotiation.contact(madrid.as.negotiator, talks);
    await inState(both(), lineage, 'talks');
  });

  it('does not exist for officers who need not know of it while it is talked about', async () => {
    expect((await refused(see(madrid, lineage, 'officer'))).status).toBe(404);
    expect(await madrid.agreements.reading.list(madrid.as.officer, '', 10)).toEqual([]);
  });

  it('is proposed with the identity roots of the cards, and countered after a comment on an article', async () => {
    const document = await drafted(rabat, [madrid], { lineage, ratification: ['es.pn', 'ma.dgsn'] });
    const proposal = await propose(rabat, document);
    first = proposal.terms;
    await untilProposed(both(), lineage, first);
    await madrid.agreements.negotiation.comment(madrid.as['legal-adviser'], lineage, {
      terms: first,
      article: '3',
      text: en('Too wide.'),
    });
    await untilAll(both(), lineage, 'the comment', ({ comments }) => comments.length === 1);
    const counter = {
      ...document,
      articles: document.articles.map((one) =>
        one.number === '3' ? { ...one, title: en('Narrower') } : one,
      ),
    };
    const answer = await propose(madrid, counter, proposal.act);
    terms = answer.terms;
    expect(terms).not.toBe(first);
    const [seen] = await untilProposed(both(), lineage, terms);
    expect(seen?.versions.map((version) => version.state)).toEqual(['proposed', 'proposed']);
  });

  it('refuses a comment on an article that is not there, and a proposal that says another root', async () => {
    const comment = { terms, article: '999', text: en('?') };
    const unknown = await refused(
      rabat.agreements.negotiation.comment(rabat.as.negotiator, lineage, comment),
    );
    expect(unknown.issues).toMatchObject([{ path: 'body.article', code: 'article-unknown' }]);
    const document = await drafted(rabat, [madrid]);
    const false_ = {
      ...document,
      parties: document.parties.map((party) => ({ ...party, root: 'A'.repeat(43) })),
    };
    const wrong = await refused(propose(rabat, false_));
    expect(wrong.status).toBe(422);
    expect(wrong.issues.map(({ code }) => code)).toEqual(['root-differs', 'root-differs']);
  });

  it('is signed by those with authority alone, once, and not beside a rival', async () => {
    const { consents } = rabat.agreements;
    const wanted = { terms, office: en('Minister') };
    expect(await refused(consents.sign(rabat.as.negotiator, lineage, wanted))).toMatchObject({
      status: 403,
      rule: 'role',
    });
    await sign(rabat, lineage, terms);
    expect((await refused(sign(rabat, lineage, terms))).code).toBe('already-said');
    expect((await refused(sign(rabat, lineage, first))).status).toBeGreaterThanOrEqual(403);
    await untilAll(both(), lineage, 'one signature', ({ versions }) =>
      versions.some(({ signed }) => signed.length === 1),
    );
    expect((await refused(sign(rabat, lineage, first))).rule).toBe('control-not-allowed');
    await sign(madrid, lineage, terms);
    const [seen] = await untilAll(
      both(),
      lineage,
      'all signatures',
      (one) => versionOf(one)?.state === 'signed',
    );
    expect(seen && versionOf(seen)?.unratified).toEqual(['es.pn', 'ma.dgsn']);
  });

  it('comes into force only when all who must have ratified', async () => {
    await ratify(rabat, lineage, terms);
    const ratified = await untilAll(
      both(),
      lineage,
      'one ratification',
      (one) => versionOf(one)?.ratified.length === 1,
    );
    expect(ratified.map((one) => versionOf(one)?.state)).toEqual(['signed', 'signed']);
    await ratify(madrid, lineage, terms);
    const [here, there] = await inState(both(), lineage, 'in-force');
    const since = [here, there].map((seen) => seen && versionOf(seen)?.inForceAt);
    expect(since[0]).toBe(since[1]);
    expect(here?.terms).toBe(terms);
  });

  it('may be read by every officer once it is in force, without what was said on the way', async () => {
    const seen = await see(madrid, lineage, 'officer');
    expect(seen.versions.map((version) => version.terms)).toEqual([terms]);
    expect([seen.comments, seen.notes, seen.acts]).toEqual([[], [], []]);
  });

  it('says what may be sent under it, and every article that stands against', async () => {
    const trial = { to: ['es.pn'], lineage, type: 'report.share', declaration, handling };
    const [yes] = await rabat.agreements.trials.try(rabat.as.officer, trial);
    expect(yes).toMatchObject({ party: 'es.pn', permit: true, denials: [] });
    const bare = {
      ...trial,
      handling: { ...handling, restrictions: ['H0'], tlp: 'CLEAR' },
      declaration: { ...declaration, purpose: 'tourism' },
    };
    const [no] = await rabat.agreements.trials.try(rabat.as.officer, bare);
    expect(no?.permit).toBe(false);
    expect(no?.denials.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['purpose', 'marking']));
    for (const { article, texts } of no?.denials ?? []) {
      expect(article).toBeDefined();
      for (const text of Object.values(texts)) expect(text).toContain(article);
    }
  });

  it('lets nothing through while one suspends it, and goes on when that one resumes', async () => {
    const { act } = await madrid.agreements.course.suspend(madrid.as.signatory, lineage, {
      note: en('A review.'),
    });
    const [seen] = await inState(both(), lineage, 'suspended');
    expect(seen?.suspensions).toMatchObject([{ party: 'es.pn', act, note: en('A review.') }]);
    const [denied] = await rabat.agreements.trials.try(rabat.as.officer, {
      to: ['es.pn'],
      lineage,
      type: 'report.share',
      declaration,
      handling,
    });
    expect(denied).toMatchObject({ permit: false, rule: 'suspended' });
    expect(denied?.article).toBeDefined();
    expect(await reportAt(madrid, rabat)).toMatchObject({ status: 'withheld', rule: 'suspended' });
    const { course } = rabat.agreements;
    expect((await refused(course.resume(rabat.as.signatory, lineage, { suspension: act }))).code).toBe(
      'not-own-suspension',
    );
    await madrid.agreements.course.resume(madrid.as.signatory, lineage, { suspension: act });
    await inState(both(), lineage, 'in-force');
  });

  it('is amended by the next version, which all sign', async () => {
    const document = await drafted(madrid, [rabat], { lineage, noticeDays: 3 });
    expect(document).toMatchObject({ version: 2, supersedes: terms });
    const amendment = await propose(madrid, document);
    await untilProposed(both(), lineage, amendment.terms);
    await sign(madrid, lineage, amendment.terms);
    await sign(rabat, lineage, amendment.terms);
    const [seen] = await untilAll(
      both(),
      lineage,
      'the amendment in force',
      (one) => one.terms === amendment.terms && one.state === 'in-force',
    );
    expect(seen && versionOf(seen)?.state).toBe('superseded');
    terms = amendment.terms;
  });

  it('ends for both when one terminates it, but not before the notice has run', async () => {
    const ending = { effective: toTime(Date.now()), note: en('Enough.') };
    await rabat.agreements.course.terminate(rabat.as.signatory, lineage, ending);
    const [here, there] = await untilAll(
      both(),
      lineage,
      'the end announced',
      ({ ended, acts }) => ended !== undefined && acts.every((act) => act.evidence),
    );
    expect([here?.state, there?.state]).toEqual(['in-force', 'in-force']);
    expect(here?.ended?.at).toBe(there?.ended?.at);
    ahead = 3 * 86_400_000 + 5000;
    await inState(both(), lineage, 'terminated');
    const document = await drafted(rabat, [madrid], { lineage });
    expect((await refused(propose(rabat, { ...document }))).rule).toBe('control-not-allowed');
  });

  it('leaves a row in the journal for each step and each refusal', async () => {
    const page = await rabat.node.rooms.journal.rows({ filter: { dossier: lineage }, limit: 500 });
    const rows = page.rows.flatMap(({ row }) => (row ? [row] : []));
    const said = rows.filter((row) => row.what === 'agreement').map((row) => row.detail?.type);
    expect(said).toEqual(
      expect.arrayContaining([
        'talks.note',
        'agreement.propose',
        'agreement.sign',
        'agreement.ratify',
        'agreement.terminate',
      ]),
    );
    expect(rows.some((row) => row.what === 'refuse' && row.decision?.rule === 'role')).toBe(true);
  });

  /** A report that `from` has released past its own gate, as it would be if the suspension had come in between. */
  async function reportAt(to: Desk, from: Desk): Promise<{ status: string; rule: string | null }> {
    const { rooms } = from.node;
    const officer = from.as.officer.id;
    const release = { kind: 'person', officer: 'pseudonym', at: toTime(Date.now()) } as const;
    const act = await rooms.store.writer.write((tx) =>
      queueOwn(
        tx,
        rooms,
        {
          type: 'report.share',
          author: from.id,
          audience: [from.id, to.id],
          dossier: newRandomId(),
          agreement: { lineage: lineage as never, terms: terms as Hash },
          time: toTime(Date.now()),
          sections: {
            declaration: { ...declaration, release } as never,
            handling: handling as never,
            title: { text: en('Report') },
            facts: { text: en('Facts') },
          },
        },
        { composedBy: officer, releasedBy: from.as.releaser.id },
      ),
    );
    rooms.exchange.due(to.id);
    return until('the report is dealt with', async () => {
      const row = await rooms.store.db
        .selectFrom('acts')
        .select(['status', 'rule'])
        .where('id', '=', act.id)
        .executeTakeFirst();
      return row && row.status !== 'released' ? row : undefined;
    });
  }
});
