// SPDX-License-Identifier: Apache-2.0
// What each field of an agreement says, in Arabic.
import { arabicDay, arabicHour, arabicMonth, inArabic } from '../../agreement/templates/template.ts';
import {
  crimeAreas,
  dataCategories,
  handlingRestrictions,
  hitFields,
  ordinaryUses,
  papLevels,
  prohibitedUses,
  purposes,
  refusalGrounds,
  roles,
  specialCategories,
  subjectCategories,
  tlpLevels,
  transferGroundKinds,
} from '../../codes/index.ts';
import { classificationRows } from './classification.ts';
import type { TermsSentences, Wording } from './wording.ts';

const months = (count: number) => inArabic(count, arabicMonth);
const days = (count: number) => inArabic(count, arabicDay);
const hours = (count: number) => inArabic(count, arabicHour);
const uses = { ...prohibitedUses.labels, ...ordinaryUses.labels };
const surviving = {
  oversight: 'الرقابة',
  recall: 'السحب والتصحيح',
  retention: 'الحفظ',
  rights: 'حقوق الأشخاص',
} as const;

const list = (head: string, none: string, said: string): string => (said === '' ? none : `${head}: ${said}.`);

export const termsAr: TermsSentences = {
  legalBasis: (bases, in_) =>
    `يستند إلى: ${in_.joinLong(
      bases.map(({ instrument, article }) =>
        article === undefined ? in_.text(instrument) : `${in_.text(instrument)}، المادة ${in_.raw(article)}`,
      ),
    )}.`,
  validity: (value, in_) =>
    [
      value.ratification.length > 0
        ? `ينفذ بعد توقيع الجميع ومصادقة ${in_.parties(value.ratification)}، وليس قبل ${in_.time(value.from)}.`
        : `ينفذ بعد توقيع الجميع، وليس قبل ${in_.time(value.from)}.`,
      value.to === undefined
        ? 'مدته غير محددة.'
        : `ينتهي في ${in_.time(value.to)}${value.renewal === 'tacit' ? ' ثم يتجدد ضمنيا' : ''}.`,
      value.noticeDays === 0
        ? 'لا يلزم إشعار للإنهاء أو الانسحاب.'
        : `مدة الإشعار بالإنهاء أو الانسحاب: ${days(value.noticeDays)}.`,
    ].join(' '),
  suspension: (value, in_) =>
    `لكل طرف أن يعلق وحده وفورا. ويبقى قائما: ${in_.join(value.surviving.map((duty) => surviving[duty]))}.`,
  directions: (value, in_) =>
    list(
      'تنتقل المعلومات',
      'لا ينتقل شيء في أي اتجاه.',
      in_.joinLong(value.map(({ from, to }) => `من ${in_.party(from)} إلى ${in_.party(to)}`)),
    ),
  purposes: (value, in_) => list('للأغراض الآتية فقط', 'لا غرض مسموح به.', in_.codes(purposes, value)),
  prohibitedUses: (value, in_) =>
    list('يُحظر دائما', 'لا يُستثنى هنا أي استعمال.', in_.labels(value.map((use) => uses[use]))),
  crimeAreas: (value, in_) => list('يشمل', 'لا يشمل أي مجال.', in_.codes(crimeAreas, value)),
  dataCategories: (value, in_) =>
    list('ما يجوز تبادله', 'لا يجوز تبادل شيء.', in_.codes(dataCategories, value)),
  subjectCategories: (value, in_) =>
    list('عن الأشخاص الآتية صفتهم', 'لا شيء عن الأشخاص.', in_.codes(subjectCategories, value)),
  specialCategories: (value, in_) =>
    list('معطيات حساسة تجوز عند الضرورة القصوى', 'لا معطيات حساسة.', in_.codes(specialCategories, value)),
  refusalGrounds: (value, in_) =>
    list('لا يُرفض طلب إلا لأحد هذه الأسباب', 'لا يجوز رفض أي طلب.', in_.codes(refusalGrounds, value)),
  minimumPenalty: ({ months: least }) =>
    least === 0 ? 'لا يُشترط حد أدنى للعقوبة.' : `للجرائم التي لا يقل أقصى عقوبتها عن ${months(least)} فقط.`,
  minorsAndVictims: ({ rule, referral }) =>
    [
      rule === 'never'
        ? 'لا شيء عن القاصرين ولا الضحايا.'
        : 'عن القاصرين والضحايا عند الضرورة القصوى فقط مع بيان السبب.',
      ...(referral ? ['ويُحال كل قاصر إلى الحماية.'] : []),
    ].join(' '),
  handling: (value, in_) =>
    [
      value.restrictions.length === 0
        ? 'لا يُشترط أي رمز معالجة.'
        : `يحمل كل شيء على الأقل: ${in_.joinLong(value.restrictions.map((code) => in_.coded(handlingRestrictions, code)))}.`,
      `أوسع تعميم: ${in_.coded(tlpLevels, value.tlp, `TLP:${value.tlp}`)}.`,
      `أوسع استعمال: ${in_.coded(papLevels, value.pap, `PAP:${value.pap}`)}.`,
      ...classified(value.classification, in_),
    ].join(' '),
  evidentialUse: (value) =>
    ({
      never: 'لا يُستعمل دليلا أمام القضاء أبدا.',
      consent: 'لا يُستعمل دليلا إلا بموافقة من قدّمه.',
      allowed: 'يجوز استعماله دليلا.',
    })[value],
  onwardTransfer: ({ rule, parties }, in_) =>
    ({
      never: 'لا يُحال إلى طرف آخر أبدا.',
      consent: 'لا يُحال إلى طرف آخر إلا بموافقة من قدّمه.',
      listed: `يجوز أن يُحال إلى: ${in_.parties(parties)}؛ ولا أحد غيرهم.`,
    })[rule],
  retention: ({ maxMonths, reviewMonths }) =>
    `يُحفظ ${months(maxMonths)} على الأكثر، ويُراجع كل ${months(reviewMonths)}، ويُمحى إن لم تقرر المراجعة شيئا.`,
  transferGrounds: (value, in_) =>
    list(
      'أسس النقل',
      'لا أساس للنقل.',
      in_.joinLong(
        value.map(
          ({ exporter, kind }) => `${in_.party(exporter)}: ${transferGroundKinds.labels[kind][in_.language]}`,
        ),
      ),
    ),
  deadlines: (value) =>
    `أجل الجواب: ${hours(value.urgentDirectHours)} للمستعجل المتاح مباشرة، و${days(value.urgentIndirectDays)} للمستعجل غير المتاح مباشرة، و${days(value.otherDays)} لغيرهما. والمعطيات الأساسية بعد تأكيد التطابق: ${hours(value.coreDataHours)}.`,
  hitNoHit: (value, in_) =>
    value.allowed
      ? `البحث بالتطابق: ${value.quotaPerDay} في اليوم على الأكثر؛ بحسب ${in_.codes(hitFields, value.fields)}؛ بأسماء مستعارة: ${in_.codes(hitFields, value.pseudonymised) || 'لا شيء'}؛ ويقوم به: ${in_.codes(roles, value.roles)}.`
      : 'لا بحث بالتطابق.',
  routine: (value) =>
    `الاشتراكات: ${value.subscriptions ? 'مسموح بها' : 'غير مسموح بها'}. الأوامر الدائمة: ${value.standingOrders ? 'مسموح بها' : 'غير مسموح بها'}.`,
  oversight: ({ audit, journalMonths }) =>
    `${audit ? 'لسلطات الرقابة أن تدقق كل ما جرى تبادله.' : 'لم يُتفق على تدقيق من سلطات الرقابة.'} ويُحفظ السجل ${months(journalMonths)}.`,
  operations: (value) =>
    `العمليات المشتركة: ${value.allowed ? 'مسموح بها' : 'غير مسموح بها'}. اللجان: ${value.committees ? 'مسموح بها' : 'غير مسموح بها'}.`,
};

function classified(
  value: Parameters<TermsSentences['handling']>[0]['classification'],
  in_: Wording,
): string[] {
  const rows = classificationRows(value, in_);
  return rows === undefined
    ? ['لا شيء مصنفا.']
    : [`أعلى تصنيف: ${rows.most}. الدرجات المتساوية: ${rows.equal}.`];
}
