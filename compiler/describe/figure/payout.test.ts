import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Curve, Knot, Mark, Piece, Point } from '../curve/curve.ts'
import { describePlan } from '../plan.ts'
import { bookings, planOf } from '../testing.ts'
import { payoutFigure } from './payout.ts'
import { placeOf } from './place.ts'

const SIZE = { width: 520, height: 310 }
const mark = (exact: string, says = exact): Mark => ({ exact, says })
const point = (x: string, y: string): Point => ({ x: mark(x), y: mark(y) })
const piece = (from: Point, to: Point, rate = ''): Piece => ({ from, to, rate })
const knot = (x: string, pays: string, more: Partial<Knot> = {}): Knot => ({
  x: mark(x),
  pays: mark(pays),
  before: null,
  after: null,
  note: '',
  ...more,
})
const curve = (pieces: readonly Piece[], knots: readonly Knot[], you: Point | null = null): Curve => ({
  title: 'Commission',
  x: 'Sales, of quota',
  y: 'Earned',
  pieces,
  knots,
  you,
  notes: [],
})
const figure = (one: Curve, before: Curve | null = null, size = SIZE) => payoutFigure({ curve: one, before }, size)
/** The vertices of a path. */
const vertices = (path: string): string[] => path.split(/[MLZ]/).filter((one) => one !== '')
/** All numbers of a figure: where anything at all is drawn. */
const numbersOf = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : typeof value === 'string'
      ? value === '' || !/^M/.test(value)
        ? []
        : vertices(value).flatMap((one) => one.split(',').map(Number))
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(numbersOf)
        : []

const bent = curve(
  [
    piece(point('0', '0'), point('1', '84000'), '$840.00 per point'),
    piece(point('1', '84000'), point('1.5', '147000'), '$1,260.00 per point'),
  ],
  [knot('0', '0'), knot('1', '84000')],
)
const cliff = curve(
  [piece(point('0', '0'), point('0.8', '0')), piece(point('0.8', '0.5'), point('1.5', '2'))],
  [knot('0', '0'), knot('0.8', '0.5', { before: mark('0'), note: 'your pay jumps up' })],
)

describe('the line of a payout curve', () => {
  test('has a vertex at every knot', () => {
    const { now, dots } = figure(bent)
    // the plot is 520 - 12 wide from its left side; the knot stands at two thirds of it
    expect(vertices(now.line)).toHaveLength(3)
    for (const { x, y } of dots) expect(vertices(now.line)).toContain(`${x},${y}`)
  })
  test('breaks at a jump, whose heights are joined and dotted', () => {
    const { now, dots } = figure(cliff)
    expect(now.line.match(/M/g)).toHaveLength(2)
    expect(now.jumps).toHaveLength(1)
    expect(dots.map(({ kind }) => kind)).toEqual(['open', 'paid'])
    const [open, paid] = dots
    expect([open!.x, open!.y > paid!.y]).toEqual([paid!.x, true])
    expect(vertices(now.jumps[0]!)).toEqual([`${open!.x},${open!.y}`, `${paid!.x},${paid!.y}`])
  })
  test('of a plan has a vertex at each of its knots', () => {
    const plan = planOf(
      `${bookings()}pay c "C" on bookings { worth 70% of target  graduated on attainment { from 0% at 0.75x  from 80% at 2.0x  from 100% at 2.5x }  cap at 150% of worth }`,
    )
    const drawing = describePlan(plan).blocks.flatMap(({ lines }) => lines.flatMap((line) => (line.kind === 'curve' ? [line] : [])))
    const { now, dots, told } = figure(drawing[0]!.curve)
    expect(vertices(now.line)).toHaveLength(5)
    expect(dots.map(({ x, y }) => `${x},${y}`)).toEqual(vertices(now.line).slice(1, -1))
    // the first rate, and 2.5 times it from 100% on; the flat piece pays nothing more
    expect(told.filter(({ kind }) => kind === 'rate').map(({ text }) => text)).toEqual([
      '0.75x per point to 80%',
      '2x per point to 100%',
      '2.5x per point to 120%',
    ])
  })
})

describe('the ticks', () => {
  test('below stand at the knots, not at round numbers', () =>
    expect(figure(cliff).ticks.texts.map(({ text }) => text)).toEqual(['0', '0.8']))
  test('that would touch are without text, but are there', () => {
    const close = curve(
      [piece(point('0', '0'), point('1', '1'))],
      ['0', '0.5', '0.501', '0.502', '0.503'].map((x) => knot(x, x)),
    )
    const { ticks } = figure(close)
    expect([ticks.at.length, ticks.texts.length < 5]).toEqual([5, true])
  })
})

