/**
 * Random files, read from the forms: right in shape, without meaning. Tests, fuzzers and benchmarks write plans with it that hold every
 * construct of every form, laid out as no person would.
 */
import * as fc from 'fast-check'
import type { AnyForm, Shape } from './form.ts'
import { heads, items } from './forms/items.ts'
import { lineHeads, staysOnLine } from './lines.ts'
import { BUILT_IN, everyForm, isHard, ruleName, spelling, vocabulary } from './vocabulary.ts'

/** What to generate. */
export interface GenerateOptions {
  /** The kind of file; all of them when not said. */
  readonly head?: 'company' | 'plan' | 'quotas' | 'scenario'
  /** Where comments may stand: between clauses only, also inside them, or nowhere. Everywhere when not said. */
  readonly comments?: 'everywhere' | 'between' | 'none'
  /** At most so many items of the outer level; 10 when not said. */
  readonly items?: number
}

/** A generated file, with the constructs that it holds: `cap$12`, `cap$12/4 1`, ... (for coverage). */
export interface GeneratedFile {
  readonly text: string
  readonly uses: readonly string[]
}

/** One token, and the space before it. `must` and `stay` say whether a line must or may not begin here. */
interface Piece {
  readonly text: string
  readonly gap: Gap
  readonly at: 'inside' | 'clause' | 'stay' | 'row' | 'tight'
  readonly uses: string
}
type Pieces = fc.Arbitrary<readonly Piece[]>

/** Random choices for the space before a token. */
interface Gap {
  readonly spaces: string
  readonly breaks: 'none' | 'line' | 'blank' | 'comment' | 'comments'
  readonly note: string
}

const noteText = fc.oneof(
  fc.constantFrom('# why', '#', '# "quoted', '# { } |', '## twice # again', '# é 漢 😀'),
  fc.string({ maxLength: 12 }).map((s) => `#${s}`),
)
const gap: fc.Arbitrary<Gap> = fc.record({
  spaces: fc.oneof({ weight: 8, arbitrary: fc.constant(' ') }, fc.constantFrom('  ', '\t', '', '      ', '\u00A0')),
  breaks: fc.oneof(
    { weight: 12, arbitrary: fc.constant('none' as const) },
    { weight: 3, arbitrary: fc.constant('line' as const) },
    fc.constantFrom('blank' as const, 'comment' as const, 'comments' as const),
  ),
  note: noteText,
})

const said = (text: string | fc.Arbitrary<string>, at: Piece['at'] = 'inside', uses = ''): Pieces =>
  fc.tuple(typeof text === 'string' ? fc.constant(text) : text, gap).map(([t, g]) => [{ text: t, gap: g, at, uses }])
const all = (...parts: readonly Pieces[]): Pieces =>
  parts.length === 1 && parts[0] !== undefined ? parts[0] : fc.tuple(...parts).map((lists) => lists.flat())
const maybe = (part: Pieces, weight = 1): Pieces => fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight, arbitrary: part })
const several = (part: Pieces, most: number, least = 0): Pieces =>
  fc.array(part, { minLength: least, maxLength: most, size: 'max' }).map((lists) => lists.flat())
const from = <T extends string>(...options: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...options)

// words and literals

const softWords = vocabulary.filter((word) => !isHard(word) && !BUILT_IN.has(word))
const nameText = fc.oneof(
  { weight: 4, arbitrary: from('deal', 'rep', 'cloud_bookings', 'x', '_y', 'Deal2', 'employeeName') },
  from(...softWords),
  from('__proto__', 'constructor', 'toString', 'hasOwnProperty', 'form', 'span'),
)
const dotted = fc.oneof(nameText, from(...vocabulary.filter((word) => word !== 'time_zone')))
const path: Pieces = all(
  said(fc.oneof({ weight: 5, arbitrary: nameText }, from(...BUILT_IN))),
  several(all(said('.', 'tight'), said(dotted, 'tight')), 2),
)

