// SPDX-License-Identifier: Apache-2.0
// A process that sets one paper and ends: a template of the house and what it is filled with come in, a PDF goes out.
// It is one of its own, so that a paper that takes too long or brings the typesetter down takes nothing else with it.
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

export interface TypesettingOrder {
  /** Typst of the house; never words from outside. */
  template: string;
  /** What the template reads as data: JSON. Words in it are text and stay text. */
  filling: string;
  /** Milliseconds since 1970. */
  at: number;
}

const fonts = [
  import.meta.resolve('@expo-google-fonts/ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf'),
  import.meta.resolve('@expo-google-fonts/ibm-plex-sans-arabic/400Regular/IBMPlexSansArabic_400Regular.ttf'),
  import.meta.resolve(
    '@expo-google-fonts/ibm-plex-sans-arabic/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf',
  ),
];

function typeset({ template, filling, at }: TypesettingOrder): Buffer {
  const compiler = NodeCompiler.create({
    workspace: tmpdir(),
    fontArgs: [{ fontBlobs: fonts.map((font) => readFileSync(new URL(font))) }],
  });
  const compiled = compiler.compile({ mainFileContent: template, inputs: { filling } });
  const { result } = compiled;
  if (!result) throw new Error(`not set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
  const creationTimestamp = Math.floor(at / 1000);
  try {
    // PDF/UA: for those who have papers read to them.
    return compiler.pdf(result, { pdfStandard: 'ua-1', creationTimestamp });
  } catch {
    // It refuses a letter that no font of the house has; the paper shows a box there and is set all the same.
    return compiler.pdf(result, { creationTimestamp });
  }
}

const order = JSON.parse(readFileSync(0, 'utf8')) as TypesettingOrder;
process.stdout.write(typeset(order));
