// SPDX-License-Identifier: Apache-2.0
// Articles on the life of an agreement: talks, accession, suspension, entry into force and end.
import type { Terms } from '../terms-values.ts';
import { arabicDay, inArabic, partyIds, type TemplateArticle, type TemplateOptions } from './template.ts';

export function talks(): TemplateArticle {
  return {
    title: {
      ar: 'موضوع المحادثات',
      es: 'Objeto de las conversaciones',
      fr: 'Objet des pourparlers',
      en: 'Aim of the talks',
    },
    text: {
      ar: 'تُجرى المحادثات بقصد إعداد اتفاق للتعاون. ولا يجري أثناءها تبادل سوى الوثائق المتعلقة بالاتفاق المزمع نفسه، ولا تُرسل أي معلومة عن أشخاص أو قضايا.',
      es: 'Las conversaciones tienen por objeto preparar un acuerdo de cooperación. Mientras duren solo se intercambian documentos sobre el propio acuerdo proyectado; no se envía información alguna sobre personas o casos.',
      fr: 'Les pourparlers visent à préparer un accord de coopération. Seuls sont échangés, tant qu’ils durent, des documents relatifs à l’accord envisagé ; aucune information sur des personnes ou des affaires n’est envoyée.',
      en: 'The talks are to prepare an agreement on cooperation. While they last only documents about the intended agreement itself are exchanged; no information on people or cases is sent.',
    },
    terms: {},
  };
}

export function accession(): TemplateArticle {
  return {
    title: {
      ar: 'الانضمام والانسحاب',
      es: 'Adhesión y retirada',
      fr: 'Adhésion et retrait',
      en: 'Accession and withdrawal',
    },
    text: {
      ar: 'ينضم طرف جديد بتعديل يوقعه جميع الأطراف والطرف المنضم، ولا يطلع على شيء مما سبق انضمامه. ولكل طرف أن ينسحب بعد إشعار في الأجل المحدد، ويبقى الاتفاق ساريا بين الباقين ما دام عددهم اثنين فأكثر. ولا يُخرَج طرف بتعديل لم يوقعه.',
      es: 'Una nueva parte se adhiere mediante una enmienda que firman todas y la que se adhiere, y no accede a nada anterior a su adhesión. Cada parte puede retirarse con el preaviso fijado; el acuerdo sigue entre las demás mientras sean al menos dos. Ninguna parte puede ser excluida por una enmienda que no haya firmado.',
      fr: 'Une nouvelle partie adhère par un amendement que signent toutes les parties et elle-même ; elle n’a accès à rien d’antérieur. Chaque partie peut se retirer moyennant le préavis fixé ; l’accord se poursuit entre les autres tant qu’elles sont au moins deux. Nulle partie n’est exclue par un amendement qu’elle n’a pas signé.',
      en: 'A new party accedes by an amendment that all parties and the newcomer sign, and sees nothing from before. Each party may withdraw with the notice set; the agreement goes on among the others while they are at least two. No party is removed by an amendment that it has not signed.',
    },
    terms: {},
  };
}

export function suspension(): TemplateArticle {
  return {
    title: { ar: 'التعليق', es: 'Suspensión', fr: 'Suspension', en: 'Suspension' },
    text: {
      ar: 'لكل طرف أن يعلق العمل بهذا الاتفاق وحده وبأثر فوري، فيتوقف كل تبادل جديد. وتبقى قائمة، رغم التعليق، الالتزامات المتعلقة بالسحب والتصحيح والحفظ وحقوق الأشخاص والرقابة. ولا يستأنف العمل بالاتفاق إلا من علقه.',
      es: 'Cada parte puede suspender el presente acuerdo por sí sola y con efecto inmediato; cesa entonces todo nuevo intercambio. Subsisten las obligaciones de retirada, rectificación, conservación, derechos de las personas y control. Solo puede reanudarlo quien lo suspendió.',
      fr: 'Chaque partie peut suspendre seule le présent accord, avec effet immédiat ; tout nouvel échange cesse. Subsistent les obligations de rappel, de rectification, de conservation, de respect des droits des personnes et de contrôle. Seule la partie qui l’a suspendu peut le reprendre.',
      en: 'Each party may suspend this agreement alone and with immediate effect; all new exchange then stops. Obligations of recall, correction, retention, rights and oversight survive. Only the party that suspended it can resume it.',
    },
    terms: { suspension: { unilateral: true, surviving: ['oversight', 'recall', 'retention', 'rights'] } },
  };
}