const quoted = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: from('a', 'B', ' ', '7', '%', '#', '|', '{', '}', 'é', '漢', '😀', "'", '\u0301') },
      from('\\"', '\\\\'),
    ),
    { maxLength: 8 },
  )
  .map((parts) => `"${parts.join('')}"`)
const whole = fc.oneof(from('0', '4', '12', '007', '365'), fc.nat({ max: 10 ** 9 }).map(String), fc.constant('9'.repeat(20)))
const decimals = fc.oneof({ weight: 3, arbitrary: from('') }, from('.5', '.00', '.1234567890'))
const number = fc.tuple(whole, decimals).map((parts) => parts.join(''))
const grouped = fc.oneof(number, from('1,200', '12,345,678.90'))
const literalText = {
  text: quoted,
  number,
  percent: number.map((n) => `${n}%`),
  money: fc.tuple(from('$', '€', '£', '¥', 'USD ', 'EUR '), grouped).map((parts) => parts.join('')),
  date: from('2026-02-01', '2024-02-29', '1999-12-31'),
  period: from('FY26', 'FY2026', 'FY26-Q1', 'FY26-H2', 'FY26-M07', '2026-Q4', '2026-07', '2026-M07'),
  factor: number.map((n) => `${n}x`),
}
const amount = fc.oneof(literalText.number, literalText.percent, literalText.money, literalText.factor)
const otherLiteral = fc.oneof(literalText.date, literalText.period, from('yes', 'no'))

// expressions

const operand = fc.oneof(
  literalText.number,
  literalText.percent,
  literalText.money,
  literalText.factor,
  literalText.date,
  literalText.text,
  from('yes'),
)
const primaryOf = (inner: Pieces, sum: Pieces): Pieces =>
  fc.oneof(
    { weight: 4, arbitrary: path },
    said(operand),
    all(said('(', 'inside', 'group'), inner, said(')')),
    all(said('months', 'inside', 'months from'), said('from'), sum, said('to'), sum),
    all(said('months', 'inside', 'months since'), said('since'), path),
    all(said('whole', 'inside', 'whole months since'), said('months'), said('since'), path),
    all(said('history', 'inside', 'history'), said('('), said(literalText.period), said(')')),
  )
const unaryOf = (primary: Pieces): Pieces =>
  all(maybe(said('-', 'inside', 'minus')), primary, maybe(all(said('else', 'inside', 'else'), primary)))
const productOf = (unary: Pieces): Pieces => all(unary, several(all(said(from('*', '/', 'of'), 'inside', 'product'), unary), 1))
const sumOf = (product: Pieces): Pieces => all(product, several(all(said(from('+', '-'), 'inside', 'sum'), product), 1))
const comparisonOf = (sum: Pieces): Pieces =>
  all(
    sum,
    maybe(
      fc.oneof(
        {
          weight: 2,
          arbitrary: all(
            said(from('=', '<>', '<', '<=', '>', '>='), 'inside', 'compare'),
            fc.oneof({ weight: 4, arbitrary: sum }, said('no')),
          ),
        },
        all(said('in', 'inside', 'in'), said('('), sum, several(all(said(','), sum), 2), said(')')),
        all(said('is', 'inside', 'is'), fc.oneof(sum, said('known', 'inside', 'known'), said('no'))),
        all(said('is', 'inside', 'within'), said('within'), said(number), said(from('days', 'months')), said('after'), sum),
      ),
      3,
    ),
  )
const negationOf = (comparison: Pieces): Pieces =>
  fc.oneof(
    { weight: 5, arbitrary: comparison },
    all(said('not', 'inside', 'not'), comparison),
    all(said('no', 'inside', 'none has'), said(nameText), said('has'), comparison),
  )
const expressionOf = (inner: Pieces, operand: Pieces): Pieces => {
  const sum = sumOf(productOf(unaryOf(primaryOf(inner, operand))))
  const conjunction = all(negationOf(comparisonOf(sum)), several(all(said('and', 'inside', 'and'), negationOf(comparisonOf(sum))), 1))
  return all(conjunction, several(all(said('or', 'inside', 'or'), conjunction), 1))
}
const expression = fc.oneof({ weight: 3, arbitrary: path }, said(operand), expressionOf(expressionOf(path, path), productOf(unaryOf(path))))

