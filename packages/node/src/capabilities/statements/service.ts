// SPDX-License-Identifier: Apache-2.0
// Joint statements as officers work with them: proposed and signed as drafts that a second officer releases, published when all have signed.
import { readFileSync } from 'node:fs';
import {
  type BodiesOf,
  basesOf,
  composePublished,
  figureOf,
  figureStanding,
  newRandomId,
  type PartyId,
  type StatementVersion,
  toTime,
  withFigures,
} from '@tansiq/protocol';
import { hasRole, type Officer } from '../../access/index.ts';
import { foldActOf } from '../../exchange/fold-act.ts';
import type { Journal } from '../../journal/index.ts';
import { notFound } from '../../refusal.ts';
import { Typesetter } from '../../typesetting/index.ts';
import { type DeclaringParts, type DraftBody, type Drafts, declaredAs } from '../reports/index.ts';
import { languagesOf, type Publication, statementPaper } from './published-forms.ts';
import { basisOf, type ReadingParts, type ReadStatement, StatementReading } from './reading.ts';
import {
  alreadySigned,
  embargoed,
  figureUnfounded,
  notAllSigned,
  statementSettled,
  textSuperseded,
} from './refusals.ts';
import type { FigureWish, StatementAnswer, StatementItem, StatementWish } from './shapes.ts';
import { signatureIn } from './state.ts';

const template = readFileSync(new URL('./statement-paper.typ', import.meta.url), 'utf8');

export interface StatementsParts extends ReadingParts, DeclaringParts {
  drafts: Drafts;
  journal: Journal;
}

type Text = Record<string, string>;
type Basis = BodiesOf<'statement.propose'>['basis'] & {};
type Version = StatementAnswer['versions'][number];

interface Made {
  draft: string;
  revision: number;
}

export class Statements {
  readonly #parts: StatementsParts;
  readonly #reading: StatementReading;
  readonly #typesetter = new Typesetter();

  constructor(parts: StatementsParts) {
    this.#parts = parts;
    this.#reading = new StatementReading(parts);
  }

  /** Statements that the officer may know of, by their newest act first. */
  async list(officer: Officer): Promise<StatementItem[]> {
    const all = await this.#reading.all(officer);
    return all.map((read) => ({ ...headOf(read), seq: read.seq })).sort((a, b) => b.seq - a.seq);
  }

