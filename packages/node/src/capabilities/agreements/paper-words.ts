// SPDX-License-Identifier: Apache-2.0
// The house's own words on a paper of an agreement, in four languages.
import type { Labels } from '@tansiq/protocol';

/** Keeps a number, a date or a name from turning the words around it. */
export const isolated = (text: string): string =>
  `\u2068${text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;

const labels = (ar: string, es: string, fr: string, en: string): Labels => ({ ar, es, fr, en });

export const paperWords = {
  parties: labels('الأطراف', 'Partes', 'Parties', 'Parties'),
  terms: labels(
    'ما تنفذه العقدة',
    'Lo que ejecuta el nodo',
    'Ce que le nœud exécute',
    'What the node carries out',
  ),
  signatures: labels('التوقيعات', 'Firmas', 'Signatures', 'Signatures'),
  ratifications: labels('المصادقات', 'Ratificaciones', 'Ratifications', 'Ratifications'),
  missing: labels('ما ينقص', 'Lo que falta', 'Ce qui manque', 'What is missing'),
  verify: labels('كيف يُتحقق منه', 'Cómo comprobarlo', 'Comment le vérifier', 'How to check it'),
  how: labels(
    'هذه الورقة نسخة للقراءة. الملزم هو الوثيقة التي بصمتها (SHA-256) مذكورة أدناه كما وقّعها الأطراف. للتحقق: صدّروا ملف الاتفاق من العقدة واعرضوه على القارئ المستقل (tansiq verify)، فيقارن البصمة والتوقيعات دون اتصال.',
    'Este papel es una copia para leer. Lo que obliga es el documento cuyo resumen (SHA-256) figura abajo, tal como lo firmaron las partes. Para comprobarlo, exporte del nodo el expediente del acuerdo y preséntelo al lector independiente (tansiq verify): compara resumen y firmas sin conexión.',
    'Ce papier est une copie de lecture. Ce qui oblige est le document dont l’empreinte (SHA-256) figure ci-dessous, tel que les parties l’ont signé. Pour vérifier, exportez du nœud le dossier de l’accord et soumettez-le au lecteur indépendant (tansiq verify) : il compare empreinte et signatures hors ligne.',
    'This paper is a copy for reading. What binds is the document whose hash (SHA-256) stands below, as the parties signed it. To check it, export the agreement’s dossier from the node and give it to the independent reader (tansiq verify): it compares hash and signatures offline.',
  ),
  hash: labels('بصمة الأحكام', 'Resumen de las cláusulas', 'Empreinte des clauses', 'Hash of the terms'),
  lineage: labels('رقم الاتفاق', 'Número del acuerdo', 'Numéro de l’accord', 'Number of the agreement'),
  window: labels(
    'آخر أجل للتوقيع',
    'Último momento para firmar',
    'Dernier moment pour signer',
    'Last moment to sign',
  ),
  inForceSince: labels('نافذ منذ', 'En vigor desde', 'En vigueur depuis', 'In force since'),
  supersedes: labels('يحل محل', 'Sustituye a', 'Remplace', 'Replaces'),
  spoc: labels(
    'نقطة الاتصال الوحيدة',
    'Punto de contacto único',
    'Point de contact unique',
    'Single point of contact',
  ),
  supervisor: labels('سلطة الرقابة', 'Autoridad de control', 'Autorité de contrôle', 'Supervisor'),
  rights: labels('حقوق الأشخاص', 'Derechos de las personas', 'Droits des personnes', 'Rights of people'),
  breach: labels(
    'الإبلاغ عن الخروق',
    'Avisos de violaciones',
    'Signalement des violations',
    'Reports of breaches',
  ),
  root: labels('بصمة الهوية', 'Huella de identidad', 'Empreinte d’identité', 'Fingerprint of identity'),
  noText: labels(
    'لم يضع الأطراف نصا بهذه اللغة؛ وما تنفذه العقدة مبين أدناه.',
    'Las partes no escribieron texto en esta lengua; abajo figura lo que ejecuta el nodo.',
    'Les parties n’ont pas écrit de texte dans cette langue ; ce que le nœud exécute figure ci-dessous.',
    'The parties wrote no text in this language; what the node carries out stands below.',
  ),
  unsigned: labels('لم يوقّع بعد', 'Aún no ha firmado', 'N’a pas encore signé', 'Has not signed yet'),
  unratified: labels(
    'لم يصادق بعد',
    'Aún no ha ratificado',
    'N’a pas encore ratifié',
    'Has not ratified yet',
  ),
  notInForce: labels(
    'هذا النص غير نافذ. لا يُبنى عليه أي تبادل.',
    'Este texto no está en vigor. Nada puede intercambiarse en su virtud.',
    'Ce texte n’est pas en vigueur. Rien ne peut être échangé sur son fondement.',
    'This text is not in force. Nothing may be exchanged under it.',
  ),
  suspended: labels(
    'هذا الاتفاق معلّق. لا يجري أي تبادل جديد.',
    'Este acuerdo está suspendido. No hay nuevos intercambios.',
    'Cet accord est suspendu. Aucun nouvel échange n’a lieu.',
    'This agreement is suspended. Nothing new is exchanged.',
  ),
} as const;

export const versionWords = (number: number): Labels =>
  labels(`الصيغة ${number}`, `versión ${number}`, `version ${number}`, `version ${number}`);

export const articleHead = (number: string): Labels =>
  labels(
    `المادة ${isolated(number)}`,
    `Artículo ${isolated(number)}`,
    `Article ${isolated(number)}`,
    `Article ${isolated(number)}`,
  );

export const signedAt = (day: string): Labels =>
  labels(
    `وقّع في ${isolated(day)}`,
    `Firmó el ${isolated(day)}`,
    `A signé le ${isolated(day)}`,
    `Signed on ${isolated(day)}`,
  );

export const ratifiedAt = (day: string): Labels =>
  labels(
    `صادق في ${isolated(day)}`,
    `Ratificó el ${isolated(day)}`,
    `A ratifié le ${isolated(day)}`,
    `Ratified on ${isolated(day)}`,
  );
