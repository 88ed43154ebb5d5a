/** The part of a generated module that gives the ledgers as texts, byte for byte as `caboose run` writes them. */
import { exactly } from '../../../runtime/evaluate/values.ts'
import type { Program } from '../../relational/program/ir.ts'
import { type Called, calledFiles, otherDecimals } from '../ledger-calls.ts'
import { literal } from '../quote.ts'
import { FUNCTIONS as ROUNDS } from './scalar.ts'

const FUNCTIONS = `// ---- writing: comma-separated values, as caboose run writes them

const first = (value, otherwise) => value ?? otherwise

/** A text that a spreadsheet would take for a formula gets an apostrophe in front; quotes stand where they must. */
const text = (value) => {
  const guarded = /^'*[=+\\-@\\t\\r]/.test(value) ? \`'\${value}\` : value
  return /[",\\r\\n]/.test(guarded) ? \`"\${guarded.replaceAll('"', '""')}"\` : guarded
}

/** A key of several columns as one text; a part that could be taken for two is quoted. */
const keyed = (parts) => {
  const found = parts.filter((part) => part !== null)
  return found.length === 1 ? found[0] : found.map((part) => (part.includes(', ') || part.startsWith('"') ? JSON.stringify(part) : part)).join(', ')
}

/** Where a payment comes from. */
const source = (parts, key) =>
  ['earnings', ...parts.flatMap(([name, part]) => (part === null ? [] : name === 'record' ? [part, keyed(key)] : [part]))].join('/')

const day = (value) => (value === null ? '' : new Date(Number(value) * 86_400_000).toISOString().slice(0, 10))
const counted = (value) => String(value ?? 0)

/** n / 10^places with exactly so many decimals. */
const pointed = (n, places) => {
  const [sense, digits] = [n < 0n ? '-' : '', String(n < 0n ? -n : n).padStart(places + 1, '0')]
  return places === 0 ? sense + digits : \`\${sense}\${digits.slice(0, -places)}.\${digits.slice(-places)}\`
}
const money = (value, places) => (value === null ? '' : pointed(BigInt(value), places))
const decimals = (code, otherwise) => DECIMALS[code ?? otherwise] ?? 2

const gcd = (a, b) => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

/** A number as two whole ones, the second above zero and both as small as they can be; null where there is none. */
const over = (n, under, scale) => {
  if (n === null) return null
  const [of, d] = [BigInt(n), BigInt(under ?? 1) * 10n ** BigInt(scale)]
  const common = d < 0n ? -gcd(of, d) : gcd(of, d)
  return [of / common, d / common]
}

/** All digits of n / d; undefined where they do not end. */
const ended = ([n, d]) => {
  let [rest, twos, fives] = [d, 0, 0]
  for (; rest % 2n === 0n; rest /= 2n) twos += 1
  for (; rest % 5n === 0n; rest /= 5n) fives += 1
  const places = Math.max(twos, fives)
  return rest === 1n ? pointed((n * 10n ** BigInt(places)) / d, places) : undefined
}
const fraction = (value) => (value === null ? '' : (ended(value) ?? value.join('/')))

/** All digits of a number, or as the plan rounds what has no end. */
const plain = (value) => ended(value) ?? ended(over(ROUND(value[0] * UNIT[1], value[1] * UNIT[0]) * UNIT[0], UNIT[1], 0))

const measured = (value, component) => {
  if (value === null) return ''
  if (!OF_MONEY.has(component)) return plain(value)
  return value[1] === 1n ? pointed(value[0], PLACES) : plain(over(value[0], value[1], PLACES))
}
const attained = (stated, measure, quota) => {
  if (stated !== null) return plain(stated)
  return measure === null || quota === null ? '' : plain(over(measure[0] * quota[1], measure[1] * quota[0], 0))
}`

const CSV = `/** The ledgers that the program makes as the texts of their files, \`credits.csv\` and so on, as caboose run writes them: in their order, with exact decimals. */
export function csv(ledgers) {
  return Object.fromEntries(
    files.map(([name, head, cells, order]) => {
      const lines = ledgers[name].map((row) => [order(row), row])
      lines.sort(([a], [b]) => a.reduce((found, part, i) => found || compare(part, b[i]), 0))
      return [name, [head, ...lines.map(([, row]) => cells(row).join(','))].map((line) => \`\${line}\\n\`).join('')]
    }),
  )
}
`

const listed = (cells: readonly string[]): string => `[\n${cells.map((cell) => `    ${cell},\n`).join('')}  ]`

const entryOf = ({ file: { name }, names, cells, order }: Called): string =>
  `  [${literal(name)}, ${literal(names.join(','))}, (row) => ${listed(cells)}, (row) => ${listed(order)}],\n`

/** What gives the ledgers of a program as texts. */
export function writingJs(program: Program): string {
  const { currency, written } = program
  const { n, d } = exactly(written.ratio.unit)
  const entries = calledFiles(program, { literal, none: 'null' }).map(entryOf)
  const others = otherDecimals(program).map(([code, digits]) => `${code}: ${digits}`)
  return [
    [
      FUNCTIONS.replace('ROUND(', `${ROUNDS[written.ratio.mode].bigint}(`),
      `const OF_MONEY = new Set([${written.ofMoney.map(literal).join(', ')}])`,
      `const PLACES = ${currency.digits}`,
      `const UNIT = [${n}n, ${d}n]`,
      `const DECIMALS = {${others.join(', ')}}`,
      `const files = [\n${entries.join('')}]\n`,
    ].join('\n\n'),
    CSV,
  ].join('\n')
}
