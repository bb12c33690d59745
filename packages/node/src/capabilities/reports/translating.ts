// SPDX-License-Identifier: Apache-2.0
// Translations that people here make of acts: marked as theirs, never the original, and under everything that holds for the act.
import type { Officer } from '../../access/index.ts';
import type { ContentReader } from '../../content/content-reader.ts';
import { markErased } from '../../content/erase.ts';
import { dropTranslation, keepTranslation } from '../../content/translations.ts';
import type { NewsDesk } from '../../exchange/news.ts';
import type { Journal } from '../../journal/index.ts';
import { conflict, notFound, Refusal } from '../../refusal.ts';
import type { Store } from '../../store/index.ts';

export interface TranslatingParts {
  store: Store;
  content: ContentReader;
  journal: Journal;
  news: NewsDesk;
  now: () => number;
}

export interface TranslationGiven {
  sections: Record<string, string>;
  revision: number;
}

export class Translations {
  readonly #parts: TranslatingParts;

  constructor(parts: TranslatingParts) {
    this.#parts = parts;
  }

  /**
   * Keeps what an officer translated of an act into a language.
   * @throws Refusal as `ContentReader.open`; 409 when another wrote meanwhile; 422 for a section that the act does not have
   */
  async keep(
    officer: Officer,
    id: string,
    lang: string,
    given: TranslationGiven,
  ): Promise<{ revision: number }> {
    const { store, content, journal, news, now } = this.#parts;
    const act = await content.open(officer, id, { detail: { translation: lang } });
    const { dossier } = act.header;
    const stray = Object.keys(given.sections).find((name) => !translatable(name, act.sections));
    if (stray !== undefined) throw nothingToTranslate(stray);
    const kept = await store.writer.write(async (tx) => {
      const done = await keepTranslation(tx, act, {
        ...given,
        lang,
        translator: officer.id,
        nowMs: now(),
      });
      if (!done) return false;
      await journal.record(tx, {
        who: officer.id,
        what: 'compose',
        act: id,
        ...(dossier !== undefined && { dossier }),
        detail: { translation: lang, revision: given.revision + 1 },
      });
      await news.tell(tx, [{ kind: 'act', act: id, dossier, detail: { translation: lang } }]);
      return true;
    });
    if (!kept) throw conflict();
    news.wake();
    return { revision: given.revision + 1 };
  }

  /** Erases a translation. @throws Refusal as `ContentReader.open`; 404 when there is none */
  async drop(officer: Officer, id: string, lang: string): Promise<void> {
    const { store, content, journal } = this.#parts;
    const act = await content.open(officer, id, { detail: { translation: lang } });
    const gone = await store.writer.write(async (tx) => {
      if (!(await dropTranslation(tx, act, lang))) return false;
      await markErased(tx);
      await journal.record(tx, {
        who: officer.id,
        what: 'erase',
        act: id,
        detail: { translation: lang },
      });
      return true;
    });
    if (!gone) throw notFound();
  }
}

/** Sections in prose, and statements about subjects as `subjects.<subject>.<place>`. */
function translatable(name: string, sections: Readonly<Record<string, unknown>>): boolean {
  const [section = '', subject, place] = name.split('.');
  if (subject === undefined) return ['title', 'facts', 'assessment'].includes(name) && section in sections;
  const { subjects = [] } = (sections.subjects ?? {}) as {
    subjects?: { id: string; statements: unknown[] }[];
  };
  const one = section === 'subjects' ? subjects.find(({ id }) => id === subject) : undefined;
  return one !== undefined && Number(place) >= 0 && Number(place) < one.statements.length;
}

/** 422: not a part of the act that has words. */
const nothingToTranslate = (name: string): Refusal =>
  new Refusal({
    code: 'no-such-section',
    status: 422,
    texts: {
      ar: `ليس في هذا الإجراء نص باسم \u2068${name}\u2069 حتى يُترجَم. ترجم الأقسام الموجودة فيه فقط.`,
      es: `Este acto no tiene un texto \u2068${name}\u2069 que traducir. Traduzca solo las secciones que tiene.`,
      fr: `Cet acte n’a pas de texte \u2068${name}\u2069 à traduire. Ne traduisez que les sections qu’il a.`,
      en: `This act has no text \u2068${name}\u2069 to translate. Translate only the sections that it has.`,
    },
  });
