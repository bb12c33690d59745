// SPDX-License-Identifier: Apache-2.0
// A place on earth as people write it, in degrees, and as it travels, in millionths of a degree. Pure.

/** Marks that turn direction, which come along when somebody copies from a page. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Decimals with a point or a comma; so a comma parts the two only when nothing else could be meant. */
const SPACED = /^([+-]?\d{1,2}(?:[.,]\d+)?)°?(?:\s*;\s*|,\s+|\s+)([+-]?\d{1,3}(?:[.,]\d+)?)°?$/;
const POINTED = /^([+-]?\d{1,2}\.\d+),([+-]?\d{1,3}\.\d+)$/;

const MILLION = 1_000_000;

/** `35.759, -5.834`, with the digits of any of the four languages. Undefined for what is no place on earth. */
export function positionIn(typed: string): { lat: number; lon: number } | undefined {
  const plain = typed
    .replaceAll(MARKS, '')
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll('\u066b', '.')
    .replaceAll('\u060c', ';')
    .replaceAll('\u2212', '-')
    .trim();
  const [, latitude, longitude] = SPACED.exec(plain) ?? POINTED.exec(plain) ?? [];
  if (latitude === undefined || longitude === undefined) return undefined;
  const micro = (degrees: string) => Math.round(Number(degrees.replace(',', '.')) * MILLION);
  const [lat, lon] = [micro(latitude), micro(longitude)];
  return Math.abs(lat) <= 90 * MILLION && Math.abs(lon) <= 180 * MILLION ? { lat, lon } : undefined;
}

/** The same in words; empty when one of the two is not known. */
export const positionOf = (lat: number | undefined, lon: number | undefined): string =>
  lat === undefined || lon === undefined ? '' : `${lat / MILLION}, ${lon / MILLION}`;
