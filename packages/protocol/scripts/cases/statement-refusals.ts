// SPDX-License-Identifier: Apache-2.0
// Fixtures of acts of joint statements that a reader must refuse: bodies that are not as §17 has them.
import { type ActOf, wireSections } from '../../src/acts/act.ts';
import { canonicalize } from '../../src/canonical.ts';
import { statementHash } from '../../src/statements/index.ts';
import { changedHeader, forge, rawSection, someAct } from './act-drafts.ts';
import { refused } from './act-refusal.ts';
import type { FixtureCase } from './case.ts';
import { partyOf, propose, sign, text } from './statement-acts.ts';

export function invalidStatements(): FixtureCase[] {
  const first = propose({ by: 'ma.dgsn' });
  const signed = sign({ by: 'es.pn' }, first.id);
  const changed = (name: string, why: string, act: ActOf<never>, section: string, body: unknown) => {
    const { header } = act as ActOf<'statement.propose'>;
    const { pair, digest } = rawSection(canonicalize(body as never), name);
    const sections = { ...header.sections, [section]: digest };
    const wire = { ...wireSections(act as never), [section]: pair };
    const signer = partyOf(header.author).signers[0];
    return refused(name, 'schema', why, forge(changedHeader(header, { sections }), { signer }), wire);
  };
  const worded = (name: string, why: string, over: object) =>
    changed(name, why, first as never, 'statement', { ...text, ...over });
  const based = (name: string, why: string, row: object) =>
    changed(name, why, first as never, 'basis', { figures: [{ from: [someAct], ...row }] });
  const [arrests] = text.figures;
  return [
    worded('statement in one language', 'Two at least.', {
      title: { es: 'x' },
      paragraphs: [{ es: 'x' }],
      figures: [],
    }),
    worded('statement with a paragraph in other languages', 'The same throughout.', {
      paragraphs: [{ es: 'x', fr: 'x' }],
    }),
    worded('statement whose languages name different figures', 'What one reader is told, all are.', {
      paragraphs: [{ ar: 'x', es: '{arrests}' }],
    }),
    worded('statement that names no figure it has', 'Every brace is the place of a figure.', {
      paragraphs: [{ ar: '{dead}', es: '{dead}' }],
    }),
    worded('statement with a stray brace', 'Every brace is the place of a figure.', {
      paragraphs: [{ ar: 'x {', es: 'x {' }],
    }),
    worded('statement with a figure in a label', 'A label names, it does not count.', {
      figures: [{ ...arrests, label: { ar: '{arrests}', es: '{arrests}' } }, text.figures[1]],
    }),
    worded('statement with a figure of four written 4.0', 'One form for one number.', {
      figures: [{ ...arrests, value: '4.0' }, text.figures[1]],
    }),
    worded('statement with a figure twice', 'Each once.', { figures: [arrests, arrests] }),
    worded('statement with parties unsorted', 'Ascending.', { parties: text.parties.toReversed() }),
    worded('statement without paragraphs', 'It says something.', { paragraphs: [] }),
    worded('statement of one party', 'Joint.', { parties: text.parties.slice(1) }),
    based('basis of a kind that is not said', 'Of which kind are the outcomes counted?', {
      id: 'arrests',
      measure: 'outcomes',
    }),
    based('basis of minors in a state', 'Members of its own measure.', {
      id: 'arrests',
      measure: 'minors',
      state: 'es',
    }),
    based('basis of nothing', 'One outcome at least.', { id: 'arrests', measure: 'persons', from: [] }),
    changed('statement signed by what is no signature', 'Three parts.', signed as never, 'consent', {
      ...{ statement: statementHash(text), signature: 'x' },
    }),
  ];
}
