/** Deletes a file of the user's own, at the second press: it cannot be brought back. */
import { useEffect, useState } from 'preact/hooks'
import { remove } from './own.ts'
import { FILE_WORDS } from './words.ts'

const MEANT = 4000

export function Delete({ path }: { readonly path: string }) {
  const [isAsked, ask] = useState(false)
  useEffect(() => {
    if (!isAsked) return
    const waiting = setTimeout(() => ask(false), MEANT)
    return () => clearTimeout(waiting)
  }, [isAsked])
  return (
    <button
      type="button"
      class={isAsked ? 'files-delete loss' : 'files-delete'}
      aria-label={isAsked ? undefined : FILE_WORDS.remove(path)}
      onClick={() => (isAsked ? remove(path) : ask(true))}
      onBlur={() => ask(false)}
    >
      {isAsked ? FILE_WORDS.really : FILE_WORDS.removeShort}
    </button>
  )
}
