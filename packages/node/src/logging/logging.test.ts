// SPDX-License-Identifier: Apache-2.0
// What reaches the log, and above all what does not.
import { describe, expect, it } from 'vitest';
import { createLogger, type LogFields, type LoggerOptions } from './index.ts';

const marker = 'محمد-العلامة-7713';

function lines(run: (log: ReturnType<typeof createLogger>) => void, level: LoggerOptions['level'] = 'info') {
  const written: string[] = [];
  run(createLogger({ level, party: 'ma.dgsn', destination: { write: (line) => void written.push(line) } }));
  return written.map((line) => ({ line, fields: JSON.parse(line) }));
}

describe('the log', () => {
  it('carries identifiers, counts and codes beside a fixed message', () => {
    const [one] = lines((log) =>
      log.info({ partner: 'es.pn', size: 12, rule: 'suspended' }, 'held a channel'),
    );
    expect(one?.fields).toMatchObject({
      level: 'info',
      party: 'ma.dgsn',
      partner: 'es.pn',
      size: 12,
      rule: 'suspended',
      msg: 'held a channel',
    });
    expect(one?.fields.time).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('leaves out every field that nobody named, and says that it did', () => {
    const [one] = lines((log) =>
      log.info(
        { title: marker, body: { facts: marker }, password: 'hunter2', act: 'x' } as LogFields,
        'stored',
      ),
    );
    expect(one?.line).not.toMatch(/hunter2/);
    expect(one?.line).not.toContain(marker);
    expect(one?.fields).toMatchObject({ act: 'x', dropped: 'title,body,password' });
  });

  it('leaves out long or many-lined values of fields that it knows', () => {
    const [one] = lines((log) => log.info({ reason: `${marker}\n`, code: 'x'.repeat(121) }, 'refused'));
    expect(one?.fields).toMatchObject({ dropped: 'reason,code' });
    expect(one?.line).not.toContain(marker);
  });

  it('keeps from an error what it quotes', () => {
    let thrown: unknown;
    try {
      JSON.parse(`{"facts":"${marker}`);
    } catch (error) {
      thrown = new Error(`could not read ${marker}`, { cause: error });
    }
    const database = Object.assign(new Error(`duplicate ${marker}`), { code: '23505', detail: marker });
    const found = lines((log) => {
      log.error({ err: thrown }, 'failed');
      log.error({ err: database }, 'store');
      log.error({ err: marker }, 'odd');
    });
    expect(found).toHaveLength(3);
    for (const { line } of found) expect(line).not.toContain(marker);
    expect(found[0]?.fields.err).toMatchObject({ name: 'Error', cause: { name: 'SyntaxError' } });
    expect(found[0]?.fields.err.frames[0]).toMatch(/^at .*logging\.test/);
    expect(found[1]?.fields).toMatchObject({ msg: 'store', err: { code: '23505' } });
  });

  it('puts no further values into a message', () => {
    const [one, two] = lines((log) => {
      const loose = log.info as (...line: unknown[]) => void;
      loose({ count: 1 }, 'opened %s %o', marker, { marker });
      loose('opened %s');
    });
    expect(one?.line).not.toContain(marker);
    expect(two?.fields.msg).toBe('opened %s');
  });

  it('holds a child to the same fields', () => {
    const [one] = lines((log) => log.child({ channel: 'a/b', title: marker } as LogFields).warn('late'));
    expect(one?.line).not.toContain(marker);
    expect(one?.fields).toMatchObject({ channel: 'a/b', dropped: 'title' });
  });

  it('keeps the words of errors that the system writes', () => {
    const system = Object.assign(new Error('ENOENT: no such file, open x'), {
      code: 'ENOENT',
      syscall: 'open',
    });
    const [one] = lines((log) => log.error({ err: system }, 'start'));
    expect(one?.fields.err).toMatchObject({ code: 'ENOENT', message: 'ENOENT: no such file, open x' });
  });

  it('is silent below its level', () => {
    expect(lines((log) => log.info('x'), 'warn')).toEqual([]);
  });
});
