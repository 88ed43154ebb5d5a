/** A generated text, to read, copy and take away. */
import { useMemo, useState } from 'preact/hooks'
import { copy } from '../../app/copy.ts'
import { download } from '../pages/download.ts'
import { PAGE_WORDS } from '../pages/words.ts'
import { colouredLine } from './colours.ts'
import { COMPILED_WORDS } from './words.ts'
import '../editor/code.css'

/** Longer texts are shown without colours: each coloured word is an element. */
const COLOURED_LINES = 3000

interface TextProps {
  readonly name: string
  readonly text: string
}

export function FileText({ name, text }: TextProps) {
  const [said, setSaid] = useState('')
  const lines = useMemo(() => text.replace(/\n$/, '').split('\n'), [text])
  const ending = lines.length > COLOURED_LINES ? '' : (name.split('.').at(-1) ?? '')
  const body = useMemo(
    () =>
      lines.map((line, at) => (
        <li key={at}>
          {colouredLine(line, ending).map(({ text: part, kind }, place) =>
            kind === undefined ? (
              part
            ) : (
              <span key={place} class={`code-${kind}`}>
                {part}
              </span>
            ),
          )}
        </li>
      )),
    [lines, ending],
  )
  const give = async (): Promise<void> => {
    setSaid((await copy(text)) ? PAGE_WORDS.copied : PAGE_WORDS.notCopied)
    setTimeout(() => setSaid(''), 2000)
  }
  return (
    <div class="compiled-file">
      <div class="compiled-bar">
        <span class="muted">{COMPILED_WORDS.lines(lines.length)}</span>
        <span class="muted" role="status">
          {said}
        </span>
        <button type="button" class="button" onClick={() => void give()}>
          {PAGE_WORDS.copy}
        </button>
        <button type="button" class="button" onClick={() => download(name, text)}>
          {PAGE_WORDS.download}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section class="code compiled-text" aria-label={COMPILED_WORDS.text(name)} tabIndex={0}>
        <ol class={`code-lines code-digits-${Math.max(3, String(lines.length).length)}`}>{body}</ol>
      </section>
    </div>
  )
}
