// SPDX-License-Identifier: Apache-2.0
// Crime areas: Annex I of the Europol Regulation, and two that agreements of this region name besides.
import { codeList } from './code-list.ts';

export const crimeAreas = codeList({
  name: 'crimeAreas',
  citation: 'Regulation (EU) 2016/794, Annex I',
  basis: 'C',
  entries: {
    terrorism: ['الإرهاب', 'Terrorismo', 'Terrorisme', 'Terrorism'],
    'organised-crime': [
      'الجريمة المنظمة',
      'Delincuencia organizada',
      'Criminalité organisée',
      'Organised crime',
    ],
    drugs: ['الاتجار بالمخدرات', 'Tráfico de drogas', 'Trafic de drogues', 'Drug trafficking'],
    'money-laundering': ['غسل الأموال', 'Blanqueo de capitales', 'Blanchiment d’argent', 'Money laundering'],
    'nuclear-radioactive': [
      'الجرائم المتصلة بالمواد النووية والمشعة',
      'Delitos relacionados con materiales nucleares y radiactivos',
      'Criminalité liée aux matières nucléaires et radioactives',
      'Crime connected with nuclear and radioactive substances',
    ],
    'migrant-smuggling': [
      'تهريب المهاجرين',
      'Tráfico ilícito de migrantes',
      'Trafic de migrants',
      'Migrant smuggling',
    ],
    'human-trafficking': [
      'الاتجار بالبشر',
      'Trata de seres humanos',
      'Traite des êtres humains',
      'Trafficking in human beings',
    ],
    'vehicle-crime': [
      'الجرائم المتعلقة بالمركبات',
      'Delincuencia relacionada con vehículos',
      'Criminalité liée aux véhicules',
      'Motor vehicle crime',
    ],
    'murder-bodily-harm': [
      'القتل العمد والإصابات الجسدية الجسيمة',
      'Homicidio y lesiones graves',
      'Homicide et coups et blessures graves',
      'Murder and grievous bodily harm',
    ],
    organs: [
      'الاتجار غير المشروع بالأعضاء والأنسجة البشرية',
      'Tráfico ilícito de órganos y tejidos humanos',
      'Trafic d’organes et de tissus humains',
      'Illicit trade in human organs and tissue',
    ],
    'kidnapping-hostages': [
      'الاختطاف والاحتجاز غير المشروع وأخذ الرهائن',
      'Secuestro, detención ilegal y toma de rehenes',
      'Enlèvement, séquestration et prise d’otages',
      'Kidnapping, illegal restraint and hostage-taking',
    ],
    'racism-xenophobia': [
      'العنصرية وكراهية الأجانب',
      'Racismo y xenofobia',
      'Racisme et xénophobie',
      'Racism and xenophobia',
    ],
    robbery: [
      'السطو والسرقة الموصوفة',
      'Robo y hurto con agravantes',
      'Vol organisé et vol aggravé',
      'Robbery and aggravated theft',
    ],
    'cultural-goods': [
      'الاتجار غير المشروع بالممتلكات الثقافية',
      'Tráfico ilícito de bienes culturales',
      'Trafic de biens culturels',
      'Illicit trafficking in cultural goods',
    ],
    fraud: ['النصب والاحتيال', 'Estafa y fraude', 'Escroquerie et fraude', 'Swindling and fraud'],
    'eu-finances': [
      'الجرائم الماسة بالمصالح المالية للاتحاد الأوروبي',
      'Delitos contra los intereses financieros de la Unión Europea',
      'Infractions portant atteinte aux intérêts financiers de l’Union européenne',
      'Crime against the financial interests of the European Union',
    ],
    'insider-dealing': [
      'التداول بناء على معلومات داخلية والتلاعب بالأسواق المالية',
      'Uso de información privilegiada y manipulación del mercado financiero',
      'Délit d’initié et manipulation des marchés financiers',
      'Insider dealing and financial market manipulation',
    ],
    extortion: [
      'الابتزاز',
      'Extorsión y chantaje',
      'Racket et extorsion de fonds',
      'Racketeering and extortion',
    ],
    'product-piracy': [
      'التقليد وقرصنة المنتجات',
      'Falsificación y piratería de productos',
      'Contrefaçon et piratage de produits',
      'Counterfeiting and product piracy',
    ],
    'document-forgery': [
      'تزوير الوثائق الإدارية والاتجار بها',
      'Falsificación de documentos administrativos y su tráfico',
      'Falsification de documents administratifs et trafic de faux',
      'Forgery of administrative documents and trafficking in them',
    ],
    'money-forgery': [
      'تزوير النقود ووسائل الأداء',
      'Falsificación de moneda y de medios de pago',
      'Faux-monnayage et falsification de moyens de paiement',
      'Forgery of money and means of payment',
    ],
    'computer-crime': [
      'الجرائم المعلوماتية',
      'Delincuencia informática',
      'Criminalité informatique',
      'Computer crime',
    ],
    corruption: ['الفساد', 'Corrupción', 'Corruption', 'Corruption'],
    'arms-explosives': [
      'الاتجار غير المشروع بالأسلحة والذخائر والمتفجرات',
      'Tráfico ilícito de armas, municiones y explosivos',
      'Trafic d’armes, de munitions et d’explosifs',
      'Illicit trafficking in arms, ammunition and explosives',
    ],
    'endangered-animals': [
      'الاتجار غير المشروع بالأنواع الحيوانية المهددة بالانقراض',
      'Tráfico ilícito de especies animales amenazadas',
      'Trafic d’espèces animales menacées',
      'Illicit trafficking in endangered animal species',
    ],
    'endangered-plants': [
      'الاتجار غير المشروع بالأنواع النباتية المهددة بالانقراض',
      'Tráfico ilícito de especies vegetales amenazadas',
      'Trafic d’espèces végétales menacées',
      'Illicit trafficking in endangered plant species',
    ],
    environment: [
      'الجرائم البيئية',
      'Delitos contra el medio ambiente',
      'Criminalité environnementale',
      'Environmental crime',
    ],
    hormones: [
      'الاتجار غير المشروع بالمواد الهرمونية ومنشطات النمو',
      'Tráfico ilícito de sustancias hormonales y factores de crecimiento',
      'Trafic de substances hormonales et de facteurs de croissance',
      'Illicit trafficking in hormonal substances and growth promoters',
    ],
    'sexual-abuse': [
      'الاعتداء والاستغلال الجنسيان',
      'Abuso y explotación sexuales',
      'Abus sexuels et exploitation sexuelle',
      'Sexual abuse and sexual exploitation',
    ],
    'genocide-war-crimes': [
      'الإبادة الجماعية والجرائم ضد الإنسانية وجرائم الحرب',
      'Genocidio, crímenes contra la humanidad y crímenes de guerra',
      'Génocide, crimes contre l’humanité et crimes de guerre',
      'Genocide, crimes against humanity and war crimes',
    ],
    'foreign-fighters': [
      'تجنيد المقاتلين الإرهابيين الأجانب وسفرهم',
      'Captación y viaje de combatientes terroristas extranjeros',
      'Recrutement et voyage de combattants terroristes étrangers',
      'Recruitment and travel of foreign terrorist fighters',
    ],
    'chemical-biological': [
      'الجرائم المتصلة بالمواد الكيميائية والبيولوجية',
      'Delitos relacionados con materiales químicos y biológicos',
      'Criminalité liée aux matières chimiques et biologiques',
      'Crime connected with chemical and biological materials',
    ],
  },
  additions: {
    'foreign-fighters': 'UN Security Council resolutions 2178 (2014) and 2396 (2017)',
    'chemical-biological': 'proposal of this project, after agreements that name these materials',
  },
});

export type CrimeArea = (typeof crimeAreas.codes)[number];
