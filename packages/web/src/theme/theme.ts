// SPDX-License-Identifier: Apache-2.0
// One accent (petrol), calm surfaces, and the defaults of what everybody uses. Colours of states are in states.css, so that contrast is set once.
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const petrol: MantineColorsTuple = [
  '#e6f3f5',
  '#cfe4e8',
  '#a0c9d1',
  '#6dadb9',
  '#4495a4',
  '#2a8497',
  '#156f82',
  '#0b5563',
  '#08434f',
  '#05323b',
];

/** The dark surfaces of frame.css in ten steps, so that fields lie on the same hue as the page. */
const dark: MantineColorsTuple = [
  '#e7eaec',
  '#c6ccd1',
  '#a9b1b8',
  '#8a939b',
  '#464e55',
  '#363d43',
  '#262c31',
  '#1c2125',
  '#14181b',
  '#0e1113',
];

export const theme = createTheme({
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.32,
  colors: { petrol, dark },
  fontFamily: '"IBM Plex Sans", "IBM Plex Sans Arabic", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.5rem' }, h2: { fontSize: '1.2rem' }, h3: { fontSize: '1.05rem' } },
  },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    // As large as a finger needs (WCAG 2.2, 2.5.8), whatever comes to lie near them.
    Checkbox: { vars: () => ({ root: { '--checkbox-size': '1.5rem' } }) },
    Radio: { vars: () => ({ root: { '--radio-size': '1.5rem' } }) },
    Anchor: { defaultProps: { underline: 'hover' } },
    Tooltip: { defaultProps: { withArrow: true, events: { hover: true, focus: true, touch: true } } },
    Modal: { defaultProps: { centered: true, radius: 'md' } },
  },
});
