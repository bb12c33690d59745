// SPDX-License-Identifier: Apache-2.0
// A joint statement as its form holds it, and the two sections of it as they are saved (docs/protocol.md, section 17). Numbers come from totals
// alone. Pure, but for the random id of a new text.
import type { FigureMeasureName, OutcomeTotals, Text } from '@tansiq/node/contract';

export interface FigureForm {
  id: string;
  label: Text;
  value: string;
  /** Which total it is, and of which outcomes. */
  measure: FigureMeasureName;
  kind?: string;
  what?: string;
  unit?: string;
  from: string[];
}

export interface StatementForm {
  nonce: string;
  /** RFC 3339, UTC. */
  embargo: string;
  /** Those in which every text of it is written. */
  languages: string[];
  title: Text;
  paragraphs: Text[];
  figures: FigureForm[];
  parties: { id: string; names: Text }[];
}

interface Sections {
  statement?: Partial<Pick<StatementForm, 'nonce' | 'embargo' | 'title' | 'paragraphs' | 'parties'>> & {
    figures?: Pick<FigureForm, 'id' | 'label' | 'value'>[];
  };
  basis?: { figures: Omit<FigureForm, 'label' | 'value'>[] };
}

export function statementFormOf({ statement = {}, basis }: Sections): StatementForm {
  const { nonce = freshNonce(), embargo = '', title = {}, paragraphs = [{}], figures = [] } = statement;
  const written = Object.keys(title);
  return {
    ...{ nonce, embargo, title, paragraphs, parties: statement.parties ?? [] },
    // At least two (docs/protocol.md, section 17).
    languages: written.length > 0 ? written : ['ar', 'es'],
    figures: figures.flatMap((figure) => {
      const row = basis?.figures.find(({ id }) => id === figure.id);
      return row ? [{ ...row, ...figure }] : [];
    }),
  };
}

/** 16 random bytes, as the protocol writes ids. */
export function freshNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** As they are saved and travel. What is not written yet is there, empty: every language has the same texts. */
export function statementSectionsOf(
  form: StatementForm,
): Required<{ statement: object }> & { basis?: object } {
  const { nonce, embargo, languages, figures } = form;
  const said = (text: Text): Text => Object.fromEntries(languages.map((tag) => [tag, text[tag] ?? '']));
  return {
    statement: {
      ...{ v: 1, nonce, embargo, title: said(form.title), paragraphs: form.paragraphs.map(said) },
      parties: [...form.parties].sort((a, b) => (a.id < b.id ? -1 : 1)),
      figures: figures.map(({ id, label, value }) => ({ id, label: said(label), value })),
    },
    ...(figures.length > 0 && {
      basis: { figures: figures.map(({ label: _label, value: _value, ...row }) => row) },
    }),
  };
}

const counted = ['action-taken', 'network-dismantled', 'attack-averted', 'plot'] as const;

/** Figures that confirmed totals make, without those that are nothing. */
export function figuresIn(totals: OutcomeTotals): Omit<FigureForm, 'label'>[] {
  const { arrest, networks, seizure } = totals;
  const all: Omit<FigureForm, 'label'>[] = [
    { id: 'persons', measure: 'persons', value: String(arrest.persons), from: arrest.acts },
    { id: 'minors', measure: 'minors', value: String(arrest.minors.persons), from: arrest.minors.acts },
    { id: 'networks', measure: 'networks', value: String(networks.n), from: networks.acts },
    ...seizure.map(({ what, unit, quantity, acts }) => ({
      ...{ id: `${what}-${unit}`, measure: 'seized' as const, what, unit, value: quantity, from: acts },
    })),
    ...counted.map((kind) => ({
      ...{
        id: kind,
        measure: 'outcomes' as const,
        kind,
        value: String(totals[kind].n),
        from: totals[kind].acts,
      },
    })),
  ];
  return all.flatMap((one) =>
    one.from.length === 0 ? [] : [{ ...one, from: [...new Set(one.from)].sort() }],
  );
}

/** With one figure more, under an id that no other has. */
export function withFigure(form: StatementForm, figure: Omit<FigureForm, 'label'>): StatementForm {
  const taken = new Set(form.figures.map(({ id }) => id));
  let id = figure.id;
  for (let number = 2; taken.has(id); number += 1) id = `${figure.id}-${number}`;
  return { ...form, figures: [...form.figures, { ...figure, id, label: {} }] };
}
