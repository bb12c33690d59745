// SPDX-License-Identifier: Apache-2.0
// An invented joint statement of Rabat and Madrid, act by act, and the fixtures of acts that a reader must take.
import type { Act, ActOf } from '../../src/acts/act.ts';
import type { Hash, PartyId } from '../../src/ids.ts';
import { type StatementBody, signStatement, statementHash } from '../../src/statements/index.ts';
import { toTime } from '../../src/time.ts';
import { agreement, declaration, fixedAct, handling, someAct } from './act-drafts.ts';
import type { FixtureCase } from './case.ts';
import { type FixtureParty, fixedId, madrid, NOW, paris, rabat } from './parties.ts';

/** The hour from which the text may be published, in seconds since 1970. */
export const EMBARGO = NOW / 1000 + 3600;

const of = new Map([rabat, madrid, paris].map((party) => [party.id as string, party]));
export const partyOf = (id: string): FixtureParty => of.get(id) as FixtureParty;

export const text: StatementBody = {
  v: 1,
  nonce: fixedId('statement'),
  parties: [
    { id: madrid.id, names: { ar: 'شرطة مدريد', es: 'Policía de Madrid' } },
    { id: rabat.id, names: { ar: 'أمن الرباط', es: 'Seguridad de Rabat' } },
  ],
  embargo: toTime(EMBARGO * 1000),
  title: { ar: 'عملية مشتركة', es: 'Operación conjunta' },
  paragraphs: [
    {
      ar: 'أسفرت العملية عن توقيف {arrests} أشخاص.',
      es: 'En la operación fueron detenidas {arrests} personas.',
    },
    { ar: 'التحقيق أولي.', es: 'La investigación es preliminar.' },
  ],
  figures: [
    { id: 'arrests', label: { ar: 'الموقوفون', es: 'Personas detenidas' }, value: '4' },
    { id: 'hashish', label: { ar: 'حشيش، كغ', es: 'Hachís, kg' }, value: '0.3' },
  ],
} as StatementBody;

const basis = {
  figures: [
    { id: 'arrests', measure: 'persons', from: [someAct] },
    { id: 'hashish', measure: 'seized', what: 'hashish', unit: 'kg', from: [someAct] },
  ],
} as const;

interface Saying {
  readonly by: string;
  readonly to?: readonly string[];
  readonly label?: string;
}

function say<T extends 'statement.propose' | 'statement.sign'>(
  type: T,
  { by, to = ['es.pn', 'ma.dgsn'], label = '' }: Saying,
  sections: object,
): ActOf<T> {
  const draft = {
    ...{ type, author: by, audience: to, dossier: fixedId('a statement'), time: toTime(NOW), agreement },
    sections: { declaration: { ...declaration, uses: ['publication'] }, handling, ...sections },
  };
  return fixedAct(draft as never, `${type} ${by} ${label}`, partyOf(by).signers[0]);
}

export const propose = (saying: Saying, body: StatementBody = text, more: object = { basis }) =>
  say('statement.propose', saying, { statement: body, ...more });

/** @param signs whose key signs the text; the author's unless told otherwise */
export const sign = (saying: Saying, to: string, statement: Hash = statementHash(text), signs = saying.by) =>
  say('statement.sign', saying, {
    refs: { refs: [{ rel: 'answers', act: to }] },
    consent: {
      statement,
      signature: signStatement(statement, saying.by as PartyId, partyOf(signs).signers[0]),
    },
  });

type Taken = (name: string, why: string, act: Act, absent?: readonly string[]) => FixtureCase;

export function validStatements(taken: Taken): FixtureCase[] {
  const first = propose({ by: 'ma.dgsn' });
  const bare = { ...text, figures: [], paragraphs: text.paragraphs.slice(1) } as StatementBody;
  return [
    taken('statement proposed', 'Text, and what its figures are made of.', first as Act),
    taken(
      'statement without figures',
      'Then it has no basis.',
      propose({ by: 'ma.dgsn', label: 'bare' }, bare, {}) as Act,
    ),
    taken('statement signed', 'The signature that is published.', sign({ by: 'es.pn' }, first.id) as Act),
  ];
}
