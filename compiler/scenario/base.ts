/** The plan that a scenario starts from, through the scenarios in between. */
import type { Head } from '../../grammar/forms/items.ts'
import type { FileSyntax } from '../../grammar/syntax.ts'

const headOf = (file: FileSyntax): Head | undefined => file.head as Head | undefined

/** Whether a file says what if, and is no plan that pays. */
export const isScenario = (file: FileSyntax | undefined): boolean => file !== undefined && headOf(file)?.form === 'scenario'

/** The file of the plan under a scenario; undefined where the first file is none, or its plan is not among the files. */
export function baseFileOf(files: readonly FileSyntax[]): string | undefined {
  const seen = new Set<FileSyntax>()
  let file = files[0]
  while (file !== undefined && !seen.has(file)) {
    seen.add(file)
    const head = headOf(file)
    if (head?.form === 'plan') return file.file
    if (head?.form !== 'scenario') return undefined
    const on = head.on.text
    file = files.find((other) => {
      const found = headOf(other)
      return (found?.form === 'plan' || found?.form === 'scenario') && found.name.text === on
    })
  }
  return undefined
}
