// SPDX-License-Identifier: Apache-2.0
// Builds the officers' pages into dist/, all of it to be served by the node itself: nothing inline, nothing from elsewhere.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { phoneFiles } from './phone-files.ts';

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), phoneFiles()],
  build: {
    outDir: 'dist',
    // Which file needs which: what check-pages.ts adds up.
    manifest: true,
    emptyOutDir: true,
    target: 'es2023',
    // An inlined asset would be a data: address, which the pages' policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
  },
});
