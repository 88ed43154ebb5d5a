/** The code blocks of a Markdown text. */
export interface Block {
  /** The first word after the fence: `plan`, `console`, `sh`. */
  readonly kind: string
  /** What follows it: `CB305`. */
  readonly info: string
  readonly text: string
  readonly line: number
}

export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let open: { kind: string; info: string; line: number; lines: string[] } | undefined
  markdown.split('\n').forEach((text, index) => {
    const fence = /^```(\S*)\s*(.*)$/.exec(text)
    if (fence === null) open?.lines.push(text)
    else if (open === undefined) open = { kind: fence[1] ?? '', info: fence[2] ?? '', line: index + 1, lines: [] }
    else {
      blocks.push({ kind: open.kind, info: open.info, line: open.line, text: `${open.lines.join('\n')}\n` })
      open = undefined
    }
  })
  return blocks
}

/** The commands of a `console` block, each with the output printed below it; a line `...` stands for any lines. */
export function commandsOf(text: string): { command: string; output: string[] }[] {
  const commands: { command: string; output: string[] }[] = []
  for (const line of text.trimEnd().split('\n')) {
    if (line.startsWith('$ ')) commands.push({ command: line.slice(2), output: [] })
    else commands.at(-1)?.output.push(line)
  }
  return commands
}

/** Whether lines are as printed, where `...` stands for any number of them. */
export function matches(shown: readonly string[], printed: readonly string[]): boolean {
  const [first, ...rest] = shown
  if (first === undefined) return printed.length === 0
  if (first === '...') return printed.some((_, at) => matches(rest, printed.slice(at))) || matches(rest, [])
  return printed[0] === first && matches(rest, printed.slice(1))
}
