// SPDX-License-Identifier: Apache-2.0
// Which addresses a webhook may reach: looked at after the name was resolved and for the very connection that is made, so that a name
// that answers differently the second time leads nowhere else (server-side request forgery; CWE-918).
import { lookup as resolveName } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { isLoopback } from '../../../config/index.ts';

/** Never the target of a call: this machine, the link itself (where clouds keep their metadata), many at once, nobody. */
const closed = new BlockList();
closed.addSubnet('0.0.0.0', 8);
closed.addSubnet('169.254.0.0', 16);
closed.addSubnet('224.0.0.0', 4);
closed.addSubnet('240.0.0.0', 4);
closed.addAddress('::', 'ipv6');
closed.addSubnet('fe80::', 10, 'ipv6');
closed.addSubnet('ff00::', 8, 'ipv6');
closed.addAddress('fd00:ec2::254', 'ipv6');

const machine = new BlockList();
machine.addSubnet('127.0.0.0', 8);
machine.addAddress('::1', 'ipv6');

/** Whether an address may be called; this machine only where the configuration names it. */
export function isCallable(address: string, own: boolean): boolean {
  const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
  if (isIP(address) === 0 || closed.check(address, family)) return false;
  return own || !machine.check(address, family);
}

const bare = (host: string) => host.replace(/^\[|\]$/g, '');

/** @throws Error for an address that is never called, when it is written as one */
export function requireCallable(host: string): void {
  const name = bare(host);
  if (isIP(name) !== 0 && !isCallable(name, isLoopback(name)))
    throw new Error(`notices.webhook.url: ${name} is not an address that may be called`);
}

/** Resolves as the system does, and fails when any of the addresses found may not be called. */
export function checkedLookup(host: string): LookupFunction {
  const own = isLoopback(bare(host));
  return (name, options, done) => {
    resolveName(name, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0);
      const [first] = found;
      if (!first || found.some(({ address }) => !isCallable(address, own)))
        return done(
          Object.assign(new Error('an address that may not be called'), { code: 'ENOTCALLABLE' }),
          '',
          0,
        );
      if (options.all) return done(null, found);
      return done(null, first.address, first.family);
    });
  };
}
