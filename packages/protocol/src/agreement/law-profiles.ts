// SPDX-License-Identifier: Apache-2.0
// Law profiles that come with the house. A node names one in its configuration; it can only narrow what its agreements allow.
import type { Labels } from '../codes/index.ts';
import type { LawProfile } from './law-profile.ts';

/** By the name that a configuration gives. None replaces the advice of a lawyer of the state: `verified` says what was read. */
export const lawProfiles: Readonly<Record<string, LawProfile>> = {
  ma: {
    state: 'ma',
    name: { ar: 'القانون المغربي', es: 'Derecho marroquí', fr: 'Droit marocain', en: 'Law of Morocco' },
    rules: [
      {
        code: 'transfer-needs-a-ground',
        citation: 'Law 09-08, Article 43',
        verified: false,
        text: {
          ar: 'لا تُنقل معطيات ذات طابع شخصي إلى دولة أجنبية إلا بأساس يضمن حماية كافية.',
          es: 'Los datos personales solo se transfieren al extranjero sobre una base que asegure una protección suficiente.',
          fr: 'Les données personnelles ne sont transférées à l’étranger que sur un fondement assurant une protection suffisante.',
          en: 'Personal data are transferred abroad only on a ground that ensures sufficient protection.',
        },
        limits: { transferGrounds: ['none-needed'] },
      },
    ],
  },
  es: directiveProfile('es', {
    ar: 'القانون الإسباني',
    es: 'Derecho español',
    fr: 'Droit espagnol',
    en: 'Law of Spain',
  }),
  be: directiveProfile('be', {
    ar: 'القانون البلجيكي',
    es: 'Derecho belga',
    fr: 'Droit belge',
    en: 'Law of Belgium',
  }),
  de: directiveProfile('de', {
    ar: 'القانون الألماني',
    es: 'Derecho alemán',
    fr: 'Droit allemand',
    en: 'Law of Germany',
  }),
  pt: directiveProfile('pt', {
    ar: 'القانون البرتغالي',
    es: 'Derecho portugués',
    fr: 'Droit portugais',
    en: 'Law of Portugal',
  }),
};

/** What the directive asks of every state that it binds. */
function directiveProfile(state: string, name: Labels): LawProfile {
  return {
    state,
    name,
    rules: [
      {
        code: 'onward-with-authorisation',
        citation: 'Directive (EU) 2016/680, Article 35(1)(c) and (e)',
        verified: false,
        text: {
          ar: 'لا تُحال المعطيات إلى طرف آخر إلا بإذن مسبق ممن قدّمها.',
          es: 'Los datos no se transfieren a otra parte sin autorización previa de quien los facilitó.',
          fr: 'Les données ne sont transférées à une autre partie qu’avec l’autorisation préalable de qui les a fournies.',
          en: 'Data go to another party only with the prior authorisation of whoever provided them.',
        },
        limits: { onwardTransfer: 'consent' },
      },
      {
        code: 'no-discrimination',
        citation: 'Directive (EU) 2016/680, Article 11(3)',
        verified: true,
        text: {
          ar: 'يُحظر التنميط الذي يفضي إلى التمييز.',
          es: 'Queda prohibida la elaboración de perfiles que dé lugar a discriminación.',
          fr: 'Le profilage qui entraîne une discrimination est interdit.',
          en: 'Profiling that results in discrimination is prohibited.',
        },
        limits: { prohibitedUses: ['discrimination'] },
      },
    ],
  };
}
