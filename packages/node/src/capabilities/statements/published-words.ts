// SPDX-License-Identifier: Apache-2.0
// The house's own words on a published statement, in four languages; English stands in for others.
import type { Labels } from '@tansiq/protocol';

const labels = (ar: string, es: string, fr: string, en: string): Labels => ({ ar, es, fr, en });

export const publishedWords = {
  statement: labels('بيان مشترك', 'Comunicado conjunto', 'Communiqué conjoint', 'Joint statement'),
  signed: labels('وقّعه', 'Firmado por', 'Signé par', 'Signed by'),
  how: labels(
    'للتحقق دون اتصال: اعرضوا ملف البيان (JSON) على القارئ المستقل (\u2066tansiq statement verify\u2069) وقارنوا مفاتيح الموقّعين بما ينشره كل طرف. البصمة في أسفل الصفحة هي ما وقّعه الجميع.',
    'Para comprobarlo sin conexión, presente el archivo del comunicado (JSON) al lector independiente (tansiq statement verify) y compare las claves con las que publica cada parte. La huella que figura al pie es lo que todas firmaron.',
    'Pour vérifier hors ligne, soumettez le fichier du communiqué (JSON) au lecteur indépendant (tansiq statement verify) et comparez les clés à celles que publie chaque partie. L’empreinte au bas de la page est ce que toutes ont signé.',
    'To check it offline, give the statement’s file (JSON) to the independent reader (tansiq statement verify) and compare the keys with those that each party publishes. The hash at the foot is what all of them signed.',
  ),
  file: labels('ملف البيان', 'Archivo del comunicado', 'Fichier du communiqué', 'File of the statement'),
} as const;

export const inLanguage = (label: Labels, language: string): string =>
  Object.hasOwn(label, language) ? label[language as keyof Labels] : label.en;
