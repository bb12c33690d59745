// SPDX-License-Identifier: Apache-2.0
// The one family of errors that a node tells its users: a code, an HTTP status, the rule and article where there are any, and
// what to do next in four languages. Anything else that is thrown is a fault, and its details stay in the log.

export const languages = ['ar', 'es', 'fr', 'en'] as const;
export type Language = (typeof languages)[number];

/** One sentence in each of the four languages of the house. */
export type Texts = Readonly<Record<Language, string>>;

/** One thing wrong with an input. `path` is dotted and starts with `body`, `query`, `params` or `headers`. Never the value. */
export interface FieldIssue {
  path: string;
  code: string;
  texts: Texts;
}

export interface RefusalParts {
  /** Kebab-case, stable: programs may branch on it. */
  code: string;
  status: number;
  texts: Texts;
  rule?: string | undefined;
  article?: string | undefined;
  issues?: readonly FieldIssue[];
  /** Seconds after which trying again makes sense. */
  retryAfter?: number;
  /** Methods that the path has, for 405. */
  allow?: readonly string[];
  /** Ways in which who is signed in may show again that it is they. */
  accepts?: readonly string[];
}

/** Thrown by services and routes; `http/problem.ts` turns it into an RFC 9457 answer. */
export class Refusal extends Error {
  readonly code: string;
  readonly status: number;
  readonly texts: Texts;
  readonly rule: string | undefined;
  readonly article: string | undefined;
  readonly issues: readonly FieldIssue[];
  readonly retryAfter: number | undefined;
  readonly allow: readonly string[];
  readonly accepts: readonly string[] | undefined;

  constructor(parts: RefusalParts) {
    super(parts.texts.en);
    this.name = 'Refusal';
    this.code = parts.code;
    this.status = parts.status;
    this.texts = parts.texts;
    this.rule = parts.rule;
    this.article = parts.article;
    this.issues = parts.issues ?? [];
    this.retryAfter = parts.retryAfter;
    this.allow = parts.allow ?? [];
    this.accepts = parts.accepts;
  }
}

/** What of a decision of the gate a refusal tells: the first rule that denied, its article, and the gate's own words. */
export interface DeniedDecision {
  rule: string;
  article?: string | undefined;
  texts: Texts;
}

/** 404: does not exist, or is below the reader's need-to-know. Both are this very answer. */
export const notFound = (): Refusal =>
  new Refusal({
    code: 'not-found',
    status: 404,
    texts: {
      ar: 'لا يوجد شيء بهذا المعرّف، أو لا يحق لك الاطلاع عليه. تحقق من المعرّف، أو اطلب من رئيس نقطة الاتصال أن يتيح لك الملف.',
      es: 'No hay nada con este identificador, o usted no tiene necesidad de conocerlo. Compruebe el identificador o pida acceso al expediente al jefe del punto de contacto.',
      fr: 'Rien ne porte cet identifiant, ou vous n’avez pas besoin d’en connaître. Vérifiez l’identifiant ou demandez l’accès au dossier au chef du point de contact.',
      en: 'Nothing has this identifier, or you have no need to know of it. Check the identifier, or ask the head of the contact point for access to the dossier.',
    },
  });

/** 403: signed in, but not in a role that may do this. `why` replaces the general words. */
export const forbidden = (why?: { texts: Texts; code?: string; rule?: string; article?: string }): Refusal =>
  new Refusal({
    code: why?.code ?? 'forbidden',
    status: 403,
    rule: why?.rule ?? 'role',
    article: why?.article,
    texts: why?.texts ?? {
      ar: 'دورك لا يسمح بهذا الإجراء. اطلبه من زميل له الدور المناسب، أو اطلب من المدير التقني مراجعة أدوارك.',
      es: 'Su función no permite hacer esto. Pídalo a un compañero que tenga la función adecuada, o pida al administrador que revise sus funciones.',
      fr: 'Votre rôle ne permet pas de faire cela. Demandez-le à un collègue qui a le rôle voulu, ou demandez à l’administrateur de revoir vos rôles.',
      en: 'Your role does not allow this. Ask a colleague who has the role for it, or ask the administrator to review your roles.',
    },
  });

