// SPDX-License-Identifier: Apache-2.0
// A place in a form that can be gone to: what is missing leads there.
import type { ReactNode } from 'react';

const idOf = (at: string) => `plan-${at}`;

export function Spot({ at, children }: { at: string; children: ReactNode }): ReactNode {
  return <div id={idOf(at)}>{children}</div>;
}

/** Puts the reader's hand on the first field there. */
export function goToSpot(at: string): void {
  const spot = document.getElementById(idOf(at));
  spot?.scrollIntoView({ block: 'center' });
  spot?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true });
}
