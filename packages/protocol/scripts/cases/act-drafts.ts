// SPDX-License-Identifier: Apache-2.0
// The acts that the fixtures of acts start from, and the means to sign what no honest author would.
import { Buffer } from 'node:buffer';
import type { ActOf, WireSections } from '../../src/acts/act.ts';
import type { ActType } from '../../src/acts/catalogue.ts';
import { type ActDraft, composeAct } from '../../src/acts/compose.ts';
import { sectionDigest } from '../../src/acts/sections.ts';
import type { JsonObject } from '../../src/canonical.ts';
import { canonicalize } from '../../src/canonical.ts';
import { hashText } from '../../src/encoding.ts';
import type { ActId, Hash, RandomId } from '../../src/ids.ts';
import type { JwsSigner } from '../../src/keys/ed25519.ts';
import { toTime } from '../../src/time.ts';
import { fixedId, madrid, NOW, rabat, saltsOf } from './parties.ts';

export const dossier = fixedId('dossier');
export const agreement = { lineage: fixedId('lineage'), terms: hashText('terms') };
export const someAct = hashText('an act before') as string as ActId;

export const declaration = {
  purpose: 'prevention',
  crimeAreas: ['terrorism'],
  dataCategories: ['identity-data', 'reports'],
  subjectCategories: ['suspect'],
  specialCategories: [],
  minors: false,
  evaluation: { scheme: '4x4', value: 'B2' },
  ground: { kind: 'law-09-08' },
  release: { kind: 'person', officer: 'officer-17', at: toTime(NOW - 60_000) },
} as const;

export const handling = {
  restrictions: ['H1', 'H2'],
  tlp: 'AMBER',
  pap: 'AMBER',
  evidence: 'consent',
} as const;

/** A report with every section that a report may have. */
export const reportDraft = {
  type: 'report.share',
  author: rabat.id,
  audience: [madrid.id, rabat.id],
  dossier,
  agreement,
  time: toTime(NOW),
  sections: {
    declaration,
    handling,
    title: { text: { ar: 'شحنة مشبوهة', fr: 'Cargaison suspecte' } },
    facts: { text: { ar: 'شوهدت شاحنة في الميناء.', fr: 'Un camion a été vu au port.' } },
    assessment: { text: { fr: 'Probable repérage.' } },
    subjects: {
      subjects: [
        {
          id: 's1',
          kind: 'person',
          category: 'suspect',
          statements: [{ prop: 'name', value: 'زيد المثال', lang: 'ar' }],
        },
        { id: 's2', kind: 'vehicle', statements: [{ prop: 'plate', value: '12345-A-6' }] },
      ],
    },
  },
} as const satisfies ActDraft<'report.share'>;

/** Composes with salts that follow from the label. */
export function fixedAct<T extends ActType>(
  draft: ActDraft<T>,
  label: string,
  signer = rabat.signers[0],
): ActOf<T> {
  return composeAct(draft, signer, saltsOf(label));
}

/** Signs any payload text under any protected header: what a hostile or careless author could send. */
export function forge(
  payload: string,
  options: { readonly head?: string; readonly signer?: JwsSigner } = {},
): string {
  const signer = options.signer ?? rabat.signers[0];
  const head = options.head ?? `{"alg":"Ed25519","kid":"${signer.kid}","typ":"tansiq-act+jws"}`;
  const input = `${Buffer.from(head).toString('base64url')}.${Buffer.from(payload).toString('base64url')}`;
  return `${input}.${Buffer.from(signer.sign(Buffer.from(input))).toString('base64url')}`;
}

/** The header of an act with some members changed; `undefined` takes a member away. */
export function changedHeader(header: object, change: Readonly<Record<string, unknown>>): string {
  const merged = Object.entries({ ...header, ...change }).filter(([, value]) => value !== undefined);
  return canonicalize(Object.fromEntries(merged) as JsonObject);
}

/** One section as it travels, and its digest, from any text. */
export function rawSection(
  text: string,
  label: string,
): { readonly pair: WireSections[string]; readonly digest: Hash } {
  const salt: RandomId = fixedId(label);
  return { pair: [salt, text], digest: sectionDigest(salt, text) };
}
