// SPDX-License-Identifier: Apache-2.0
// Processor time of this process and of the database's processes that serve it: what a search takes however busy the machine is.
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds since some moment: `own`, and `server` where Linux tells and the database is another process. */
export interface ProcessorTime {
  own: number;
  server: number;
}

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

/** @param database name of the PostgreSQL database, as its processes have it in their titles; undefined for SQLite */
export function processorTime(database: string | undefined): ProcessorTime {
  const { user, system } = process.cpuUsage();
  return {
    own: (user + system) / 1000,
    server: database === undefined ? 0 : ticksOf(` ${database} `) * TICK_MS,
  };
}

function ticksOf(title: string): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const told = (file: string) => readOrNothing(`/proc/${pid}/${file}`);
    if (!told('cmdline').replaceAll('\0', ' ').includes(title)) continue;
    const fields = told('stat').split(') ').at(-1)?.split(' ') ?? [];
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks;
}

/** A process may end while the list is read. */
function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
