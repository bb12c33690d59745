// SPDX-License-Identifier: Apache-2.0
// Reads births as people write them (year, date, about, range, Hijri) and weighs two of them against each other.

/** Years are Gregorian. `from` to `to` is what the text allows; month and day stand when it names one day. */
export type Birth = {
  readonly from: number;
  readonly to: number;
  readonly month: number | undefined;
  readonly day: number | undefined;
  readonly about: boolean;
  readonly hijri: boolean;
};

export type BirthAgreement =
  | 'date'
  | 'swapped'
  | 'partial'
  | 'year'
  | 'near'
  | 'range'
  | 'apart'
  | 'contradiction'
  | 'unknown';

const ABOUT = /approx|circa|about|around|vers|hacia|sobre|environ|c\.|ca\.|~|حوالي|نحو|تقريب/iu;
const HIJRI = /هـ|ه$|هجري|\bA\.?H\.?\b|hijri|hégir|hegir/iu;
const LATEST_HIJRI = 1500;
const ABOUT_YEARS = 2;

/** First day (Julian day number) of a month of the tabular Islamic calendar (civil epoch, 16 July 622 Julian). */
function islamicDay(year: number, month: number, day: number): number {
  return day + Math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + Math.floor((3 + 11 * year) / 30) + 1948439;
}

function gregorian(julianDay: number): { year: number; month: number; day: number } {
  const date = new Date((julianDay - 2440588) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function latinDigits(text: string): string {
  return text
    .replace(/[\u0660-\u0669]/gu, (d) => String(d.charCodeAt(0) - 0x0660))
    .replace(/[\u06f0-\u06f9]/gu, (d) => String(d.charCodeAt(0) - 0x06f0));
}

function hijriBirth(year: number, month: number | undefined, day: number | undefined, about: boolean): Birth {
  if (month !== undefined && day !== undefined) {
    const g = gregorian(islamicDay(year, month, day));
    return { from: g.year, to: g.year, month: g.month, day: g.day, about, hijri: true };
  }
  const first = gregorian(islamicDay(year, 1, 1)).year;
  const last = gregorian(islamicDay(year + 1, 1, 1) - 1).year;
  return { from: first, to: last, month: undefined, day: undefined, about, hijri: true };
}

function known(part: string | undefined, most: number): number | undefined {
  const value = Number(part);
  return part !== undefined && value >= 1 && value <= most ? value : undefined;
}

function parseOne(text: string): Birth | undefined {
  const about = ABOUT.test(text);
  const range = /(\d{4})\s*(?:-|–|—|to|and|et|y|à|a|إلى|\/)\s*(\d{4})/iu.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])].sort((x, y) => x - y) as [number, number];
    return { from, to, month: undefined, day: undefined, about, hijri: false };
  }
  const parts = /(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})(?!\d)/u.exec(text);
  const turned = /(?<!\d)(\d{1,2})\D{1,3}(\d{1,2})\D{1,3}(\d{4})/u.exec(text);
  const compact = /(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/u.exec(text);
  const [y, m, d] = parts
    ? parts.slice(1)
    : turned
      ? [turned[3], turned[2], turned[1]]
      : compact
        ? compact.slice(1)
        : [];
  const year = Number(y ?? /(?<!\d)(\d{4})(?!\d)/u.exec(text)?.[1] ?? Number.NaN);
  if (!Number.isFinite(year) || year < 1200 || year > 2200) return undefined;
  let month = known(m, 31);
  let day = known(d, 31);
  if (month !== undefined && month > 12) [month, day] = [day, month];
  if (month !== undefined && month > 12) [month, day] = [undefined, undefined];
  if (year < LATEST_HIJRI && (HIJRI.test(text) || year < LATEST_HIJRI))
    return hijriBirth(year, month, day, about);
  const slack = about ? ABOUT_YEARS : 0;
  return {
    from: year - slack,
    to: year + slack,
    month: about ? undefined : month,
    day: about ? undefined : day,
    about,
    hijri: false,
  };
}

/** The births that a text states (several joined by a bar); none when it states none. Day before month unless that cannot be. */
export function parseBirth(text: string | undefined): Birth[] {
  if (text === undefined) return [];
  return latinDigits(text.slice(0, 200))
    .split(/[|;]/u)
    .slice(0, 6)
    .map(parseOne)
    .filter((birth) => birth !== undefined);
}

/** The middle year of the first birth stated, or 0: what an index keeps. */
export function birthYear(births: readonly Birth[]): number {
  const first = births[0];
  return first === undefined ? 0 : Math.round((first.from + first.to) / 2);
}

function gap(a: Birth, b: Birth): number {
  return Math.max(0, a.from - b.to, b.from - a.to);
}

function pair(a: Birth, b: Birth): readonly [BirthAgreement, number] {
  const apart = gap(a, b);
  if (apart > 0) {
    if (apart === 1) return ['near', a.hijri || b.hijri || a.about || b.about ? 1 : 0.2];
    if (apart <= 3) return ['apart', a.about || b.about ? -0.6 : -1.6];
    return apart <= 9 ? ['apart', -3] : ['contradiction', -4.5];
  }
  if (a.to > a.from || b.to > b.from)
    return ['range', Math.max(1, 3.2 - 0.4 * Math.max(a.to - a.from, b.to - b.from))];
  if (a.month === undefined || b.month === undefined || a.day === undefined || b.day === undefined)
    return ['year', 3.5];
  if (a.month === b.month && a.day === b.day) return ['date', 7];
  if (a.month === b.day && a.day === b.month) return ['swapped', 5];
  if (a.hijri !== b.hijri && a.month === b.month && Math.abs(a.day - b.day) <= 2) return ['date', 5.5];
  const placeholder = (x: Birth) => x.month === 1 && x.day === 1;
  if (placeholder(a) || placeholder(b)) return ['year', 2.8];
  return a.month === b.month || a.day === b.day ? ['partial', 2.5] : ['year', 0.8];
}

/** The best agreement of what is stated, in nats: 0 when either side states nothing; below 0 it contradicts. */
export function compareBirths(
  a: readonly Birth[],
  b: readonly Birth[],
): { readonly agreement: BirthAgreement; readonly nats: number } {
  let best: readonly [BirthAgreement, number] | undefined;
  for (const x of a)
    for (const y of b) {
      const found = pair(x, y);
      if (best === undefined || found[1] > best[1]) best = found;
    }
  return best === undefined ? { agreement: 'unknown', nats: 0 } : { agreement: best[0], nats: best[1] };
}

/** What two years say when only years are kept, in nats; 0 means unknown. */
export function yearNats(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const apart = Math.abs(a - b);
  return apart === 0 ? 3.5 : apart === 1 ? 1 : apart === 2 ? 0 : apart <= 4 ? -1 : apart <= 9 ? -2.5 : -4;
}
