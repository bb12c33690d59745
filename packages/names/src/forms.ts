// SPDX-License-Identifier: Apache-2.0
// The readings of one name unit: compounds with their head or tail taken off, glued articles and particles opened.

import type { Script } from './words.ts';

/** What was taken off a reading (or found loose beside it). */
export type Tag = '' | 'abd' | 'din' | 'llah' | 'dhu' | 'abu' | 'um' | 'son' | 'ould' | 'ait' | 'article';

/**
 * A reading: the letters that remain, what was taken off, and what the reading itself costs (nats). `across` readings are
 * another people's spelling of the word: they speak between scripts, where within one the letters themselves are compared.
 */
export type Form = {
  readonly text: string;
  readonly tag: Tag;
  readonly penalty: number;
  readonly across?: true;
};

/** What it costs when one side carries the tag and the other does not, or carries another. */
const TAG_COST: Readonly<Record<Tag, number>> = {
  '': 0,
  article: 0.1,
  son: 0.5,
  ould: 0.6,
  ait: 0.6,
  dhu: 1.2,
  abu: 1.6,
  um: 1.6,
  din: 2,
  llah: 2,
  abd: 8,
};

/** Cost of putting two tags together: nothing when equal, else what both sides lose. */
export function tagCost(a: Tag, b: Tag): number {
  return a === b ? 0 : TAG_COST[a] + TAG_COST[b];
}

const LATIN_ALLAH = /^abd[aeiou]{0,2}l{1,2}[aeo]h?$/;
const LATIN_ABD = /^(?:abd|xeabd)(?:[aeo]|ou|oe|u|i)?(.{3,})$/;
const LATIN_DIN = /^(.{2,}?)(?:(?:[aeuoi]|ou|el|al|ul|oul|il)d{1,2}|dd)(?:i|ee|ie|y|ei)ne?$/;
const LATIN_LLAH = /^(.{3,}?)(?:[aeuo]?l{1,2})ah?$/;
const LATIN_DHU = /^(?:dh|z|d|th)(?:u|ou|oo|o)l(?:-?)(.{4,})$/;
const LATIN_SON = /^(?:ben|bin|ibn)(.{4,})$/;
const LATIN_ABU = /^(?:abou|abu|abo|bou|bu)(.{4,})$/;
const LATIN_OULD = /^(?:ould|weld)(.{4,})$/;
const LATIN_AIT = /^(?:ait)(.{4,})$/;
const LATIN_UM = /^(?:oum|umm)(.{4,})$/;
const LATIN_ARTICLE = /^[ae]l(.{4,})$/;
const LATIN_SUN = /^[ae](?:(?=(?:s|sh|ch|z|r|n|d|t))(.))(\1.{3,}|(?<=s)h.{3,}|(?<=c)h.{3,})$/;

const TAGGED: readonly (readonly [RegExp, Tag, number])[] = [
  [LATIN_DIN, 'din', 0],
  [LATIN_DHU, 'dhu', 0.5],
  [LATIN_SON, 'son', 0.2],
  [LATIN_ABU, 'abu', 0.3],
  [LATIN_OULD, 'ould', 0.1],
  [LATIN_AIT, 'ait', 0.2],
  [LATIN_UM, 'um', 0.5],
  [LATIN_ARTICLE, 'article', 0.8],
];

const ARABIC_TAGGED: readonly (readonly [RegExp, Tag, number])[] = [
  [/^عبدال(.{2,})$/u, 'abd', 0],
  [/^عبد(.{3,})$/u, 'abd', 0.3],
  [/^(.{2,})الدين$/u, 'din', 0],
  [/^(.{2,})لدين$/u, 'din', 0.2],
  [/^(.{2,})الله$/u, 'llah', 0],
  [/^(.{3,})لله$/u, 'llah', 0.2],
  [/^ذوال(.{2,})$/u, 'dhu', 0],
  [/^(?:بن|ابن)(.{3,})$/u, 'son', 0.3],
  [/^(?:ابو|أبو|بو)(.{3,})$/u, 'abu', 0.3],
  [/^ال(.{2,})$/u, 'article', 0],
];

function abdForms(text: string): Form[] {
  const rest = LATIN_ABD.exec(text)?.[1];
  if (rest === undefined) return [];
  const single = rest.replace(/^(.)\1/, '$1');
  const forms: Form[] = [{ text: single, tag: 'abd', penalty: 0 }];
  if (/^ll?[^l]/.test(rest)) forms.push({ text: rest.replace(/^l+/, ''), tag: 'abd', penalty: 0 });
  if (/^(ss|ch|sh|rr|nn|zz|dd|tt)/.test(rest) === false && /^[srnzdt]/.test(rest))
    forms.push({ text: single.slice(1), tag: 'abd', penalty: 1.5 });
  return forms;
}

/** What a reading by another people's spelling costs: less than a letter that stands for nothing. */
const RESPELT = 0.7;
const SOMALI = 1.5;
const TAILED = 1;
/** `-ur` and `-ul` of Urdu and Bengali papers, written onto the name before Rahman, Haq, Islam (Matiur, Saiful). */
const LATIN_TAIL = /^(.{3,})(?:u|oo|ou)[rl]$/;

