import { describe, expect, test } from 'vitest'
import type { Curve, Mark } from '../curve/curve.ts'
import { attainedBars } from './attained.ts'
import { barsFigure } from './bars.ts'
import { TEXT_SIZE } from './frame.ts'
import { type ChangeBin, histogramFigure } from './histogram.ts'
import { widthOf } from './labels.ts'
import { payoutFigure } from './payout.ts'
import { stackedFigure } from './stacked.ts'
import { stripFigure } from './strip.ts'
import { waterfallFigure } from './waterfall.ts'

const mark = (exact: string, says = exact): Mark => ({ exact, says })
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)

describe('the strip of what the next point pays', () => {
  const point = (x: string, y: string) => ({ x: mark(x), y: mark(y) })
  const curve: Curve = {
    title: 'New ARR',
    x: 'New ARR, of quota',
    y: 'Earned, of worth',
    pieces: [
      { from: point('0', '0'), to: point('1', '1'), rate: '1x per point' },
      { from: point('1', '1'), to: point('1.3', '1.9'), rate: '3x per point' },
      { from: point('1.3', '2'), to: point('2', '2'), rate: '' },
    ],
    knots: ['0', '1', '1.3'].map((x) => ({ x: mark(x, `${x}q`), pays: mark('0'), before: null, after: null, note: '' })),
    you: point('1.1', '1.3'),
    notes: [],
  }
  const size = { width: 640, height: 110 }
  const { plot } = payoutFigure({ curve, before: null }, { width: 640, height: 300 })
  const strip = stripFigure(curve, size, plot)
  test('has a bar over each stretch, as tall as what it pays', () => {
    const [one, three, none] = strip.stretches
    expect(three!.height).toBeCloseTo(3 * one!.height, 0)
    expect([none!.height, none!.pays]).toEqual([0, 'nothing'])
  })
  test('stands under the curve: stretches end where its knots are', () => {
    const { dots } = payoutFigure({ curve, before: null }, { width: 640, height: 300 })
    const bends = dots.flatMap(({ kind, x }) => (kind === 'you' ? [] : [x]))
    expect(strip.stretches.slice(1).map(({ x }) => x)).toEqual(bends)
    expect(strip.here).toBe(dots.find(({ kind }) => kind === 'you')?.x)
  })
  test('says each stretch, and where the person is', () => {
    expect(strip.description).toBe('1x per point from 0 to 1; 3x per point from 1 to 1.3; nothing from 1.3 to 2.')
    expect(strip.stretches.map(({ isHere }) => isHere)).toEqual([false, true, false])
    expect(strip.texts.map(({ text }) => text)).toEqual(['1x per point', '3x', 'nothing more'])
    expect(stripFigure({ ...curve, you: null }, size, plot).texts.map(({ text }) => text)).toContain('3x per point')
  })
  test('writes nothing across the line at which the person stands', () => {
    for (const { text, x } of strip.texts) expect(Math.abs(x - strip.here!)).toBeGreaterThan(widthOf(text, TEXT_SIZE) / 2)
  })
  test('marks a jump', () => expect(strip.jumps).toEqual([{ x: strip.stretches[2]!.x, isUp: true }]))
  test('in no room says the numbers alone', () =>
    expect(stripFigure(curve, { width: 300, height: 110 }, { left: 50, right: 290 }).texts.map(({ text }) => text)).toEqual([
      '1x per point',
      '3x',
      'nothing',
    ]))
})

describe('the histogram of changes', () => {
  const bin = (label: string, side: ChangeBin['side'], people: number): ChangeBin => ({ label, side, word: side, people })
  const bins = [
    bin('-$4,000 to -$2,000', 'lose', 7),
    bin('no change', 'stay', 61),
    bin('$0 to $2,000', 'gain', 38),
    bin('$2,000 to $4,000', 'gain', 22),
  ]
  const drawn = histogramFigure(bins, { width: 320, height: 200 })!
  test('has bars as tall as they have people, with how many above each', () => {
    expect(drawn.bars[0]!.height / drawn.bars[1]!.height).toBeCloseTo(7 / 61, 2)
    expect(drawn.counts.map(({ text }) => text)).toEqual(['7', '61', '38', '22'])
  })
  test('names each side once, below its bars', () => expect(drawn.sides.map(({ text }) => text)).toEqual(['lose', 'stay', 'gain']))
  test('of nobody is none', () => expect(histogramFigure([bin('no change', 'stay', 0)], { width: 320, height: 200 })).toBeNull())
})

