import pc from 'picocolors'
import { describe, expect, test } from 'vitest'
import type { Diagnostic } from '../../messages/diagnostic.ts'
import type { Span } from '../../messages/span.ts'
import { frame } from './frame.ts'

const colours = pc.createColors(false)

/** The span of `words` in the text; the `nth` time that they appear. */
function spanOf(text: string, words: string, nth = 1, file = 'plans/fy26.plan'): Span {
  let offset = -1
  for (let count = 0; count < nth; count++) offset = text.indexOf(words, offset + 1)
  const at = (place: number) => {
    const before = text.slice(0, place).split(/\r\n|\n/)
    return { line: before.length, column: before.at(-1)!.length + 1, offset: place }
  }
  return { file, start: at(offset), end: at(offset + words.length) }
}

const finding = (span: Span, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: 'CB401',
  severity: 'error',
  message: '4 metrics move pay; a plan may use at most 3',
  span,
  related: [],
  help: undefined,
  fix: undefined,
  ...more,
})

const drawn = (text: string | undefined, diagnostic: Diagnostic, width = 100) =>
  `\n${frame(diagnostic, { source: (file) => (file.endsWith('.plan') ? text : undefined), colours, width })}`

const plan = `plan ae "Account executive"

metric cloud = sum deal.cloud for quarter
metric seats = count deal for quarter

pay commission on cloud {
  from 0% at 5%
  from 100% at 12%
}
`

describe('a frame', () => {
  test('underlines the exact words, with help', () =>
    expect(drawn(plan, finding(spanOf(plan, '100%'), { help: 'fold two that measure the same thing, or drop one' }))).toBe(`
error[CB401]: 4 metrics move pay; a plan may use at most 3
 --> plans/fy26.plan:8:8
  |
8 |   from 100% at 12%
  |        ^^^^
  |
  = help: fold two that measure the same thing, or drop one
`))

  test('shows related places between the lines, in the order of the file', () =>
    expect(
      drawn(
        plan,
        finding(spanOf(plan, 'commission'), {
          related: [
            { span: spanOf(plan, 'cloud'), note: '`cloud` moves pay here' },
            { span: spanOf(plan, 'seats'), note: '`seats` moves pay here' },
          ],
        }),
      ),
    ).toBe(`
error[CB401]: 4 metrics move pay; a plan may use at most 3
 --> plans/fy26.plan:6:5
  |
3 | metric cloud = sum deal.cloud for quarter
  |        ----- \`cloud\` moves pay here
4 | metric seats = count deal for quarter
  |        ----- \`seats\` moves pay here
5 |
6 | pay commission on cloud {
  |     ^^^^^^^^^^
`))

  test('shows the first and the last line of a span over several', () =>
    expect(drawn(plan, finding(spanOf(plan, 'pay commission on cloud {\n  from 0% at 5%\n  from 100% at 12%\n}')))).toBe(`
error[CB401]: 4 metrics move pay; a plan may use at most 3
 --> plans/fy26.plan:6:1
  |
6 | pay commission on cloud {
  | ^^^^^^^^^^^^^^^^^^^^^^^^^
...
9 | }
  | ^
`))

  test('prints the line as the fix leaves it', () => {
    const span = spanOf(plan, 'cloud', 3)
    expect(
      drawn(
        plan,
        finding(span, { fix: { title: 'write `seats`', edits: [{ span, text: 'seats' }] }, message: 'no metric is called `cloud`' }),
      ),
    ).toBe(`
error[CB401]: no metric is called \`cloud\`
 --> plans/fy26.plan:6:19
  |
6 | pay commission on cloud {
  |                   ^^^^^
  |
  = fix: write \`seats\`
  |
6 | pay commission on seats {
  |                   +++++
`)
  })

  test('names a place in another file under its own arrow', () =>
    expect(
      drawn(
        plan,
        finding(spanOf(plan, 'ae'), {
          severity: 'warning',
          related: [{ span: spanOf(plan, 'plan', 1, 'data/reps.csv'), note: 'declared here' }],
        }),
      ),
    ).toBe(`
warning[CB401]: 4 metrics move pay; a plan may use at most 3
 --> plans/fy26.plan:1:6
  |
1 | plan ae "Account executive"
  |      ^^
 ::: data/reps.csv:1:1
  = data/reps.csv:1:1: declared here
`))
})

describe('hard texts', () => {
  const first = (text: string, words: string) =>
    drawn(text, finding(spanOf(text, words)))
      .split('\n')
      .slice(4, 6)

  test('tabs are shown to the next stop', () =>
    expect(first('\tfrom\t100%', '100%')).toEqual(['1 |     from    100%', '  |             ^^^^']))
  test('wide characters take two columns', () =>
    expect(first('plan "東京🎉" x', 'x')).toEqual(['1 | plan "東京🎉" x', '  |               ^']))
  test('a wide character is underlined whole', () => expect(first('plan 東京', '東京')).toEqual(['1 | plan 東京', '  |      ^^^^']))
  test('letters made of several marks take one', () => expect(first('e\u0301 x', 'x')).toEqual(['1 | e\u0301 x', '  |   ^']))
  test('lines that end in CRLF', () => expect(first('plan a\r\npay b\r\n', 'b')).toEqual(['2 | pay b', '  |     ^']))
  test('control characters cannot reach the terminal', () =>
    expect(first('a \u001b[31m b', 'b')).toEqual(['1 | a ␛[31m b', '  |         ^']))

  test('the end of the file, behind the last character', () => {
    const end = { line: 1, column: 7, offset: 6 }
    expect(
      drawn('pay x {', finding({ file: 'a.plan', start: { ...end, column: 8 }, end: { ...end, column: 8 } }))
        .split('\n')
        .slice(3, 6),
    ).toEqual(['  |', '1 | pay x {', '  |        ^'])
  })
  test('a place behind the last line', () => {
    const end = { line: 9, column: 1, offset: 99 }
    expect(
      drawn('pay x {', finding({ file: 'a.plan', start: end, end }))
        .split('\n')
        .slice(4, 6),
    ).toEqual(['1 | pay x {', '  |        ^'])
  })
  test('a file without text is only named', () =>
    expect(drawn(undefined, finding(spanOf(plan, 'ae', 1, 'reps.csv')))).toBe(`
error[CB401]: 4 metrics move pay; a plan may use at most 3
 --> reps.csv:1:6
`))
  test('a long line is cut around the words', () => {
    const text = `${'before '.repeat(100)}HERE${' after'.repeat(100)}`
    const lines = drawn(text, finding(spanOf(text, 'HERE')), 60).split('\n')
    expect(lines[4]!.length).toBeLessThanOrEqual(60)
    expect(lines[4]!.indexOf('HERE')).toBe(lines[5]!.indexOf('^^^^'))
  })
})
