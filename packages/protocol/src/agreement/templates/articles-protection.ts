// SPDX-License-Identifier: Apache-2.0
// Articles that protect people and information: minors, prevention, handling, evidence, onward transfer, retention.
import { type Purpose, purposes } from '../../codes/index.ts';
import type { Terms } from '../terms-values.ts';
import { arabicMonth, inArabic, inWords, type TemplateArticle } from './template.ts';

export function minors(rule: Terms['minorsAndVictims']['rule']): TemplateArticle {
  return {
    title: {
      ar: 'القاصرون والضحايا والشهود',
      es: 'Menores, víctimas y testigos',
      fr: 'Mineurs, victimes et témoins',
      en: 'Minors, victims and witnesses',
    },
    text:
      rule === 'never'
        ? {
            ar: 'لا يجري بموجب هذا الاتفاق تبادل أي معلومة تتعلق بقاصر أو ضحية. وإذا علم أحد الأطراف بقاصر معرض للخطر أحال أمره إلى جهة الحماية المختصة لديه.',
            es: 'En virtud del presente acuerdo no se intercambia ninguna información sobre menores ni víctimas. La parte que conozca de un menor en peligro lo deriva a su propio servicio de protección.',
            fr: 'Aucune information concernant un mineur ou une victime n’est échangée en vertu du présent accord. La partie qui a connaissance d’un mineur en danger l’oriente vers son propre service de protection.',
            en: 'No information on a minor or a victim is exchanged under this agreement. A party that learns of a minor at risk refers the minor to its own protection service.',
          }
        : {
            ar: 'لا تُتبادل المعلومات المتعلقة بقاصر أو ضحية أو شاهد إلا عند الضرورة القصوى، مع بيان أسبابها. ويعامَل الضحايا بصفتهم ضحايا لا مشتبها فيهم. ويُحال كل قاصر إلى جهة الحماية، وتُراعى مصلحته الفضلى قبل كل شيء، ولا يطلع على هذه المعلومات إلا من رُخص له بذلك.',
            es: 'La información sobre un menor, una víctima o un testigo solo se intercambia cuando es estrictamente necesario y con indicación de los motivos. Las víctimas son tratadas como tales y no como sospechosas. Todo menor es derivado al servicio de protección, prevalece su interés superior y solo accede a esta información quien esté autorizado.',
            fr: 'Les informations concernant un mineur, une victime ou un témoin ne sont échangées qu’en cas de stricte nécessité, motifs à l’appui. Les victimes sont traitées comme telles et non comme des suspects. Tout mineur est orienté vers le service de protection ; son intérêt supérieur prévaut, et seules les personnes habilitées accèdent à ces informations.',
            en: 'Information on a minor, a victim or a witness is exchanged only where strictly necessary, with reasons. Victims are treated as victims and not as suspects. Every minor is referred to the protection service, the best interests of the minor come first, and only authorised people have access to this information.',
          },
    terms: { minorsAndVictims: { rule, referral: true } },
  };
}

/** A referral that is no police measure, and programmes on social causes. */
export function prevention(codes: readonly Purpose[]): TemplateArticle {
  const list = inWords(codes.map((code) => purposes.labels[code]));
  return {
    title: {
      ar: 'الوقاية والأسباب الاجتماعية',
      es: 'Prevención y causas sociales',
      fr: 'Prévention et causes sociales',
      en: 'Prevention and social causes',
    },
    text: {
      ar: `يعمل كل طرف على معالجة الأسباب الاجتماعية والتربوية التي تغذي التطرف والجريمة، ويجوز لذلك تبادل المعلومات لما يأتي: ${list.ar}. وإحالة شخص إلى المواكبة الاجتماعية ليست إجراء أمنيا ولا قرينة عليه، ولا تُستعمل ضده في أي متابعة. ويتبادل الأطراف البرامج والتجارب الناجعة في هذا المجال.`,
      es: `Cada parte actúa sobre las causas sociales y educativas que alimentan la radicalización y la delincuencia; a tal fin puede intercambiarse información para: ${list.es}. Derivar a una persona a acompañamiento social no es una medida policial ni un indicio en su contra, y no se usa en ningún procedimiento contra ella. Las partes comparten programas y experiencias que hayan dado resultado.`,
      fr: `Chaque partie agit sur les causes sociales et éducatives qui nourrissent la radicalisation et la criminalité ; des informations peuvent être échangées à ces fins : ${list.fr}. L’orientation d’une personne vers un accompagnement social n’est ni une mesure de police ni un indice à sa charge, et n’est utilisée dans aucune procédure contre elle. Les parties partagent les programmes et expériences qui ont fait leurs preuves.`,
      en: `Each party addresses the social and educational causes that feed radicalisation and crime; to this end information may be exchanged for: ${list.en}. Referring a person to social support is not a police measure and no evidence against that person, and is used in no proceedings against them. The parties share programmes and experience that have worked.`,
    },
    terms: { purposes: codes },
  };
}

