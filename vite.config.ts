import { chmodSync } from 'node:fs'
import { defineConfig, type EnvironmentOptions, type Plugin } from 'vite'

/** One file of `dist`, built by itself so that each stays one file and starts fast. */
function bundle(name: string, entry: string, carries: 'its packages' | 'own code only', banner = ''): EnvironmentOptions {
  const whole = carries === 'its packages'
  return {
    consumer: 'server',
    resolve: whole ? { noExternal: true } : { external: ['chevrotain', 'zod'], noExternal: [/^d3-/, 'internmap'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: 'dist',
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { [name]: entry },
        output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false, banner },
      },
    },
  }
}

/** The command must be runnable as a file. */
const executable = (file: string): Plugin => ({
  name: 'caboose:executable',
  applyToEnvironment: (environment) => environment.name === 'caboose',
  writeBundle: () => chmodSync(file, 0o755),
})

export default defineConfig({
  environments: {
    caboose: bundle('caboose', 'cli/main.ts', 'its packages', '#!/usr/bin/env node'),
    library: bundle('index', 'compiler/index.ts', 'own code only'),
    runtime: bundle('runtime', 'runtime/index.ts', 'own code only'),
  },
  builder: {
    async buildApp(builder) {
      for (const name of ['caboose', 'library', 'runtime']) {
        const environment = builder.environments[name]
        if (environment !== undefined) await builder.build(environment)
      }
    },
  },
  plugins: [executable('dist/caboose.js')],
})
