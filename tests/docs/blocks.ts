/**
 * The code blocks of a Markdown text, and what their first lines declare:
 *
 * - `caboose`: a whole plan; it compiles without a finding, is laid out canonically, and its examples come out.
 * - `caboose on=NAME`: goes on with the text called NAME on a page of the folder, as if written below it; `as=NAME` calls a text so.
 * - `caboose expect=CB401` or `expect=CB401,CB404`: raises exactly these codes.
 * - `caboose file=sales.plan`, `csv file=deals.csv`: the file that later blocks and commands find; it is there for every page of the folder.
 * - `caboose file=sales.plan below="pay commission"`: replaces the file from the line that begins so.
 * - `console`: commands with all that they print; a line `...` stands for any lines.
 * - `sh`: the commands that set the checkout up.
 */
export interface Block {
  readonly kind: string
  readonly info: ReadonlyMap<string, string>
  readonly text: string
  readonly line: number
}

const FENCE = /^( {0,3})(`{3,}|~{3,})\s*(\S*)\s*(.*)$/

export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = []
  let open: (Omit<Block, 'text'> & { fence: string; lines: string[] }) | undefined
  markdown.split('\n').forEach((text, index) => {
    const [, , fence = '', kind = '', info = ''] = FENCE.exec(text) ?? []
    if (fence === '') open?.lines.push(text)
    else if (open === undefined) open = { kind, info: infoOf(info), line: index + 1, fence, lines: [] }
    else if (fence === open.fence) {
      blocks.push({ kind: open.kind, info: open.info, line: open.line, text: `${open.lines.join('\n')}\n` })
      open = undefined
    } else open.lines.push(text)
  })
  if (open !== undefined) throw new Error(`the block at line ${open.line} is not closed`)
  return blocks
}

const infoOf = (info: string): Map<string, string> =>
  new Map([...info.matchAll(/([a-z]+)(?:=(?:"([^"]*)"|(\S+)))?/g)].map(([, key = '', quoted, plain]) => [key, quoted ?? plain ?? '']))

/** The commands of a `console` block, each with the output printed below it. */
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
