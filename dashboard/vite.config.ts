import { defineConfig, type Plugin } from 'vite'

/** Tells the service worker which files its version consists of, so that pages not opened yet are there without a line too. */
const offlineFiles: Plugin = {
  name: 'nhipso-offline-files',
  enforce: 'post',
  generateBundle(_, bundle) {
    const worker = bundle['offline.js']
    if (worker?.type !== 'chunk' || worker.imports.length > 0) throw new Error('offline.js has to be one file: it shares nothing with the pages.')
    const files = Object.keys(bundle).filter(name => name.startsWith('assets/') && !name.includes('danh-gia')).sort()
    worker.code = worker.code.replaceAll('__NHIPSO_FILES__', JSON.stringify(files))
  },
}

export default defineConfig({
  plugins: [offlineFiles],
  // Served from any folder of a storage account: every link is relative.
  base: './',
  build: {
    target: 'es2022',
    // The dashboard, the stars that portals embed, and what keeps the last view.
    rollupOptions: {
      input: { index: `${import.meta.dirname}/index.html`, 'danh-gia': `${import.meta.dirname}/danh-gia.html`, offline: `${import.meta.dirname}/src/offline/worker.ts` },
      // A service worker keeps its name, and lies at the root of what it answers for.
      output: { entryFileNames: ({ name }) => (name === 'offline' ? 'offline.js' : 'assets/[name]-[hash].js') },
    },
    // A data: URL font or script would need a wider policy than the page's.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The chart is one chunk that arrives after the figures.
    chunkSizeWarningLimit: 700,
  },
})
