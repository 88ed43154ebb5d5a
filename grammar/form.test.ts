import { describe, expect, test } from 'vitest'
import type { Shape } from './form.ts'
import { everyForm, ruleName } from './vocabulary.ts'

/** Whether a part always leaves something in the node, so that its presence can be seen there. */
function captures(shape: Shape): boolean {
  if (shape.is === 'words') return shape.slot !== undefined
  if (shape.is === 'choice') return shape.options.every((option) => option.some(captures))
  if (shape.is === 'node') return shape.separator !== 'none'
  return shape.is !== 'symbol' && shape.is !== 'optional'
}

function lossy(shape: Shape): string[] {
  // a comma that may be left out says nothing: the printer always writes it
  if (shape.is === 'optional' && shape.parts.every(({ is }) => is === 'symbol')) return []
  if (shape.is === 'optional') return [...(shape.parts.some(captures) ? [] : ['an optional part']), ...shape.parts.flatMap(lossy)]
  if (shape.is !== 'choice') return []
  return shape.options.flatMap((option) => [...(option.some(captures) ? [] : ['an option']), ...option.flatMap(lossy)])
}

describe('every form', () => {
  test.each(everyForm().map((form) => [ruleName(form), form] as const))('%s keeps what was written', (_, form) => {
    expect(form.parts.flatMap(lossy)).toEqual([])
  })
  test.each(everyForm().map((form) => [ruleName(form), form] as const))('%s is described', (_, form) => {
    expect(form.about).toMatch(/^[a-z0-9].*[^.]$/)
  })
})
