// SPDX-License-Identifier: Apache-2.0
// A text as a QR code: dark on light whatever the theme, so that every camera reads it.
import type { ReactNode } from 'react';
import { encode } from 'uqr';

const QUIET = 4;

export function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const dark = data.flatMap((row, y) =>
    row.flatMap((on, x) => (on ? [`M${x + QUIET} ${y + QUIET}h1v1h-1z`] : [])),
  );
  const whole = size + 2 * QUIET;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${whole} ${whole}`}
      width={224}
      height={224}
      shapeRendering="crispEdges"
      style={{ maxWidth: '100%', borderRadius: 'var(--mantine-radius-sm)', alignSelf: 'center' }}
    >
      <rect width={whole} height={whole} fill="#ffffff" />
      <path d={dark.join('')} fill="#000000" />
    </svg>
  );
}
