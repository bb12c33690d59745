// SPDX-License-Identifier: Apache-2.0
// The thread that copies SQLite's write-ahead log back into the database when it is told to. It never holds up a writer (PASSIVE).
import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';

const file = new Sqlite(workerData as string, { fileMustExist: true });
// The log is emptied by the node itself, at the latest when it stops.
file.pragma('wal_autocheckpoint = 0');
file.pragma('busy_timeout = 0');
file.pragma('cache_size = -256');
parentPort?.on('message', (message: 'write-back' | 'close') => {
  if (message === 'close') {
    file.close();
    parentPort?.close();
    return;
  }
  file.pragma('wal_checkpoint(PASSIVE)');
  parentPort?.postMessage('done');
});
