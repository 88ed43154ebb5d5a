/** Concrete syntax to Syntax: reads the tree of each rule by the form that made it. */

import type { CstElement, CstNode, IToken } from 'chevrotain'
import { inTextOrder, type Span } from '../messages/span.ts'
import { buildExpression, buildPath, buildSigned } from './expressions.ts'
import type { Shape } from './form.ts'
import { literalOf } from './literals.ts'
import { isNode, lengthOf, type Place, spanOfNode, spanOfToken, textOf } from './place.ts'
import type { BlockSyntax, NodeBase, Word } from './syntax.ts'
import { Bar, RowEnd } from './tokens.ts'
import { formOfRule, spelling } from './vocabulary.ts'

const NO_COMMENTS = { before: [], after: undefined }

/** The nodes of a file's rule: its head and its items, in the order of the text. Broken clauses are left out. */
export function buildFile(cst: CstNode, place: Place): { head: NodeBase | undefined; items: NodeBase[] } {
  const head = (cst.children.head ?? []).flatMap((child) => buildNode(child, place))
  const items = (cst.children.item ?? []).flatMap((child) => buildNode(child, place))
  return { head: head[0], items: items.sort(inTextOrder) }
}

function buildNode(element: CstElement, place: Place): NodeBase[] {
  if (!isNode(element)) return []
  const form = formOfRule(element.name)
  if (form === undefined) return []
  const node: Record<string, unknown> = { form: form.name, span: spanOfNode(element, place), comments: NO_COMMENTS }
  return form.parts.every((part) => fill(part, element, node, place, true)) ? [node as unknown as NodeBase] : []
}

/** Puts what a part captured into the node; false where a part that must be there is not (the clause is broken). */
function fill(shape: Shape, cst: CstNode, node: Record<string, unknown>, place: Place, required: boolean): boolean {
  switch (shape.is) {
    case 'words': {
      if (shape.slot === undefined) return true
      const word = wordOf(tokensOf(cst, shape.slot), place)
      return put(node, shape.slot, word !== undefined && word.text === saidBy(shape.words) ? word : undefined, required)
    }
    case 'name':
      return put(node, shape.slot, wordOf(tokensOf(cst, shape.slot), place), required)
    case 'literal': {
      const token = tokensOf(cst, shape.slot)[0]
      return put(node, shape.slot, token && literalOf(token, undefined, place), required)
    }
    case 'path':
      return put(node, shape.slot, nodesOf(cst, shape.slot).flatMap((n) => buildPath(n, place))[0], required)
    case 'signed':
      return put(node, shape.slot, nodesOf(cst, shape.slot).flatMap((n) => buildSigned(n, place))[0], required)
    case 'expression':
      return put(node, shape.slot, nodesOf(cst, shape.slot).flatMap((n) => buildExpression(n, place))[0], required)
    case 'symbol':
      return true
    case 'node': {
      const built = nodesOf(cst, shape.slot).flatMap((n) => buildNode(n, place))
      if (shape.separator === 'one') return put(node, shape.slot, built[0], required)
      if (built.length > 0 || required) node[shape.slot] = built
      return true
    }
    case 'row':
      node[shape.slot] = cellsOf(cst, shape.slot, place)
      return true
    case 'optional':
      return shape.parts.every((part) => fill(part, cst, node, place, false))
    case 'choice':
      return fillChoice(shape.options, cst, node, place, required)
    case 'block': {
      const open = tokensOf(cst, `${shape.slot}Open`)[0]
      if (open === undefined) return !required
      node[shape.slot] = nodesOf(cst, shape.slot)
        .flatMap((n) => buildNode(n, place))
        .sort(inTextOrder)
      node[`${shape.slot}Block`] = blockOf(open, tokensOf(cst, `${shape.slot}Close`)[0], cst, place)
      return true
    }
  }
}

