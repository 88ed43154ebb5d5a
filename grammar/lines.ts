/**
 * Where a line's beginning decides. Some words continue a clause and also begin one: `because` after `only when ...`, `key` after a
 * field, `cap` after `remove x`. On the clause's own line such a word continues it; at the beginning of a line it begins a clause.
 * These are read from the forms, so that no pair of forms can be forgotten.
 */
import { firstWords, firstWordsOf } from './expected.ts'
import type { AnyForm, Shape } from './form.ts'
import { items } from './forms/items.ts'

const NONE: ReadonlySet<string> = new Set()
const found = new Map<Shape, Set<string>>()

/** The words with which an optional or repeated part must stand on its clause's line, because they also begin a clause there. */
export const staysOnLine = (shape: Shape): ReadonlySet<string> => found.get(shape) ?? NONE

function visit(shape: Shape, heads: ReadonlySet<string>): void {
  switch (shape.is) {
    case 'optional':
      note(shape, firstWordsOf(shape.parts), heads)
      return shape.parts.forEach((part) => visit(part, heads))
    case 'choice':
      return shape.options.flat().forEach((part) => visit(part, heads))
    case 'node':
      if (shape.separator === 'none') note(shape, firstWords(shape.form()), heads)
      return shape.form().parts.forEach((part) => visit(part, heads))
    case 'block':
      return visitBlock(shape.forms())
    case 'words':
    case 'name':
    case 'path':
    case 'expression':
    case 'literal':
    case 'signed':
    case 'symbol':
    case 'row':
      return
  }
}

function note(shape: Shape, words: readonly string[], heads: ReadonlySet<string>): void {
  const both = words.filter((word) => heads.has(word))
  if (both.length > 0) found.set(shape, new Set([...(found.get(shape) ?? []), ...both]))
}

function visitBlock(forms: readonly AnyForm[]): void {
  const heads = new Set(forms.flatMap(firstWords))
  for (const form of forms) form.parts.forEach((part) => visit(part, heads))
}

visitBlock(items)

/** Words that must begin a line to begin a clause of any block. */
export const lineHeads: ReadonlySet<string> = new Set([...found.values()].flatMap((words) => [...words]))
