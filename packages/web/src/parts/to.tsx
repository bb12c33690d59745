// SPDX-License-Identifier: Apache-2.0
// A link to a page of this node by its address: for pages of other areas, whose routes are not imported. Addresses are listed in README.md.
import { Anchor, type AnchorProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useGo } from './use-go.ts';

interface ToProps extends AnchorProps {
  /** `/acts/abc` */
  href: string;
  children: ReactNode;
  'aria-label'?: string;
}

export function To({ href, children, ...rest }: ToProps): ReactNode {
  const go = useGo(href);
  return (
    <Anchor href={href} onClick={go} {...rest}>
      {children}
    </Anchor>
  );
}
