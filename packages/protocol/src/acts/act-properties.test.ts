// SPDX-License-Identifier: Apache-2.0
// Acts under random change: there are no two encodings of one act, and no bytes that make the reader throw.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashText } from '../encoding.ts';
import { newRandomId, type PartyId } from '../ids.ts';
import { createJwsSigner, ed25519Public, ed25519Raw, generateEd25519 } from '../keys/ed25519.ts';
import { toTime } from '../time.ts';
import { type ActOf, erasableSections, eraseSections, presentSections, wireSections } from './act.ts';
import { actTypes, type BodiesOf, isActType, isKept } from './catalogue.ts';
import { type ActDraft, composeAct } from './compose.ts';
import { type ActReading, type KeyFor, readAct, readActApart } from './read.ts';

const secret = generateEd25519();
const signer = createJwsSigner(secret);
const key = ed25519Public(ed25519Raw(secret));
const keyFor: KeyFor = (author, kid) => (author === 'ma.dgsn' && kid === signer.kid ? key : undefined);

const words = fc.string({ unit: 'grapheme', maxLength: 40 });
const text = fc.dictionary(fc.constantFrom('ar', 'es', 'fr', 'ber'), words, { minKeys: 1 });
const code = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,12}$/);
const codes = fc.uniqueArray(code, { maxLength: 4 }).map((list) => [...list].sort());
const moment = fc.integer({ min: 0, max: 4e9 }).map((seconds) => toTime(seconds * 1000));

const sections: fc.Arbitrary<BodiesOf<'report.share'>> = fc.record(
  {
    declaration: fc.record({
      purpose: code,
      crimeAreas: codes,
      dataCategories: codes,
      subjectCategories: codes,
      specialCategories: codes,
      minors: fc.boolean(),
      evaluation: fc.constant({ scheme: '4x4', value: 'X4' }),
      ground: fc.record({ kind: code }),
      release: fc.record({ kind: fc.constant('person' as const), officer: fc.constant('o-1'), at: moment }),
    }),
    handling: fc.record({
      restrictions: fc.subarray(['H0', 'H1', 'H2', 'H3'] as const),
      tlp: fc.constantFrom('RED', 'AMBER+STRICT', 'CLEAR'),
      pap: fc.constantFrom('RED', 'GREEN'),
      evidence: fc.constantFrom('never', 'consent', 'allowed'),
    }),
    title: fc.record({ text }),
    facts: fc.record({ text }),
    assessment: fc.record({ text }),
  },
  { requiredKeys: ['declaration', 'handling', 'title', 'facts'] },
);

const report = fc.tuple(sections, moment).map(([bodies, time]) => {
  const draft: ActDraft<'report.share'> = {
    type: 'report.share',
    author: 'ma.dgsn' as PartyId,
    audience: ['ma.dgsn', 'es.pn'] as PartyId[],
    dossier: newRandomId(),
    agreement: { lineage: newRandomId(), terms: hashText('terms') },
    time,
    sections: bodies,
  };
  return composeAct(draft, signer);
});

function taken(reading: ActReading) {
  if (!reading.ok) throw new Error(`${reading.rule}: ${reading.detail}`);
  return reading.act;
}

/** Another byte at some place of a text; or one more, or one less. */
function changed(original: string, at: number, how: number, byte: number): string {
  const bytes = Buffer.from(original, 'utf8');
  const place = at % (bytes.length + (how === 1 ? 1 : 0));
  const middle = how === 2 ? [] : [byte];
  const rest = bytes.subarray(how === 1 ? place : place + 1);
  return Buffer.concat([bytes.subarray(0, place), Buffer.from(middle), rest]).toString('latin1');
}

const change = fc.tuple(fc.nat(), fc.nat(2), fc.integer({ min: 0, max: 255 }));

