/** What the build of the page adds to what vite does: the shipped companies, the policy in the page, the list of what works offline. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { companiesIn, companyList, companyTexts } from '../cli/companies.ts'
import { CONTENT_POLICY } from '../cli/site-headers.ts'

const plans = join(import.meta.dirname, '../plans')

/** Every file of `companies/`, by its path in the site. */
function companyFiles(): Map<string, string | Uint8Array> {
  const companies = companiesIn(plans)
  const files = new Map<string, string | Uint8Array>([['companies/index.json', companyList(companies)]])
  for (const company of companies) {
    const base = `companies/${company.folder.id}`
    files.set(`${base}/texts.json`, companyTexts(company))
    for (const { name } of company.folder.data) {
      const path = company.dataPath(name)
      if (path !== undefined) files.set(`${base}/data/${name}`, readFileSync(path))
    }
  }
  return files
}

const TYPES: Readonly<Record<string, string>> = { json: 'application/json', csv: 'text/csv' }

/** The shipped companies beside the page: as files of the build, and answered while developing. */
export const shippedCompanies = (): Plugin => ({
  name: 'caboose:companies',
  buildStart() {
    if (this.environment.mode !== 'build') return
    for (const [fileName, source] of companyFiles()) this.emitFile({ type: 'asset', fileName, source })
  },
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const path = (request.url ?? '').slice(1).split('?')[0] ?? ''
      const found = path.startsWith('companies/') ? companyFiles().get(path) : undefined
      if (found === undefined) return next()
      response.setHeader('Content-Type', TYPES[path.split('.').at(-1) ?? ''] ?? 'text/plain')
      response.end(found)
    })
  },
})

/** The policy as a `meta` element, for hosts that send no headers. */
export const contentPolicy = (): Plugin => ({
  name: 'caboose:content-policy',
  apply: 'build',
  transformIndexHtml: () => [
    { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_POLICY }, injectTo: 'head-prepend' },
    // every page asks for it, and before its scripts are read
    { tag: 'link', attrs: { rel: 'preload', as: 'fetch', href: './companies/index.json', crossorigin: true }, injectTo: 'head' },
  ],
})

/** Tells the service worker which files there are, and a version that changes when any of them does. */
export const offlineFiles = (): Plugin => ({
  name: 'caboose:offline',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    const worker = bundle['offline.js']
    if (worker?.type !== 'chunk') throw new Error('the service worker was not built')
    const hash = createHash('sha256')
    const copied = readdirSync(this.environment.config.publicDir).sort()
    for (const name of copied) hash.update(name).update(readFileSync(join(this.environment.config.publicDir, name)))
    const names = Object.keys(bundle)
      .filter((name) => name !== 'offline.js' && !name.endsWith('.map'))
      .sort()
    for (const name of names) {
      const file = bundle[name]
      if (file !== undefined) hash.update(name).update(file.type === 'chunk' ? file.code : file.source)
    }
    const list = JSON.stringify({ version: hash.digest('hex').slice(0, 12), files: [...copied, ...names] })
    worker.code = worker.code.replace('__SITE_FILES__', () => list)
  },
})
