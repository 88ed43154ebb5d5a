/** The colours of single words as a Monarch grammar, for Monaco before it knows what the words mean. Plain data, without Monaco's types. */
import { identifier, keywords, type Pattern, properties, signs, spaced, unknown } from './patterns.ts'

type Action = string | { readonly token?: string; readonly next?: string; readonly cases?: Readonly<Record<string, Action>> }
export type MonarchRule = readonly [RegExp, Action]

const SPACE = '[ \\t\\r\\n\\f\\u00A0]+'

/** Rules of a state; `then` is where each leads. Right after a dot every word is a member. */
function rules(state: 'root' | 'member'): MonarchRule[] {
  const then = state === 'member' ? { next: '@pop' } : {}
  const to = (kind: string): Action => ({ token: kind, ...then })
  const dot: Action = {
    cases: { '@eos': to('bracket'), '@default': { token: 'bracket', ...(state === 'root' ? { next: '@member' } : {}) } },
  }
  const word: Action =
    state === 'member' ? to('member') : { cases: { '@keywords': 'keyword', '@properties': 'property', '@default': 'name' } }
  const sign = ({ source, kind, isDot }: Pattern): MonarchRule => [new RegExp(source), isDot ? dot : to(kind)]
  return [
    [new RegExp(SPACE), to('')],
    ...signs.map(sign),
    ...spaced.map((source): MonarchRule => [new RegExp(source), to(state === 'member' ? 'member' : 'keyword')]),
    [new RegExp(identifier), word],
    [new RegExp(unknown), to('unknown')],
  ]
}

/** The grammar; its token names are the kinds of `grammar/kinds.ts`. */
export const monarch = {
  defaultToken: 'unknown',
  keywords,
  properties,
  tokenizer: { root: rules('root'), member: rules('member') },
} as const
