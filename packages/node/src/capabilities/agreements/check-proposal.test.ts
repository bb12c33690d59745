// SPDX-License-Identifier: Apache-2.0
// What may not be proposed, each said in the field that it is about and in four languages.
import {
  foldAgreement,
  type LineageState,
  newRandomId,
  type PartyId,
  type TermsDocument,
  type Time,
  templates,
  termsHash,
} from '@tansiq/protocol';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../refusal.ts';
import { type ProposalGround, proposalIssues, readProposal } from './check-proposal.ts';

const NOW = Date.UTC(2026, 10, 22, 9);
const lineage = newRandomId();
const rootLike = (letter: string) => `${letter.repeat(42)}A`;
const roots = new Map([
  ['be.police', rootLike('B')],
  ['es.pn', rootLike('E')],
  ['ma.dgsn', rootLike('M')],
]);

function document(
  over: Partial<TermsDocument> = {},
  ids: readonly string[] = ['es.pn', 'ma.dgsn'],
): TermsDocument {
  const text = { en: 'Desk', es: 'Oficina' };
  const parties = ids.map((id) => ({
    id: id as PartyId,
    names: text,
    root: roots.get(id) ?? rootLike('X'),
    spoc: text,
    supervisor: text,
    rights: text,
    breach: text,
  }));
  const from = '2026-12-01T00:00:00Z' as Time;
  const filled = templates.fullBilateral({ lineage, parties, window: from, from, languages: ['en', 'es'] });
  return { ...filled, ...over };
}

const nothing = foldAgreement({ lineage, acts: [] }, NOW / 1000);
const ground = (state: LineageState = nothing): ProposalGround => ({
  self: 'ma.dgsn' as PartyId,
  rootOf: (party) => roots.get(party),
  state,
  now: NOW,
});

/** As a fold gives it once a version is in force. */
function inForce(version: TermsDocument, left: readonly string[] = []): LineageState {
  const shown = { number: version.version, terms: termsHash(version), document: version };
  const departures = left.map((party) => ({ party, act: '', at: 0, said: 0 }));
  return { ...nothing, state: 'in-force', inForce: shown, departures } as unknown as LineageState;
}

const codes = (terms: TermsDocument, state?: LineageState) =>
  proposalIssues(terms, ground(state)).map(({ path, code }) => `${path} ${code}`);

const refusal = (terms: object): Refusal => {
  try {
    readProposal(terms);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was read');
};

describe('a proposal', () => {
  it('may be made when every party is paired and the window is open', () => {
    expect(codes(document())).toEqual([]);
  });

  it('names the party that proposes it', () => {
    expect(codes(document({}, ['be.police', 'es.pn']))).toEqual(['body.terms.parties self-missing']);
  });

  it('pins the identity that a person has confirmed, of every party', () => {
    expect(codes(document({}, ['es.pn', 'ma.dgsn', 'qa.moi']))).toEqual([
      'body.terms.parties party-not-paired',
    ]);
    const [first, ...rest] = document().parties;
    const parties = [{ ...(first as TermsDocument['parties'][number]), root: rootLike('Z') }, ...rest];
    expect(codes(document({ parties }))).toEqual(['body.terms.parties root-differs']);
  });

  it('leaves a window that is open and no longer than 90 days', () => {
    expect(codes(document({ window: '2026-11-22T09:00:00Z' as Time }))).toEqual([
      'body.terms.window window-past',
    ]);
    expect(codes(document({ window: '2027-02-20T09:00:00Z' as Time }))).toEqual([]);
    expect(codes(document({ window: '2027-02-20T09:00:01Z' as Time }))).toEqual([
      'body.terms.window window-too-long',
    ]);
  });

  it('is the first version, or the next of what is in force', () => {
    const supersedes = termsHash(document());
    expect(codes(document({ version: 2, supersedes }))).toEqual(['body.terms.version version']);
    expect(codes(document({ version: 2, supersedes }), inForce(document()))).toEqual([]);
    expect(
      codes(document({ version: 3, supersedes: termsHash(document({ version: 2 })) }), inForce(document())),
    ).toEqual(['body.terms.version version', 'body.terms.supersedes supersedes']);
  });

  it('leaves nobody out who has not withdrawn', () => {
    const three = document({}, ['be.police', 'es.pn', 'ma.dgsn']);
    const two = document({ version: 2, supersedes: termsHash(three) });
    expect(codes(two, inForce(three))).toEqual(['body.terms.parties amended-out']);
    expect(codes(two, inForce(three, ['be.police']))).toEqual([]);
  });

  it('says what is wrong with its form by article and field, in four languages', () => {
    const terms = document();
    const articles = terms.articles.map((article) =>
      article.terms.crimeAreas ? { ...article, terms: { ...article.terms, crimeAreas: [] } } : article,
    );
    const { status, issues } = refusal({ ...terms, articles });
    expect(status).toBe(422);
    expect(issues[0]).toMatchObject({ path: 'body.terms.articles.3.crimeAreas', code: 'list-empty' });
    expect(Object.values(issues[0]?.texts ?? {}).every((text) => text.length > 10)).toBe(true);
    expect(refusal({ ...terms, window: 'tomorrow' }).issues).toMatchObject([
      { path: 'body.terms.window', code: 'shape' },
    ]);
  });

  it('has one text: no nulls, no fractions, no more than 240 KiB', () => {
    expect(refusal({ ...document(), version: 1.5 }).issues).toMatchObject([{ code: 'non-canonical' }]);
    expect(refusal({ ...document(), title: null }).issues).toMatchObject([{ code: 'non-canonical' }]);
    expect(refusal({ ...document(), title: { en: 'x'.repeat(250_000) } }).issues).toMatchObject([
      { path: 'body.terms', code: 'limit' },
    ]);
  });
});
