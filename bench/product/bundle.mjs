/** The product's sources as one module of plain JavaScript, so that its stages are timed in the peers' process. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

const root = join(import.meta.dirname, '../..')
const out = join(root, '.cache/bench/product')

/** Bundles `product.ts`; once for all parts of a run. */
export async function bundleProduct() {
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(root, 'bench/product/product.ts'),
      outDir: out,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'product.mjs', codeSplitting: false } },
    },
  })
}

/** The bundled product. */
export const loadProduct = () => import(pathToFileURL(join(out, 'product.mjs')).href)
