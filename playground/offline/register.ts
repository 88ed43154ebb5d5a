/** Keeps the page for when there is no network, once it has loaded and rests. Where storage is off, the page works without. */
export function keepForOffline(): void {
  if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
  const register = (): void => void navigator.serviceWorker.register(new URL('offline.js', document.baseURI)).catch(() => undefined)
  const rest = (): void => void setTimeout(register, 1500)
  if (document.readyState === 'complete') rest()
  else addEventListener('load', rest, { once: true })
}
