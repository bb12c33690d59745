// SPDX-License-Identifier: Apache-2.0
// Why a standing order cannot be made or ended, and what to do next, in four languages.
import { Refusal, type Texts } from '../../refusal.ts';

const refusal = (code: string, texts: Texts, status = 409): Refusal => new Refusal({ code, status, texts });

/** 409: no article of an agreement in force lets the parties have standing orders. */
export const ordersNotProvided = (): Refusal =>
  refusal('orders-not-provided', {
    ar: 'لا يجيز هذا الاتفاق الأوامر الدائمة أو أنه غير نافذ. اختر اتفاقًا نافذًا يجيزها، أو اقترح تعديله.',
    es: 'Este acuerdo no prevé órdenes permanentes o no está en vigor. Elija uno en vigor que las prevea o proponga modificarlo.',
    fr: 'Cet accord ne prévoit pas d’ordres permanents ou n’est pas en vigueur. Choisissez-en un en vigueur qui les prévoie, ou proposez de le modifier.',
    en: 'This agreement does not provide for standing orders, or is not in force. Choose one in force that does, or propose to amend it.',
  });

/** 422: its end is past, or more than a year away. */
export const wrongEnd = (): Refusal =>
  refusal(
    'wrong-end',
    {
      ar: 'يجب أن ينتهي الأمر الدائم في المستقبل وخلال سنة على الأكثر. اختر يومًا آخر.',
      es: 'Una orden permanente termina en el futuro y en un año como máximo. Elija otro día.',
      fr: 'Un ordre permanent prend fin dans le futur et dans un an au plus. Choisissez un autre jour.',
      en: 'A standing order ends in the future, within a year at most. Choose another day.',
    },
    422,
  );

/** 409: it has ended already. */
export const orderEnded = (): Refusal =>
  refusal('order-ended', {
    ar: 'انتهى هذا الأمر الدائم من قبل. لا حاجة إلى أي إجراء.',
    es: 'Esta orden permanente ya terminó. No hay nada que hacer.',
    fr: 'Cet ordre permanent a déjà pris fin. Il n’y a rien à faire.',
    en: 'This standing order has ended already. There is nothing to do.',
  });