/** 422: the input was understood and is wrong in the fields named. */
export const invalid = (issues: readonly FieldIssue[]): Refusal =>
  new Refusal({
    code: 'invalid',
    status: 422,
    issues,
    texts: {
      ar: 'بعض الخانات غير صحيحة. صحّح الخانات المذكورة ثم أعد الإرسال.',
      es: 'Algunos campos no son correctos. Corrija los campos indicados y vuelva a enviar.',
      fr: 'Certains champs sont incorrects. Corrigez les champs indiqués puis renvoyez.',
      en: 'Some fields are wrong. Correct the fields named and send again.',
    },
  });

/** 400: the request cannot be read at all (not JSON, not UTF-8, nested too deeply). */
export const malformed = (code: 'not-json' | 'not-utf-8' | 'too-deep' | 'too-slow' | 'bad-header'): Refusal =>
  new Refusal({
    code,
    status: code === 'too-slow' ? 408 : 400,
    texts: {
      ar: 'تعذّرت قراءة الطلب. أرسل JSON صحيحًا بترميز UTF-8 وبعمق معقول، ثم أعد المحاولة.',
      es: 'La petición no se puede leer. Envíe JSON correcto en UTF-8 y sin anidamiento excesivo, y vuelva a intentarlo.',
      fr: 'La requête est illisible. Envoyez du JSON correct en UTF-8, sans imbrication excessive, puis réessayez.',
      en: 'The request cannot be read. Send well-formed JSON in UTF-8 without excessive nesting, and try again.',
    },
  });

/** 409: does not fit what is so now. Say what with `why`. */
export const conflict = (why?: { texts: Texts; code?: string; rule?: string; article?: string }): Refusal =>
  new Refusal({
    code: why?.code ?? 'conflict',
    status: 409,
    rule: why?.rule,
    article: why?.article,
    texts: why?.texts ?? {
      ar: 'تغيّرت الحالة في هذه الأثناء. أعد تحميل الصفحة وانظر إلى ما تغيّر ثم قرّر من جديد.',
      es: 'El estado ha cambiado entretanto. Vuelva a cargar, mire qué ha cambiado y decida de nuevo.',
      fr: 'L’état a changé entre-temps. Rechargez, regardez ce qui a changé, puis décidez à nouveau.',
      en: 'The state has changed meanwhile. Load it again, see what changed, and decide anew.',
    },
  });

/** 413: more than `bytes` bytes. */
export const tooLarge = (bytes: number): Refusal =>
  new Refusal({
    code: 'too-large',
    status: 413,
    texts: {
      ar: `الطلب أكبر من الحد المسموح به (${bytes} بايت). قسّمه، أو أرسل الملفات كمرفقات.`,
      es: `La petición supera el límite de ${bytes} bytes. Divídala o envíe los archivos como adjuntos.`,
      fr: `La requête dépasse la limite de ${bytes} octets. Divisez-la ou envoyez les fichiers en pièces jointes.`,
      en: `The request is larger than the limit of ${bytes} bytes. Split it, or send files as attachments.`,
    },
  });

/** 423: signing in is held back after repeated failures, for `seconds` more seconds. */
export const locked = (seconds: number): Refusal =>
  new Refusal({
    code: 'locked',
    status: 423,
    retryAfter: seconds,
    texts: {
      ar: `محاولات كثيرة فاشلة. انتظر ${seconds} ثانية ثم حاول مجددًا، أو اطلب من المدير التقني كلمة مرور جديدة.`,
      es: `Demasiados intentos fallidos. Espere ${seconds} segundos y vuelva a intentarlo, o pida al administrador una contraseña nueva.`,
      fr: `Trop de tentatives échouées. Attendez ${seconds} secondes puis réessayez, ou demandez un nouveau mot de passe à l’administrateur.`,
      en: `Too many failed attempts. Wait ${seconds} seconds and try again, or ask the administrator for a new password.`,
    },
  });

/** 401: nobody is signed in, or the session has ended. */
export const needsSignIn = (): Refusal =>
  new Refusal({
    code: 'needs-sign-in',
    status: 401,
    texts: {
      ar: 'لم تسجّل الدخول، أو انتهت جلستك. سجّل الدخول ثم أعد المحاولة.',
      es: 'No ha iniciado sesión o su sesión ha terminado. Inicie sesión y vuelva a intentarlo.',
      fr: 'Vous n’êtes pas connecté, ou votre session est terminée. Connectez-vous puis réessayez.',
      en: 'You are not signed in, or your session has ended. Sign in and try again.',
    },
  });

