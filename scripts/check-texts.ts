// SPDX-License-Identifier: Apache-2.0
// Fails when a sentence of the screens is missing in a language, has other arguments there, lacks a plural form of Arabic, is used by nobody,
// or stands in the code instead of in a catalogue.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { hardCodedTexts } from './hard-coded-texts.ts';
import { sourceFiles } from './source-files.ts';

const LANGUAGES = ['ar', 'es', 'fr', 'en'] as const;
/** CLDR plural forms of Arabic; a number may be any. */
const ARABIC_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const OWN_AREA = 'packages/web/src/';
/** French elides with ’, as print does, and not with the mark of typewriters. */
const TYPED_APOSTROPHE = /\p{L}'\p{L}/u;

type Catalogue = Record<string, string>;

/** Arguments of a message with their kinds, and the forms of each plural. */
function shapeOf(elements: readonly MessageFormatElement[]): { arguments: Set<string>; plurals: string[][] } {
  const found = { arguments: new Set<string>(), plurals: [] as string[][] };
  const walk = (some: readonly MessageFormatElement[]): void => {
    for (const one of some) {
      if (one.type === TYPE.literal || one.type === TYPE.pound) continue;
      found.arguments.add(one.value);
      if (one.type === TYPE.plural) found.plurals.push(Object.keys(one.options));
      if (one.type === TYPE.plural || one.type === TYPE.select)
        for (const option of Object.values(one.options)) walk(option.value);
      if (one.type === TYPE.tag) walk(one.children);
    }
  };
  walk(elements);
  return found;
}

const listed = (some: Iterable<string>) => [...some].sort().join(', ');

/** What is wrong with one area's four catalogues. */
export function catalogueProblems(area: string, catalogues: Readonly<Record<string, Catalogue>>): string[] {
  const problems: string[] = [];
  const english = catalogues.en ?? {};
  for (const language of LANGUAGES) {
    const catalogue = catalogues[language] ?? {};
    for (const id of Object.keys(english))
      if (!(catalogue[id] ?? '').trim()) problems.push(`${area}.${language}: ${id} is missing`);
    for (const [id, text] of Object.entries(catalogue)) {
      const where = `${area}.${language}: ${id}`;
      if (language === 'fr' && TYPED_APOSTROPHE.test(text))
        problems.push(`${where} has ' where French has ’`);
      if (!(id in english)) problems.push(`${where} is not in English`);
      if (!id.startsWith(`${area}.`)) problems.push(`${where} does not begin with its area`);
      try {
        const { arguments: has, plurals } = shapeOf(parse(text));
        const wanted = listed(shapeOf(parse(english[id] ?? text)).arguments);
        if (listed(has) !== wanted)
          problems.push(`${where} has other arguments: ${listed(has)}; English: ${wanted}`);
        if (language === 'ar')
          for (const forms of plurals)
            if (!ARABIC_FORMS.every((form) => forms.includes(form)))
              problems.push(`${where} lacks a plural form of Arabic: it has ${forms.join(', ')}`);
      } catch (error) {
        problems.push(
          `${where} is no ICU message: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }
  return problems;
}

/** Texts in French that stand in code: members `fr`, and files of French alone. */
function typedApostrophes(root: string): string[] {
  return sourceFiles(root, ['.ts'])
    .filter((file) => file.startsWith('packages/') && !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const lines = readFileSync(join(root, file), 'utf8').split('\n');
      return lines.flatMap((line, at) => {
        const isFrench =
          /^\s*fr:/.test(line) ||
          lines[at - 1]?.trim() === 'fr:' ||
          (/\/fr\.ts$/.test(file) && !/^\s*(\/\/|\*|\/\*)/.test(line));
        return isFrench && TYPED_APOSTROPHE.test(line) ? [`${file}:${at + 1} has ' where French has ’`] : [];
      });
    });
}

/** Checks all catalogues and all screens under `root`; says so when there was nothing to check. */
export function checkTexts(root: string): { seen: number; problems: string[] } {
  const folder = join(root, `${OWN_AREA}words`);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const areas = [...new Set(files.map((name) => name.split('.')[0] ?? ''))];
  const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Catalogue;
  const problems = areas.flatMap((area) =>
    catalogueProblems(
      area,
      Object.fromEntries(
        LANGUAGES.filter((one) => files.includes(`${area}.${one}.json`)).map((one) => [
          one,
          read(`${area}.${one}.json`),
        ]),
      ),
    ),
  );
  const sources = sourceFiles(root, ['.ts', '.tsx']).filter(
    (file) => file.startsWith(OWN_AREA) && !file.endsWith('.test.ts'),
  );
  const texts = sources.map((file) => readFileSync(join(root, file), 'utf8'));
  const code = texts.join('\n');
  const ids = areas.flatMap((area) => Object.keys(read(`${area}.en.json`)));
  // An id may be put together: then its beginning stands in the code, up to the part that varies.
  const composed = [...code.matchAll(/`([a-z]+\.[A-Za-z.-]*)\$\{/g)].map(([, start]) => start ?? '');
  for (const id of ids)
    if (!code.includes(`'${id}'`) && !composed.some((start) => id.startsWith(start)))
      problems.push(`${id} is said nowhere`);
  for (const [index, file] of sources.entries())
    if (file.endsWith('.tsx'))
      problems.push(...hardCodedTexts(texts[index] ?? '').map((text) => `${file}: ${text}`));
  problems.push(...typedApostrophes(root));
  if (ids.length === 0 || sources.length === 0) problems.push('nothing was found, so nothing was checked');
  return { seen: ids.length, problems };
}

if (import.meta.main) {
  const { seen, problems } = checkTexts(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(`texts: ${seen} sentences, ${problems.length} problems`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
