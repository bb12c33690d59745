// SPDX-License-Identifier: Apache-2.0
// High contrast, chosen here or asked for by the system (prefers-contrast).
import { useSyncExternalStore } from 'react';

export type Contrast = 'normal' | 'more';

const KEY = 'tansiq.contrast';
const listeners = new Set<() => void>();

const current = (): Contrast => (document.documentElement.dataset.contrast === 'more' ? 'more' : 'normal');

export function setContrast(contrast: Contrast): void {
  localStorage.setItem(KEY, contrast);
  document.documentElement.dataset.contrast = contrast;
  for (const tell of listeners) tell();
}

export function useContrast(): Contrast {
  return useSyncExternalStore((tell) => {
    listeners.add(tell);
    return () => listeners.delete(tell);
  }, current);
}