// forms

const forms = new Map<AnyForm, Pieces>()
const formPieces = (form: AnyForm): Pieces => {
  const known = forms.get(form)
  if (known !== undefined) return known
  const rule = ruleName(form)
  const made = all(mark(rule), ...form.parts.map((part, index) => shapePieces(part, `${rule}/${index}`)))
  forms.set(form, made)
  return made
}
/** A piece without text: it only tells that a construct is used. */
const mark = (uses: string): Pieces => fc.constant([{ text: '', gap: { spaces: '', breaks: 'none', note: '' }, at: 'tight', uses }])
const sequence = (parts: readonly Shape[], key: string): Pieces =>
  all(mark(key), ...parts.map((part, index) => shapePieces(part, `${key}.${index}`)))

function shapePieces(shape: Shape, key: string): Pieces {
  switch (shape.is) {
    case 'words':
      return all(...shape.words.map((word) => said(spelling(word))))
    case 'name':
      return said(shape.slot === 'code' ? from('USD', 'EUR', 'usd') : nameText)
    case 'path':
      return path
    case 'expression':
      return expression
    case 'literal':
      return fc.oneof(...shape.tokens.map((kind) => all(mark(`${key} ${kind}`), said(literalText[kind]))))
    case 'signed':
      return fc.oneof(all(maybe(said('-')), said(amount)), said(shape.quoted ? fc.oneof(otherLiteral, quoted) : otherLiteral))
    case 'symbol':
      return said(shape.symbol)
    case 'optional':
      return maybe(held(sequence(shape.parts, `${key}+`), staysOnLine(shape)), 3)
    case 'choice':
      return fc.oneof(...shape.options.map((parts, index) => ({ weight: sizeOf(parts), arbitrary: sequence(parts, `${key}=${index}`) })))
    case 'node': {
      const node = formPieces(shape.form())
      if (shape.separator === 'one') return node
      return shape.separator === 'comma' ? all(node, several(all(said(','), node), 2)) : several(held(node, staysOnLine(shape)), 2)
    }
    case 'row': {
      const cell = onLine(formPieces(shape.cell()))
      return all(said('|'), cell, several(all(said('|', 'stay'), cell), 2), said('|', 'row'))
    }
    case 'block':
      return all(said('{'), several(clauseOf(shape.forms()), 4), said('}'))
  }
}

/** How many ways through some parts there are, roughly: the weight of a choice, so that rare constructs occur as often as others. */
function sizeOf(parts: readonly Shape[]): number {
  const size = (shape: Shape): number => {
    if (shape.is === 'optional') return sizeOf(shape.parts)
    if (shape.is === 'choice') return shape.options.reduce((total, option) => total + sizeOf(option), 0)
    if (shape.is === 'node') return sizeOf(shape.form().parts)
    return shape.is === 'block' ? 2 + shape.forms().length : 1
  }
  return Math.max(...parts.map(size), 1)
}

const clauseOf = (clauses: readonly AnyForm[]): Pieces =>
  fc.oneof(...clauses.map((form) => ({ weight: 6 + sizeOf(form.parts), arbitrary: formPieces(form).map(asClause) })))
const firstOf = (pieces: readonly Piece[]): number => pieces.findIndex((piece) => piece.text !== '')
const changedAt = (pieces: readonly Piece[], index: number, at: Piece['at']): readonly Piece[] =>
  pieces.map((piece, i) => (i === index ? { ...piece, at } : piece))
const asClause = (pieces: readonly Piece[]): readonly Piece[] => changedAt(pieces, firstOf(pieces), 'clause')
const onLine = (part: Pieces): Pieces =>
  part.map((pieces) => pieces.map((piece) => (piece.at === 'inside' ? { ...piece, at: 'stay' } : piece)))
