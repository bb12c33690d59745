// SPDX-License-Identifier: Apache-2.0
// Why a backup or a restore was not begun, in words for whoever runs the node.

export class BackupError extends Error {
  override readonly name = 'BackupError';
  /** What the command prints instead of a stack. */
  readonly problems: readonly string[];

  constructor(problem: string) {
    super(problem);
    this.problems = [problem];
  }
}
