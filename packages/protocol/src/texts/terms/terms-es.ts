// SPDX-License-Identifier: Apache-2.0
// What each field of an agreement says, in Spanish.
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
import { counted, type TermsSentences, type Wording } from './wording.ts';

const months = (count: number) => counted(count, 'mes', 'meses');
const days = (count: number) => counted(count, 'día', 'días');
const hours = (count: number) => counted(count, 'hora', 'horas');
const uses = { ...prohibitedUses.labels, ...ordinaryUses.labels };
const surviving = {
  oversight: 'control',
  recall: 'retirada y rectificación',
  retention: 'conservación',
  rights: 'derechos de las personas',
} as const;

const list = (head: string, none: string, said: string): string => (said === '' ? none : `${head}: ${said}.`);
const allowed = (is: boolean, yes: string): string => (is ? yes : `no ${yes}`);

export const termsEs: TermsSentences = {
  legalBasis: (bases, in_) =>
    `Se basa en: ${in_.joinLong(
      bases.map(({ instrument, article }) =>
        article === undefined
          ? in_.text(instrument)
          : `${in_.text(instrument)}, artículo ${in_.raw(article)}`,
      ),
    )}.`,
  validity: (value, in_) =>
    [
      value.ratification.length > 0
        ? `En vigor cuando todas las partes firmen y ratifiquen estas: ${in_.parties(value.ratification)}; no antes del ${in_.time(value.from)}.`
        : `En vigor cuando todas las partes firmen; no antes del ${in_.time(value.from)}.`,
      value.to === undefined
        ? 'Sin fecha de fin.'
        : `Termina el ${in_.time(value.to)}${value.renewal === 'tacit' ? ' y se prorroga tácitamente' : ''}.`,
      `Preaviso de denuncia o retirada: ${days(value.noticeDays)}.`,
    ].join(' '),
  suspension: (value, in_) =>
    `Cada parte puede suspender por sí sola y de inmediato. Subsiste: ${in_.join(value.surviving.map((duty) => surviving[duty]))}.`,
  directions: (value, in_) =>
    list(
      'La información puede ir',
      'Nada puede ir en ningún sentido.',
      in_.joinLong(value.map(({ from, to }) => `de ${in_.party(from)} a ${in_.party(to)}`)),
    ),
  purposes: (value, in_) => list('Solo para', 'Para ninguna finalidad.', in_.codes(purposes, value)),
  prohibitedUses: (value, in_) =>
    list('Nunca para', 'Aquí no se excluye ningún uso.', in_.labels(value.map((use) => uses[use]))),
  crimeAreas: (value, in_) => list('Abarca', 'No abarca ningún ámbito.', in_.codes(crimeAreas, value)),
  dataCategories: (value, in_) =>
    list('Puede intercambiarse', 'Nada puede intercambiarse.', in_.codes(dataCategories, value)),
  subjectCategories: (value, in_) =>
    list('Sobre personas que son', 'Nada sobre personas.', in_.codes(subjectCategories, value)),
  specialCategories: (value, in_) =>
    list(
      'Datos sensibles que pueden ir si es estrictamente necesario',
      'Ningún dato sensible.',
      in_.codes(specialCategories, value),
    ),
  refusalGrounds: (value, in_) =>
    list(
      'Una solicitud solo se deniega por',
      'Ninguna solicitud puede denegarse.',
      in_.codes(refusalGrounds, value),
    ),
  minimumPenalty: ({ months: least }) =>
    least === 0 ? 'No se exige pena mínima.' : `Solo para delitos castigados con ${months(least)} o más.`,
  minorsAndVictims: ({ rule, referral }) =>
    [
      rule === 'never'
        ? 'Nada sobre menores ni víctimas.'
        : 'Sobre menores y víctimas solo si es estrictamente necesario, y con el motivo.',
      ...(referral ? ['Todo menor se deriva a protección.'] : []),
    ].join(' '),
  handling: (value, in_) =>
    [
      value.restrictions.length === 0
        ? 'No se exige ningún código de tratamiento.'
        : `Todo lleva al menos: ${in_.joinLong(value.restrictions.map((code) => in_.coded(handlingRestrictions, code)))}.`,
      `Difusión como máximo ${in_.coded(tlpLevels, value.tlp, `TLP:${value.tlp}`)}.`,
      `Acción como máximo ${in_.coded(papLevels, value.pap, `PAP:${value.pap}`)}.`,
      ...classified(value.classification, in_),
    ].join(' '),
  evidentialUse: (value) =>
    ({
      never: 'Nunca se usa como prueba ante los tribunales.',
      consent: 'Se usa como prueba solo con el consentimiento de quien la facilitó.',
      allowed: 'Puede usarse como prueba.',
    })[value],
  onwardTransfer: ({ rule, parties }, in_) =>
    ({
      never: 'Nunca se transmite a otra parte.',
      consent: 'Se transmite solo con el consentimiento de quien la facilitó.',
      listed: `Puede transmitirse a: ${in_.parties(parties)}; a nadie más.`,
    })[rule],
  retention: ({ maxMonths, reviewMonths }) =>
    `Se conserva como máximo ${months(maxMonths)}; se revisa cada ${months(reviewMonths)} y se borra si la revisión no decide nada.`,
  transferGrounds: (value, in_) =>
    list(
      'Bases de la transferencia',
      'Sin base de transferencia.',
      in_.joinLong(
        value.map(
          ({ exporter, kind }) => `${in_.party(exporter)}: ${transferGroundKinds.labels[kind][in_.language]}`,
        ),
      ),
    ),
  deadlines: (value) =>
    `Plazo de respuesta: urgente y accesible, ${hours(value.urgentDirectHours)}; urgente y no accesible, ${days(value.urgentIndirectDays)}; en otro caso, ${days(value.otherDays)}. Datos básicos tras una coincidencia confirmada: ${hours(value.coreDataHours)}.`,
  hitNoHit: (value, in_) =>
    value.allowed
      ? `Consultas por coincidencia: como máximo ${value.quotaPerDay} al día; por ${in_.codes(hitFields, value.fields)}; seudonimizados: ${in_.codes(hitFields, value.pseudonymised) || 'ninguno'}; las hace: ${in_.codes(roles, value.roles)}.`
      : 'Sin consultas por coincidencia.',
  routine: (value) =>
    `Suscripciones: ${allowed(value.subscriptions, 'permitidas')}. Órdenes permanentes: ${allowed(value.standingOrders, 'permitidas')}.`,
  oversight: ({ audit, journalMonths }) =>
    `${audit ? 'Las autoridades de control pueden auditar todo lo intercambiado.' : 'No se pacta auditoría de las autoridades de control.'} El diario se conserva ${months(journalMonths)}.`,
  operations: (value) =>
    `Operaciones conjuntas: ${allowed(value.allowed, 'permitidas')}. Comités: ${allowed(value.committees, 'permitidos')}.`,
};

function classified(
  value: Parameters<TermsSentences['handling']>[0]['classification'],
  in_: Wording,
): string[] {
  const rows = classificationRows(value, in_);
  return rows === undefined
    ? ['Nada clasificado.']
    : [`Clasificación máxima: ${rows.most}. Niveles equivalentes: ${rows.equal}.`];
}
