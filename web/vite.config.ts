import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vite';

const webDir = dirname(fileURLToPath(import.meta.url));

/** Puts every page at the top of the output, whatever folder its source is in. */
const flatPages: Plugin = {
  name: 'flat-pages',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle)) {
      if (file.fileName.endsWith('.html')) file.fileName = basename(file.fileName);
    }
  },
};

/** Makes the loader a classic script: other sites include it by a stable address, and it must not add globals to them. */
const classicLoader: Plugin = {
  name: 'classic-loader',
  renderChunk(code, chunk) {
    if (chunk.name !== 'widget-loader') return null;
    if (chunk.imports.length > 0 || chunk.exports.length > 0) {
      this.error('The widget loader must be one file: import types only into it.');
    }
    return { code: `(()=>{${code}})();\n`, map: null };
  },
};

export default defineConfig({
  root: webDir,
  publicDir: false,
  plugins: [react(), flatPages, classicLoader],
  build: {
    outDir: resolve(webDir, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // Two pages share one app; its one big chunk is the chat library.
    chunkSizeWarningLimit: 800,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        index: resolve(webDir, 'chat/index.html'),
        widget: resolve(webDir, 'chat/widget.html'),
        'widget-demo': resolve(webDir, 'widget/widget-demo.html'),
        'widget-loader': resolve(webDir, 'widget/loader.ts'),
      },
      output: {
        entryFileNames: (chunk) => (chunk.name === 'widget-loader' ? 'widget.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
});
