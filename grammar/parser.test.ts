import { describe, expect, test } from 'vitest'
import { checkGrammar } from './parser.ts'
import type { NodeBase } from './syntax.ts'
import { formsIn, read } from './testing.ts'

const formsOf = (text: string): string[] => formsIn(read(`plan x\n${text}`).file).slice(1)

test('one word tells any two forms apart', () => expect(checkGrammar).not.toThrow())

describe('a word that continues a clause and also begins one', () => {
  test('begins one at the beginning of a line', () => {
    expect(formsOf('pay a on m { only when b = 1\n because "c" }')).toEqual(['pay', 'gate', 'because'])
    expect(formsOf('record r from "r.csv" { id text\n key id }')).toEqual(['record', 'field', 'key', 'key_part'])
    expect(formsOf('remove a\ncap pay at $5')).toEqual(['remove', 'cap'])
    expect(formsOf('change a worth 50% of target\neffective from 2026-02-01')).toEqual(['change', 'worth', 'effective'])
  })
  test('continues it on the same line', () => {
    expect(formsOf('pay a on m { only when b = 1 because "c" }')).toEqual(['pay', 'gate'])
    expect(formsOf('record r from "r.csv" { id text key }')).toEqual(['record', 'field', 'field_mark'])
    expect(formsOf('remove a cap')).toEqual(['remove'])
    expect(formsOf('change a worth 50% of target effective from 2026-02-01')).toEqual(['change', 'worth'])
  })
})

describe('a row of a table', () => {
  test('ends with its line', () => expect(formsOf('example "a" {\n| a |\n| 1 |\n}')).toEqual(['example', 'row', 'cell', 'row', 'cell']))
  test('ends with its line whatever space stands before a comment', () => {
    for (const space of [' ', '\u00A0', '\f', '\t'])
      expect(read(`plan x\nexample "a" {\n| a |${space}# why\n| 1 |${space}\n}`).found.map((d) => d.message)).toEqual([])
  })
  test('has a place for a cell with nothing in it: between its bars', () => {
    const { file } = read(
      'plan x\npay a on m {\n  matrix a.attainment down, b.attainment across, pays percent of worth {\n    | | from 0% |\n    | from 0% |  |\n  }\n}',
    )
    const placed: string[] = []
    const look = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return
      if ('form' in node && node.form === 'axis_cell' && 'span' in node) {
        const { start, end } = (node as NodeBase).span
        placed.push(`${start.line}:${start.column}-${end.line}:${end.column}`)
      }
      Object.values(node).forEach(look)
    }
    look(file.items)
    expect(placed).toEqual(['4:6-4:7', '4:9-4:16', '5:7-5:14', '5:16-5:18'])
  })
  test('does not go on in the next line', () => {
    expect(read('plan x\nexample "a" {\n| a | foo\n| 1 | 2 |\n}').found.map((d) => d.message)).toEqual([
      '`|` is missing before the end of the line',
    ])
  })
})

test('every slot of a choice is its own: months are not read as days', () => {
  const { file } = read('plan x\nprorate target by months started for leave')
  expect(file.items[0]).toMatchObject({ unit: { text: 'months' }, counted: { text: 'started' } })
  expect(file.items[0]).not.toHaveProperty('inYear')
})
