// SPDX-License-Identifier: Apache-2.0
// A published statement for reading: what its paper is filled with, and a page that stands alone. Nothing but what is signed is in them. Pure.
import { type StatementBody, withFigures } from '@tansiq/protocol';
import { html, raw } from 'hono/html';
import { inLanguage, publishedWords } from './published-words.ts';

export interface Publication {
  hash: string;
  statement: StatementBody;
  signed: readonly { party: string; kid: string }[];
  /** The file that anyone checks. */
  file: string;
}

/** One text in each language of the paper. */
type Said = Record<string, string>;

const rightToLeft: ReadonlySet<string> = new Set(['ar', 'fa', 'he', 'ur']);

/** Languages of a text: those that run from left to right first, so that each begins at its own margin. */
export const languagesOf = (statement: StatementBody): string[] =>
  Object.keys(statement.title).sort(
    (a, b) => Number(rightToLeft.has(a)) - Number(rightToLeft.has(b)) || (a < b ? -1 : 1),
  );

const best = (text: Said, language: string): string =>
  text[language] ?? text.en ?? Object.values(text)[0] ?? '';

const moment = (time: string): string => `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;

/** What `statement-paper.typ` reads. @param languages of the text */
export function statementPaper({ hash, statement, signed }: Publication, languages: readonly string[]) {
  const { figures, parties } = statement;
  const say = (make: (language: string) => string): Said =>
    Object.fromEntries(languages.map((language) => [language, make(language)]));
  const filled = (text: StatementBody['title']): Said => {
    const words = withFigures(text, figures) as Said;
    return say((language) => best(words, language));
  };
  const titles = filled(statement.title);
  return {
    title: titles[languages[0] ?? ''] ?? '',
    ...{ hash, titles, moment: moment(statement.embargo) },
    columns: languages.map((language) => ({ language, rtl: rightToLeft.has(language) })),
    words: Object.fromEntries(
      Object.entries(publishedWords).map(([name, label]) => [
        name,
        say((language) => inLanguage(label, language)),
      ]),
    ),
    paragraphs: statement.paragraphs.map(filled),
    figures: figures.map(({ label, value }) => ({ value, labels: say((language) => best(label, language)) })),
    parties: parties.map(({ id, names }) => ({
      id,
      kid: signed.find(({ party }) => party === id)?.kid ?? '',
      names: say((language) => best(names, language)),
    })),
  };
}

const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 22%, transparent); }
body { font: 17px/1.6 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
main { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr)); gap: 2.5rem; }
h1 { font-size: 1.5rem; line-height: 1.3; margin-block: 0.25rem 0.5rem; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.25rem 0.75rem; }
dt { font-weight: 700; } dd { margin: 0; }
footer { border-block-start: 1px solid var(--line); margin-block-start: 2rem; padding-block: 1rem; font-size: 0.875rem; }
code { font: 0.8125rem ui-monospace, monospace; direction: ltr; unicode-bidi: isolate; overflow-wrap: anywhere; }
`;

/** One HTML page without script, font or image, with the file in it. Every word is escaped. */
export function statementPage(publication: Publication): string {
  const languages = languagesOf(publication.statement);
  const paper = statementPaper(publication, languages);
  const file = `data:application/json;base64,${Buffer.from(publication.file).toString('base64')}`;
  const say = (label: keyof typeof publishedWords, language: string) =>
    inLanguage(publishedWords[label], language);
  const page = html`<!doctype html>
<html lang="${languages[0] ?? 'en'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${paper.title}</title>
<style>${raw(style)}</style></head>
<body><main>
${paper.columns.map(
  ({ language, rtl }) => html`<article lang="${language}" dir="${rtl ? 'rtl' : 'ltr'}">
<small>${say('statement', language)} · <time datetime="${publication.statement.embargo}"><bdi>${paper.moment}</bdi></time></small>
<h1>${paper.titles[language]}</h1>
${paper.paragraphs.map((one) => html`<p>${one[language]}</p>`)}
<dl>${paper.figures.map(({ value, labels }) => html`<dt>${value}</dt><dd>${labels[language]}</dd>`)}</dl>
<p><strong>${say('signed', language)}</strong> ${paper.parties.map(({ names }) => html`<span>${names[language]}</span><br>`)}</p>
<p><small>${say('how', language)}</small></p>
<p><a download="statement.json" href="${file}">${say('file', language)}</a></p>
</article>`,
)}
</main>
<footer>${paper.parties.map(({ id, kid }) => html`<p><code>${id} ${kid}</code></p>`)}<p><code>${publication.hash}</code></p></footer>
</body></html>`;
  return String(page);
}
