// SPDX-License-Identifier: Apache-2.0
// Backups of a running node, and a node from a backup that forks no history and brings back nothing that was erased.
export { type LastBackup, lastBackup, noteBackup } from './last-backup.ts';
export { type BackupOptions, currentMarks, makeBackup } from './make-backup.ts';
export { type Marks, marksShape } from './marks.ts';
export { type Restored, type RestoreOptions, restoreBackup } from './restore-backup.ts';
