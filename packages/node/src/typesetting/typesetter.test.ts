// SPDX-License-Identifier: Apache-2.0
// Papers are set from data: words from outside are text and are never run, and a paper keeps within its limits.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../refusal.ts';
import { Typesetter, usualTypesettingLimits } from './typesetter.ts';

const TEMPLATE = `
#let filling = json(bytes(sys.inputs.filling))
#set document(title: "paper")
#set text(font: ("IBM Plex Sans", "IBM Plex Sans Arabic"))
#for line in filling.lines { text(line); parbreak() }`;
const AT = Date.UTC(2026, 10, 24);

const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

function pdftotext(pdf: Buffer): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'tansiq-paper-'));
  try {
    writeFileSync(join(folder, 'a.pdf'), pdf);
    return execFileSync('pdftotext', [join(folder, 'a.pdf'), '-'], { encoding: 'utf8' });
  } catch {
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('papers', () => {
  it('set what looks like Typst as text, and run none of it', async () => {
    const lines = [
      '#panic("run")',
      '#read("/etc/passwd")',
      '$x^2$ *bold* @nobody <label> \\u{41}',
      '#import "@preview/x:1.0.0"',
      '"] #panic() [',
      '#sys.inputs',
    ];
    const pdf = await new Typesetter().typeset(TEMPLATE, { lines }, AT);
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    const text = pdftotext(pdf);
    // Where there is no pdftotext the panics alone show that nothing ran: each would have ended the process.
    if (text !== undefined) for (const line of lines) expect(text.replace(/[“”]/g, '"')).toContain(line);
  }, 30_000);

  it('set letters that no font has, and marks that turn direction', async () => {
    const lines = ['देवनागरी 漢字 🜚 \ue000', '\u202eturned\u2069\u2066', 'الرباط ومدريد', '\u0000'];
    const pdf = await new Typesetter().typeset(TEMPLATE, { lines }, AT);
    expect(pdf.length).toBeGreaterThan(1000);
  }, 30_000);

  it('end a paper that takes too long or grows too large, and set the next one', async () => {
    const long = { lines: ['a'] };
    const slow = '#let n = 0\n#while n >= 0 { n += 1; n = calc.rem(n, 1000) }';
    const hurried = new Typesetter({ ...usualTypesettingLimits, ms: 700 });
    const endless = refusalOf(hurried.typeset(slow, long, AT));
    expect(await endless).toMatch(/paper-not-set|infinite/);
    const small = new Typesetter({ ...usualTypesettingLimits, paperBytes: 100 });
    expect(await refusalOf(small.typeset(TEMPLATE, long, AT))).toBe('paper-not-set');
    const narrow = new Typesetter({ ...usualTypesettingLimits, fillingBytes: 10 });
    expect(await refusalOf(narrow.typeset(TEMPLATE, { lines: ['more than ten'] }, AT))).toBe('paper-not-set');
    expect((await new Typesetter().typeset(TEMPLATE, long, AT)).length).toBeGreaterThan(1000);
  }, 60_000);

  it('take no more orders than can wait', async () => {
    const setter = new Typesetter({ ...usualTypesettingLimits, waiting: 1 });
    const wanted = [1, 2, 3].map((n) => refusalOf(setter.typeset(TEMPLATE, { lines: [`${n}`] }, AT)));
    expect(await Promise.all(wanted)).toEqual([undefined, undefined, 'paper-not-set']);
  }, 60_000);
});
