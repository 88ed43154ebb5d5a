/** Syntax to canonical text: one clause a line, columns aligned, comments kept. Printing what was printed changes nothing. */
import { align } from './align.ts'
import type { AnyForm, Shape } from './form.ts'
import { heads, items } from './forms/items.ts'
import { quoted } from './literals.ts'
import { printExpression } from './print-expression.ts'
import type { BlockSyntax, ExprSyntax, FileSyntax, LiteralSyntax, NodeBase, PathSyntax, Word } from './syntax.ts'
import { spelling } from './vocabulary.ts'

/** A block of one short clause stays on its head's line up to this many columns. */
const LINE_WIDTH = 100
const INDENT = '  '

/** The canonical text of a file. */
export function print(file: FileSyntax): string {
  const nodes = file.head === undefined ? file.items : [file.head, ...file.items]
  const lines = printList(nodes, [...heads, ...items], '', true)
  return [...lines, ...file.closing]
    .map((line) => line.trimEnd())
    .join('\n')
    .concat('\n')
}

/** One clause of the given forms, in one line. */
export const printClause = (node: NodeBase, forms: readonly AnyForm[]): string => printNode(node, forms, '').join(' ')

function printList(nodes: readonly NodeBase[], forms: readonly AnyForm[], indent: string, outer: boolean): string[] {
  const bodies = align(
    nodes,
    nodes.map((node) => printNode(node, forms, indent)),
  )
  const lines: string[] = []
  nodes.forEach((node, index) => {
    const body = bodies[index] ?? []
    const previous = nodes[index - 1]
    const wantsBlank = outer && previous !== undefined && separated(previous, bodies[index - 1] ?? [], node, body)
    const before = wantsBlank && node.comments.before[0] !== '' ? ['', ...node.comments.before] : node.comments.before
    lines.push(...before.map((line) => (line === '' ? '' : indent + line)))
    const last = body.at(-1) ?? ''
    const after = node.comments.after
    lines.push(...body.slice(0, -1), after === undefined ? last : `${last}  ${after}`)
  })
  return lines
}

/** Blocks stand apart, but for neighbours of one kind that were written together. */
const separated = (previous: NodeBase, above: readonly string[], node: NodeBase, below: readonly string[]): boolean =>
  (above.length > 1 || below.length > 1) && previous.form !== node.form