/** The cells of a row. One with nothing in it is the room between its bars. */
function cellsOf(cst: CstNode, slot: string, place: Place): NodeBase[] {
  const bars = [...tokensOf(cst, Bar.name), ...tokensOf(cst, RowEnd.name)]
  return nodesOf(cst, slot).flatMap((cell, i) => {
    const [before, after] = [bars[i], bars[i + 1]]
    const built = buildNode(cell, place)
    if (lengthOf(cell) > 0 || before === undefined || after === undefined) return built
    const room = { file: place.file, start: spanOfToken(before, place).end, end: spanOfToken(after, place).start }
    return built.map((one) => ({ ...one, span: room }))
  })
}

function fillChoice(
  options: readonly (readonly Shape[])[],
  cst: CstNode,
  node: Record<string, unknown>,
  place: Place,
  required: boolean,
): boolean {
  const before = Object.keys(node).length
  const whole = options.some((option) => {
    if (!mayFill(option, cst)) return false
    const filled: Record<string, unknown> = {}
    const complete = option.every((part) => fill(part, cst, filled, place, true))
    if (!complete || Object.keys(filled).length === 0) return false
    Object.assign(node, filled)
    return true
  })
  if (whole) return true
  return !required || Object.keys(node).length > before
}

/** The slots of an option: null where it fills one even with nothing, as a list that may be empty. */
function slotsOf(parts: readonly Shape[], required: boolean): readonly string[] | null {
  const slots: string[] = []
  for (const part of parts) {
    const own = slotsOfPart(part, required)
    if (own === null) return null
    slots.push(...own)
  }
  return slots
}

function slotsOfPart(part: Shape, required: boolean): readonly string[] | null {
  switch (part.is) {
    case 'symbol':
      return []
    case 'row':
      return null
    case 'node':
      return required && part.separator !== 'one' ? null : [part.slot]
    case 'optional':
      return slotsOf(part.parts, false)
    case 'choice': {
      const all = part.options.map((option) => slotsOf(option, true))
      return all.some((one) => one === null) ? null : all.flatMap((one) => one ?? [])
    }
    case 'block':
      return [`${part.slot}Open`]
    default:
      return part.slot === undefined ? [] : [part.slot]
  }
}

const slotsOfOption = new WeakMap<readonly Shape[], readonly string[] | null>()

/** Whether any slot of an option was captured: most options of a choice are ruled out by that alone. */
function mayFill(option: readonly Shape[], { children }: CstNode): boolean {
  let slots = slotsOfOption.get(option)
  if (slots === undefined) {
    slots = slotsOf(option, true)
    slotsOfOption.set(option, slots)
  }
  return slots === null || slots.some((slot) => children[slot] !== undefined)
}

function put(node: Record<string, unknown>, slot: string, value: unknown, required: boolean): boolean {
  if (value === undefined) return !required
  node[slot] = value
  return true
}

const blockOf = (open: IToken, close: IToken | undefined, cst: CstNode, place: Place): BlockSyntax => {
  const start = spanOfToken(open, place)
  const end = close === undefined ? spanOfNode(cst, place) : spanOfToken(close, place)
  return { span: { file: place.file, start: start.start, end: end.end }, opening: undefined, closing: [] }
}

function wordOf(tokens: readonly IToken[], place: Place): Word | undefined {
  const [first, ...rest] = tokens
  const last = rest.at(-1) ?? first
  if (first === undefined || last === undefined) return undefined
  const span: Span = { ...spanOfToken(first, place), end: spanOfToken(last, place).end }
  return { text: tokens.map(textOf).join(' '), span }
}

const said = new WeakMap<readonly string[], string>()

/** The words of a shape as a plan writes them. */
function saidBy(words: readonly string[]): string {
  const known = said.get(words) ?? words.map(spelling).join(' ')
  said.set(words, known)
  return known
}

const NO_TOKENS: readonly IToken[] = []
const NO_NODES: readonly CstNode[] = []
const tokensOf = (cst: CstNode, slot: string): readonly IToken[] => {
  const children = cst.children[slot]
  return children === undefined ? NO_TOKENS : children.filter((child): child is IToken => !isNode(child))
}
const nodesOf = (cst: CstNode, slot: string): readonly CstNode[] => {
  const children = cst.children[slot]
  return children === undefined ? NO_NODES : children.filter(isNode)
}
