/** The README's picture: plan text on the left, what it pays on the right, both as they really are. */

interface Panel {
  readonly title: string
  readonly lines: readonly string[]
  /** Whether a line is set off: a heading or a total. */
  readonly strong: (line: string) => boolean
}

const LINE = 20
const PAD = 28
const HEAD = 46

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Words of the language, quoted texts and comments in their colours. */
function coloured(line: string, words: ReadonlySet<string>): string {
  return line
    .split(/("[^"]*"|#.*$|[A-Za-z_][\w.]*|[$]?\d[\d,.]*[%x]?)/)
    .map((piece) => {
      if (piece.startsWith('"')) return `<tspan class="text">${escaped(piece)}</tspan>`
      if (piece.startsWith('#')) return `<tspan class="note">${escaped(piece)}</tspan>`
      if (/^[$\d]/.test(piece)) return `<tspan class="number">${escaped(piece)}</tspan>`
      return words.has(piece) ? `<tspan class="word">${escaped(piece)}</tspan>` : escaped(piece)
    })
    .join('')
}

function panel({ title, lines, strong }: Panel, x: number, width: number, height: number, paint: (line: string) => string): string {
  const body = lines.map((line, at) => {
    const y = HEAD + PAD + at * LINE
    return `<text x="${x + PAD}" y="${y}" class="code${strong(line) ? ' strong' : ''}" xml:space="preserve">${paint(line)}</text>`
  })
  return [
    `<rect x="${x}" y="0.5" width="${width}" height="${height - 1}" rx="10" class="card"/>`,
    `<path d="M${x} ${HEAD - 8}h${width}" class="rule"/>`,
    `<text x="${x + PAD}" y="25" class="title">${escaped(title)}</text>`,
    ...body,
  ].join('\n')
}

/** An SVG that follows the reader's light or dark theme. */
export function pictureOf(plan: Panel, statement: Panel, words: ReadonlySet<string>): string {
  const height = HEAD + PAD + Math.max(plan.lines.length, statement.lines.length) * LINE + 8
  const [left, gap, right] = [470, 20, 690]
  const width = left + gap + right + 1
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(plan.title)} and ${escaped(statement.title)}">
<style>
.card{fill:#fff;stroke:#d9dce1}.rule{stroke:#e6e8ec;fill:none}
.title{font:600 13px ui-sans-serif,system-ui,sans-serif;fill:#5b6472}
.code{font:12.5px ui-monospace,SFMono-Regular,Menlo,"DejaVu Sans Mono",monospace;fill:#1f2530}
.strong{font-weight:700}.word{fill:#0b5cad}.text{fill:#2b6b3f}.number{fill:#8a3c00}.note{fill:#6b7280}
@media (prefers-color-scheme:dark){.card{fill:#14171c;stroke:#2c323b}.rule{stroke:#262b33}.title{fill:#9aa4b2}.code{fill:#e4e8ee}.word{fill:#79b8ff}.text{fill:#8ed1a0}.number{fill:#ffb27a}.note{fill:#8b95a3}}
</style>
${panel(plan, 0.5, left, height, (line) => coloured(line, words))}
${panel(statement, left + gap + 0.5, right, height, escaped)}
</svg>
`
}
