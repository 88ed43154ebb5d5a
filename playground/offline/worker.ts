/**
 * The page without a network. Files whose names carry a hash are taken from the cache; the page itself and the companies are asked for first,
 * so that what a host changes is seen, and taken from the cache where nobody answers.
 */
export {}

interface SiteFiles {
  readonly version: string
  readonly files: readonly string[]
}

declare const self: ServiceWorkerGlobalScope
declare const __SITE_FILES__: SiteFiles

const { version, files } = __SITE_FILES__
const CACHE = `caboose-${version}`
const scope = new URL('./', self.location.href).href
const hashed = new Set(files.filter((file) => file.startsWith('assets/')).map((file) => new URL(file, scope).href))

const keepAll = async (): Promise<void> => {
  const cache = await caches.open(CACHE)
  await cache.addAll([scope, ...files.map((file) => new URL(file, scope).href)])
}

const dropOthers = async (): Promise<void> => {
  for (const name of await caches.keys()) if (name.startsWith('caboose-') && name !== CACHE) await caches.delete(name)
  await self.clients.claim()
}

const kept = (request: Request): Promise<Response | undefined> => caches.match(request, { ignoreSearch: true, cacheName: CACHE })

async function answered(request: Request): Promise<Response> {
  if (hashed.has(request.url)) return (await kept(request)) ?? fetch(request)
  try {
    return await fetch(request)
  } catch (error) {
    const found = (await kept(request)) ?? (request.mode === 'navigate' ? await caches.match(scope, { cacheName: CACHE }) : undefined)
    if (found === undefined) throw error
    return found
  }
}

self.addEventListener('install', (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(dropOthers()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  if (request.method === 'GET' && request.url.startsWith(scope)) event.respondWith(answered(request))
})
