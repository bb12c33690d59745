// SPDX-License-Identifier: Apache-2.0
// In which office each party of the stories signs. The offices are public; no person is named.
import type { Text } from '@tansiq/cli';

const offices: Readonly<Record<string, Text>> = {
  'ma.dgsn': { ar: 'وزير الداخلية', es: 'Ministro del Interior' },
  'es.pn': { ar: 'وزير الداخلية', es: 'Ministro del Interior' },
  'mr.dgsn': { ar: 'وزير الداخلية واللامركزية', es: 'Ministro del Interior y de la Descentralización' },
  'qa.moi': { ar: 'وزير الداخلية', en: 'Minister of Interior' },
  'bh.moi': { ar: 'وزير الداخلية', en: 'Minister of Interior' },
  'be.polfed': { fr: "Ministre de l'Intérieur", ar: 'وزير الداخلية' },
};

/** @throws Error for a party that signs in no story */
export function officeOf(party: string): Text {
  const office = offices[party];
  if (office === undefined) throw new Error(`no office is named for ${party}`);
  return office;
}
