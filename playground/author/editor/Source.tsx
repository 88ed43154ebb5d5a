/** A text in its colours, to read: what stands in the editor's place until it has come, in the same lines. */
import type { SemanticToken } from '../../../editor/tokens/semantic.ts'
import { useAnswer } from '../../client/use-answer.ts'
import { WORDS } from '../words.ts'

/** The parts of a line, each with the kind of what it is. */
function partsOf(line: string, tokens: readonly SemanticToken[]): { readonly text: string; readonly kind: string | undefined }[] {
  const parts: { readonly text: string; readonly kind: string | undefined }[] = []
  let at = 0
  for (const { start, length, type } of tokens) {
    const from = start.column - 1
    if (from < at || from + length > line.length) continue
    if (from > at) parts.push({ text: line.slice(at, from), kind: undefined })
    parts.push({ text: line.slice(from, from + length), kind: type })
    at = from + length
  }
  if (at < line.length) parts.push({ text: line.slice(at), kind: undefined })
  return parts
}

interface SourceProps {
  readonly path: string
  readonly text: string
}

export function Source({ path, text }: SourceProps) {
  const { output } = useAnswer('service.tokens', { path })
  const byLine = new Map<number, SemanticToken[]>()
  for (const token of output ?? []) byLine.set(token.start.line, [...(byLine.get(token.start.line) ?? []), token])
  const lines = text.split(/\r\n?|\n/)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section class="code" aria-label={WORDS.source(path)} tabIndex={0} data-first>
      <ol class="code-lines">
        {lines.map((line, index) => (
          <li key={index}>
            {partsOf(line, byLine.get(index + 1) ?? []).map(({ text: part, kind }, place) =>
              kind === undefined ? (
                part
              ) : (
                <span key={place} class={`code-${kind}`}>
                  {part}
                </span>
              ),
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
