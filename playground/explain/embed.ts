import { useEffect } from 'preact/hooks'

/** Inside another page: says how tall this one is whenever that changes, so that its frame can be as tall. Nothing else is ever said. */
export function useEmbedHeight(isEmbedded: boolean): void {
  useEffect(() => {
    if (!isEmbedded || window.parent === window) return
    const say = (): void => window.parent.postMessage({ type: 'caboose:height', height: document.documentElement.scrollHeight }, '*')
    const observer = new ResizeObserver(say)
    observer.observe(document.body)
    say()
    return () => observer.disconnect()
  }, [isEmbedded])
}
