// SPDX-License-Identifier: Apache-2.0
// What a schema found wrong, as issues in four languages. Names of fields and limits are told, values never.
import type { z } from 'zod';
import { type FieldIssue, languages, type Texts } from '../refusal.ts';

const MOST_ISSUES = 50;
const LONGEST_PATH = 200;

type Issue = z.core.$ZodIssue;

/** Issues of one part of the request (`body`, `query`, `params`); `input` is what was parsed, to tell missing from wrong. */
export function fieldIssues(
  part: 'body' | 'query' | 'params',
  error: z.ZodError,
  input: unknown,
): FieldIssue[] {
  return error.issues.slice(0, MOST_ISSUES).map((issue) => ({
    path: [part, ...issue.path.map(String)].join('.').slice(0, LONGEST_PATH),
    ...explain(issue, valueAt(input, issue.path) === undefined),
  }));
}

function explain(issue: Issue, missing: boolean): { code: string; texts: Texts } {
  if (missing && issue.code !== 'custom') return { code: 'missing', texts: missingTexts };
  switch (issue.code) {
    case 'too_small':
      return { code: 'too-small', texts: atLeast(Number(issue.minimum), issue.origin) };
    case 'too_big':
      return { code: 'too-big', texts: atMost(Number(issue.maximum), issue.origin) };
    case 'unrecognized_keys':
      return { code: 'unknown-member', texts: unknownTexts(issue.keys.join(', ').slice(0, LONGEST_PATH)) };
    case 'invalid_value':
      return { code: 'not-one-of', texts: oneOf(issue.values.map(String).join(', ').slice(0, 400)) };
    case 'invalid_type':
      return { code: 'wrong-type', texts: wrongForm(issue.expected) };
    case 'invalid_format':
      return { code: 'wrong-form', texts: wrongForm(issue.pattern ?? issue.format) };
    case 'custom':
      return customIssue(issue.params);
    default:
      return { code: 'wrong', texts: wrongTexts };
  }
}

/** A refinement of ours may bring its own code and texts: `params: { code, texts }`. */
function customIssue(params: Record<string, unknown> | undefined): { code: string; texts: Texts } {
  const code = typeof params?.code === 'string' ? params.code : 'wrong';
  return { code, texts: isTexts(params?.texts) ? params.texts : wrongTexts };
}

function isTexts(value: unknown): value is Texts {
  return (
    typeof value === 'object' &&
    value !== null &&
    languages.every((language) => typeof Reflect.get(value, language) === 'string')
  );
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

const missingTexts: Texts = {
  ar: 'هذه الخانة مطلوبة. أدخل قيمة.',
  es: 'Este campo es obligatorio. Complételo.',
  fr: 'Ce champ est obligatoire. Remplissez-le.',
  en: 'This field is required. Fill it in.',
};

const wrongTexts: Texts = {
  ar: 'القيمة غير مقبولة. راجع وصف الخانة في وثائق الواجهة.',
  es: 'El valor no se admite. Consulte la descripción del campo en la documentación de la API.',
  fr: 'La valeur n’est pas acceptée. Voyez la description du champ dans la documentation de l’API.',
  en: 'The value is not accepted. See what the API documentation says of this field.',
};

const unknownTexts = (keys: string): Texts => ({
  ar: `خانات غير معروفة: ${keys}. احذفها.`,
  es: `Campos desconocidos: ${keys}. Quítelos.`,
  fr: `Champs inconnus : ${keys}. Retirez-les.`,
  en: `Unknown members: ${keys}. Remove them.`,
});

const oneOf = (values: string): Texts => ({
  ar: `اختر إحدى هذه القيم: ${values}.`,
  es: `Elija uno de estos valores: ${values}.`,
  fr: `Choisissez une de ces valeurs : ${values}.`,
  en: `Choose one of these values: ${values}.`,
});

const wrongForm = (form: string): Texts => ({
  ar: `الشكل غير صحيح؛ المطلوب: ${form}.`,
  es: `La forma no es correcta; se espera: ${form}.`,
  fr: `La forme est incorrecte ; attendu : ${form}.`,
  en: `The form is wrong; expected: ${form}.`,
});

type Unit = 'number' | 'characters' | 'items';
const unitOf = (origin: string): Unit =>
  origin === 'string' ? 'characters' : origin === 'array' || origin === 'set' ? 'items' : 'number';

const units: Record<Unit, Texts> = {
  number: { ar: '', es: '', fr: '', en: '' },
  characters: { ar: ' حرفًا', es: ' caracteres', fr: ' caractères', en: ' characters' },
  items: { ar: ' عنصرًا', es: ' elementos', fr: ' éléments', en: ' items' },
};

const atLeast = (minimum: number, origin: string): Texts => {
  const unit = units[unitOf(origin)];
  return {
    ar: `أقل من الحد الأدنى؛ المطلوب ${minimum}${unit.ar} على الأقل.`,
    es: `Por debajo del mínimo: al menos ${minimum}${unit.es}.`,
    fr: `En dessous du minimum : au moins ${minimum}${unit.fr}.`,
    en: `Below the minimum: at least ${minimum}${unit.en}.`,
  };
};

const atMost = (maximum: number, origin: string): Texts => {
  const unit = units[unitOf(origin)];
  return {
    ar: `أكثر من الحد الأقصى؛ المسموح ${maximum}${unit.ar} على الأكثر.`,
    es: `Por encima del máximo: como mucho ${maximum}${unit.es}.`,
    fr: `Au-dessus du maximum : au plus ${maximum}${unit.fr}.`,
    en: `Above the maximum: at most ${maximum}${unit.en}.`,
  };
};