export function validity(options: TemplateOptions): TemplateArticle {
  const ratification = (options.ratification ?? []).toSorted();
  const noticeDays = options.noticeDays ?? 90;
  const value: Terms['validity'] = {
    from: options.from,
    ...(options.to === undefined ? {} : { to: options.to }),
    renewal: options.renewal ?? 'none',
    ratification,
    noticeDays,
  };
  const needed = ratification.length > 0;
  const ended = options.to !== undefined;
  const tacit = ended && value.renewal === 'tacit';
  const several = partyIds(options).length > 2;
  return {
    title: {
      ar: 'الدخول حيز النفاذ والمدة والإنهاء',
      es: 'Entrada en vigor, duración y denuncia',
      fr: 'Entrée en vigueur, durée et dénonciation',
      en: 'Entry into force, duration and end',
    },
    text: {
      ar: [
        needed
          ? `يدخل هذا الاتفاق حيز النفاذ بعد توقيعه من الجميع ومصادقة من تلزمه المصادقة (${ratification.join('، ')})، وليس قبل ${date(value.from)}.`
          : `يدخل هذا الاتفاق حيز النفاذ بعد توقيعه من الجميع، وليس قبل ${date(value.from)}.`,
        ended ? `ويسري إلى غاية ${date(options.to)}${tacit ? '، ثم يتجدد ضمنيا' : ''}.` : 'ومدته غير محددة.',
        several
          ? `وإنهاؤه من أي طرف بإشعار مدته ${inArabic(noticeDays, arabicDay)} ينهيه في حق الجميع.`
          : `ولكل طرف أن ينهيه بإشعار مدته ${inArabic(noticeDays, arabicDay)}.`,
        'ويُعدَّل بصيغة جديدة يوقعها الجميع.',
      ].join(' '),
      es: [
        needed
          ? `El presente acuerdo entra en vigor cuando todas las partes lo hayan firmado y lo hayan ratificado las que deben hacerlo (${ratification.join(', ')}), y no antes del ${date(value.from)}.`
          : `El presente acuerdo entra en vigor cuando todas las partes lo hayan firmado, y no antes del ${date(value.from)}.`,
        ended
          ? `Rige hasta el ${date(options.to)}${tacit ? ' y después se prorroga tácitamente' : ''}.`
          : 'Su duración es indefinida.',
        several
          ? `La denuncia de una parte, con ${noticeDays} días de preaviso, le pone fin para todas.`
          : `Cada parte puede denunciarlo con ${noticeDays} días de preaviso.`,
        'Se enmienda mediante una nueva versión que firman todas.',
      ].join(' '),
      fr: [
        needed
          ? `Le présent accord entre en vigueur lorsque toutes les parties l’ont signé et que celles qui le doivent l’ont ratifié (${ratification.join(', ')}), au plus tôt le ${date(value.from)}.`
          : `Le présent accord entre en vigueur lorsque toutes les parties l’ont signé, au plus tôt le ${date(value.from)}.`,
        ended
          ? `Il s’applique jusqu’au ${date(options.to)}${tacit ? ', puis est reconduit tacitement' : ''}.`
          : 'Sa durée est indéterminée.',
        several
          ? `La dénonciation par une partie, avec un préavis de ${noticeDays} jours, y met fin pour toutes.`
          : `Chaque partie peut le dénoncer avec un préavis de ${noticeDays} jours.`,
        'Il est amendé par une nouvelle version que signent toutes les parties.',
      ].join(' '),
      en: [
        needed
          ? `This agreement enters into force once all have signed it and those who must have ratified it (${ratification.join(', ')}), and not before ${date(value.from)}.`
          : `This agreement enters into force once all have signed it, and not before ${date(value.from)}.`,
        ended
          ? `It lasts until ${date(options.to)}${tacit ? ' and is then renewed tacitly' : ''}.`
          : 'It lasts for an indefinite time.',
        several
          ? `Termination by one party, with ${noticeDays} days of notice, ends it for all.`
          : `Each party may terminate it with ${noticeDays} days of notice.`,
        'It is amended by a new version that all sign.',
      ].join(' '),
    },
    terms: { validity: value },
  };
}

/** The day alone: the exact second stands in the terms. */
function date(time: string | undefined): string {
  return (time ?? '').slice(0, 10);
}
