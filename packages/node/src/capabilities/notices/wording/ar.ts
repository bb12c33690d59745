// SPDX-License-Identifier: Apache-2.0
// Messages in Arabic.
import type { Wording } from './en.ts';

export const ar: Wording = {
  subject: 'تنسيق: لديك جديد',
  opening: 'في عقدة تنسيق الخاصة بجهتكم ما لم تطّلع عليه بعد:',
  look: 'سجّل الدخول لتعرف ما هو. هذه الرسالة لا تذكر مضمونه عن قصد.',
  kinds: {
    report: 'تقارير وردود واردة',
    outcome: 'حصائل واردة',
    recall: 'طلبات سحب واردة',
    agreement: 'مستجدات الاتفاقات',
    operation: 'مستجدات العمليات المشتركة',
    call: 'إشارات انطلاق العمليات أو إيقافها',
    statement: 'نصوص البيانات المشتركة وتواقيعها',
    release: 'مسودات تنتظر الإذن بالإحالة',
    returned: 'مسودات أُعيدت إليك',
    withheld: 'إجراءات حجبتها البوابة',
    refused: 'إجراءات لم يقبلها الشريك',
    party: 'أطراف تنتظر التأكيد',
    link: 'إنذارات على الوصلات مع الشركاء',
    deadline: 'آجال قريبة',
    witness: 'الشاهد يرفض السجل',
    recovery: 'طلبات استرجاع الحسابات',
    emergency: 'إرساليات طارئة',
  },
};
