// SPDX-License-Identifier: Apache-2.0
// That a witness answers as C2SP tlog-witness says, and cosigns no second history whatever it is shown.
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  consistencyProof,
  createSigner,
  createVerifier,
  emptyRoot,
  formatSignedCheckpoint,
  formatVerifierKey,
  leafHash,
  MemoryTileStore,
  openCheckpoint,
  parseVerifierKey,
  signCheckpoint,
  TileReader,
  TileWriter,
} from '@tansiq/ledger';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatAddCheckpoint, parseAddCheckpoint } from './add-checkpoint.ts';
import { Witness } from './witness.ts';
import { WitnessFolder } from './witness-folder.ts';

const origin = 'tansiq.journal/v1/ma.dgsn/e1';
const logKey = generateKeyPairSync('ed25519').privateKey;
const logSigner = createSigner(origin, 'note', logKey);
const logVerifier = createVerifier(origin, 'note', logKey);

/** A log of leaves `<tag>0`, `<tag>1`… of which the first `shared` are those of every log. */
class Log {
  readonly #tiles = new MemoryTileStore();
  readonly #writer = new TileWriter(this.#tiles, 0);

  constructor(size: number, tag = '', shared = 0) {
    for (let n = 0; n < size; n += 1) {
      this.#writer.append(leafHash(Buffer.from(`${n < shared ? '' : tag}${n}`)));
    }
    this.#writer.flush();
  }

