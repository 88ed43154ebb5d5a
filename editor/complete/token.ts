/** As much of a token as completion looks at. */
export interface IToken {
  readonly image: string
}
export type { Word } from '../../grammar/syntax.ts'
