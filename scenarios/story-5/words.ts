// SPDX-License-Identifier: Apache-2.0
// What story 5 says in its documents and reports: own words.
import type { Text } from '@tansiq/cli';

export const contact: Text = {
  ar: 'نقترح تكثيف الاتصالات بيننا.',
  en: 'We propose that we speak more often.',
};

/** The document that one partner may have and another may not. */
export const documentName = 'طوابع-مزورة.txt';
export const documentText = 'وصف ثلاثة أختام مزورة على شهادات إدارية: الحجم، والحبر، والفراغ بين الحروف.\n';

export const documentTitle: Text = {
  ar: 'وثيقة عن أختام مزورة',
  en: 'Document on forged stamps',
};

export const armsTitle: Text = {
  ar: 'مسلك لتهريب أسلحة وذخائر',
  en: 'A route for smuggling arms and ammunition',
};

export const materialsTitle: Text = {
  ar: 'عرض لبيع مواد مشعة',
  en: 'An offer to sell radioactive material',
};

export const facts: Text = {
  ar: 'رُصد عرضان في أسبوع واحد، ومكان التسليم واحد.',
  en: 'Two offers were seen within a week, with one place of delivery.',
};