  note(signer = logSigner): string {
    const checkpoint = { origin, size: this.#writer.size, root: this.#writer.root() };
    return formatSignedCheckpoint(checkpoint, [signCheckpoint(checkpoint, signer, 0)]);
  }

  from(old: number): Uint8Array[] {
    const { size } = this.#writer;
    return old === 0 || old === size ? [] : consistencyProof(new TileReader(this.#tiles, size), old, size);
  }

  request(old: number): string {
    return formatAddCheckpoint({ old, proof: this.from(old), note: this.note() });
  }
}

let dataDir: string;
let folder: WitnessFolder;
let clock: number;
let witness: Witness;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tansiq-witness-'));
  clock = Date.UTC(2026, 10, 22, 9);
  folder = WitnessFolder.open(dataDir, 'witness.example');
  folder.know(formatVerifierKey(logVerifier));
  witness = new Witness(folder, () => clock);
});
afterEach(() => {
  folder.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const timeOf = (note: string, lines: string) => {
  const key = parseVerifierKey(folder.verifierKey());
  const { signatures } = openCheckpoint(note + lines, { origin, required: [logVerifier, key] });
  return signatures.find((line) => line.use === 'cosignature-ed25519')?.time;
};

describe('a witness', () => {
  it('cosigns a log as it grows', () => {
    for (const [old, size] of [
      [0, 0],
      [0, 5],
      [5, 5],
      [5, 300],
      [300, 1000],
    ] as const) {
      const log = new Log(size);
      const { status, body } = witness.addCheckpoint(log.request(old));
      expect(status).toBe(200);
      expect(timeOf(log.note(), body)).toBe(clock / 1000);
    }
  });

  it('keeps the checkpoint and its own line before it answers', () => {
    witness.addCheckpoint(new Log(7).request(0));
    const kept = folder.cosigned(origin) ?? '';
    expect(kept.split('\n').slice(0, 2)).toEqual([origin, '7']);
    expect(timeOf(kept, '')).toBe(clock / 1000);
  });

  it('tells the size it knows when it is asked from another', () => {
    witness.addCheckpoint(new Log(7).request(0));
    for (const old of [0, 6, 8]) {
      const answer = witness.addCheckpoint(new Log(9).request(old));
      expect(answer).toEqual({ status: 409, type: 'text/x.tlog.size', body: '7\n' });
    }
    expect(witness.addCheckpoint(new Log(9).request(7)).status).toBe(200);
  });

  it('cosigns no shorter log than it cosigned', () => {
    witness.addCheckpoint(new Log(7).request(0));
    expect(witness.addCheckpoint(new Log(5).request(0))).toMatchObject({ status: 409, body: '7\n' });
    expect(
      witness.addCheckpoint(formatAddCheckpoint({ old: 7, proof: [], note: new Log(5).note() })).status,
    ).toBe(400);
  });

  it('cosigns no second history of one size', () => {
    witness.addCheckpoint(new Log(7).request(0));
    const forged = formatAddCheckpoint({ old: 7, proof: [], note: new Log(7, 'x', 3).note() });
    expect(witness.addCheckpoint(forged)).toMatchObject({ status: 409, body: '7\n' });
  });

  it('cosigns no log that does not continue what it cosigned', () => {
    witness.addCheckpoint(new Log(7).request(0));
    for (const forked of [new Log(20, 'x', 3), new Log(20, 'x')]) {
      expect(witness.addCheckpoint(forked.request(7)).status).toBe(422);
    }
    const [first, ...rest] = new Log(20).from(7);
    const note = new Log(20).note();
    for (const proof of [rest, [first ?? emptyRoot(), first ?? emptyRoot(), ...rest], []]) {
      expect(witness.addCheckpoint(formatAddCheckpoint({ old: 7, proof, note })).status).toBe(422);
    }
    expect(
      witness.addCheckpoint(formatAddCheckpoint({ old: 7, proof: [emptyRoot()], note: new Log(7).note() }))
        .status,
    ).toBe(422);
    expect(folder.cosigned(origin)).toContain('\n7\n');
  });

  it('wants no proof from nothing', () => {
    const proof = [emptyRoot()];
    expect(
      witness.addCheckpoint(formatAddCheckpoint({ old: 0, proof, note: new Log(3).note() })).status,
    ).toBe(422);
  });

  it('cosigns no empty log with a root that is not empty', () => {
    const checkpoint = { origin, size: 0, root: leafHash(Buffer.from('x')) };
    const note = formatSignedCheckpoint(checkpoint, [signCheckpoint(checkpoint, logSigner, 0)]);
    expect(witness.addCheckpoint(formatAddCheckpoint({ old: 0, proof: [], note })).status).toBe(409);
  });

  it('knows only the logs it was given, under their keys', () => {
    const stranger = createSigner(origin, 'note', generateKeyPairSync('ed25519').privateKey);
    const request = formatAddCheckpoint({ old: 0, proof: [], note: new Log(3).note(stranger) });
    expect(witness.addCheckpoint(request).status).toBe(403);
    const other = createSigner('tansiq.journal/v1/es.pn/e1', 'note', logKey);
    const checkpoint = { origin: other.name, size: 3, root: leafHash(Buffer.from('x')) };
    const note = formatSignedCheckpoint(checkpoint, [signCheckpoint(checkpoint, other, 0)]);
    expect(witness.addCheckpoint(formatAddCheckpoint({ old: 0, proof: [], note })).status).toBe(404);
    folder.know(formatVerifierKey(createVerifier(other.name, 'note', logKey)));
    expect(witness.addCheckpoint(formatAddCheckpoint({ old: 0, proof: [], note })).status).toBe(200);
  });

  it('takes a log on under a rotated key', () => {
    witness.addCheckpoint(new Log(3).request(0));
    const next = generateKeyPairSync('ed25519').privateKey;
    folder.know(formatVerifierKey(createVerifier(origin, 'note', next)));
    const note = new Log(5).note(createSigner(origin, 'note', next));
    expect(
      witness.addCheckpoint(formatAddCheckpoint({ old: 3, proof: new Log(5).from(3), note })).status,
    ).toBe(200);
    expect(witness.addCheckpoint(new Log(6).request(5)).status).toBe(200);
  });

  it('never dates a cosignature before the last one of that log', () => {
    witness.addCheckpoint(new Log(3).request(0));
    const before = clock;
    clock -= 60_000;
    const log = new Log(4);
    expect(timeOf(log.note(), witness.addCheckpoint(log.request(3)).body)).toBe(before / 1000);
  });

  it('refuses what is no request, whatever it is', () => {
    const note = new Log(3).note();
    for (const body of [
      '',
      'old 0\n',
      `old 00\n\n${note}`,
      `old -1\n\n${note}`,
      `old 0\n\n${note}x`,
      `old 0\n\n\n${note}`,
    ]) {
      expect(witness.addCheckpoint(body).status, body).toBe(400);
    }
    const hash = `${'A'.repeat(43)}=\n`;
    expect(witness.addCheckpoint(`old 0\n${hash.repeat(64)}\n${note}`).status).toBe(400);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(note.length), (text, at) => {
        const body = `old 0\n\n${note}`;
        const answer = witness.addCheckpoint(body.slice(0, at) + text + body.slice(at + text.length));
        return [200, 400, 403, 404, 409].includes(answer.status);
      }),
      { numRuns: 40 },
    );
  });

  it('believes no memory that is not its own', () => {
    witness.addCheckpoint(new Log(9).request(0));
    const [name = ''] = readdirSync(join(dataDir, 'cosigned'));
    writeFileSync(join(dataDir, 'cosigned', name), new Log(2).note());
    expect(() => witness.addCheckpoint(new Log(10).request(2))).toThrow(/not its own/);
  });
});

describe("a witness's folder", () => {
  it('keeps key and memory over a restart', () => {
    witness.addCheckpoint(new Log(9).request(0));
    const key = folder.verifierKey();
    folder.close();
    folder = WitnessFolder.open(dataDir, 'another name');
    expect(folder.verifierKey()).toBe(key);
    expect(new Witness(folder, () => clock).addCheckpoint(new Log(12).request(0))).toMatchObject({
      status: 409,
      body: '9\n',
    });
  });

  it('starts no witness that has lost its memory', () => {
    folder.close();
    rmSync(join(dataDir, 'cosigned'), { recursive: true });
    expect(() => WitnessFolder.open(dataDir, 'w')).toThrow(/no memory of what it cosigned/);
  });

  it('is taken by one process at a time', () => {
    writeFileSync(join(dataDir, 'lock'), String(process.ppid));
    expect(() => WitnessFolder.open(dataDir, 'w')).toThrow(/already runs the witness/);
    writeFileSync(join(dataDir, 'lock'), '4000000');
    expect(() => WitnessFolder.open(dataDir, 'w')).not.toThrow();
  });

  it.skipIf(process.platform === 'win32')('keeps its key from others', () => {
    chmodSync(join(dataDir, 'witness.pem'), 0o644);
    expect(() => new Witness(folder, () => clock)).toThrow(/chmod 600/);
  });

  it('takes only keys of logs as known logs, each once', () => {
    expect(() => folder.know('nonsense')).toThrow(/not the verifier key of a log/);
    expect(() => folder.know(folder.verifierKey())).toThrow(/not the verifier key of a log/);
    folder.know(formatVerifierKey(logVerifier));
    expect(readFileSync(join(dataDir, 'known-logs'), 'utf8')).toBe(`${formatVerifierKey(logVerifier)}\n`);
  });
});

describe('an add-checkpoint request', () => {
  it('has one text', () => {
    fc.assert(
      fc.property(
        fc.nat(),
        fc.array(fc.uint8Array({ minLength: 32, maxLength: 32 }), { maxLength: 63 }),
        (old, proof) => {
          const text = formatAddCheckpoint({ old, proof, note: 'a note\n' });
          const read = parseAddCheckpoint(text);
          expect(read && formatAddCheckpoint(read)).toBe(text);
        },
      ),
    );
  });
});
