// SPDX-License-Identifier: Apache-2.0
// What each rule says, in Spanish.
import type { RuleTexts } from './rule-text.ts';

export const rulesEs: RuleTexts = {
  permitted: { what: 'El acuerdo lo permite', next: 'No hace falta nada más.' },
  emergency: {
    what: 'Dos personas han declarado una emergencia, que deja sin efecto lo que de otro modo se denegaría',
    next: 'Avise de inmediato a quien facilitó la información y a la autoridad de control, y deje constancia de los motivos.',
  },
  'unknown-input': {
    what: 'Falta, se desconoce o no puede leerse algo imprescindible',
    next: 'Complete la declaración y el marcado, o pida al remitente que envíe de nuevo el acto.',
  },
  'no-agreement': {
    what: 'No existe ningún acuerdo con esta parte',
    next: 'Inicie conversaciones y proponga un acuerdo; hasta entonces solo pueden registrarse conversaciones.',
  },
  'not-signed': {
    what: 'El acuerdo no ha sido firmado por todas las partes',
    next: 'Espere las firmas que faltan o proponga cláusulas que todas puedan firmar.',
  },
  'not-ratified': {
    what: 'El acuerdo está firmado, pero falta una ratificación que exige',
    next: 'Espere a que ratifiquen todas las partes obligadas a ello.',
  },
  'not-in-force': {
    what: 'El acuerdo no está en vigor: no ha llegado su fecha o ya ha terminado',
    next: 'Espere a la fecha o negocie un nuevo acuerdo.',
  },
  suspended: {
    what: 'Una parte ha suspendido el acuerdo y no puede circular nada nuevo',
    next: 'Solo puede reanudarlo la parte que lo suspendió; siguen la retirada, la rectificación y el control.',
  },
  'terms-mismatch': {
    what: 'El acto invoca cláusulas distintas de las que están en vigor',
    next: 'Redáctelo de nuevo con la versión en vigor.',
  },
  'not-a-party': {
    what: 'Alguno de los interesados no es parte del acuerdo o lo ha abandonado',
    next: 'Retírelo de los destinatarios o elija un acuerdo que haya firmado.',
  },
  direction: {
    what: 'El acuerdo no permite ningún envío en este sentido',
    next: 'Proponga una enmienda que añada este sentido.',
  },
  'prohibited-use': {
    what: 'El uso declarado está prohibido, y ni el consentimiento ni una emergencia pueden permitirlo',
    next: 'No lo envíe. Si el uso se declaró por error, corrija la declaración.',
  },
  purpose: {
    what: 'El acuerdo no contempla esta finalidad',
    next: 'Declare la finalidad real si es otra, o proponga una enmienda.',
  },
  'crime-area': {
    what: 'Falta el ámbito delictivo o el acuerdo no lo contempla',
    next: 'Declare un ámbito que el acuerdo contemple y que corresponda al caso, o proponga una enmienda.',
  },
  'minimum-penalty': {
    what: 'El delito no alcanza la pena mínima o no se ha declarado su pena',
    next: 'Declare la pena en meses; por debajo del mínimo no puede intercambiarse.',
  },
  'data-category': {
    what: 'Falta una categoría de datos o el acuerdo no la contempla',
    next: 'Excluya lo que el acuerdo no contempla o proponga una enmienda.',
  },
  'subject-category': {
    what: 'Una persona no tiene categoría o el acuerdo no contempla la suya',
    next: 'Indique si cada persona es sospechosa, víctima, testigo u otra, o exclúyala.',
  },
  'special-category': {
    what: 'Se declaran datos sensibles que el acuerdo no permite, o no consta su estricta necesidad',
    next: 'Excluya esos datos o exponga por qué son estrictamente necesarios.',
  },
  'minors-and-victims': {
    what: 'Afecta a un menor, una víctima, un testigo o un informante, y no se cumple la regla que los protege',
    next: 'Exponga por qué es estrictamente necesario; para leerlo, solicite acceso a los registros protegidos.',
  },
  'transfer-ground': {
    what: 'La base de la transferencia no es del acuerdo, no corresponde a los Estados o no está documentada',
    next: 'Elija una base que el acuerdo contemple y haga constar fecha, autoridad, justificación y datos.',
  },
  marking: {
    what: 'El marcado es inferior al exigido',
    next: 'Añada los códigos de tratamiento que faltan, eleve TLP o PAP y redacte la restricción H3.',
  },
  classification: {
    what: 'La clasificación supera lo que puede conservarse o intercambiarse, o no puede compararse',
    next: 'Use un canal autorizado para ese grado o pida al autor que lo rebaje.',
  },
  'evidential-use': {
    what: 'El uso como prueba no está permitido en esta medida',
    next: 'Pida a quien la facilitó su consentimiento para usarla como prueba, o limite lo que permite el marcado.',
  },
  'law-profile': {
    what: 'El derecho de uno de los Estados no lo permite',
    next: 'Atienda a la norma citada; consulte al asesor jurídico.',
  },
  expired: {
    what: 'Ha vencido el plazo fijado por el autor o el de conservación',
    next: 'No lo use más; debe borrarse.',
  },
  release: {
    what: 'No hay autorización de envío válida: hace falta otra persona o una orden permanente prevista en el acuerdo',
    next: 'Haga que lo autorice alguien distinto de quien lo redactó. H3 nunca se autoriza por orden permanente.',
  },
  'onward-transfer': {
    what: 'No puede cederse a esta parte ni para este uso sin quien lo facilitó',
    next: 'Pida su consentimiento a quien lo facilitó.',
  },
  'hit-no-hit': {
    what: 'La consulta no cumple las reglas: sus campos, su caso o el cupo diario',
    next: 'Indique un caso y al menos dos de nombre, apellidos y fecha de nacimiento, o espere a mañana.',
  },
  operation: {
    what: 'El acuerdo no permite operaciones conjuntas',
    next: 'Proponga una modificación cuyo artículo las permita; abortar es posible bajo cualquier acuerdo.',
  },
  'need-to-know': {
    what: 'No consta su necesidad de conocer este expediente',
    next: 'Pida a la persona responsable del expediente que le incluya.',
  },
  'h3-not-accepted': {
    what: 'El autor ha puesto una restricción que usted no ha aceptado',
    next: 'Lea la restricción y acéptela.',
  },
  recalled: {
    what: 'Ha sido retirado, limitado o borrado',
    next: 'No lo use; la respuesta a la retirada dice qué se hizo.',
  },
  role: { what: 'Su función no lo permite', next: 'Diríjase a alguien que tenga esa función.' },
  'control-not-allowed': {
    what: 'Este paso no es posible ahora o no corresponde a esta parte',
    next: 'Consulte el estado del acuerdo para ver qué pasos están abiertos.',
  },
  signature: {
    what: 'La firma no es válida',
    next: 'Pida al remitente que compruebe su clave y envíe de nuevo el acto.',
  },
  'key-unknown': {
    what: 'La clave de firma no figura en ninguna tarjeta del autor',
    next: 'Pida al autor su tarjeta más reciente.',
  },
  'key-revoked': {
    what: 'La clave de firma fue revocada antes de este acto',
    next: 'Pida al autor que firme con una clave válida.',
  },
  'non-canonical': {
    what: 'Los bytes no tienen la única forma canónica',
    next: 'El remitente debe corregir su programa y enviarlo de nuevo.',
  },
  schema: {
    what: 'La estructura no es la del protocolo',
    next: 'El remitente debe corregir su programa y enviarlo de nuevo.',
  },
  limit: { what: 'Supera los límites de tamaño o de anidamiento', next: 'El remitente debe dividirlo.' },
  'section-digest': {
    what: 'Una sección no es la que firmó su autor',
    next: 'Pida al remitente que envíe de nuevo el acto.',
  },
  'section-missing': {
    what: 'Falta una sección obligatoria en este tipo de acto',
    next: 'Pida al remitente que redacte de nuevo el acto.',
  },
  audience: {
    what: 'La lista de destinatarios no está ordenada o le falta el autor o el receptor',
    next: 'El remitente debe corregir los destinatarios.',
  },
  refs: {
    what: 'Falta una referencia o remite a un acto que no todos los destinatarios tienen',
    next: 'El remitente debe corregir las referencias.',
  },
  'seen-stale': {
    what: 'La entrada aparenta no haber visto lo que su remitente había confirmado',
    next: 'Haga revisar el nodo del socio y hable con él.',
  },
  duplicate: { what: 'El acto ya se había recibido', next: 'No hay nada que hacer; cuenta el primero.' },
  'unknown-type': {
    what: 'Este nodo no conoce este tipo de acto',
    next: 'Actualice el nodo; hasta entonces el acto queda apartado.',
  },
  'unknown-version': {
    what: 'Este nodo no conoce esta versión del protocolo',
    next: 'Actualice el nodo; hasta entonces el acto queda apartado.',
  },
  'unknown-crit': {
    what: 'El acto exige algo que este nodo no entiende',
    next: 'Actualice el nodo; hasta entonces el acto queda apartado.',
  },
  'card-chain': {
    what: 'La tarjeta no continúa la cadena de tarjetas de la parte',
    next: 'Compare la huella con la parte por teléfono o en persona.',
  },
};
