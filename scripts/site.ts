/** What the build of the page adds to what vite does: the shipped companies, the policy in the page, the list of what works offline. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { type CompanyOnDisk, companiesIn, companyTexts } from '../cli/companies.ts'
import { CONTENT_POLICY } from '../cli/site-headers.ts'
import { type CompanySources, type FirstFile, firstFiles, sourcesHash } from './first-answers.ts'

const plans = join(import.meta.dirname, '../plans')

function sourcesOf({ folder, texts, dataPath }: CompanyOnDisk): CompanySources {
  const data = new Map<string, Uint8Array>()
  for (const { name } of folder.data) {
    const path = dataPath(name)
    if (path !== undefined) data.set(name, readFileSync(path))
  }
  return { texts, data, plans: folder.files.filter(({ kind }) => kind === 'plan').map(({ path }) => path) }
}

/** Every file of `companies/`, by its path in the site. */
function companyFiles(): Map<string, string | Uint8Array> {
  const companies = companiesIn(plans).map((company) => ({ company, sources: sourcesOf(company) }))
  const list = companies.map(({ company, sources }) => ({ ...company.folder, sources: sourcesHash(sources) }))
  const files = new Map<string, string | Uint8Array>([['companies/index.json', JSON.stringify(list)]])
  for (const { company, sources } of companies) {
    const base = `companies/${company.folder.id}`
    files.set(`${base}/texts.json`, companyTexts(company))
    for (const [name, bytes] of sources.data) files.set(`${base}/data/${name}`, bytes)
  }
  return files
}

const FIRST_FILES = join(import.meta.dirname, '../playground/store/first-files.ts')

/** Answers beforehand what a page asks first of each shipped plan, and tells the page which files hold that. */
export const firstAnswersBeside = (): Plugin => {
  let files: readonly FirstFile[] = []
  return {
    name: 'caboose:first-answers',
    apply: 'build',
    async buildStart() {
      files = (await Promise.all(companiesIn(plans).map((company) => firstFiles(sourcesOf(company))))).flat()
      for (const { fileName, source } of files) this.emitFile({ type: 'asset', fileName, source })
    },
    transform(code, id) {
      if (id !== FIRST_FILES) return null
      const list = JSON.stringify(Object.fromEntries(files.map(({ key, fileName }) => [key, fileName])))
      const filled = code.replace(/(FIRST_FILES\b[^=]*= )\{\s*\}/, (_, head: string) => head + list)
      if (filled === code) throw new Error('the list of first answers was not written')
      return { code: filled, map: null }
    },
  }
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
