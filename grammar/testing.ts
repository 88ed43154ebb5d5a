/** What the tests of this folder share. */
import type { CstNode, IToken } from 'chevrotain'
import type { Diagnostic } from '../messages/diagnostic.ts'
import type { Shape } from './form.ts'
import { parse } from './parse.ts'
import { parseTokens } from './parser.ts'
import type { FileSyntax } from './syntax.ts'
import { lexer, wordOf } from './tokens.ts'
import { formOfRule } from './vocabulary.ts'

/** A text read, with what was found. */
export function read(text: string): { file: FileSyntax; found: Diagnostic[] } {
  const found: Diagnostic[] = []
  return { file: parse(text, 'test.plan', (diagnostic) => found.push(diagnostic)), found }
}

const PLACES = new Set(['span', 'comments'])

/** What a file says, without where it says it: no spans, no comments, and of texts only what is between the quotes. */
export function meaning(file: FileSyntax): unknown {
  return plain({ head: file.head, items: file.items })
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(([key]) => !PLACES.has(key) && !key.endsWith('Block'))
  const text = 'kind' in value && value.kind === 'text'
  return Object.fromEntries(entries.filter(([key]) => !(text && key === 'source')).map(([key, inner]) => [key, plain(inner)]))
}

/** The comments of a text, in order. */
export const commentsOf = (text: string): string[] => (lexer.tokenize(text).groups.comments ?? []).map((token) => token.image.trimEnd())

/** The name of the form of every node of a file, its parts included. */
export function formsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(formsIn)
  if (typeof value !== 'object' || value === null) return []
  const own = 'form' in value && typeof value.form === 'string' ? [value.form] : []
  return [...own, ...Object.values(value).flatMap(formsIn)]
}

/** The tokens that a text uses as words of the language, not as names. */
export function keywordsOf(text: string): IToken[] {
  const { cst } = parseTokens(lexer.tokenize(text).tokens)
  const words: IToken[] = []
  const visit = (node: CstNode): void => {
    const form = formOfRule(node.name)
    const slots = new Set(form?.parts.flatMap(wordSlots))
    for (const [label, children] of Object.entries(node.children)) {
      for (const child of children) {
        if ('children' in child) visit(child)
        else if (
          wordOf(child.tokenType) !== undefined &&
          (form === undefined ? label !== 'word' && label !== 'record' : label.startsWith('word_') || slots.has(label))
        )
          words.push(child)
      }
    }
  }
  if (cst !== undefined) visit(cst)
  return words.sort((a, b) => a.startOffset - b.startOffset)
}

function wordSlots(shape: Shape): string[] {
  if (shape.is === 'words') return shape.slot === undefined ? [] : [shape.slot]
  if (shape.is === 'optional') return shape.parts.flatMap(wordSlots)
  return shape.is === 'choice' ? shape.options.flat().flatMap(wordSlots) : []
}
