import { defineConfig } from 'vite'

export default defineConfig({
  // Served from any folder of a storage account: every link is relative.
  base: './',
  build: {
    target: 'es2022',
    // The dashboard, and the stars that portals embed.
    rollupOptions: { input: ['index.html', 'danh-gia.html'].map(page => `${import.meta.dirname}/${page}`) },
    // A data: URL font or script would need a wider policy than the page's.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The chart is one chunk that arrives after the figures.
    chunkSizeWarningLimit: 700,
  },
})