export function handling(value: Terms['handling']): TemplateArticle {
  const codes = value.restrictions.join(' + ');
  const floor = `TLP:${value.tlp}, PAP:${value.pap}`;
  return {
    title: {
      ar: 'رموز المعالجة والسرية',
      es: 'Códigos de tratamiento y secreto',
      fr: 'Codes de traitement et secret',
      en: 'Handling codes and secrecy',
    },
    text: {
      ar: `يحمل كل إجراء القيود الآتية على الأقل: ${codes}، ولا ينزل عن المستوى ${floor}. ويتقيد المتلقي بكل قيد يضعه المقدِّم ولا يخفضه. ${
        value.classification === undefined
          ? 'ولا تُتبادل بموجب هذا الاتفاق معلومات مصنفة.'
          : 'وتُعامل المعلومات المصنفة وفق جدول المعادلة الملحق بأحكام هذه المادة وفي حدود السقف المبين فيه.'
      }`,
      es: `Todo acto lleva al menos las restricciones ${codes} y un nivel no inferior a ${floor}. Quien lo recibe respeta cualquier restricción puesta por quien lo facilita y no la rebaja. ${
        value.classification === undefined
          ? 'En virtud del presente acuerdo no se intercambia información clasificada.'
          : 'La información clasificada se trata según la tabla de equivalencias de este artículo y hasta el grado máximo que fija.'
      }`,
      fr: `Tout acte porte au moins les restrictions ${codes} et un niveau qui n’est pas inférieur à ${floor}. Le destinataire respecte toute restriction posée par l’auteur et ne l’abaisse pas. ${
        value.classification === undefined
          ? 'Aucune information classifiée n’est échangée en vertu du présent accord.'
          : 'Les informations classifiées sont traitées selon la table d’équivalence du présent article et dans la limite du niveau maximal qu’elle fixe.'
      }`,
      en: `Every act carries at least the restrictions ${codes} and a level of no less than ${floor}. The receiver respects every restriction set by the provider and lowers none. ${
        value.classification === undefined
          ? 'No classified information is exchanged under this agreement.'
          : 'Classified information is handled by the equivalence table of this article and up to the highest level that it sets.'
      }`,
    },
    terms: { handling: value },
  };
}

export function evidence(use: Terms['evidentialUse']): TemplateArticle {
  const rule = {
    never: {
      ar: 'لا تُستعمل المعلومات المتبادلة دليلا أمام القضاء؛ ومن أراد ذلك سلك طريق المساعدة القضائية المتبادلة.',
      es: 'La información intercambiada no se usa como prueba ante los tribunales; para ello se recurre a la asistencia judicial mutua.',
      fr: 'Les informations échangées ne servent pas de preuve en justice ; il est recouru à cette fin à l’entraide judiciaire.',
      en: 'Information exchanged is not used as evidence in court; mutual legal assistance is sought for that.',
    },
    consent: {
      ar: 'لا تُستعمل المعلومات المتبادلة دليلا أمام القضاء إلا بموافقة مسبقة مكتوبة من الطرف المقدِّم، يجوز أن تقترن بشروط.',
      es: 'La información intercambiada solo se usa como prueba ante los tribunales con el consentimiento previo y escrito de la parte que la facilitó, que puede sujetarse a condiciones.',
      fr: 'Les informations échangées ne servent de preuve en justice qu’avec le consentement préalable et écrit de la partie qui les a fournies, lequel peut être assorti de conditions.',
      en: 'Information exchanged is used as evidence in court only with the prior written consent of the providing party, which may set conditions.',
    },
    allowed: {
      ar: 'يجوز استعمال المعلومات المتبادلة دليلا أمام القضاء ما لم يقيد ذلك الطرف المقدِّم عند الإرسال.',
      es: 'La información intercambiada puede usarse como prueba ante los tribunales salvo que quien la facilita lo restrinja al enviarla.',
      fr: 'Les informations échangées peuvent servir de preuve en justice, sauf restriction posée par l’auteur lors de l’envoi.',
      en: 'Information exchanged may be used as evidence in court unless the provider restricts this on sending.',
    },
  }[use];
  return {
    title: {
      ar: 'الاستعمال كدليل وحفظ الأدلة',
      es: 'Uso como prueba y custodia',
      fr: 'Usage comme preuve et conservation des preuves',
      en: 'Use as evidence and custody',
    },
    text: {
      ar: `${rule.ar} وتُسلَّم المحجوزات والآثار بسلسلة حيازة متصلة يوقع كل تسليم فيها.`,
      es: `${rule.es} Los objetos intervenidos se entregan con una cadena de custodia ininterrumpida en la que se firma cada entrega.`,
      fr: `${rule.fr} Les objets saisis sont remis selon une chaîne de conservation ininterrompue, chaque remise étant signée.`,
      en: `${rule.en} Seized items are handed over under an unbroken chain of custody in which each handover is signed.`,
    },
    terms: { evidentialUse: use },
  };
}

