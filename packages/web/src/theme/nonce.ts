// SPDX-License-Identifier: Apache-2.0
// The nonce of this page, for styles that are written at run time: the policy allows no others.

const given = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';

// The name under which the libraries that lock scrolling look for it (the package get-nonce).
Object.assign(globalThis, { __webpack_nonce__: given });

export const nonce = (): string => given;
