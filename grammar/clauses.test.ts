import { describe, expect, test } from 'vitest'
import { clauseTable } from './clauses.ts'
import { clauseOf, coreForms } from './core-forms.ts'

const table = clauseTable()
const textOf = (block: string, form: string): string | undefined => table.find((row) => row.block === block && row.form === form)?.text

describe('the table of clauses', () => {
  test('reads as the language is written', () => {
    expect(textOf('pay', 'cap')).toBe(
      'cap [attainment|rate|credit|pay] at AMOUNT [per NAME] [each NAME] [before multipliers | after multipliers] [(when|unless) CONDITION]',
    )
    expect(textOf('record', 'key')).toBe('key NAME, ...')
    expect(textOf('credit', 'rollup')).toBe('rollup PERCENT, ... of each credit to NAME [up NUMBER levels]')
    expect(textOf('file', 'fiscal')).toContain('weeks NUMBER-NUMBER-NUMBER ends last NAME')
    expect(textOf('example', 'row')).toBe('| CELL | ... |')
  })
  test('has every block', () => {
    expect([...new Set(table.map((row) => row.block))]).toEqual(
      'file policy objective record credit metric pay flat table matrix multiplier spiff contest pool example allocation season ramp segment territory capacity'.split(
        ' ',
      ),
    )
  })
  test('marks a core of at most forty clauses, each of them once', () => {
    const core = [...new Set(table.filter((row) => row.core).map(({ form }) => clauseOf(form)))]
    expect(core.length).toBeLessThanOrEqual(40)
    expect(core.length).toBe(coreForms.size)
  })
  test('names no clause twice in one block', () => {
    const keys = table.map((row) => `${row.block} ${row.form}`)
    expect(keys.length).toBe(new Set(keys).size)
  })
})
