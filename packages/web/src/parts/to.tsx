// SPDX-License-Identifier: Apache-2.0
// A link to a page of this node by its address: for pages of other areas, whose routes are not imported. Addresses are listed in README.md.
import { Anchor, type AnchorProps } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface ToProps extends AnchorProps {
  /** `/acts/abc` */
  href: string;
  children: ReactNode;
  'aria-label'?: string;
}

export function To({ href, children, ...rest }: ToProps): ReactNode {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    // A new tab or window is the browser's own affair.
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <Anchor href={href} onClick={go} {...rest}>
      {children}
    </Anchor>
  );
}