/** Double letters, English ee and oo, Persian and Turkish v, as the papers of most others write them. */
function respelt(text: string): string {
  return text
    .replace(/oo/g, 'u')
    .replace(/ee/g, 'i')
    .replace(/([^aeiou])\1+/g, '$1')
    .replace(/v(?=[aeiou])/g, 'w');
}

/** Somali spelling as others write it: x and c for the sounds of the throat, long vowels doubled; undefined when it is none. */
function fromSomali(text: string): string | undefined {
  if (!/x|^c[aeiou]|[aeiou]c$|(?:^|[^c])ac[aeiou]|ii|uu/.test(text)) return undefined;
  return text
    .replace(/x/g, 'h')
    .replace(/c(?![hkz])/g, '')
    .replace(/([aeiou])\1/g, '$1');
}

/** A sun letter doubled for the article inside a word: khalilurrehman, shamsussalam. */
const INNER_SUN = /([a-z]{3})(?:[aeu]|ou|oo)([rsztn])\2(?=[aeiou])/;

/** The word in the spellings of others, which are cheap to read as the word itself. */
function respellings(text: string): Form[] {
  const forms: Form[] = [];
  const plainer = respelt(text);
  if (plainer !== text && plainer.length > 2)
    forms.push({ text: plainer, tag: '', penalty: RESPELT, across: true });
  const opened = text.replace(INNER_SUN, '$1al$2');
  if (opened !== text && text.length > 8)
    forms.push({ text: opened, tag: '', penalty: RESPELT, across: true });
  const somali = fromSomali(text);
  if (somali !== undefined && somali.length > 2)
    forms.push({ text: somali, tag: '', penalty: SOMALI, across: true });
  return forms;
}

function latinForms(text: string): Form[] {
  const forms: Form[] = [];
  if (text.length > 3) forms.push(...respellings(text));
  if (text.length < 5) return forms;
  const tailed = LATIN_TAIL.exec(text)?.[1];
  if (tailed !== undefined) forms.push({ text: tailed, tag: '', penalty: TAILED, across: true });
  if (LATIN_ALLAH.test(text)) return [{ text: 'allah', tag: 'abd', penalty: 0 }];
  if (text.startsWith('abd') || text.startsWith('xeabd')) forms.push(...abdForms(text));
  for (const [pattern, tag, penalty] of TAGGED) {
    const rest = pattern.exec(text)?.[1];
    if (rest !== undefined) forms.push({ text: rest.replace(/^(.)\1/, '$1'), tag, penalty });
  }
  const blessed = /l+[ao]h?$/.test(text) ? LATIN_LLAH.exec(text)?.[1] : undefined;
  if (blessed !== undefined)
    forms.push({ text: blessed, tag: 'llah', penalty: /l+ah$/.test(text) ? 0.2 : 0.8 });
  if (text.includes('sch')) forms.push({ text: text.replaceAll('sch', 'sh'), tag: '', penalty: 0.3 });
  const sun = LATIN_SUN.exec(text)?.[2];
  if (sun !== undefined) forms.push({ text: sun, tag: 'article', penalty: 0.8 });
  return forms;
}

function arabicForms(text: string): Form[] {
  if (/^عبدال[لا]*ه$/u.test(text)) return [{ text: 'الله', tag: 'abd', penalty: 0 }];
  const forms: Form[] = [];
  for (const [pattern, tag, penalty] of ARABIC_TAGGED) {
    const rest = pattern.exec(text)?.[1];
    if (rest !== undefined) forms.push({ text: rest, tag, penalty });
  }
  return forms;
}

/** A compound that was found loose, as the one word that others write. */
function writtenTogether(text: string, script: Script, tag: 'abd' | 'din' | 'llah'): Form {
  const arabic = { abd: `عبدال${text}`, din: `${text}الدين`, llah: `${text}الله` };
  const latin = { abd: `abdel${text}`, din: `${text}eddine`, llah: `${text}ullah` };
  return { text: script === 'arabic' ? arabic[tag] : latin[tag], tag: '', penalty: 0.1 };
}

/** What the parser found loose beside a unit is its first reading; glued readings follow; the whole word is always one. */
export function formsOf(text: string, script: Script, tag: Tag): Form[] {
  if (tag === 'abd') {
    if (/^(?:a?l+a?h?|l+ah|allah|ullah|ollah|ulla|الله|لله|له)$/u.test(text))
      return [{ text: script === 'arabic' ? 'الله' : 'allah', tag, penalty: 0 }];
    const bare = script === 'arabic' ? text.replace(/^ال(?=.{2})/u, '') : text;
    return [{ text: bare, tag, penalty: 0 }, writtenTogether(bare, script, tag)];
  }
  const whole: Form = { text, tag, penalty: 0 };
  const opened = script === 'latin' ? latinForms(text) : script === 'arabic' ? arabicForms(text) : [];
  if (tag === '') {
    const bare = opened.some((form) => form.penalty === 0 && form.tag === 'article');
    return [bare ? { ...whole, penalty: 0.4 } : whole, ...opened];
  }
  if (tag === 'din' || tag === 'llah') return [whole, writtenTogether(text, script, tag)];
  return [
    whole,
    ...opened.filter((form) => form.tag === 'article' || form.tag === tag).map((form) => ({ ...form, tag })),
  ];
}
