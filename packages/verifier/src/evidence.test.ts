// SPDX-License-Identifier: Apache-2.0
// Evidence that travels (protocol §8), journals and their witnesses (§12), three parties.
import { describe, expect, it } from 'vitest';
import { verifyExport } from './reading.ts';
import { both, canonical, clock, digest, ed25519, id22, Party } from './testing/keys.ts';
import { checkpointBody, cosignLine, leaf, logLine } from './testing/ledger.ts';
import { termsOf } from './testing/story.ts';
import { type Body, type Line, originOf, texts, World } from './testing/world.ts';

describe('cosignatures handed on', () => {
  const [rabat, madrid, lisbon] = [new Party('ma.dgsn'), new Party('es.pn'), new Party('pt.pj')];
  const world = new World(rabat, madrid, lisbon);
  const lineage = id22();
  const document = termsOf(world.parties, lineage);
  const terms = digest(canonical(document));
  const at = { dossier: lineage };
  const propose = world.act(rabat, 'agreement.propose', { proposal: { terms: document } }, at);
  const signatures = world.parties.map((party) =>
    world.act(
      party,
      'agreement.sign',
      { consent: { terms, decision: 'sign', office: both('Minister') } },
      at,
    ),
  );
  for (const to of [madrid, lisbon]) world.send(rabat, to, propose);
  for (const [k, from] of world.parties.entries()) {
    for (const to of world.parties) {
      const act = signatures[k];
      if (to !== from && act !== undefined) world.send(from, to, act);
    }
  }

  it('let three parties fold the same agreement', async () => {
    for (const by of world.parties) {
      const found = await verifyExport(texts(world.lines(by)));
      expect(found.problems).toEqual([]);
      expect(found.agreements).toMatchObject([
        { state: 'in-force', signedBy: ['es.pn', 'ma.dgsn', 'pt.pj'] },
      ]);
    }
  });

  it('bring an earlier evidence time than the reader saw itself', async () => {
    const signature = signatures[0];
    const before = await verifyExport(texts(world.lines(lisbon)));
    const own = before.acts.find(({ id }) => id === signature?.id);
    expect(own?.heldBy.map(({ party }) => party)).toEqual(['pt.pj']);
    const origin = originOf(rabat, madrid);
    const proof = world.proof(origin, 1, world.now - 500);
    const evidence: Body = { proofs: [{ act: signature?.id ?? '', origin, proof }] };
    const handed = world.act(madrid, 'channel.evidence', { evidence }, { audience: ['es.pn', 'pt.pj'] });
    world.send(madrid, lisbon, handed);
    const after = await verifyExport(texts(world.lines(lisbon)));
    expect(after.problems).toEqual([]);
    const found = after.acts.find(({ id }) => id === signature?.id);
    expect(found?.heldBy.map(({ party }) => party).sort()).toEqual(['es.pn', 'pt.pj']);
    expect((found?.evidenceTime ?? '') < (own?.evidenceTime ?? '')).toBe(true);
  });

  it('that are of another act than they say are a problem', async () => {
    const origin = originOf(rabat, madrid);
    const evidence: Body = {
      proofs: [{ act: signatures[0]?.id ?? '', origin, proof: world.proof(origin, 0) }],
    };
    const handed = world.act(madrid, 'channel.evidence', { evidence }, { audience: ['es.pn', 'pt.pj'] });
    const lines = texts(world.lines(lisbon));
    world.send(madrid, lisbon, handed);
    const found = await verifyExport(texts(world.lines(lisbon)));
    expect(found.problems.map(({ code }) => code)).toEqual(['proof']);
    world.forget(madrid, lisbon, handed);
    expect(texts(world.lines(lisbon)).length).toBe(lines.length);
  });

  it('that do not lead to a cosigned root are a problem', async () => {
    const origin = originOf(rabat, madrid);
    const proof = world.proof(origin, 1).replace('index 1', 'index 0');
    const evidence: Body = { proofs: [{ act: signatures[0]?.id ?? '', origin, proof }] };
    world.send(
      madrid,
      lisbon,
      world.act(madrid, 'channel.evidence', { evidence }, { audience: ['es.pn', 'pt.pj'] }),
    );
    const found = await verifyExport(texts(world.lines(lisbon)));
    expect(found.problems.map(({ code }) => code)).toEqual(['proof']);
  });
});

describe('a journal', () => {
  const witness = { name: 'witness.supervisor.example', key: ed25519() };
  const rabat = new Party('ma.dgsn', witness);
  const world = new World(rabat, new Party('es.pn'));
  const origin = 'tansiq.journal/v1/ma.dgsn/1';
  const rows: [string, string][] = [0, 1, 2].map((k) => [clock(world.now + k), digest(`row ${k}`)]);
  const leaves = rows.map(([time, row], index) => leaf(canonical({ at: time, digest: row, index })));
  const body = checkpointBody(origin, leaves);
  const signed = `${body}\n${logLine(origin, rabat.log, body)}`;
  const witnessed = `${signed}${cosignLine(witness.name, witness.key, body, world.now)}`;
  const elsewhere = 'tansiq.journal/v1/es.pn/1';
  const foreign = checkpointBody(elsewhere, leaves);
  const another = `${foreign}\n${logLine(elsewhere, rabat.log, foreign)}`;
  const withJournal = (line: Line) => texts(world.framed(rabat, {}, [{ kind: 'journal', origin, ...line }]));

  it('verifies under its checkpoint and counts its witnesses', async () => {
    const found = await verifyExport(withJournal({ checkpoint: witnessed, leaves: rows }));
    expect(found.problems).toEqual([]);
    expect(found.remarks).toEqual([]);
    expect(found.journals).toEqual([{ origin, size: 3, witnesses: 1 }]);
  });

  it('without its witness is remarked on', async () => {
    const found = await verifyExport(withJournal({ checkpoint: signed, leaves: rows }));
    expect(found.ok).toBe(true);
    expect(found.remarks.map(({ code }) => code)).toEqual(['journal-unwitnessed']);
  });

  it('that is cut short, altered, or of another party is a problem', async () => {
    const altered = [...rows.slice(0, 2), [rows[2]?.[0] ?? '', digest('another row')]];
    const forged: Line[] = [
      { checkpoint: witnessed, leaves: rows.slice(0, 2) },
      { checkpoint: witnessed, leaves: altered },
      { checkpoint: another, leaves: rows, origin: elsewhere },
      { checkpoint: witnessed.replace('/1\n3\n', '/1\n03\n'), leaves: rows },
    ];
    for (const line of forged) expect((await verifyExport(withJournal(line))).ok).toBe(false);
  });
});
