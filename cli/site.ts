/** The page in the browser, served from this machine. */
import { createReadStream } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import sirv from 'sirv'
import { type CompanyOnDisk, companyList, companyTexts } from './companies.ts'
import { SITE_HEADERS } from './site-headers.ts'

/** A server that answers, and how to end it. */
export interface Served {
  readonly url: string
  readonly close: () => Promise<void>
}

const json = (response: ServerResponse, text: string): void => {
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.end(text)
}

/** Answers for folders of the user's own; false where the path is none of theirs. */
function answerOwn(own: readonly CompanyOnDisk[], shipped: readonly CompanyOnDisk[], path: string, response: ServerResponse): boolean {
  if (own.length === 0) return false
  if (path === '/companies/index.json') {
    json(response, companyList([...own, ...shipped]))
    return true
  }
  for (const company of own) {
    const base = `/companies/${encodeURIComponent(company.folder.id)}/`
    if (!path.startsWith(base)) continue
    const rest = decodeURIComponent(path.slice(base.length))
    const file = rest.startsWith('data/') ? company.dataPath(rest.slice('data/'.length)) : undefined
    if (rest === 'texts.json') json(response, companyTexts(company))
    else if (file !== undefined) createReadStream(file).pipe(response)
    else response.writeHead(404).end()
    return true
  }
  return false
}

/** What to serve: the built page, and folders of the user's own that stand first in its list of companies. */
export interface Site {
  readonly folder: string
  readonly own: readonly CompanyOnDisk[]
  readonly shipped: readonly CompanyOnDisk[]
  /** 0: a free port. */
  readonly port: number
}

/** Serves the page on this machine alone, with the headers that any host should send. */
export function serveSite({ folder, own, shipped, port }: Site): Promise<Served> {
  const files = sirv(folder, { etag: true, dotfiles: false })
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    for (const [name, value] of Object.entries(SITE_HEADERS)) response.setHeader(name, value)
    response.setHeader('Cache-Control', 'no-cache')
    const [path = '/'] = (request.url ?? '/').split('?')
    try {
      if (answerOwn(own, shipped, path, response)) return
    } catch (error) {
      // an address that is no address
      if (!(error instanceof URIError)) throw error
      response.writeHead(400).end()
      return
    }
    files(request, response, () => void response.writeHead(404).end())
  }
  const server: Server = createServer(answer)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      const { port: given } = server.address() as AddressInfo
      const close = (): Promise<void> =>
        new Promise((done) => {
          server.close(() => done())
          server.closeAllConnections()
        })
      resolve({ url: `http://127.0.0.1:${given}/`, close })
    })
  })
}