export function onward(): TemplateArticle {
  return {
    title: {
      ar: 'النقل إلى الغير',
      es: 'Transferencia ulterior',
      fr: 'Transfert ultérieur',
      en: 'Onward transfer',
    },
    text: {
      ar: 'لا تُنقل المعلومات إلى دولة أو هيئة ليست طرفا إلا بموافقة الطرف الذي صدرت عنه، وبالقيود نفسها على الأقل. ويخبر الناقل مصدر المعلومة بما نُقل ولمن ولماذا.',
      es: 'La información no se transfiere a un Estado u organismo que no sea parte sin el consentimiento de la parte de la que procede y, como mínimo, con las mismas restricciones. Quien la transfiere informa a la parte de origen de qué, a quién y para qué.',
      fr: 'Les informations ne sont transférées à un État ou organisme tiers qu’avec le consentement de la partie dont elles émanent et au moins sous les mêmes restrictions. L’auteur du transfert indique à celle-ci quoi, à qui et pourquoi.',
      en: 'Information is passed to a state or body that is not a party only with the consent of the party it comes from, and under at least the same restrictions. Who passes it on tells that party what, to whom and why.',
    },
    terms: { onwardTransfer: { rule: 'consent', parties: [] } },
  };
}

export function retention(maxMonths: number, reviewMonths: number): TemplateArticle {
  return {
    title: {
      ar: 'الحفظ والتصحيح والمحو',
      es: 'Conservación, rectificación y borrado',
      fr: 'Conservation, rectification et effacement',
      en: 'Retention, correction and erasure',
    },
    text: {
      ar: `لا تُحفظ المعلومات أكثر من ${inArabic(maxMonths, arabicMonth)}، وتُراجع ضرورتها مرة على الأقل كل ${inArabic(reviewMonths, arabicMonth)}؛ وما لم يتخذ قرار بالإبقاء عند المراجعة يُمحى. ويُصحح الخطأ لدى كل متلق، ويُقيَّد ما نُوزع في صحته إلى حين البت فيه. ويجيب كل متلق عن طلب السحب ببيان ما فعله بنسخته.`,
      es: `La información se conserva como máximo ${maxMonths} meses y su necesidad se revisa al menos cada ${reviewMonths}; si en la revisión no se decide mantenerla, se borra. El error se rectifica ante cada destinatario y lo que se discute se limita hasta que se resuelva. Cada destinatario responde a una retirada diciendo qué ha hecho con su copia.`,
      fr: `Les informations sont conservées ${maxMonths} mois au plus et leur nécessité est réexaminée au moins tous les ${reviewMonths} mois ; sans décision de maintien, elles sont effacées. L’erreur est rectifiée auprès de chaque destinataire et ce qui est contesté est limité jusqu’à décision. Chaque destinataire répond à un rappel en indiquant le sort de sa copie.`,
      en: `Information is kept for at most ${maxMonths} months and its need is reviewed at least every ${reviewMonths}; without a decision to keep it, it is erased. Errors are corrected with every recipient, and what is contested is restricted until decided. Each recipient answers a recall by saying what was done with its copy.`,
    },
    terms: { retention: { maxMonths, reviewMonths } },
  };
}

export function grounds(transferGrounds: Terms['transferGrounds']): TemplateArticle {
  return {
    title: {
      ar: 'أساس نقل المعطيات الشخصية',
      es: 'Base de la transferencia de datos personales',
      fr: 'Fondement du transfert de données personnelles',
      en: 'Ground for transfers of personal data',
    },
    text: {
      ar: 'لا ينقل أي طرف معطيات شخصية إلا على أساس من قانونه تذكره أحكام هذه المادة. ويُعد هذا الاتفاق صكا ملزما يكفل ضمانات ملائمة لحماية تلك المعطيات. وكل نقل استثنائي يُوثَّق تاريخه والسلطة المتلقية وتعليله والمعطيات المنقولة.',
      es: 'Ninguna parte transfiere datos personales sin una base de su propio derecho que figure en este artículo. El presente acuerdo es un instrumento jurídicamente vinculante que ofrece garantías apropiadas para su protección. De toda transferencia excepcional constan la fecha, la autoridad destinataria, la justificación y los datos.',
      fr: 'Aucune partie ne transfère de données personnelles sans un fondement de son propre droit énoncé au présent article. Le présent accord est un instrument juridiquement contraignant qui offre des garanties appropriées pour leur protection. De tout transfert dérogatoire sont consignés la date, l’autorité destinataire, la justification et les données.',
      en: 'No party transfers personal data without a ground in its own law that this article names. This agreement is a legally binding instrument that provides appropriate safeguards for their protection. Of every transfer by derogation the date, the receiving authority, the justification and the data are recorded.',
    },
    terms: { transferGrounds },
  };
}
