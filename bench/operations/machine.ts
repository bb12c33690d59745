// SPDX-License-Identifier: Apache-2.0
// What a node takes of its machine, as Linux tells of its process.
import { readFileSync } from 'node:fs';
import type { PartyNode } from '@tansiq/cli';

export const residentMb = (node: PartyNode): number => {
  const status = readFileSync(`/proc/${node.pids.node}/status`, 'utf8');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
};

/** Of all its threads, in user and system mode: fields 14 and 15 of proc_pid_stat(5), in hundredths of a second. */
export const processorMs = (node: PartyNode): number => {
  const stat = readFileSync(`/proc/${node.pids.node}/stat`, 'utf8');
  const [utime, stime] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(utime) + Number(stime)) * 10;
};
