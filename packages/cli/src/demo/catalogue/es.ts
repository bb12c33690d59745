// SPDX-License-Identifier: Apache-2.0
// What the demonstration tells, in Spanish.
import type { Catalogue } from './en.ts';

export const es: Catalogue = {
  accountLine: '{login}: {password} ({roles})',
  accountsOf: 'Personas de {party}, en {url}',
  actionReported: '{party} comunica lo que hizo con esta pista (acto {act}), enlazado a ella.',
  addedUp:
    'Confirmado y contado por ambas: personas detenidas {persons}, en Marruecos {home}, en España {abroad}.',
  againAgreement:
    'El acuerdo {agreement} está en el estado {state}, con {articles} artículos. No se repite nada.',
  againIntro: 'La historia ya se contó en esta carpeta; sus nodos arrancan de nuevo y continúan.',
  answered: '{party} responde por cada copia que tenía: borrada.',
  arrestReported:
    '{party} comunica el resultado (acto {act}), personas detenidas: {persons}. El propio acto nombra la pista de la que viene.',
  articleNow: 'El artículo {article} queda así: {text}',
  bindingNow: 'Todos han firmado y ratificado, y ha llegado el día: en vigor desde {at}.',
  cardsHanded:
    'Cada parte entrega su tarjeta a la otra. Una tarjeta es solo una afirmación hasta que las personas comparan.',
  comparing:
    'El segundo lector, un programa que no comparte código con los nodos, lee ambas exportaciones en un proceso propio.',
  commented: '{party} comenta el artículo {article}: {text}',
  composed: '{officer}, de {party}, escribe un informe en árabe: {title}',
  confirmed: '{party} confirma el resultado (acto {act}): desde ahora cuenta para ambas.',
  contacted: '{party} toma contacto: {text}',
  counted:
    'Enviados {sent}, recibidos {received}, acuses {receipts}; ambos registros están enteros y sus raíces coinciden en los dos lados.',
  countered: '{party} hace una contrapropuesta (cláusulas {terms}).',
  disposed: '{party} ha respondido: {result}. Su acuse es una cofirma sobre todo hasta la entrada {size}.',
  docsAt: 'API y su documentación: {url}',
  erasedEverywhere:
    'La marca {marker} estaba antes en las carpetas de ambos nodos. Ahora no está en ningún byte de ninguna: {files} archivos leídos.',
  fileAttached: 'adjunto: {name} ({bytes} bytes)',
  fileArrived: '{party} abrió {files} archivos adjuntos, cada uno exactamente como se envió.',
  fingerprintRead: '{party} lee su huella por teléfono: {fingerprint}',
  goodbye: 'Parado. Todo está en {folder}; el próximo arranque continúa desde aquí.',
  headAgreement: 'Un acuerdo, artículo por artículo',
  headErasure: 'El contenido se borra, la prueba queda',
  headMore: 'Y desde la línea de órdenes',
  headNext: 'Sigue en marcha. Qué probar:',
  headNodes: 'Dos nodos',
  headOutcome: 'En qué acabó la pista',
  headPairing: 'Dos partes se dan a conocer',
  headProof: 'Lo que ambas pueden probar',
  headRefusal: 'Lo que ningún artículo permite',
  headReport: 'Un informe sale y llega',
  headSignature: 'Firmado, ratificado, en vigor',
  intro:
    '{rabat} y {madrid}, cada una con su proceso, su carpeta, sus claves y su dirección. Lo que sigue ocurre ahora, por la API que usan los agentes.',
  madrid: 'Madrid',
  nodeUp:
    '{party} ({id}): proceso {pid}, agentes en {officers}, socios en {partners}; el testigo de su supervisor es el proceso {witness}.',
  notYet: 'Antes de que nadie firme, {party} pregunta si puede salir un informe. No: {why} (regla {rule})',
  ownRelease: '{officer} lo escribió y no puede autorizar su envío: {why}',
  pairedNow:
    'Los dos jefes compararon y confirmaron. Desde aquí: TLS 1.3 mutuo, cada certificado fijado por la tarjeta de la otra parte.',
  proofHolds:
    'Y todas las pruebas siguen valiendo, también la del acto sin contenido: quién lo escribió, quién lo tuvo, cuándo.',
  proposed: '{party} propone «{title}»: {articles} artículos en {languages} idiomas (cláusulas {terms}).',
  rabat: 'Rabat',
  ratified: '{party} ratifica: {instrument}',
  read: '{party} lo abrió, lo comprobó y lo guardó. Hechos: {facts}',
  recalled: 'Lo ordena un tribunal. {party} retira el acto {act} con borrado.',
  refused: '{party} quiere enviar {what}. Denegado: {why} (regla {rule}, artículo {article})',
  refusedBelief: 'lo que alguien cree',
  refusedUse: 'una lista con fines políticos',
  released: '{officer} lo lee y autoriza el envío: acto {act}, sellado solo para {party}.',
  resultAccepted: 'aceptado',
  resultQuarantined: 'apartado',
  resultRefused: 'rechazado',
  resultUnreadable: 'ilegible',
  sentMarked: 'Otro informe sale y llega; su texto y su archivo llevan la marca {marker}.',
  signed: '{party} firma, como {office}.',
  signedNotBinding: 'Todos han firmado. Aún no está en vigor: {party} tiene que ratificar.',
  stopHow: 'Ctrl-C para los dos nodos en orden.',
  talked: '{party} responde y empiezan las conversaciones: {text}',
  title: 'Tansiq: dos nodos, un acuerdo que el programa hace cumplir',
  tryFresh: 'Empezar de nuevo: npm start -- --fresh',
  tryInbox:
    'Ver lo que recibió Madrid: TANSIQ_PASSWORD={password} npm run tansiq -- inbox --url {url} --login head',
  tryLanguage: 'Lo mismo en otro idioma: LANG=ar npm start (es, fr, en)',
  trySuspend:
    'Suspender el acuerdo y luego intentar enviar: npm run tansiq -- agreement suspend {agreement} --note es=Prueba --url {url} --login signatory',
  headTour: 'Un recorrido breve por las pantallas (cinco minutos)',
  screensOf: 'Pantallas de {party}: {url}',
  tourWrite:
    '1. entre en Rabat como officer, abra «Borradores», redacte un informe y preséntelo. Lo que decide la puerta se ve al lado mientras escribe.',
  tourRelease:
    '2. En Rabat, entre como head: el informe le espera en «Hoy». Léalo y autorice su envío; nadie autoriza lo que él mismo escribió.',
  tourReceive:
    '3. En Madrid, entre como head: el informe ha llegado con sus condiciones. Responda, o comunique lo que se hizo.',
  tourProve:
    '4. Abra el acto en ambos lados: su recorrido, quién puede probar qué, y la prueba como archivo.',
  tourRecall: '5. En Rabat, como head, retire el acto y vea lo que se sabe de la copia de Madrid.',
  tryVerify: 'Verificar usted las exportaciones: npm run tansiq -- verify {one} {two}',
};