describe('where the person stands', () => {
  const here = figure({ ...bent, you: { x: mark('1.25', '125%'), y: mark('115500', '$115,500.00') } })
  test('is said first, with a line dropped to the axis', () => {
    const you = here.dots.find(({ kind }) => kind === 'you')
    expect(here.told[0]?.text).toBe('You: 125%, $115,500.00')
    expect(vertices(here.drop!)).toEqual([`${you!.x},${you!.y}`, `${you!.x},${here.plot.bottom}`])
  })
  test('ends the area below the curve', () => {
    const you = here.dots.find(({ kind }) => kind === 'you')
    const xs = vertices(here.area!).map((one) => Number(one.split(',')[0]))
    expect(Math.max(...xs)).toBe(you!.x)
    expect(figure(bent).area).toBeNull()
  })
  test('is a stop of the arrow keys in its order', () =>
    expect(here.stops.map(({ at, note }) => [at, note])).toEqual([
      ['0', ''],
      ['1', ''],
      ['125%', 'you are here'],
    ]))
  test('names the rate of its own piece before others', () =>
    expect(here.told.find(({ kind }) => kind === 'rate')?.text).toBe('$1,260.00 per point'))
})

describe('two curves', () => {
  const twice = figure(bent, cliff)
  test('share their axes, and each is named', () => {
    expect([twice.before === null, twice.now.line === twice.before?.line]).toEqual([false, false])
    expect(twice.told.filter(({ kind }) => kind === 'now' || kind === 'before').map(({ text }) => text)).toEqual(['after', 'before'])
  })
  test('are named close to their own line only', () => {
    // two lines that rise side by side, 15 points apart: above the lower one stands the upper one
    const lower = curve(
      [piece(point('0', '0'), point('1', '60')), piece(point('1', '60'), point('1.25', '110'))],
      [knot('0', '0'), knot('1', '60')],
    )
    const upper = curve([piece(point('0', '0'), point('1.25', '125'))], [knot('0', '0')])
    const drawn = figure(lower, upper, { width: 660, height: 300 })
    const own = drawn.told.find(({ kind }) => kind === 'now')!
    const [from, to] = vertices(drawn.now.line)
      .slice(-2)
      .map((one) => one.split(',').map(Number))
    const heights = [0.8, 0.6, 0.4, 0.2].map((part) => from![1]! + (to![1]! - from![1]!) * part)
    expect(Math.min(...heights.map((y) => Math.abs(own.y - y)))).toBeLessThanOrEqual(17.01)
  })
  test('have ticks at the knots of both, each once', () => expect(twice.ticks.at).toHaveLength(3))
})

describe('curves that are hardly one', () => {
  test.for([
    ['without pieces', curve([], [])],
    ['of one point', curve([piece(point('1', '5'), point('1', '5'))], [knot('1', '5')])],
    ['without breadth', curve([piece(point('1', '0'), point('1', '5'))], [knot('1', '0'), knot('1', '5')], point('1', '5'))],
    ['that pays nothing', curve([piece(point('0', '0'), point('2', '0'))], [knot('0', '0')], point('1', '0'))],
    ['below zero', curve([piece(point('-1', '-300'), point('2', '-50'))], [knot('-1', '-300')], point('0', '-200'))],
    ['of huge numbers', curve([piece(point('0', '0'), point('1', `1${'0'.repeat(400)}`))], [knot('1', `${'9'.repeat(400)}/7`)])],
    ['of tiny numbers', curve([piece(point('0', '0'), point('1/3', `1/${'3'.repeat(400)}`))], [knot('1/3', '0.000000000001')])],
  ] as const)('%s have every mark on paper', ([, one]) => {
    for (const size of [SIZE, { width: 296, height: 240 }]) {
      const numbers = numbersOf(figure(one, null, size))
      expect(numbers.filter((number) => !Number.isFinite(number))).toEqual([])
      expect(Math.max(...numbers)).toBeLessThanOrEqual(600)
    }
  })
  test('below zero: the ground is inside the plot, and amounts hang from it', () => {
    const { grid, plot, dots } = figure(curve([piece(point('0', '-300'), point('2', '100'))], [knot('0', '-300'), knot('1', '-100')]))
    const ground = grid.find(({ isGround }) => isGround)!
    expect(ground.y > plot.top && ground.y < plot.bottom).toBe(true)
    expect(dots[0]!.y).toBeGreaterThan(ground.y)
    expect(grid.map(({ text }) => text)).toContain('-200')
  })
})

test('random curves: every knot is a vertex, in order, and every label is inside and apart', () => {
  const cents = fc.integer({ min: -1_000_000, max: 100_000_000 }).map((n) => (n / 100).toFixed(2))
  fc.assert(
    fc.property(fc.array(cents, { minLength: 2, maxLength: 9 }), fc.integer({ min: 320, max: 1440 }), (heights, width) => {
      const points = heights.map((y, i) => point(String(i * 25), y))
      const pieces = points.slice(1).map((to, i) => piece(points[i]!, to, '3x per point'))
      const drawn = figure(
        curve(
          pieces,
          points.map(({ x, y }) => knot(x.exact, y.exact)),
        ),
        null,
        { width, height: 300 },
      )
      const places = vertices(drawn.now.line)
      expect(places).toHaveLength(points.length)
      expect(drawn.dots.map(({ x, y }) => `${x},${y}`)).toEqual(places.slice(1))
      const xs = places.map((one) => Number(one.split(',')[0]))
      expect(xs).toEqual(xs.toSorted((a, b) => a - b))
      for (const { x, y } of drawn.told) expect(x >= 0 && x <= width && y >= 0 && y <= 300).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a fraction whose digits do not end has its place', () => expect(placeOf(mark('1/3'))).toBeCloseTo(0.3333333333, 9))
