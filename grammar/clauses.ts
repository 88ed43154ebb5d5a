/** The table of clauses for the language book, completion and hover: every form as a readable pattern. */
import { isCore } from './core-forms.ts'
import type { AnyForm, Shape } from './form.ts'
import { heads, items } from './forms/items.ts'
import { spelling } from './vocabulary.ts'

/** One clause: the block that it stands in (`file` at the outer level), its form, what it says, and how it is written. */
export interface ClausePattern {
  readonly block: string
  readonly form: string
  readonly about: string
  /** `cap [attainment|rate|credit|pay] at AMOUNT [per NAME]`: capitals stand for what the author writes, brackets for what may be left out. */
  readonly text: string
  /** Whether it belongs to the core of the language, or to its extended part. */
  readonly core: boolean
}

/** Every clause of every block, in the order of the forms. */
export function clauseTable(): ClausePattern[] {
  const rows: ClausePattern[] = []
  const done = new Set<AnyForm>()
  const addBlock = (block: string, forms: readonly AnyForm[]): void => {
    for (const form of forms) rows.push({ block, form: form.name, about: form.about, text: patternOf(form), core: isCore(form.name) })
    for (const form of forms) addInner(form)
  }
  const addInner = (form: AnyForm): void => {
    if (done.has(form)) return
    done.add(form)
    for (const shape of form.parts) innerBlocks(shape, form, addBlock, addInner)
  }
  addBlock('file', [...heads, ...items])
  return rows
}

function innerBlocks(
  shape: Shape,
  form: AnyForm,
  addBlock: (block: string, forms: readonly AnyForm[]) => void,
  addInner: (form: AnyForm) => void,
): void {
  switch (shape.is) {
    case 'block':
      return addBlock(form.name, shape.forms())
    case 'optional':
      return shape.parts.forEach((part) => innerBlocks(part, form, addBlock, addInner))
    case 'choice':
      return shape.options.flat().forEach((part) => innerBlocks(part, form, addBlock, addInner))
    case 'node':
      return addInner(shape.form())
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

/** How a form is written, as one line. */
export const patternOf = (form: AnyForm): string => sequence(form.parts)

const CONDITIONS = new Set(['test', 'when', 'where', 'claim'])

/** Forms that many clauses share are named, not spelt out. */
const NAMED_FORMS: Readonly<Record<string, string>> = {
  metric: 'metric ...',
  pay: 'pay ...',
  spiff: 'spiff ...',
  contest: 'contest ...',
  pool: 'pool ...',
}

const sequence = (parts: readonly Shape[]): string =>
  parts
    .map(pattern)
    .join(' ')
    .replace(/ (,|\))/g, '$1')
    .replace(/\( /g, '(')
    .replace(/ - /g, '-')

function pattern(shape: Shape): string {
  switch (shape.is) {
    case 'words':
      return shape.words.map(spelling).join(' ')
    case 'name':
      return 'NAME'
    case 'path':
      return 'FIELD'
    case 'expression':
      return CONDITIONS.has(shape.slot) ? 'CONDITION' : 'AMOUNT'
    case 'literal':
      return shape.tokens.map((kind) => (kind === 'text' ? '"TEXT"' : kind.toUpperCase())).join('|')
    case 'signed':
      return 'VALUE'
    case 'symbol':
      return shape.symbol
    case 'optional': {
      const [only] = shape.parts
      return only?.is === 'choice' && shape.parts.length === 1 ? `[${options(only.options)}]` : `[${sequence(shape.parts)}]`
    }
    case 'choice':
      return shape.options.length > 12 ? 'CLAUSE' : `(${options(shape.options)})`
    case 'node': {
      const inner = NAMED_FORMS[shape.form().name] ?? patternOf(shape.form())
      if (shape.separator === 'one') return inner
      const group = inner.includes(' ') && !/^\(.*\)$/.test(inner) ? `(${inner})` : inner
      return shape.separator === 'comma' ? `${group}, ...` : `[${group} ...]`
    }
    case 'row':
      return '| CELL | ... |'
    case 'block':
      return '{ ... }'
  }
}

const options = (all: readonly (readonly Shape[])[]): string => {
  const said = all.map(sequence)
  return said.join(said.every((option) => !option.includes(' ')) ? '|' : ' | ')
}
