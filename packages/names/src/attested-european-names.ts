// SPDX-License-Identifier: Apache-2.0
// Names of Europe and China that Arabic writes by ear, where the letters do not tell the sound (own compilation, see NOTICE): matched, never used to fill.

import { type AttestedName, readNames } from './attested-names.ts';

/** One line a name as it is said: Charles of Paris and of London share their letters, Jack and Jacques their sound. */
const EUROPEAN = `
جون john jon
جونز jones
جو joe
جيمس,جايمس james
جيك jake
مايكل,مايكيل michael micheal
مايكلز michaels
مايك mike
شون sean shaun shawn
هيو hugh
هيوز hughes
جيف,جف jeff geoff
جيفري jeffrey geoffrey
ديف dave
ديفيد,دافيد,دايفيد david
جاك jacques
جاك jack
جان jean
إيف,ايف yves
إيف eve
إيفون yvonne
غيوم,جيوم guillaume
تيبو,ثيبو thibault thibaut thibaud
بونوا,بينوا,بنوا benoit
لوران laurent
فانسان,فنسان,فينسون,فنسنت,فينسنت vincent
كليمان,كليمون clement
آلان,الان alain
آلان,الان alan allan allen
أرنو,آرنو arnaud arnault
أوليفييه,اوليفيي olivier
ديدييه,ديديي didier
كزافييه,إكزافييه,اكزافيي xavier
جيروم jerome
ماتيو mathieu matthieu
أنطوان,انطوان antoine
نيكولا,نيقولا nicolas
لوفيفر,لوفافر lefebvre lefevre
لوبلان leblanc
لوكلير leclerc leclercq
لوروا,ليروا leroy
لورو leroux
بورجوا bourgeois
بوتي,بيتي petit
ديشان,دوشان deschamps
شارل,تشارلز charles
ريشار,ريتشارد richard
روبير,روبرت robert
ألبير,ألبرت albert
جيلبير,غيلبرت gilbert
أوبير,هوبير,هوبرت hubert
جيرار,جيرارد gerard
برنار,برنارد bernard
إدوار,ادوارد edouard
رونيه,رينيه rene
جيرو giraud giroud
خوسيه,خوزيه jose
خواكين joaquin
أندريه,أندجي,اندجي andrzej
فويتشيك,فويتشيخ,فويتشخ wojciech
خروتشوف,خروشوف khrushchev khrouchtchev
جوكوفيتش,ديوكوفيتش djokovic dokovic
تشاو,جاو zhao
تشو,جو zhou
تشانغ,جانغ zhang
شو xu
شي xi
تشيان,شيان qian
رايت wright
نايت knight
أوبراين obrien
أونيل oneill oneal
ستيوارت stewart stuart
بيكر baker
ووكر,واكر walker
كيت kate
ويد wade
برايس price
بيرك burke
إيرل,ايرل earl
تايلور,تيلور taylor
كوكس cox
راسل,راسيل russell
ويب webb
شتاين stein
فايس,وايس weiss
غوته,جوته goethe
رويس reuss
ماكدونالد macdonald mcdonald
`;

export const EUROPEAN_NAMES: readonly AttestedName[] = readNames(EUROPEAN);
