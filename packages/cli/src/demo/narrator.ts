// SPDX-License-Identifier: Apache-2.0
// Tells what happens, in the reader's language, on a terminal: headings, lines, short ids. Colours only where there is a terminal.

import type { Language, Text } from '@tansiq/node/contract';
import { inLanguage } from '../fleet/language.ts';
import type { PartyNode } from '../fleet/party-node.ts';
import { phrase, type Values } from '../fleet/phrase.ts';
import { type Catalogue, catalogues } from './catalogue/index.ts';

type Line = keyof Catalogue;

export interface Paper {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

const BOLD = '\u001b[1m';
const DIM = '\u001b[2m';
const PLAIN = '\u001b[0m';

export class Narrator {
  readonly language: Language;
  readonly #paper: Paper;

  constructor(language: Language, paper: Paper) {
    this.language = language;
    this.#paper = paper;
  }

  /** A sentence of the catalogue with its values. */
  words(line: Line, values: Values = {}): string {
    return phrase(catalogues[this.language][line], values, this.language);
  }

  /** The party's short name in a sentence: its city. */
  name(node: PartyNode): string {
    const city = node.id === 'ma.dgsn' ? 'rabat' : 'madrid';
    return this.words(city);
  }

  /** A text of the story itself, in the reader's language where it has it. */
  text(text: Text | undefined): string {
    return inLanguage(text, this.language);
  }

  title(line: Line): void {
    this.#print(this.#styled(BOLD, this.words(line)));
  }

  heading(line: Line): void {
    this.#print(`\n${this.#styled(BOLD, this.words(line))}`);
  }

  tell(line: Line, values: Values = {}): void {
    this.#print(`  ${this.words(line, values)}`);
  }

  /** What belongs to the line before it. */
  detail(line: Line, values: Values = {}): void {
    this.#print(`    ${this.#styled(DIM, this.words(line, values))}`);
  }

  #styled(style: string, text: string): string {
    return this.#paper.isTTY ? `${style}${text}${PLAIN}` : text;
  }

  #print(line: string): void {
    this.#paper.write(`${line}\n`);
  }
}

/** Enough of an id to tell it from others by eye; the whole one is in the API. */
export const short = (id: string): string => id.slice(0, 10);
