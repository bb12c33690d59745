// SPDX-License-Identifier: Apache-2.0
// Hands a file to whoever looks at the page, under its name.

export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  follow(address, name);
  URL.revokeObjectURL(address);
}

/** Has the browser itself fetch an address of this node as a file. */
export function follow(address: string, name: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
}
