// SPDX-License-Identifier: Apache-2.0
// An agreement on paper: PDF of one version in two languages, for those who may read it.
import { readFileSync } from 'node:fs';
import type { Officer } from '../../access/index.ts';
import { type Language, notFound } from '../../refusal.ts';
import { Typesetter } from '../../typesetting/index.ts';
import { agreementPaper } from './paper.ts';
import type { AgreementParts } from './parts.ts';
import type { Reading } from './reading.ts';

const template = readFileSync(new URL('./agreement-paper.typ', import.meta.url), 'utf8');

export class Papers {
  readonly #parts: Pick<AgreementParts, 'store' | 'journal' | 'now'>;
  readonly #reading: Pick<Reading, 'one'>;
  readonly #typesetter: Typesetter;

  constructor(
    parts: Pick<AgreementParts, 'store' | 'journal' | 'now'>,
    reading: Pick<Reading, 'one'>,
    typesetter = new Typesetter(),
  ) {
    this.#parts = parts;
    this.#reading = reading;
    this.#typesetter = typesetter;
  }

  /** @throws Refusal 404 for what the officer may not know of; 503 when the paper cannot be set now */
  async paper(
    officer: Officer,
    lineage: string,
    terms: string,
    languages: readonly [Language, Language],
  ): Promise<Buffer> {
    const agreement = await this.#reading.one(officer, lineage);
    const version = agreement.versions.find((one) => one.terms === terms);
    if (!version) throw notFound();
    const { store, journal, now } = this.#parts;
    const at = now();
    const pdf = await this.#typesetter.typeset(
      template,
      agreementPaper({ agreement, version, languages, at }),
      at,
    );
    await store.writer.write((tx) =>
      journal.record(tx, {
        who: officer.id,
        what: 'export',
        dossier: lineage,
        detail: { form: 'paper', languages: languages.join(' '), version: version.number },
      }),
    );
    return pdf;
  }
}