/** 401: login or password wrong, or the account is disabled; which of them is not told. */
export const signInFailed = (): Refusal =>
  new Refusal({
    code: 'sign-in-failed',
    status: 401,
    texts: {
      ar: 'اسم الدخول أو كلمة المرور غير صحيحين. تحقق منهما وحاول مجددًا، أو اتصل بالمدير التقني.',
      es: 'El usuario o la contraseña no son correctos. Compruébelos y vuelva a intentarlo, o hable con el administrador.',
      fr: 'L’identifiant ou le mot de passe est incorrect. Vérifiez-les et réessayez, ou adressez-vous à l’administrateur.',
      en: 'The login or the password is wrong. Check both and try again, or speak to the administrator.',
    },
  });

/** 403: the request does not prove that it comes from this node's own pages or from a program that holds the session's token. */
export const csrf = (): Refusal =>
  new Refusal({
    code: 'csrf',
    status: 403,
    texts: {
      ar: 'لم يثبت أن الطلب صادر من صفحات هذه العقدة. أعد تحميل الصفحة ثم حاول مجددًا.',
      es: 'La petición no demuestra que procede de las páginas de este nodo. Vuelva a cargar la página e inténtelo de nuevo.',
      fr: 'Rien ne prouve que la requête vient des pages de ce nœud. Rechargez la page puis réessayez.',
      en: "The request does not prove that it comes from this node's own pages. Load the page again and retry.",
    },
  });

/** 429: too many requests; try again after `seconds`. */
export const rateLimited = (seconds: number): Refusal =>
  new Refusal({
    code: 'rate-limited',
    status: 429,
    retryAfter: seconds,
    texts: {
      ar: `طلبات كثيرة في وقت قصير. انتظر ${seconds} ثانية ثم حاول مجددًا.`,
      es: `Demasiadas peticiones en poco tiempo. Espere ${seconds} segundos y vuelva a intentarlo.`,
      fr: `Trop de requêtes en peu de temps. Attendez ${seconds} secondes puis réessayez.`,
      en: `Too many requests in a short time. Wait ${seconds} seconds and try again.`,
    },
  });

/** 403: the gate denied, and the reader is entitled to know that the thing exists. Rule, article and words are the gate's. */
export const denied = (decision: DeniedDecision): Refusal =>
  new Refusal({
    code: 'denied',
    status: 403,
    rule: decision.rule,
    article: decision.article,
    texts: decision.texts,
  });

/** 405: the path exists, not with this method. */
export const methodNotAllowed = (allow: readonly string[]): Refusal =>
  new Refusal({
    code: 'method-not-allowed',
    status: 405,
    allow,
    texts: {
      ar: `هذا المسار لا يقبل هذه الطريقة. الطرق المقبولة: ${allow.join('، ')}.`,
      es: `Esta ruta no admite ese método. Admite: ${allow.join(', ')}.`,
      fr: `Ce chemin n’accepte pas cette méthode. Il accepte : ${allow.join(', ')}.`,
      en: `This path does not take that method. It takes: ${allow.join(', ')}.`,
    },
  });

/** 415: another content type than the route takes. */
export const wrongContentType = (expected: string): Refusal =>
  new Refusal({
    code: 'wrong-content-type',
    status: 415,
    texts: {
      ar: `نوع المحتوى غير مقبول. أرسل الطلب بنوع ${expected}.`,
      es: `El tipo de contenido no se admite. Envíe la petición como ${expected}.`,
      fr: `Ce type de contenu n’est pas accepté. Envoyez la requête en ${expected}.`,
      en: `The content type is not accepted. Send the request as ${expected}.`,
    },
  });

/** 500: a fault. The details are in the log under the request id that the answer carries. */
export const fault = (): Refusal =>
  new Refusal({
    code: 'fault',
    status: 500,
    texts: {
      ar: 'حدث خلل في العقدة. أبلغ المدير التقني برقم الطلب المذكور في هذا الجواب.',
      es: 'Ha fallado algo en el nodo. Comunique al administrador el número de petición que figura en esta respuesta.',
      fr: 'Une défaillance s’est produite dans le nœud. Communiquez à l’administrateur le numéro de requête de cette réponse.',
      en: 'Something failed in the node. Give the administrator the request number in this answer.',
    },
  });
