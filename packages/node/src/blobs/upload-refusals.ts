// SPDX-License-Identifier: Apache-2.0
// What taking in a file refuses, and what to do then.
import { conflict, Refusal } from '../refusal.ts';

/** 409: the stretch does not begin where what is kept ends. */
export const notFromThere = (): Refusal =>
  conflict({
    code: 'gap',
    texts: {
      ar: 'لا يبدأ هذا الجزء حيث ينتهي ما هو محفوظ من الملف. انظر كم بايتًا محفوظًا منه، وتابع الإرسال من هناك.',
      es: 'Esta parte no empieza donde acaba lo que ya está guardado del archivo. Consulte cuántos bytes hay y continúe desde ahí.',
      fr: 'Cette partie ne commence pas là où s’arrête ce qui est déjà conservé du fichier. Consultez le nombre d’octets conservés et reprenez à cet endroit.',
      en: 'This stretch does not begin where what is kept of the file ends. See how many bytes are kept, and go on from there.',
    },
  });

/** 409: another stretch of the same file is coming in. */
export const anotherStretchComes = (): Refusal =>
  conflict({
    code: 'busy',
    texts: {
      ar: 'يجري الآن استلام جزء آخر من هذا الملف. انتظر حتى ينتهي ثم تابع من حيث وصل.',
      es: 'Se está recibiendo otra parte de este archivo. Espere a que termine y continúe desde donde haya llegado.',
      fr: 'Une autre partie de ce fichier est en cours de réception. Attendez qu’elle se termine, puis reprenez là où elle s’est arrêtée.',
      en: 'Another stretch of this file is coming in. Wait until it has ended, and go on from where it got to.',
    },
  });

/** 413: what this user uploaded and no act took would be more than `bytes` bytes. */
export const uploadsFull = (bytes: number): Refusal =>
  new Refusal({
    code: 'uploads-full',
    status: 413,
    texts: {
      ar: `ملفاتك التي لم تُرسَل بعد تبلغ مع هذا الملف أكثر من الحد المسموح به (${bytes} بايت). احذف ما لم تعد تحتاج إليه منها أو أرسل المسودات التي تحملها.`,
      es: `Con este archivo, los que ha subido y aún no ha enviado superarían el límite de ${bytes} bytes. Elimine los que no necesite o envíe los borradores que los llevan.`,
      fr: `Avec ce fichier, ceux que vous avez déposés sans les envoyer dépasseraient la limite de ${bytes} octets. Supprimez ceux dont vous n’avez plus besoin ou envoyez les projets qui les portent.`,
      en: `With this file, those that you uploaded and did not send would exceed the limit of ${bytes} bytes. Delete those that you no longer need, or send the drafts that carry them.`,
    },
  });
