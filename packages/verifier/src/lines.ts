// SPDX-License-Identifier: Apache-2.0
// The lines of an export, one after the other, without holding the file in memory.
import { createReadStream } from 'node:fs';
import { strictUtf8 } from './canonical.ts';
import { attempt, Flaw } from './flaw.ts';

/** A path, or the lines themselves. */
export type Source = string | Iterable<string> | AsyncIterable<string>;
export type Line = { readonly number: number; readonly text?: string; readonly flaw?: Flaw };

/** A journal stands in one line, so lines may be long; what is longer than a JavaScript string can hold is refused. */
const MOST_LINE_BYTES = 256 * 1024 * 1024;
const NEWLINE = 0x0a;

/** Numbered from 1. A line that is not UTF-8 or too long comes as a flaw; a file that cannot be read throws. */
export async function* linesOf(source: Source): AsyncGenerator<Line> {
  let number = 0;
  if (typeof source !== 'string') {
    for await (const text of source) yield { number: ++number, text };
    return;
  }
  let pending: Buffer[] = [];
  let length = 0;
  let isTooLong = false;
  const finish = (end: Buffer): Line => {
    number++;
    const bytes = pending.length === 0 ? end : Buffer.concat([...pending, end]);
    const wasTooLong = isTooLong || bytes.length > MOST_LINE_BYTES;
    pending = [];
    length = 0;
    isTooLong = false;
    if (wasTooLong) return { number, flaw: new Flaw('limit', 'line is too long') };
    const { value, flaw } = attempt(() => strictUtf8(bytes));
    return flaw === undefined ? { number, text: value } : { number, flaw };
  };
  for await (const chunk of createReadStream(source, {
    highWaterMark: 1024 * 1024,
  }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield finish(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start === chunk.length) continue;
    length += chunk.length - start;
    if (length > MOST_LINE_BYTES) {
      isTooLong = true;
      pending = [];
    } else {
      pending.push(chunk.subarray(start));
    }
  }
  if (pending.length > 0 || isTooLong) yield finish(Buffer.alloc(0));
}