function printNode(node: NodeBase, forms: readonly AnyForm[], indent: string): string[] {
  const form = formOf(node, forms)
  if (form === undefined) return [indent]
  const lines: string[] = ['']
  const add = (text: string, glue = ' '): void => {
    const last = lines.length - 1
    const line = lines[last] ?? ''
    lines[last] = line === '' ? text : line + (/[(-]$/.test(line) ? '' : glue) + text
  }
  printParts(form.parts, slotsOf(node), { add, lines, indent })
  return lines.map((line, index) => (index === 0 ? indent + line : line))
}

interface Printer {
  readonly add: (text: string, glue?: string) => void
  readonly lines: string[]
  readonly indent: string
}

type Slots = Readonly<Record<string, unknown>>
const slotsOf = (node: NodeBase): Slots => node as unknown as Slots

/** Nodes of one name can come from two blocks; the form that the node fills wholly is its own. */
const formOf = (node: NodeBase, forms: readonly AnyForm[]): AnyForm | undefined =>
  forms.find((form) => form.name === node.form && form.parts.every((part) => fits(part, slotsOf(node))))

function fits(shape: Shape, slots: Slots): boolean {
  if (shape.is === 'optional') return true
  if (shape.is === 'choice')
    return shape.options.some((option) => option.every((part) => fits(part, slots)) && option.some((part) => captures(part, slots)))
  if (shape.is === 'symbol') return true
  if (shape.is === 'words') return shape.slot === undefined || wordFits(shape, slots)
  if (shape.is === 'node' && shape.separator === 'one') {
    const node = slots[shape.slot] as NodeBase | undefined
    return node !== undefined && formOf(node, [shape.form()]) !== undefined
  }
  return slots[shape.slot] !== undefined
}

const wordFits = (shape: Extract<Shape, { is: 'words' }>, slots: Slots): boolean =>
  shape.slot !== undefined && (slots[shape.slot] as Word | undefined)?.text === shape.words.map(spelling).join(' ')

/** Whether a part has captured something, so that it is worth printing. */
function captures(shape: Shape, slots: Slots): boolean {
  switch (shape.is) {
    case 'symbol':
      return false
    case 'words':
      return shape.slot !== undefined && wordFits(shape, slots)
    case 'optional':
      return shape.parts.some((part) => captures(part, slots))
    case 'choice':
      return shape.options.some((option) => option.some((part) => captures(part, slots)))
    case 'block':
      return slots[shape.slot] !== undefined
    default: {
      const value = slots[shape.slot]
      return Array.isArray(value) ? value.length > 0 : value !== undefined
    }
  }
}

function printParts(parts: readonly Shape[], slots: Slots, to: Printer): void {
  for (const part of parts) printPart(part, slots, to)
}

function printPart(shape: Shape, slots: Slots, to: Printer): void {
  switch (shape.is) {
    case 'words':
      return to.add(shape.words.map(spelling).join(' '), shape.words[0] === '-' ? '' : ' ')
    case 'name':
      return to.add((slots[shape.slot] as Word).text)
    case 'path':
      return to.add((slots[shape.slot] as PathSyntax).words.map((word) => word.text).join('.'))
    case 'literal':
    case 'signed':
      return to.add(printLiteral(slots[shape.slot] as LiteralSyntax))
    case 'expression':
      return to.add(printExpression(slots[shape.slot] as ExprSyntax))
    case 'symbol':
      return to.add(shape.symbol, shape.symbol === '(' ? ' ' : '')
    case 'optional': {
      // punctuation that may be left out is always written
      if (shape.parts.every(({ is }) => is === 'symbol')) return printParts(shape.parts, slots, to)
      const whole = shape.parts.every((part) => fits(part, slots)) && shape.parts.some((part) => captures(part, slots))
      return whole ? printParts(shape.parts, slots, to) : undefined
    }
    case 'choice': {
      const option = shape.options.find((parts) => parts.every((part) => fits(part, slots)) && parts.some((part) => captures(part, slots)))
      return option === undefined ? undefined : printParts(option, slots, to)
    }
    case 'node': {
      const value = slots[shape.slot] as NodeBase | readonly NodeBase[] | undefined
      if (shape.separator === 'one') return printInPlace(value as NodeBase, shape.form(), to)
      const nodes: readonly NodeBase[] = value === undefined ? [] : Array.isArray(value) ? value : [value as NodeBase]
      const texts = nodes.map((node) => printNode(node, [shape.form()], '').join(' '))
      if (shape.separator === 'comma') {
        if (texts.length > 0) to.add(texts.join(', '))
      } else for (const text of texts) to.add(text, text.startsWith(',') ? '' : ' ')
      return
    }
    case 'row': {
      const cells = (slots[shape.slot] as readonly NodeBase[]).map((node) => printNode(node, [shape.cell()], '').join(' '))
      return to.add(`| ${cells.join(' | ')} |`)
    }
    case 'block':
      return printBlock(shape, slots, to)
  }
}

/** A node that stands inside a clause; its blocks may take lines of their own. */
function printInPlace(node: NodeBase, form: AnyForm, to: Printer): void {
  const [first = '', ...more] = printNode(node, [form], to.indent)
  to.add(first.slice(to.indent.length))
  to.lines.push(...more)
}

const printLiteral = (literal: LiteralSyntax): string => (literal.kind === 'text' ? quoted(literal.text) : literal.source)

function printBlock(shape: Extract<Shape, { is: 'block' }>, slots: Slots, to: Printer): void {
  const nodes = slots[shape.slot] as readonly NodeBase[]
  const block = slots[`${shape.slot}Block`] as BlockSyntax
  const inner = printList(nodes, shape.forms(), to.indent + INDENT, false)
  const quiet =
    block.opening === undefined &&
    block.closing.length === 0 &&
    nodes.every((node) => node.comments.before.length === 0 && node.comments.after === undefined)
  const head = to.lines.at(-1) ?? ''
  const only = inner[0]?.trim() ?? ''
  if (quiet && nodes.length === 0) return to.add('{ }')
  const row = only.startsWith('|')
  if (quiet && inner.length === 1 && !row && !only.includes('{') && to.indent.length + head.length + only.length + 5 <= LINE_WIDTH)
    return to.add(`{ ${only} }`)
  to.add(block.opening === undefined ? '{' : `{  ${block.opening}`)
  to.lines.push(...inner, ...block.closing.map((line) => (line === '' ? '' : to.indent + INDENT + line)), `${to.indent}}`)
}
