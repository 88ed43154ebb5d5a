import pc from 'picocolors'
import { PHASES } from '../../messages/phases.ts'
import { type Entry, type Shown, shown } from './entry.ts'
import { pageOf, sampleFiles } from './page.ts'
import { shownFinding } from './terminal.ts'

const WIDTH = 100
const MADE = '<!-- made from messages/catalogue by `npm run docs` -->'

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
const kindOf = (file: string): string => (file.endsWith('.csv') ? 'csv' : 'plan')
const fenced = (kind: string, lines: readonly string[]): string =>
  [`\`\`\`${kind}`, ...lines.map((line) => line.trimEnd()), '```'].join('\n')

/** The page of a code as Markdown: `docs/errors/CB304.md`. */
export function markdownPage(entry: Shown): string {
  const page = pageOf(entry)
  const named = page.bad.length > 1
  const around = page.standsOn.map((file) => `\`${file}\``).join(', ')
  const parts = [
    `# ${page.code}: ${page.says}`,
    MADE,
    `${page.phase}, ${page.severity}. ${sentence(page.why)}`,
    fenced('text', shownFinding(entry, pc.createColors(false), WIDTH).split('\n')),
    ...(page.help === undefined ? [] : ['## What to do', sentence(page.help)]),
    '## With the mistake',
    fenced('sh', [page.command]),
    ...page.bad.flatMap(({ file, lines }) => [...(named ? [`\`${file}\``] : []), fenced(kindOf(file), lines)]),
    ...(around === '' ? [] : [`It stands beside ${around} of [the sample](README.md#the-sample).`]),
    '## Put right',
    ...page.correction.flatMap(({ file, lines }) => [
      ...(page.correction.length > 1 || named ? [`\`${file}\``] : []),
      fenced(
        'diff',
        lines.map(({ is, text }) => `${is} ${text}`),
      ),
    ]),
    ...(page.rightCommand === undefined ? [] : [fenced('sh', [page.rightCommand])]),
    '[All messages](README.md)',
  ]
  return `${parts.join('\n\n')}\n`
}

const cell = (text: string): string => text.replaceAll('|', '\\|')
const widthOf = (text: string): number => [...text].length

/** A Markdown table with its columns aligned. */
function aligned([head, ...rows]: readonly (readonly string[])[]): string {
  const all = [head ?? [], ...rows].map((row) => row.map(cell))
  const widths = (head ?? []).map((_, at) => Math.max(...all.map((row) => widthOf(row[at] ?? ''))))
  const line = (row: readonly string[]): string =>
    `| ${widths.map((width, at) => (row[at] ?? '') + ' '.repeat(width - widthOf(row[at] ?? ''))).join(' | ')} |`
  const [first = [], ...others] = all
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n')
}

/** The list of all codes by phase, and the plan on which the pages stand. */
export function markdownIndex(all: readonly Entry[]): string {
  const tables = PHASES.flatMap(({ codes, title, about }) => {
    const own = all.filter(({ code }) => codes.test(code))
    if (own.length === 0) return []
    const rows = own.map(shown).map(({ code, severity, why, finding }) => [`[${code}](${code}.md)`, severity, finding.message, why])
    return [`## ${title}`, sentence(about), aligned([['code', 'severity', 'says, for example', 'why it matters'], ...rows])]
  })
  const sample = sampleFiles.flatMap(([file, text]) => [`\`${file}\``, fenced(kindOf(file), text.trimEnd().split('\n'))])
  const parts = [
    '# Messages',
    MADE,
    'Every message has a code and a page: why it matters, a plan or data that raises it, and the correction. Both are run by the tests. `caboose errors CB304` prints the same page in the terminal.',
    ...tables,
    '## The sample',
    'The examples of these pages change a line or two of this plan, its company and its data.',
    ...sample,
  ]
  return `${parts.join('\n\n')}\n`
}
