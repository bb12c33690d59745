// SPDX-License-Identifier: Apache-2.0
// A button that leads to another page: a link to the browser, gone to without a reload.
import { Button, type ButtonProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { useGo } from './use-go.ts';

interface LinkButtonProps extends ButtonProps {
  href: string;
  children: ReactNode;
}

export function LinkButton({ href, children, ...rest }: LinkButtonProps): ReactNode {
  const go = useGo(href);
  return (
    <Button component="a" href={href} onClick={go} {...rest}>
      {children}
    </Button>
  );
}