  /** @throws Refusal 404 */
  async one(officer: Officer, dossier: string): Promise<StatementAnswer> {
    const read = await this.#reading.one(officer, dossier);
    const versions = await Promise.all(read.state.versions.map((one) => this.#version(officer, read, one)));
    const { current, state } = read;
    const shown = versions.find(({ statement }) => statement === current.statement);
    const writes = hasRole(officer, 'officer', 'releaser', 'head') && state.state === 'proposed';
    const signs =
      writes &&
      current.missing.includes(this.#parts.self) &&
      shown?.figures.every(({ standing }) => standing === 'founded') === true;
    return {
      ...headOf(read),
      names: Object.fromEntries(current.body.parties.map(({ id, names }) => [id, { ...names }])),
      current: current.statement,
      versions,
      may: [
        ...(writes ? (['counter'] as const) : []),
        ...(signs ? (['sign'] as const) : []),
        ...(state.state === 'public' ? (['publish'] as const) : []),
      ],
    };
  }

  /** The first text: it opens the statement's dossier when it is released. @throws Refusal 422 for a figure that nothing founds */
  async begin(officer: Officer, wish: StatementWish & { lineage: string; to: string[] }): Promise<Made> {
    const { lineage, to } = wish;
    const sections = await this.#sections(officer, wish, lineage, to);
    const { declaration = {}, handling = {} } = wish;
    return this.#hand(officer, {
      ...{ type: 'statement.propose', to, lineage, uploads: [] },
      sections: { ...sections, declaration: published(declaration), handling },
    });
  }

  /** Another text in place of the one that counts, to be signed anew. @throws Refusal 404, 409 once all have signed, 422 as `begin` */
  async counter(officer: Officer, dossier: string, wish: StatementWish): Promise<Made> {
    const read = await this.#reading.one(officer, dossier);
    if (read.state.state !== 'proposed') throw statementSettled();
    const way = this.#way(read);
    const sections = {
      ...(await this.#sections(officer, wish, way.lineage, way.to)),
      ...(await this.#declared(officer, read, wish)),
      refs: { refs: [{ rel: 'replaces', act: read.current.act }] },
    };
    return this.#hand(officer, { type: 'statement.propose', ...way, uploads: [], sections });
  }

  /** @throws Refusal 404, 409 for a text that does not count or is signed already, 422 for a figure that nothing founds */
  async sign(
    officer: Officer,
    dossier: string,
    wish: Pick<StatementWish, 'declaration' | 'handling'> & { statement: string },
  ): Promise<Made> {
    const read = await this.#reading.one(officer, dossier);
    const { current, state } = read;
    if (current.statement !== wish.statement) throw textSuperseded();
    if (current.signatures.some(({ party }) => party === this.#parts.self)) throw alreadySigned();
    if (state.state !== 'proposed') throw statementSettled();
    const { figures } = await this.#version(officer, read, current);
    const unfounded = figures.filter(({ standing }) => standing !== 'founded');
    if (unfounded.length > 0) throw figureUnfounded(unfounded.map(({ id }) => id));
    const sections = {
      ...(await this.#declared(officer, read, wish)),
      refs: { refs: [{ rel: 'answers', act: current.act }] },
      consent: { statement: current.statement },
    };
    return this.#hand(officer, { type: 'statement.sign', ...this.#way(read), uploads: [], sections });
  }

  /**
   * What is published, and the file that anyone checks alone; journalled.
   * @throws Refusal 404, 409 `not-all-signed` or `embargoed`
   */
  async publish(officer: Officer, dossier: string, form: 'file' | 'page' | 'paper'): Promise<Publication> {
    const { store, journal, directory } = this.#parts;
    const { current, state, acts } = await this.#reading.one(officer, dossier);
    if (current.publicFrom === undefined) throw notAllSigned(current.missing);
    if (state.state !== 'public') throw embargoed(toTime(current.publicFrom * 1000));
    const signed = current.signatures.map(({ party, act }) => {
      const found = acts.find(({ row }) => row.id === act);
      const said = found && signatureIn(directory, foldActOf(found.row, found.sections));
      const keys = directory.trusted(party)?.chain.cards.flatMap(({ payload }) => payload.keys.sign) ?? [];
      const x = keys.find(({ kid }) => kid === said?.kid)?.x;
      if (!said || x === undefined) throw notFound();
      return { party, kid: said.kid, x, signature: said.signature };
    });
    const { statement: hash, body } = current;
    await store.writer.write((tx) =>
      journal.record(tx, { who: officer.id, what: 'export', dossier, detail: { form, statement: hash } }),
    );
    return { hash, statement: body, signed, file: composePublished(body, signed) };
  }

  /** As PDF, two languages side by side. @throws as `publish`; 503 when it cannot be set now */
  async paper(officer: Officer, dossier: string, wished: readonly (string | undefined)[]): Promise<Buffer> {
    const publication = await this.publish(officer, dossier, 'paper');
    const all = languagesOf(publication.statement);
    const chosen = all.filter((language) => wished.includes(language));
    const languages = chosen.length === 2 ? chosen : all.filter((_, at) => at === 0 || at === all.length - 1);
    return this.#typesetter.typeset(template, statementPaper(publication, languages), this.#parts.now());
  }

  async #version(officer: Officer, read: ReadStatement, version: StatementVersion): Promise<Version> {
    const { statement, act, author, at, body, publicFrom, replaces } = version;
    const rows = basesOf(body, basisOf(read, act));
    const outcomes = await this.#reading.outcomes(
      officer,
      rows.flatMap(({ row }) => [...(row?.from ?? [])]),
    );
    const note = read.acts.find(({ row }) => row.id === act)?.sections.note as { text: Text } | undefined;
    const words = (text: Text): Text => withFigures(text as never, body.figures) as Text;
    return {
      ...{ statement, act, author, at, embargo: body.embargo },
      ...(publicFrom !== undefined && { publicFrom }),
      title: words(body.title),
      paragraphs: body.paragraphs.map(words),
      template: { title: { ...body.title }, paragraphs: body.paragraphs.map((one) => ({ ...one })) },
      figures: rows.map(({ figure, row }) => {
        const { id: _, from = [], ...measure } = row ?? { id: '' };
        const standing = figureStanding(figure.value, row, outcomes);
        return {
          id: figure.id,
          label: { ...figure.label },
          value: figure.value,
          standing,
          ...measure,
          from: [...from],
        };
      }),
      signatures: version.signatures.map((one) => ({ ...one })),
      missing: [...version.missing],
      ...(replaces !== undefined && { replaces }),
      ...(note && { note: note.text }),
    };
  }

  /** The text with the numbers that the outcomes make, and what they are made of. */
  async #sections(
    officer: Officer,
    wish: StatementWish,
    lineage: string,
    to: readonly string[],
  ): Promise<DraftBody['sections']> {
    const { self, directory } = this.#parts;
    const parties = [...new Set([...to, self])].sort();
    const made = await Promise.all(wish.figures.map((one) => this.#figure(officer, one, lineage, parties)));
    const missing = wish.figures.filter((_, at) => made[at] === undefined);
    if (missing.length > 0) throw figureUnfounded(missing.map(({ id }) => id));
    const figures = made.filter((one) => one !== undefined);
    return {
      statement: {
        ...{
          v: 1,
          nonce: newRandomId(),
          embargo: wish.embargo,
          title: wish.title,
          paragraphs: wish.paragraphs,
        },
        parties: parties.map((id) => ({
          id,
          names: directory.trusted(id as PartyId)?.chain.newest.payload.names ?? { en: id },
        })),
        figures: figures.map(({ figure }) => figure),
      },
      ...(figures.length > 0 && { basis: { figures: figures.map(({ row }) => row) } }),
      ...(wish.note && { note: { text: wish.note } }),
    };
  }

  async #figure(officer: Officer, wish: FigureWish, lineage: string, parties: readonly string[]) {
    const { id, label, from, dossier, ...rest } = wish;
    const measure = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const all = await this.#reading.confirmed(officer, lineage, parties, dossier);
    const some = from ? all.filter((outcome) => from.includes(outcome.id)) : all;
    const made = figureOf(measure as never, some);
    if (!made || (from && new Set(made.from).size !== new Set(from).size)) return undefined;
    const row = {
      id,
      ...measure,
      from: [...new Set(made.from)].sort(),
    } as unknown as Basis['figures'][number];
    return { figure: { id, label, value: made.value }, row };
  }

  async #declared(
    officer: Officer,
    { current, lineage }: ReadStatement,
    wish: Pick<StatementWish, 'declaration' | 'handling'>,
  ) {
    const of = { act: current.act, about: 'statement.propose', lineage };
    const { declaration, handling } = await declaredAs(this.#parts, officer, of);
    return { declaration: published(wish.declaration ?? declaration), handling: wish.handling ?? handling };
  }

  #way({ state, lineage, dossier }: ReadStatement) {
    return { to: state.audience.filter((party) => party !== this.#parts.self) as string[], lineage, dossier };
  }

  async #hand(officer: Officer, body: DraftBody): Promise<Made> {
    const { drafts } = this.#parts;
    const { id } = await drafts.create(officer, body);
    const { revision } = await drafts.submit(officer, id);
    return { draft: id, revision };
  }
}

function headOf({ dossier, lineage, state, current }: ReadStatement): Omit<StatementItem, 'seq'> {
  return {
    ...{ dossier, lineage, state: state.state as StatementItem['state'], embargo: current.body.embargo },
    title: withFigures(current.body.title, current.body.figures) as Text,
    ...(current.publicFrom !== undefined && { publicFrom: current.publicFrom }),
    parties: [...state.audience],
    missing: [...current.missing],
  };
}

/** Made to be published, and declared so. */
function published(declaration: Record<string, unknown>): Record<string, unknown> {
  const uses = new Set([...((declaration.uses as string[] | undefined) ?? []), 'publication']);
  return { ...declaration, uses: [...uses].sort() };
}