describe('stacked costs', () => {
  const costs = {
    parts: ['Commission', 'Bonus', 'Clawback'],
    rows: [
      { label: 'Before', total: mark('90', '$90'), parts: [mark('60', '$60'), mark('40', '$40'), mark('-10', '-$10')] },
      { label: 'After', total: mark('80', '$80'), parts: [mark('80', '$80'), null, null] },
    ],
  }
  const drawn = stackedFigure(costs, 330)
  // 110 of cost from -10 to 100 over 330 pixels: 3 pixels each
  test('are as long as what they cost, on one axis', () =>
    expect(drawn.bars.map(({ says, x, width }) => [says, x, width])).toEqual([
      ['Before, Commission: $60', 30, 180],
      ['After, Commission: $80', 30, 240],
      ['Before, Bonus: $40', 210, 120],
      ['Before, Clawback: -$10', 0, 30],
    ]))
  test('say each total', () => expect(drawn.rows.map(({ total }) => total.text)).toEqual(['$90', '$80']))
  test('of nothing have no bars', () =>
    expect(stackedFigure({ parts: ['A'], rows: [{ label: 'Now', total: mark('0'), parts: [mark('0')] }] }, 300).bars).toEqual([]))
})

describe('attainment', () => {
  const bars = (...parts: string[]) =>
    attainedBars(
      parts.map((part) => ({ part: mark(part) })),
      300,
    )
  test('shares the mark of the quota', () =>
    // 300 pixels are 150% of quota
    expect(bars('1.1', '0.75')).toEqual([
      { width: 300, bar: 220, quota: 200, isCut: false },
      { width: 300, bar: 150, quota: 200, isCut: false },
    ]))
  test('beyond makes room, up to three quotas', () => {
    expect(bars('2')[0]).toEqual({ width: 300, bar: 300, quota: 150, isCut: false })
    expect(bars('40')[0]).toEqual({ width: 300, bar: 300, quota: 100, isCut: true })
  })
  test('below zero is no bar', () => expect(bars('-0.2')[0]?.bar).toBe(0))
})

describe('a waterfall', () => {
  const drawn = waterfallFigure(
    {
      before: { label: 'Before', total: mark('100', '$100') },
      steps: [
        { label: 'Rate', change: mark('40', '+$40') },
        { label: 'Cap', change: mark('-60', '-$60') },
      ],
      after: { label: 'After', total: mark('80', '$80') },
    },
    { width: 400, height: 240 },
  )
  test('ends where the total after is', () => {
    const [before, up, down, after] = drawn.bars
    expect(drawn.bars.map(({ kind }) => kind)).toEqual(['total', 'up', 'down', 'total'])
    expect(up!.y + up!.height).toBe(before!.y)
    expect(down!.y).toBe(up!.y)
    expect(down!.y + down!.height).toBeCloseTo(after!.y, 1)
  })
  test('is told', () => expect(drawn.description).toBe('Before: $100; Rate: +$40; Cap: -$60; After: $80.'))
})

describe('bars beside each other', () => {
  const bars = {
    labels: ['low', 'high'],
    series: [
      { name: 'base', values: [10, 8] },
      { name: 'new', values: [6, 12] },
    ],
    counts: 'People',
    along: 'pay',
  }
  test('do not overlap, and are inside the plot', () => {
    const drawn = barsFigure(bars, { width: 640, height: 240 })!
    const [a, b] = [drawn.bars.filter(({ series }) => series === 0), drawn.bars.filter(({ series }) => series === 1)]
    for (const [i, one] of a.entries()) expect(one.x + one.width).toBeLessThanOrEqual(b[i]!.x + 0.01)
    expect(sum(a.map(({ height }) => height)) / sum(b.map(({ height }) => height))).toBeCloseTo(18 / 18, 2)
  })
  test('of too many series are a table only', () =>
    expect(barsFigure({ ...bars, series: Array.from({ length: 5 }, () => bars.series[0]!) }, { width: 640, height: 240 })).toBeNull())
})
