// SPDX-License-Identifier: Apache-2.0
// What story 4 says: own words, invented people and places. The source gives a day that was none ("Friday 17 May 2025" was a Saturday), and
// not how many sites there were: both are left open here, the hour being the play's own.
import type { Contract, Text } from '@tansiq/cli';

type PlanWish = Contract['POST /operations']['body'];

export const title: Text = { ar: 'عملية النخلة', es: 'Operación Palmera' };
export const deliveryTitle: Text = { ar: 'تسليم مراقب', es: 'Entrega vigilada' };

const site = (id: string, place: Text, more: Partial<PlanWish['plan']['sites'][number]> = {}) => ({
  ...{ id, place, kind: 'dwelling', risk: 'high', targets: [], tasks: [] },
  ...more,
});

export const plan: PlanWish['plan'] = {
  sites: [
    site(
      's1',
      { ar: 'شقة في طنجة', es: 'Piso en Tánger' },
      {
        ...{ lat: 35_759_000, lon: -5_834_000, commander: 'Commissaire Bouazzati' },
        targets: [{ ref: 'R-2025-17', what: 'person' }],
        tasks: [{ team: 'T1', text: { ar: 'الدخول من الشمال', es: 'Entrar por el norte' } }],
      },
    ),
    site(
      's2',
      { ar: 'منزل في الجزيرة الخضراء', es: 'Vivienda en Algeciras' },
      {
        ...{ lat: 36_131_000, lon: -5_447_000, commander: 'Inspectora Lozoya', risk: 'medium' },
        targets: [{ ref: 'E-88', what: 'device' }],
        tasks: [{ team: 'E1', text: { ar: 'تأمين المدخل', es: 'Asegurar el acceso' } }],
      },
    ),
  ] as PlanWish['plan']['sites'],
  contacts: [{ party: 'es.pn', name: 'Sala de mando', role: 'sala', reach: '+34 000 000 000' }],
  triggers: [{ ar: 'وجود طفل في المكان', es: 'Hay un menor en el lugar' }],
  communications: { primary: 'canal 1', fallback: 'satélite' },
  deconfliction: { ar: 'لا عملية أخرى في الحي', es: 'Ninguna otra operación en el barrio' },
  lifeRisk: { ar: 'مواد كيميائية محتملة', es: 'Posibles sustancias químicas' },
  detention: { ar: 'النقل إلى المقر', es: 'Traslado a dependencias' },
  interpreters: { ar: 'مترجم أمازيغي', es: 'Intérprete de amazigh' },
  lawyers: { ar: 'محام مناوب', es: 'Abogado de turno' },
  minorsAndVictims: { ar: 'خلية حماية القاصرين حاضرة', es: 'Protección de menores, presente' },
  statement: { ar: 'بيان مشترك بعد التأكيد', es: 'Comunicado conjunto tras la confirmación' },
};

export const plot = {
  targets: [{ ar: 'منشآت حيوية', es: 'Instalaciones vitales' }],
  origin: { ar: 'تعليمات من الخارج عبر الشبكات', es: 'Instrucciones recibidas del extranjero por redes' },
  charged: 1,
  status: 'prepared' as const,
};

export const stop: Text = { ar: 'شوهد طفل', es: 'Se ha visto a un menor' };

export const statementTitle: Text = { ar: 'عملية مشتركة متزامنة', es: 'Operación conjunta y simultánea' };
export const statement: Text[] = [
  {
    ar: 'نفذت أجهزة البلدين عملية متزامنة. عدد الموقوفين: {arrests}. عدد شبكات الاستقطاب المفككة: {networks}.',
    es: 'Los servicios de ambos países llevaron a cabo una operación simultánea. Personas detenidas: {arrests}. Redes de captación desarticuladas: {networks}.',
  },
  { ar: 'التحقيق ما زال في مرحلته الأولية.', es: 'La investigación se encuentra en fase preliminar.' },
];
export const arrested: Text = { ar: 'الموقوفون', es: 'Personas detenidas' };
export const dismantled: Text = { ar: 'الشبكات المفككة', es: 'Redes desarticuladas' };
