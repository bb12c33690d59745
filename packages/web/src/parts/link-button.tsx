// SPDX-License-Identifier: Apache-2.0
// A button that leads to another page: a link to the browser, gone to without a reload.
import { Button, type ButtonProps } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface LinkButtonProps extends ButtonProps {
  href: string;
  children: ReactNode;
}

export function LinkButton({ href, children, ...rest }: LinkButtonProps): ReactNode {
  const router = useRouter();
  const go = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.history.push(href);
  };
  return (
    <Button component="a" href={href} onClick={go} {...rest}>
      {children}
    </Button>
  );
}
