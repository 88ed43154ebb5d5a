/** No text and no place makes the service fail, and every answer lies inside the text. */

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { actions } from '../../editor/actions.ts'
import { type Analysis, analyse } from '../../editor/analysis.ts'
import { completions } from '../../editor/completions.ts'
import { definition } from '../../editor/definition.ts'
import { findings } from '../../editor/findings.ts'
import { folds } from '../../editor/folds.ts'
import { formatting } from '../../editor/formatting.ts'
import { hover } from '../../editor/hover.ts'
import { symbols } from '../../editor/outline.ts'
import { references } from '../../editor/references.ts'
import { rename } from '../../editor/rename.ts'
import { semanticTokens } from '../../editor/tokens/semantic.ts'
import { lineStarts, offsetAt, positionAt } from '../../messages/positions.ts'
import { comparePlaces, contains, type Span } from '../../messages/span.ts'
import { read } from './fixtures.ts'
import { anyMutant, anyText } from './mutants.ts'

const analysed = (file: string, text: string): Analysis => analyse(file, (path) => (path === file ? text : read(path)))

/** A span lies in its text, and its start before its end. */
function holds(span: Span, analysis: Analysis): void {
  const text = analysis.sources.get(span.file) ?? ''
  const starts = lineStarts(text)
  for (const place of [span.start, span.end]) expect(positionAt(text, offsetAt(text, place, starts), starts)).toEqual(place)
  expect(comparePlaces(span.start, span.end)).toBeLessThanOrEqual(0)
}

function askEverything(file: string, text: string, offset: number): void {
  const at = positionAt(text, offset)
  const analysis = analysed(file, text)
  for (const { span, related, fixes } of findings(analysis)) {
    for (const one of [span, ...related.map((other) => other.span), ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span))])
      holds(one, analysis)
  }
  for (const { replace } of completions(analysis, file, at)) {
    holds(replace, analysis)
    expect(contains(replace, at)).toBe(true)
  }
  const hovered = hover(analysis, file, at)
  if (hovered !== undefined) holds(hovered.span, analysis)
  for (const span of [...definition(analysis, file, at), ...references([analysis], file, at)]) holds(span, analysis)
  rename([analysis], file, at, 'another')
  for (const { span, selection } of symbols(analysis, file)) [span, selection].map((one) => holds(one, analysis))
  for (const { start, end } of folds(analysis, file)) expect(end).toBeGreaterThan(start)
  for (const { start } of semanticTokens(analysis, file)) expect(positionAt(text, offsetAt(text, start))).toEqual(start)
  for (const { span } of formatting(analysis, file)) holds(span, analysis)
  actions(analysis, file, at)
}

test('on texts of any kind', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(anyText, fc.nat(300), (text, at) => askEverything('any.plan', text, Math.min(at, text.length))),
    { numRuns: 400 },
  )
})

test('on plans while they are edited', { timeout: 240_000 }, () => {
  fc.assert(
    fc.property(anyMutant, fc.nat(), ({ plan, text }, at) => askEverything(plan, text, at % (text.length + 1))),
    { numRuns: 120 },
  )
})

test('on a file that there is not', () => {
  const analysis = analyse('nowhere.plan', () => undefined)
  expect(findings(analysis).map(({ code }) => code)).toEqual(['CB207'])
  expect([
    completions(analysis, 'nowhere.plan', { line: 1, column: 4 }),
    symbols(analysis, 'nowhere.plan'),
    hover(analysis, 'nowhere.plan', { line: 1, column: 1 }),
  ]).toEqual([[], [], undefined])
})
