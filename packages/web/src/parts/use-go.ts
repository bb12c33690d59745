// SPDX-License-Identifier: Apache-2.0
// What a click on a link within these pages does: gone to without a reload. A new tab or window is the browser's own affair.
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent } from 'react';

export function useGo(href: string): (event: MouseEvent) => void {
  const router = useRouter();
  return (event) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
}