describe('an act', () => {
  it('is read alike here and on another thread, as it is and with a changed byte', () =>
    fc.assert(
      fc.asyncProperty(report, change, fc.boolean(), async (act, [at, how, byte], whole) => {
        const jws = whole ? act.jws : changed(act.jws, at, how, byte);
        const apart = await readActApart(jws, wireSections(act), keyFor);
        expect(apart).toEqual(readAct(jws, wireSections(act), keyFor));
        if (whole) expect(apart.ok).toBe(true);
      }),
      { numRuns: 60 },
    ));

  it('reads back as it was composed', () => {
    fc.assert(
      fc.property(report, (act: ActOf<'report.share'>) => {
        const read = taken(readAct(act.jws, wireSections(act), keyFor));
        expect(read).toEqual(act);
      }),
    );
  });

  it('has one encoding: with any byte of its JWS changed it is refused', () => {
    fc.assert(
      fc.property(report, change, (act, [at, how, byte]) => {
        const jws = changed(act.jws, at, how, byte);
        const reading = readAct(jws, wireSections(act), keyFor);
        expect(reading.ok).toBe(jws === act.jws);
      }),
      { numRuns: 300 },
    );
  });

  it('has one content: with any byte of a body or a salt changed it is unreadable', () => {
    fc.assert(
      fc.property(report, change, fc.nat(), fc.boolean(), (act, [at, how, byte], which, inSalt) => {
        const present = presentSections(act);
        const [name, section] = present[which % present.length]!;
        const salt = inSalt ? changed(section.salt, at, how, byte) : section.salt;
        const body = inSalt ? section.text : changed(section.text, at, how, byte);
        if (salt === section.salt && body === section.text) return;
        const reading = readAct(act.jws, { ...wireSections(act), [name]: [salt, body] }, keyFor);
        expect(reading).toMatchObject({ ok: false, result: 'unreadable', id: act.id });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its id and its signature whatever is erased, and says which sections are absent', () => {
    fc.assert(
      fc.property(report, fc.nat(), (act, seed) => {
        const names = erasableSections(act).filter((_, at) => (seed >> at) & 1);
        const erased = eraseSections(act, names);
        const read = taken(readAct(act.jws, wireSections(erased), keyFor));
        expect(read).toEqual(erased);
        expect(read.id).toBe(act.id);
        expect([...read.absent].sort()).toEqual([...names].sort());
        const left = JSON.stringify(erased);
        for (const [name, { salt }] of presentSections(act))
          expect(left.includes(salt)).toBe(!names.includes(name));
      }),
    );
  });

  it('does not give up what is kept', () => {
    const act = fc.sample(report, 1)[0]!;
    expect(() => eraseSections(act, ['handling'])).toThrow(/kept/);
    expect(() => eraseSections(act, ['subjects'])).toThrow(/no section/);
    expect(isKept('agreement.sign', 'consent')).toBe(true);
    expect(isKept('report.reply', 'refs')).toBe(true);
    expect(isKept('report.share', 'facts')).toBe(false);
  });
});

describe('hostile input', () => {
  const good = fc.sample(report, 1)[0]!;
  const hostileSections = fc.oneof(
    fc.anything(),
    fc.dictionary(fc.string(), fc.anything()),
    fc.constant(wireSections(good)),
  );

  it('never makes the reader of acts throw', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constant(good.jws),
      fc.base64String().map((part) => `${part}.${part}.${part}`),
    );
    fc.assert(
      fc.property(hostile, hostileSections, (jws, wire) => {
        expect(typeof readAct(jws, wire, keyFor).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });

  it('never makes it throw when a known author signs nonsense', () => {
    const header = fc.oneof(
      fc.json().map((payload) => payload),
      fc
        .record({
          v: fc.constantFrom(1, 2, '1'),
          type: fc.constantFrom('report.share', 'party.card', 'x.y'),
          author: fc.constant('ma.dgsn'),
        })
        .map((value) => JSON.stringify(value)),
      fc
        .tuple(fc.constantFrom(...Object.keys(good.header)), fc.jsonValue())
        .map(([member, value]) => JSON.stringify({ ...good.header, [member]: value })),
    );
    fc.assert(
      fc.property(header, hostileSections, (payload, wire) => {
        const head = `{"alg":"Ed25519","kid":"${signer.kid}","typ":"tansiq-act+jws"}`;
        const input = [head, payload].map((part) => Buffer.from(part).toString('base64url')).join('.');
        const jws = `${input}.${Buffer.from(signer.sign(Buffer.from(input))).toString('base64url')}`;
        expect(typeof readAct(jws, wire, keyFor).ok).toBe('boolean');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('composing', () => {
  const draft = (): ActDraft<'report.share'> => {
    const act = fc.sample(report, 1)[0]!;
    const { author, audience, dossier, agreement, time } = act.header;
    const bodies = Object.fromEntries(presentSections(act).map(([name, section]) => [name, section.body]));
    const wide = bodies as unknown as BodiesOf<'report.share'>;
    return {
      type: 'report.share',
      author,
      audience,
      dossier: dossier!,
      agreement: agreement!,
      time,
      sections: wide,
    };
  };

  it('refuses what a reader would refuse', () => {
    const { facts, ...lacking } = draft().sections;
    const drafts: [object, string][] = [
      [{ ...draft(), audience: ['es.pn', 'fr.dgpn'] }, 'audience'],
      [{ ...draft(), type: 'weather.report' }, 'unknown-type'],
      [{ ...draft(), agreement: undefined }, 'schema'],
      [{ ...draft(), sections: lacking }, 'section-missing'],
      [{ ...draft(), sections: { ...draft().sections, outcome: facts } }, 'schema'],
      [
        { ...draft(), sections: { ...draft().sections, facts: { text: { fr: 'a'.repeat(262_144) } } } },
        'limit',
      ],
      [{ ...draft(), sections: { ...draft().sections, facts: { text: { fr: '\ud800' } } } }, 'non-canonical'],
    ];
    for (const [bad, code] of drafts) {
      expect(() => composeAct(bad as ActDraft<'report.share'>, signer)).toThrow(
        expect.objectContaining({ code }),
      );
    }
  });

  it('never salts two sections alike, nor two acts', () => {
    const one = draft();
    const salts = [composeAct(one, signer), composeAct(one, signer)].flatMap((act) =>
      presentSections(act).map(([, section]) => section.salt),
    );
    expect(new Set(salts).size).toBe(salts.length);
  });
});

describe('the catalogue', () => {
  it('has the control acts and the others of §3.2, and knows nothing else', () => {
    const types = Object.keys(actTypes);
    expect(types).toHaveLength(36);
    expect(types.filter((type) => isActType(type) && !actTypes[type].control)).toHaveLength(17);
    for (const name of ['constructor', '__proto__', 'toString', 'report'])
      expect(isActType(name)).toBe(false);
  });

  it('gives every type that is not a control act a declaration and a handling', () => {
    for (const facts of Object.values(actTypes)) {
      const has = facts.required.includes('declaration') && facts.required.includes('handling');
      expect(has).toBe(!facts.control);
    }
  });
});
