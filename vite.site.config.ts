import { join } from 'node:path'
import { defineConfig } from 'vite'
import { oneChunk } from './scripts/one-chunk.ts'
import { contentPolicy, firstAnswersBeside, offlineFiles, shippedCompanies } from './scripts/site.ts'

const root = join(import.meta.dirname, 'playground')

/** The page in the browser: a folder of files for any host, below any address. */
export default defineConfig({
  root,
  base: './',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: {
    format: 'es',
    // schemas of what nobody checks in the tab are not built there: they are most of what starting would cost
    rolldownOptions: {
      treeshake: { manualPureFunctions: ['z'] },
      output: { codeSplitting: { groups: [oneChunk(join(root, 'worker/worker.ts'))] } },
    },
  },
  build: {
    target: 'es2022',
    outDir: join(import.meta.dirname, 'dist/playground'),
    emptyOutDir: true,
    // Monaco is one large part that only the author's mode loads
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      input: { page: join(root, 'index.html'), offline: join(root, 'offline/worker.ts') },
      output: { entryFileNames: ({ name }) => (name === 'offline' ? 'offline.js' : 'assets/[name]-[hash].js') },
    },
  },
  plugins: [shippedCompanies(), firstAnswersBeside(), contentPolicy(), offlineFiles()],
})
