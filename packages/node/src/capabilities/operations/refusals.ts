// SPDX-License-Identifier: Apache-2.0
// Why something cannot be said in an operation now, and what to do next, in four languages.
import { Refusal, type Texts } from '../../refusal.ts';

const refusal = (code: string, texts: Texts, status = 409): Refusal => new Refusal({ code, status, texts });

/** The plan named is not the one that counts: a newer version voids what is said of an older one. */
export const planSuperseded = (): Refusal =>
  refusal('plan-superseded', {
    ar: 'هذه ليست النسخة السارية من الخطة. افتح النسخة الأحدث وقرّر بشأنها.',
    es: 'Esta no es la versión del plan que cuenta. Abra la más reciente y decida sobre ella.',
    fr: 'Ce n’est pas la version du plan qui compte. Ouvrez la plus récente et décidez sur celle-ci.',
    en: 'This is not the version of the plan that counts. Open the newest one and decide on it.',
  });

/** Readiness was promised; only an abort takes it back. */
export const promiseStands = (): Refusal =>
  refusal('promise-stands', {
    ar: 'الجاهزية وعد قائم حتى نهاية المهلة. لا يسحبها إلا إلغاء مشاركتكم.',
    es: 'La disponibilidad es una promesa hasta el final del margen. Solo se retira abortando la parte propia.',
    fr: 'L’état prêt est une promesse jusqu’à la fin de la tolérance. Seul l’abandon de votre part la retire.',
    en: 'Readiness is a promise to the end of the tolerance. Only aborting your own part takes it back.',
  });

/** A site apart concerns this party, and the act that says what it is is not here, or says something else. */
export const siteUnread = (sites: readonly string[]): Refusal => {
  const listed = `\u2068${sites.join(', ')}\u2069`;
  return refusal('site-unread', {
    ar: `تذكر الخطة موقعًا يخصّكم ولم يصلكم وصفه، أو وصلكم مختلفًا: ${listed}. اطلبوه من طرف الموقع قبل الموافقة.`,
    es: `El plan nombra un sitio que le concierne y cuya descripción no ha llegado o no coincide: ${listed}. Pídala a la parte del sitio antes de consentir.`,
    fr: `Le plan nomme un site qui vous concerne et dont la description n’est pas arrivée ou ne correspond pas : ${listed}. Demandez-la à la partie du site avant de consentir.`,
    en: `The plan names a site that concerns you and whose description has not come or does not match: ${listed}. Ask the site's party for it before you consent.`,
  });
};

/** What is written of a site apart goes to those alone whom it concerns; this would tell all. */
export const toldToAll = (): Refusal =>
  refusal('told-to-all', {
    ar: 'هذا الموقع يخصّ بعض الأطراف فقط، وما كتبتموه سيقرؤه الجميع. احذفوا نصّ هذا الموقع أو اكتبوه لمن يخصّهم.',
    es: 'Este sitio concierne solo a algunas partes y lo escrito lo leerían todas. Quite ese texto o escríbalo solo para quienes les concierne.',
    fr: 'Ce site ne concerne que certaines parties, et toutes liraient ce texte. Retirez-le, ou écrivez-le à celles que le site concerne.',
    en: 'This site concerns only some of the parties, and all of them would read this text. Remove it, or write it to those whom the site concerns.',
  });

/** Without own consent nothing is said under a plan. */
export const notConsented = (): Refusal =>
  refusal('not-consented', {
    ar: 'لم يوافق طرفكم بعد على هذه النسخة من الخطة. وافقوا عليها أولًا.',
    es: 'Su parte aún no ha consentido esta versión del plan. Consiéntala primero.',
    fr: 'Votre partie n’a pas encore consenti à cette version du plan. Consentez d’abord.',
    en: 'Your party has not consented to this version of the plan yet. Consent first.',
  });

/** A legal authority with its document is missing for a site. */
export const noAuthority = (): Refusal =>
  refusal('no-legal-authority', {
    ar: 'لا توجد سلطة قانونية مسماة بوثيقتها لهذا الموقع. أرفقوها بموافقة طرف الموقع قبل إعلان الجاهزية.',
    es: 'Este sitio no tiene autoridad legal con su documento. Adjúntela al consentimiento de la parte del sitio antes de declararse listo.',
    fr: 'Ce site n’a pas d’autorité légale avec son document. Joignez-la au consentement de la partie du site avant de vous dire prêt.',
    en: "This site has no legal authority with its document. Attach it to the consent of the site's party before declaring ready.",
  });

/** Somebody else commands this site. */
export const notYourSite = (): Refusal =>
  refusal(
    'not-your-site',
    {
      ar: 'لست قائد هذا الموقع. يعيّن رئيس نقطة الاتصال القادة.',
      es: 'Usted no manda en este sitio. El jefe del punto de contacto nombra a los mandos.',
      fr: 'Vous ne commandez pas ce site. Le chef du point de contact nomme les commandants.',
      en: 'You do not command this site. The head of the contact point names commanders.',
    },
    403,
  );

/** A certificate cannot be made. `why` are the blockers that the board shows. */
export const noGo = (why: readonly string[]): Refusal => {
  const listed = `\u2068${why.join(', ')}\u2069`;
  return refusal('no-go', {
    ar: `لا يمكن إصدار شهادة الانطلاق: ${listed}. الصمت يعني عدم الانطلاق.`,
    es: `No se puede dar la salida: ${listed}. El silencio es un no.`,
    fr: `Le départ ne peut être donné : ${listed}. Le silence vaut refus.`,
    en: `No go can be given: ${listed}. Silence is no-go.`,
  });
};

/** This party's own part is aborted already. */
export const alreadyAborted = (): Refusal =>
  refusal('aborted', {
    ar: 'ألغى طرفكم مشاركته في هذه الخطة. اقترحوا نسخة جديدة للعودة.',
    es: 'Su parte ya ha abortado en este plan. Proponga una versión nueva para volver.',
    fr: 'Votre partie a déjà abandonné ce plan. Proposez une nouvelle version pour revenir.',
    en: 'Your party has already aborted its part of this plan. Propose a new version to come back.',
  });

/** A rehearsal leaves no outcome. */
export const onlyRehearsed = (): Refusal =>
  refusal('rehearsal', {
    ar: 'هذا تمرين ولا ينتج عنه حصيلة. أبلغوا الحصيلة من عملية حقيقية.',
    es: 'Esto es un ensayo y no deja resultados. Informe de resultados de una operación real.',
    fr: 'C’est une répétition : elle ne laisse aucun bilan. Rendez compte d’une opération réelle.',
    en: 'This is a rehearsal and leaves no outcome. Report outcomes of a real operation.',
  });

/** Another version of this number was consented to, or the number is not the next. */
export const rivalVersion = (): Refusal =>
  refusal('rival-version', {
    ar: 'توجد نسخة أخرى بهذا الرقم وافق عليها طرفكم أو لم يعد الرقم هو التالي. افتح أحدث نسخة واقترح ما بعدها.',
    es: 'Hay otra versión con este número a la que su parte consintió, o el número ya no es el siguiente. Abra la más reciente y proponga la siguiente.',
    fr: 'Une autre version porte ce numéro et votre partie y a consenti, ou ce numéro n’est plus le suivant. Ouvrez la plus récente et proposez la suivante.',
    en: 'Another version has this number and your party consented to it, or the number is no longer the next. Open the newest and propose the one after it.',
  });
