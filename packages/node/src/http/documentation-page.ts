// SPDX-License-Identifier: Apache-2.0
// The API's description as one HTML page: no script, no font, no image, its style allowed by hash. Headings in the reader's language.
import { html, raw } from 'hono/html';
import { type Language, languages, type Texts } from '../refusal.ts';
import type { OpenApi, Operation } from './openapi.ts';

export const pageStyle = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 22%, transparent); }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
h2 { margin-block: 2.5rem 0.5rem; border-block-end: 1px solid var(--line); }
article { border: 1px solid var(--line); border-radius: 8px; padding: 0.75rem 1rem; margin-block: 0.75rem; }
h3 { margin: 0; font-size: 1rem; }
code, pre { font: 0.875rem/1.45 ui-monospace, monospace; direction: ltr; unicode-bidi: isolate; }
pre { overflow: auto; text-align: left; border-inline-start: 3px solid var(--line); padding-inline-start: 0.75rem; }
.method { font-weight: 700; margin-inline-end: 0.5rem; }
p { margin-block: 0.35rem; }
summary { cursor: pointer; padding-block: 0.25rem; }
nav a { margin-inline-end: 1rem; }
`;

const words: Record<'roles' | 'parameters' | 'body' | 'answer' | 'schemas' | 'machine', Texts> = {
  roles: { ar: 'من يجوز له', es: 'Quién puede', fr: 'Qui peut', en: 'Who may' },
  parameters: { ar: 'المعاملات', es: 'Parámetros', fr: 'Paramètres', en: 'Parameters' },
  body: { ar: 'الطلب', es: 'Petición', fr: 'Requête', en: 'Request' },
  answer: { ar: 'الجواب', es: 'Respuesta', fr: 'Réponse', en: 'Answer' },
  schemas: { ar: 'الأشكال المشتركة', es: 'Formas comunes', fr: 'Formes communes', en: 'Shared shapes' },
  machine: { ar: 'للبرامج', es: 'Para programas', fr: 'Pour les programmes', en: 'For programs' },
};

const tongues: Texts = { ar: 'العربية', es: 'Español', fr: 'Français', en: 'English' };

/** The whole page. Everything from the description is escaped by `html`. */
export function documentationPage(api: OpenApi, language: Language): string {
  const groups = Map.groupBy(operationsOf(api), ([, , operation]) => operation.tags[0] ?? '');
  const page = html`<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${api.info.title}</title>
<style>${raw(pageStyle)}</style></head>
<body>
<header><h1><bdi>${api.info.title}</bdi> <small>${api.info.version}</small></h1>
<p lang="en" dir="ltr">${api.info.description}</p>
<nav>${languages.map((one) => html`<a href="?lang=${one}" lang="${one}" hreflang="${one}">${tongues[one]}</a>`)}
<a href="/api/openapi.json">${words.machine[language]}: OpenAPI 3.1</a></nav></header>
<main>
${[...groups].map(([tag, operations]) => html`<section><h2>${tag}</h2>${operations.map((one) => article(one, language))}</section>`)}
<section><h2>${words.schemas[language]}</h2>
${Object.entries(api.components.schemas).map(([name, schema]) => html`<details id="${name}"><summary><code>${name}</code></summary>${json(schema)}</details>`)}
</section>
</main></body></html>`;
  return String(page);
}

type Found = [method: string, path: string, operation: Operation];

const operationsOf = (api: OpenApi): Found[] =>
  Object.entries(api.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Found => [method.toUpperCase(), path, operation]),
  );

const json = (value: unknown) => html`<pre>${JSON.stringify(value, null, 2)}</pre>`;

function article([method, path, operation]: Found, language: Language) {
  const { parameters, requestBody, responses } = operation;
  const answer = Object.fromEntries(Object.entries(responses).filter(([status]) => status.startsWith('2')));
  return html`<article id="${operation.operationId}">
<h3><code><span class="method">${method}</span>${path}</code></h3>
<p lang="en" dir="ltr">${operation.summary}</p>
<p>${words.roles[language]}: <code>${operation['x-roles'].join(', ')}</code></p>
${parameters.length > 0 ? folded(words.parameters[language], parameters) : ''}
${requestBody ? folded(words.body[language], requestBody) : ''}
${folded(words.answer[language], answer)}
</article>`;
}

const folded = (heading: string, value: unknown) =>
  html`<details><summary>${heading}</summary>${json(value)}</details>`;
