/** What each word of a plan looks like: the one table for the editor, as `code.css` is for the text before it has come. */
import type { TokenType } from '../../../../editor/tokens/semantic.ts'

export interface Look {
  /** A token of the style: `--code-keyword` without its dashes. */
  readonly colour: string
  readonly style?: 'bold' | 'italic'
}

export const LOOKS: Readonly<Record<TokenType, Look>> = {
  comment: { colour: 'code-comment', style: 'italic' },
  text: { colour: 'code-text' },
  number: { colour: 'code-number' },
  date: { colour: 'code-number' },
  keyword: { colour: 'code-keyword', style: 'bold' },
  property: { colour: 'code-keyword', style: 'bold' },
  constant: { colour: 'code-keyword' },
  operator: { colour: 'muted' },
  name: { colour: 'fg' },
  plan: { colour: 'fg', style: 'bold' },
  objective: { colour: 'code-objective' },
  record: { colour: 'fg' },
  field: { colour: 'fg' },
  metric: { colour: 'fg', style: 'bold' },
  pay: { colour: 'fg', style: 'bold' },
  territory: { colour: 'fg', style: 'bold' },
}

/** In the order in which tokens are numbered. */
export const TYPES = Object.keys(LOOKS) as readonly TokenType[]
