// SPDX-License-Identifier: Apache-2.0
// Fixtures of acts whose sections are not those that were signed, or not what their type asks.
import { type WireSections, wireSections } from '../../src/acts/act.ts';
import { canonicalize } from '../../src/canonical.ts';
import type { WireRule } from '../../src/errors.ts';
import { changedHeader, fixedAct, forge, rawSection, someAct } from './act-drafts.ts';
import { refused, report, resigned, wire } from './act-refusal.ts';
import { nextCard, transferConsent, transferDraft } from './act-valid.ts';
import type { FixtureCase } from './case.ts';
import { paris, rabat } from './parties.ts';

/** Sections against their digests. */
export function sections(): FixtureCase[] {
  const { facts, ...withoutFacts } = report.header.sections;
  const title = wire.title as WireSections[string];
  const changed = (name: string, body: string, why: string, rule: WireRule) => {
    const { pair, digest } = rawSection(body, `raw ${name}`);
    const act = resigned({ sections: { ...report.header.sections, title: digest } });
    return refused(name, rule, why, act, { ...wire, title: pair });
  };
  return [
    refused('body changed', 'section-digest', 'Not what was signed.', report.jws, {
      ...wire,
      title: [title[0], title[1].replace('f', 'F')],
    }),
    refused('salt changed', 'section-digest', 'Not what was signed.', report.jws, {
      ...wire,
      title: [wire.facts?.[0], title[1]],
    }),
    refused('sections swapped', 'section-digest', 'Each digest is of one section.', report.jws, {
      ...wire,
      title: wire.facts,
      facts: title,
    }),
    refused('section not committed to', 'schema', 'The header does not name it.', report.jws, {
      ...wire,
      attachments: title,
    }),
    refused(
      'section named constructor',
      'schema',
      'The header does not name it, whatever the language finds there.',
      report.jws,
      { ...wire, constructor: title },
    ),
    refused(
      'required section missing',
      'section-missing',
      'The header must commit to it.',
      resigned({ sections: withoutFacts }),
      withoutMember(wire, 'facts'),
    ),
    refused(
      'section of another type',
      'schema',
      'A report has no outcome.',
      resigned({ sections: { ...report.header.sections, outcome: facts } }),
    ),
    refused(
      'section name in capitals',
      'schema',
      'Not a section name.',
      resigned({ sections: { ...report.header.sections, Title: facts } }),
    ),
    refused('salt too short', 'schema', 'A salt is 16 bytes.', report.jws, {
      ...wire,
      title: [title[0].slice(2), title[1]],
    }),
    refused('pair of three', 'schema', 'A section is a salt and a text.', report.jws, {
      ...wire,
      title: [...title, 'x'],
    }),
    refused('sections a list', 'schema', 'Sections are an object.', report.jws, []),
    changed('body with a space', '{"text": {"fr":"x"}}', 'Bodies are canonical too.', 'non-canonical'),
    changed('body with a lone surrogate', '{"text":{"fr":"\\ud800"}}', 'Half a character.', 'non-canonical'),
    changed('body a list', '[]', 'A body is an object.', 'schema'),
    changed('body with an unknown member', '{"text":{"fr":"x"},"x":1}', 'Bodies are closed.', 'schema'),
    changed('body with a language in capitals', '{"text":{"FR":"x"}}', 'Not a language.', 'schema'),
    changed(
      'text with __proto__',
      '{"text":{"__proto__":"x","fr":"y"}}',
      'Not a language, and not to be lost in silence.',
      'schema',
    ),
    changed('body nested too deep', `{"a":${'['.repeat(12)}${']'.repeat(12)}}`, 'Depth 13.', 'limit'),
    changed('body too large', `{"text":{"fr":"${'a'.repeat(262_144 - 16)}"}}`, '262,145 bytes.', 'limit'),
  ];
}

function withoutMember(sections: WireSections, name: string): WireSections {
  return Object.fromEntries(Object.entries(sections).filter(([section]) => section !== name));
}

/** What bodies of several types must say. */
export function bodies(): FixtureCase[] {
  const refs = (body: string, rule: WireRule, name: string, why: string) => {
    const { pair, digest } = rawSection(body, name);
    const act = resigned({ type: 'report.reply', sections: { ...withoutTitle(), refs: digest } });
    return refused(name, rule, why, act, { ...withoutMember(wire, 'title'), refs: pair });
  };
  const one = `{"act":"${report.id}","rel":"lead"}`;
  return [
    refs(`{"refs":[${one}]}`, 'refs', 'reply that answers nothing', 'A reply needs a reference answers.'),
    refs(`{"refs":[${one},${one}]}`, 'schema', 'reference twice', 'No pair stands twice.'),
    refs('{"refs":[]}', 'schema', 'no references', '1 to 64.'),
    transferOfAnother(),
    ...consentsToMore(),
    refused(
      "rotation with another party's card",
      'card-chain',
      "The card is not the author's.",
      cardAct(paris.cardJws),
      cardSections(paris.cardJws),
      { cards: [rabat.cardJws] },
    ),
    refused(
      'rotation with a false card',
      'card-chain',
      'The signature of the card does not hold.',
      cardAct(`${nextCard.slice(0, -8)}AAAAAAAA`),
      cardSections(`${nextCard.slice(0, -8)}AAAAAAAA`),
      { cards: [rabat.cardJws] },
    ),
    refused(
      'rotation signed by a key that no card lists',
      'key-unknown',
      'Neither an earlier card nor the one that it carries lists the key.',
      cardAct(nextCard, paris.signers[1]),
      cardSections(nextCard),
      { cards: [rabat.cardJws] },
    ),
  ];
}

function transferOfAnother(): FixtureCase {
  const transfer = fixedAct(transferDraft(report.id, report.jws), 'transfer');
  const { pair, digest } = rawSection(`{"refs":[{"act":"${someAct}","rel":"embeds"}]}`, 'another');
  const sections = { ...transfer.header.sections, refs: digest };
  const why = 'The reference embeds is to another act than the one in original.';
  const act = forge(changedHeader(transfer.header, { sections }));
  return refused('transfer of another act', 'refs', why, act, { ...wireSections(transfer), refs: pair });
}

function consentsToMore(): FixtureCase[] {
  const consent = fixedAct(transferConsent, 'transfer consent');
  const said = (name: string, why: string, body: object) => {
    const { pair, digest } = rawSection(canonicalize(body as never), name);
    const act = forge(
      changedHeader(consent.header, { sections: { ...consent.header.sections, consent: digest } }),
    );
    return refused(name, 'schema', why, act, { ...wireSections(consent), consent: pair });
  };
  const given = transferConsent.sections.consent;
  return [
    said('consent to passing on nothing', 'At least one section.', { ...given, sections: [] }),
    said('consent to passing on to nobody', 'It names the third party.', withoutMember(given as never, 'to')),
    said('refusal that names a third party', 'Only the act.', { ...given, decision: 'refuse' }),
  ];
}

function withoutTitle(): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(report.header.sections).filter(([name]) => name !== 'title'));
}

function cardAct(card: string, signer = rabat.signers[1]): string {
  const { digest } = rawSection(canonicalize({ card }), 'card');
  const change = { type: 'party.card', dossier: undefined, agreement: undefined, sections: { card: digest } };
  return resigned(change, signer);
}

function cardSections(card: string): WireSections {
  return { card: rawSection(canonicalize({ card }), 'card').pair };
}
