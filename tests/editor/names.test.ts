import { describe, expect, test } from 'vitest'
import { namesIn } from '../../editor/names/of.ts'
import { SLOTS } from '../../editor/names/slots.ts'
import type { Shape } from '../../grammar/form.ts'
import { everyForm } from '../../grammar/vocabulary.ts'
import { analysed, plans } from './fixtures.ts'

const nameSlots = (shape: Shape): string[] => {
  if (shape.is === 'name') return [shape.slot]
  if (shape.is === 'optional') return shape.parts.flatMap(nameSlots)
  return shape.is === 'choice' ? shape.options.flat().flatMap(nameSlots) : []
}

test('every name slot of every form has a place in the table, and the table has no others', () => {
  const slots = everyForm().flatMap((form) => form.parts.flatMap(nameSlots).map((slot) => `${form.name}.${slot}`))
  expect([...SLOTS.keys()].sort()).toEqual([...new Set(slots)].sort())
})

describe.for(plans)('%s', (plan) => {
  test('every name that it uses is led to its declaration', () => {
    const unknown = [...namesIn(analysed(plan)).occurrences.values()].flat().filter(({ named }) => named === undefined)
    expect(unknown.map(({ word, kind }) => `${kind} ${word.text} in line ${word.span.start.line}`)).toEqual([])
  })
})
