// SPDX-License-Identifier: Apache-2.0
// What the capability of parties refuses, and what to do then.
import { Refusal } from '../../refusal.ts';

/** 422: the card does not hold. */
export const cardRefused = (rule: string): Refusal =>
  new Refusal({
    code: 'card-refused',
    status: 422,
    rule,
    texts: {
      ar: 'هذه البطاقة غير صالحة أو تنقصها بطاقة سابقة للطرف نفسه. اطلب من الشريك أن يرسل ملف بطاقاته كاملًا من جديد، دون أي تغيير.',
      es: 'Esta tarjeta no es válida o falta una anterior de la misma parte. Pida al socio que vuelva a enviar el archivo con todas sus tarjetas, entero y sin cambios.',
      fr: 'Cette carte n’est pas valable, ou une carte antérieure de la même partie manque. Demandez au partenaire de renvoyer le fichier de toutes ses cartes, entier et sans changement.',
      en: 'This card does not hold, or an earlier one of its party is missing. Ask the partner to send the file of all its cards again, whole and unchanged.',
    },
  });

/** 409: the key that is to be revoked signs here still, and none can take its place without the identity root. */
export const keyInUse = (): Refusal =>
  new Refusal({
    code: 'key-in-use',
    status: 409,
    texts: {
      ar: 'هذا المفتاح ما زال يوقّع في هذه العقدة. بدّل مفتاح التوقيع أولًا، ثم ألغِ هذا المفتاح حين تعود البطاقة موقّعة.',
      es: 'Esta clave aún firma en este nodo. Renueve primero la clave de firma y, cuando vuelva la tarjeta firmada, revoque esta.',
      fr: 'Cette clé signe encore sur ce nœud. Renouvelez d’abord la clé de signature puis, une fois la carte revenue signée, révoquez celle-ci.',
      en: 'This key still signs on this node. Replace the signing key first; once that card is back with its signature, revoke this one.',
    },
  });

/** 409: what was typed is not the fingerprint of the card. */
export const fingerprintDiffers = (): Refusal =>
  new Refusal({
    code: 'fingerprint-differs',
    status: 409,
    texts: {
      ar: 'البصمة المدخلة ليست بصمة هذه البطاقة. لا تؤكد هذا الطرف: اتصل بنقطة الاتصال لديه بوسيلة تعرفها وقارنا البصمة رقمًا رقمًا أو كلمة كلمة.',
      es: 'La huella escrita no es la de esta tarjeta. No confirme a esta parte: llame a su punto de contacto por una vía conocida y comparen la huella dígito a dígito o palabra a palabra.',
      fr: 'L’empreinte saisie n’est pas celle de cette carte. Ne confirmez pas cette partie : appelez son point de contact par une voie connue et comparez l’empreinte chiffre par chiffre ou mot à mot.',
      en: 'The fingerprint typed is not that of this card. Do not confirm this party: call its point of contact by a way you know and compare digit by digit or word by word.',
    },
  });
