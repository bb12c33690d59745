// SPDX-License-Identifier: Apache-2.0
// From where and with what a session is opened, as little as its owner needs to know it again: a class of address and a shortened browser
// name, never the address itself. Pure.
import { isIP } from 'node:net';

export type AddressClass = 'this-machine' | 'local-network' | 'elsewhere';

export interface Client {
  address: AddressClass;
  agent: string;
}

/** Loopback, private and link-local ranges of RFC 1122, 1918, 3927, 4193 and 4291. */
export function addressClass(address: string): AddressClass {
  const plain = address.replace(/^::ffff:/i, '');
  if (plain === 'local' || plain === '::1' || /^127\./.test(plain)) return 'this-machine';
  if (isIP(plain) === 4 && /^(10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(plain))
    return 'local-network';
  return isIP(plain) === 6 && /^(f[cd]|fe[89ab])/i.test(plain) ? 'local-network' : 'elsewhere';
}

const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg\/(\d+)/, 'Edge'],
  [/\bFirefox\/(\d+)/, 'Firefox'],
  [/\bOPR\/(\d+)/, 'Opera'],
  [/\b(?:Headless)?Chrom(?:e|ium)\/(\d+)/, 'Chrome'],
  [/\bVersion\/(\d+)[.\d]* (?:Mobile\/\S+ )?Safari\//, 'Safari'],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(iPhone|iPad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** `Firefox 144 · Linux`; of another browser its system; of a program its first word; empty when it says nothing. */
export function shortAgent(header: string | undefined): string {
  const text = (header ?? '').slice(0, 500);
  const system = systems.find(([pattern]) => pattern.test(text))?.[1];
  for (const [pattern, name] of browsers) {
    const version = pattern.exec(text)?.[1];
    if (version !== undefined) return [`${name} ${version}`, system].filter(Boolean).join(' · ');
  }
  if (text.startsWith('Mozilla/')) return system ?? '';
  return (/^[\w.+-]{1,30}(\/\d+)?/.exec(text)?.[0] ?? '').slice(0, 40);
}

export const clientOf = (address: string, agent: string | undefined): Client => ({
  address: addressClass(address),
  agent: shortAgent(agent),
});