const held = (part: Pieces, words: ReadonlySet<string>): Pieces =>
  words.size === 0
    ? part
    : part.map((pieces) => (words.has(pieces[firstOf(pieces)]?.text ?? '') ? changedAt(pieces, firstOf(pieces), 'stay') : pieces))

// layout

function layOut(pieces: readonly Piece[], comments: GenerateOptions['comments']): string {
  const shown = pieces.filter((piece) => piece.text !== '')
  return shown.reduce((text, piece, index) => text + space(shown[index - 1], piece, comments) + piece.text, '')
}

function space(before: Piece | undefined, piece: Piece, comments: GenerateOptions['comments']): string {
  const { spaces, breaks, note } = piece.gap
  const clause = piece.at === 'clause'
  const must = before?.at === 'row' || (clause && (lineHeads.has(piece.text) || piece.text === '|'))
  if (before === undefined) return breaks === 'comment' && comments !== 'none' ? `${note}\n` : ''
  if (before.text === '.' || piece.text === '.') return piece.gap.breaks === 'blank' ? spaces : ''
  if (piece.at === 'tight') return ''
  if (piece.at === 'stay' || piece.at === 'row') return spaces === '' ? ' ' : spaces
  const broken = breaks === 'none' ? (clause && spaces === ' ' ? 'line' : must ? 'line' : 'none') : breaks
  const silent = comments === 'none' || (comments === 'between' && !clause && piece.text !== '}')
  if (broken === 'line' || (silent && broken.startsWith('comment'))) return `\n${spaces}`
  if (broken === 'blank') return `\n${spaces}\n\n`
  if (broken === 'comment') return ` ${note}\n${spaces}`
  if (broken === 'comments') return `${spaces}${note}\n\n  ${note}.\n${spaces}${note}!\n`
  return spaces === '' && (bare(before.text.at(-1)) || bare(piece.text[0])) && !/^\d/.test(piece.text) ? '' : spaces === '' ? ' ' : spaces
}
const bare = (char: string | undefined): boolean => char !== undefined && '{}(),"'.includes(char)

/** A random file and the constructs in it. */
export function anyFile(options: GenerateOptions = {}): fc.Arbitrary<GeneratedFile> {
  const head = fc.oneof(...heads.filter(({ name }) => options.head === undefined || name === options.head).map(formPieces))
  const body = several(clauseOf(items), options.items ?? 10)
  const end = fc.oneof(
    from('', '\n', '\n\n\n'),
    noteText.map((note) => (options.comments === 'none' ? '' : `\n${note}`)),
  )
  return fc.tuple(head, body, end).map(([first, rest, last]) => ({
    text: layOut([...first, ...rest], options.comments) + last,
    uses: [...first, ...rest].map((piece) => piece.uses).filter((use) => use !== ''),
  }))
}

/** The text of a random file: `anyFileText({ head: 'plan', comments: 'none' })`. It parses without diagnostics. */
export const anyFileText = (options: GenerateOptions = {}): fc.Arbitrary<string> => anyFile(options).map((file) => file.text)

/** Every construct that a generated file can hold, as in `GeneratedFile.uses`. */
export const everyConstruct = (): string[] => [
  ...everyForm().flatMap((form) => [
    ruleName(form),
    ...form.parts.flatMap((part, index) => constructsOf(part, `${ruleName(form)}/${index}`)),
  ]),
  ...expressionUses,
]
const expressionUses =
  'group, months from, months since, whole months since, history, minus, else, product, sum, compare, in, is, known, within, not, none has, and, or'.split(
    ', ',
  )

function constructsOf(shape: Shape, key: string): string[] {
  const within = (parts: readonly Shape[], own: string): string[] => [
    own,
    ...parts.flatMap((part, index) => constructsOf(part, `${own}.${index}`)),
  ]
  if (shape.is === 'optional') return within(shape.parts, `${key}+`)
  if (shape.is === 'choice') return shape.options.flatMap((parts, index) => within(parts, `${key}=${index}`))
  return shape.is === 'literal' ? shape.tokens.map((kind) => `${key} ${kind}`) : []
}
