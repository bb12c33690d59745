// SPDX-License-Identifier: Apache-2.0
// What is wrong with a terms document and what to do, in four languages.
import type { TermsProblem, TermsProblemCode } from '../agreement/terms-problem.ts';
import type { Labels, Language } from '../codes/index.ts';

const problemTexts: Readonly<Record<TermsProblemCode, Labels>> = {
  shape: {
    ar: 'الصيغة غير صحيحة: اكتبوا القيمة كما يحددها البروتوكول.',
    es: 'La forma no es correcta: escriba el valor como dispone el protocolo.',
    fr: 'La forme n’est pas correcte : écrivez la valeur comme le prévoit le protocole.',
    en: 'The form is not right: write the value as the protocol has it.',
  },
  'field-unknown': {
    ar: 'حقل غير معروف: احذفوه.',
    es: 'Campo desconocido: elimínelo.',
    fr: 'Champ inconnu : retirez-le.',
    en: 'Unknown field: take it out.',
  },
  'field-missing': {
    ar: 'حقل ناقص: أضيفوه إلى مادة واحدة، أو احذفوا الاتجاهات إذا كان الاتفاق للمحادثات فقط.',
    es: 'Falta un campo: añádalo a un artículo, o quite los sentidos de envío si solo se trata de conversaciones.',
    fr: 'Champ manquant : ajoutez-le à un article, ou retirez les sens d’envoi s’il ne s’agit que de pourparlers.',
    en: 'A field is missing: add it to one article, or leave the directions out if it is for talks only.',
  },
  'field-twice': {
    ar: 'حقل وارد في مادتين: أبقوه في واحدة.',
    es: 'Un campo figura en dos artículos: déjelo en uno.',
    fr: 'Un champ figure dans deux articles : gardez-le dans un seul.',
    en: 'A field stands in two articles: keep it in one.',
  },
  'element-twice': {
    ar: 'عنصر مكرر: أبقوه في مادة واحدة.',
    es: 'Un elemento está repetido: déjelo en un solo artículo.',
    fr: 'Un élément est répété : gardez-le dans un seul article.',
    en: 'An element stands twice: keep it in one article.',
  },
  'list-empty': {
    ar: 'قائمة فارغة: اذكروا عنصرا واحدا على الأقل.',
    es: 'La lista está vacía: indique al menos un elemento.',
    fr: 'La liste est vide : indiquez au moins un élément.',
    en: 'The list is empty: name at least one element.',
  },
  'number-twice': {
    ar: 'رقم مادة مكرر: أعطوا كل مادة رقما خاصا بها.',
    es: 'Número de artículo repetido: dé a cada artículo su número.',
    fr: 'Numéro d’article répété : donnez à chaque article son numéro.',
    en: 'Two articles have this number: give each its own.',
  },
  languages: {
    ar: 'اللغات غير متطابقة: اكتبوا العنوان وكل مادة باللغات نفسها، وهي اثنتان على الأقل.',
    es: 'Los idiomas no coinciden: redacte el título y todos los artículos en los mismos, al menos dos.',
    fr: 'Les langues diffèrent : rédigez le titre et tous les articles dans les mêmes, deux au moins.',
    en: 'The languages differ: write the title and all articles in the same ones, at least two.',
  },
  'parties-order': {
    ar: 'الأطراف غير مرتبة أو مكررة: اذكروا كل طرف مرة واحدة بترتيب تصاعدي.',
    es: 'Las partes no están ordenadas o se repiten: nómbrelas una vez, en orden ascendente.',
    fr: 'Les parties ne sont pas ordonnées ou se répètent : nommez chacune une fois, en ordre croissant.',
    en: 'Parties are out of order or doubled: name each once, ascending.',
  },
  'party-unknown': {
    ar: 'ليس طرفا في الاتفاق: اذكروا الأطراف وحدها.',
    es: 'No es parte del acuerdo: nombre solo a las partes.',
    fr: 'N’est pas partie à l’accord : ne nommez que les parties.',
    en: 'Not a party of the agreement: name parties only.',
  },
  'direction-self': {
    ar: 'الاتجاه يربط طرفا بنفسه: حددوا طرفا آخر.',
    es: 'El sentido une a una parte consigo misma: indique otra.',
    fr: 'Le sens relie une partie à elle-même : indiquez-en une autre.',
    en: 'The direction leads back to the same party: name another.',
  },
  'validity-order': {
    ar: 'تاريخ الانتهاء سابق لتاريخ البدء أو مساو له: صحّحوه.',
    es: 'El fin no es posterior al inicio: corríjalo.',
    fr: 'La fin n’est pas postérieure au début : corrigez-la.',
    en: 'The end does not come after the beginning: put it right.',
  },
  supersedes: {
    ar: 'الصيغة اللاحقة تذكر ما تحل محله، والصيغة الأولى لا تحل محل شيء.',
    es: 'Una versión posterior nombra la que sustituye; la primera, ninguna.',
    fr: 'Une version ultérieure nomme celle qu’elle remplace ; la première, aucune.',
    en: 'A later version names the one it replaces; the first names none.',
  },
  review: {
    ar: 'أجل المراجعة يتجاوز مدة الحفظ: قدّموه.',
    es: 'La revisión llega después del fin de la conservación: adelántela.',
    fr: 'Le réexamen vient après la fin de la conservation : avancez-le.',
    en: 'The review comes after the end of retention: bring it forward.',
  },
  'level-twice': {
    ar: 'درجة السرية مكررة في الجدول: أبقوها في صف واحد.',
    es: 'Un grado figura en dos filas: déjelo en una.',
    fr: 'Un niveau figure dans deux lignes : gardez-le dans une seule.',
    en: 'A level stands in two rows: keep it in one.',
  },
  'level-unknown': {
    ar: 'درجة السرية غير واردة في جدول المعادلة: أضيفوها إليه.',
    es: 'El grado no figura en la tabla de equivalencias: añádalo.',
    fr: 'Le niveau ne figure pas dans la table d’équivalence : ajoutez-le.',
    en: 'The level is not in the equivalence table: add it.',
  },
  pseudonymised: {
    ar: 'حقل مستعار الاسم لا يجوز البحث به: أضيفوه إلى الحقول أو احذفوه.',
    es: 'Se seudonimiza un campo que no puede consultarse: añádalo a los campos o quítelo.',
    fr: 'Un champ pseudonymisé n’est pas consultable : ajoutez-le aux champs ou retirez-le.',
    en: 'A pseudonymised field may not be searched: add it to the fields or take it out.',
  },
};

/** What is wrong and what to do, in one sentence; where it stands is in the problem itself. */
export function explainTermsProblem(problem: TermsProblem, language: Language): string {
  return problemTexts[problem.code][language];
}
