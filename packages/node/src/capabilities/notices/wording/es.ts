// SPDX-License-Identifier: Apache-2.0
// Messages in Spanish.
import type { Wording } from './en.ts';

export const es: Wording = {
  subject: 'Tansiq: tiene novedades',
  opening: 'En su nodo de Tansiq hay algo que todavía no ha leído:',
  look: 'Inicie sesión para ver de qué se trata. Este mensaje no lo dice a propósito.',
  kinds: {
    report: 'Informes y respuestas recibidos',
    outcome: 'Resultados recibidos',
    recall: 'Retiradas recibidas',
    agreement: 'Novedades de los acuerdos',
    operation: 'Novedades de operaciones conjuntas',
    call: 'Adelante o aborto de operaciones',
    statement: 'Textos y firmas de comunicados conjuntos',
    release: 'Borradores pendientes de autorización de envío',
    returned: 'Borradores que le han devuelto',
    withheld: 'Actos retenidos por la puerta',
    refused: 'Actos que un socio no ha aceptado',
    party: 'Partes por confirmar',
    link: 'Alarmas en los enlaces con los socios',
    deadline: 'Plazos que se acercan',
    witness: 'El testigo rechaza el diario',
    recovery: 'Recuperaciones de cuentas',
    emergency: 'Envíos por emergencia',
  },
};
