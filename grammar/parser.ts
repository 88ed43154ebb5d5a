/** Tokens to concrete syntax: one Chevrotain rule per form, LL(1). Stops at the first mistake; repair.ts goes on from there. */
import { type CstNode, CstParser, type IParserErrorMessageProvider, type IToken, type ParserMethod, type TokenType } from 'chevrotain'
import type { AnyForm, Shape } from './form.ts'
import { heads, items } from './forms/items.ts'
import { staysOnLine } from './lines.ts'
import * as t from './tokens.ts'
import { everyForm, ruleName } from './vocabulary.ts'

type Rule = ParserMethod<[], CstNode>
/** One step of a rule, ready to run on each parse. */
type Act = () => void

const literalTokens: Record<string, TokenType> = {
  text: t.TextToken,
  number: t.NumberToken,
  percent: t.PercentToken,
  money: t.MoneyToken,
  date: t.DateToken,
  period: t.PeriodToken,
}
const symbols = { ',': t.Comma, '(': t.LeftParen, ')': t.RightParen } as const

const tokenOfWord = (word: string): TokenType => {
  if (word === '-') return t.Minus
  const token = t.wordTokens.get(word)
  if (token === undefined) throw new Error(`no token for the word ${word}`)
  return token
}

const amounts = [t.MoneyToken, t.PercentToken, t.NumberToken, t.FactorToken]
const unquotedLiterals = [t.DateToken, t.PeriodToken, tokenOfWord('yes'), tokenOfWord('no')]

/** Numbers the uses of each token and rule inside one rule, as Chevrotain wants. */
const counters = () => {
  const used = new Map<string, number>()
  return (key: string): number => {
    const next = used.get(key) ?? 0
    used.set(key, next + 1)
    return next
  }
}

class PlanParser extends CstParser {
  readonly file: Rule
  private readonly rules = new Map<AnyForm, Rule>()
  private readonly expression: Rule
  private readonly pathRule: Rule
  private readonly signedRule: Rule
  private readonly unquotedRule: Rule

  constructor() {
    super(t.allTokens, { recoveryEnabled: false, nodeLocationTracking: 'full', maxLookahead: 1, errorMessageProvider: expectations })
    this.pathRule = this.RULE('path', () => {
      this.CONSUME(t.Readable, { LABEL: 'word' })
      this.MANY(() => {
        this.CONSUME(t.Dot)
        this.CONSUME(t.AnyWord, { LABEL: 'word' })
      })
    })
    this.unquotedRule = this.signedLiteral('unquoted', unquotedLiterals)
    this.signedRule = this.signedLiteral('signed', [...unquotedLiterals, t.TextToken])
    this.expression = this.expressionRules()
    for (const form of everyForm()) this.declare(form)
    this.file = this.RULE('file', () => {
      this.OR([...heads].map((form) => ({ ALT: () => this.SUBRULE(this.ruleOf(form), { LABEL: 'head' }) })))
      this.MANY(() => this.OR2([...items].map((form) => ({ ALT: () => this.SUBRULE2(this.ruleOf(form), { LABEL: 'item' }) }))))
    })
    this.performSelfAnalysis()
  }

  /** An amount with or without a sign, or another literal. */
  private signedLiteral(name: string, others: readonly TokenType[]): Rule {
    return this.RULE(name, () => {
      this.OR([
        {
          ALT: () => {
            this.OPTION(() => this.CONSUME(t.Minus, { LABEL: 'sign' }))
            this.OR2(amounts.map((token) => ({ ALT: () => this.CONSUME(token, { LABEL: 'value' }) })))
          },
        },
        ...others.map((token) => ({ ALT: () => this.CONSUME(token, { LABEL: 'value' }) })),
      ])
    })
  }

  private declare(form: AnyForm): void {
    let acts: readonly Act[] | undefined
    const rule: Rule = this.RULE(ruleName(form), () => {
      acts ??= this.actsOf(form.parts, counters())
      runAll(acts)
    })
    this.rules.set(form, rule)
  }

  private ruleOf(form: AnyForm): Rule {
    const rule = this.rules.get(form)
    if (rule === undefined) throw new Error(`the form ${form.name} has no rule`)
    return rule
  }

  private actsOf(shapes: readonly Shape[], next: (key: string) => number): Act[] {
    return shapes.flatMap((shape) => this.actOf(shape, next))
  }

  private take(token: TokenType, next: (key: string) => number, label?: string): Act {
    const index = next(token.name)
    return label === undefined ? () => this.consume(index, token) : () => this.consume(index, token, { LABEL: label })
  }

  private call(rule: () => Rule, key: string, next: (key: string) => number, label: string): Act {
    const index = next(key)
    return () => this.subrule(index, rule(), { LABEL: label })
  }

  private actOf(shape: Shape, next: (key: string) => number): Act[] {
    switch (shape.is) {
      case 'words':
        return shape.words.map((word) => this.take(tokenOfWord(word), next, shape.slot))
      case 'name':
        return [this.take(t.Name, next, shape.slot)]
      case 'path':
        return [this.call(() => this.pathRule, 'path', next, shape.slot)]
      case 'signed':
        return [
          this.call(() => (shape.quoted ? this.signedRule : this.unquotedRule), shape.quoted ? 'signed' : 'unquoted', next, shape.slot),
        ]
      case 'expression':
        return [this.call(() => this.expression, 'expression', next, shape.slot)]
      case 'symbol':
        return [this.take(symbols[shape.symbol], next)]
      case 'literal': {
        const takes = shape.tokens.map((kind) => this.take(literalTokens[kind] ?? t.NumberToken, next, shape.slot))
        return takes.length === 1
          ? takes
          : [
              this.either(
                takes.map((take) => [take]),
                next,
              ),
            ]
      }
      case 'optional': {
        const acts = this.actsOf(shape.parts, next)
        const index = next('optional')
        return [() => this.option(index, { GATE: this.onItsLine(shape), DEF: () => runAll(acts) })]
      }
      case 'choice':
        return [
          this.either(
            shape.options.map((option) => this.actsOf(option, next)),
            next,
          ),
        ]
      case 'node': {
        const form = shape.form()
        const act = this.call(() => this.ruleOf(form), `rule ${form.name}`, next, shape.slot)
        if (shape.separator === 'one') return [act]
        const index = next('many')
        if (shape.separator === 'none') return [() => this.many(index, { GATE: this.onItsLine(shape), DEF: act })]
        const comma = this.take(t.Comma, next)
        const again = this.call(() => this.ruleOf(form), `rule ${form.name}`, next, shape.slot)
        return [act, () => this.many(index, () => runAll([comma, again]))]
      }
      case 'row': {
        const form = shape.cell()
        const open = this.take(t.Bar, next)
        const act = this.call(() => this.ruleOf(form), `rule ${form.name}`, next, shape.slot)
        const bar = this.take(t.Bar, next)
        const again = this.call(() => this.ruleOf(form), `rule ${form.name}`, next, shape.slot)
        const index = next('many')
        return [open, act, () => this.many(index, () => runAll([bar, again])), this.take(t.RowEnd, next)]
      }
      case 'block': {
        const open = this.take(t.LeftBrace, next, `${shape.slot}Open`)
        const close = this.take(t.RightBrace, next, `${shape.slot}Close`)
        const clauses = shape.forms().map((form) => [this.call(() => this.ruleOf(form), `rule ${form.name}`, next, shape.slot)])
        const clause = clauses.length === 1 ? () => runAll(clauses[0] ?? []) : this.either(clauses, next)
        const index = next('many')
        return [open, () => this.many(index, clause), close]
      }
    }
  }

  /** Holds where the next word does not begin a clause of its own (lines.ts). */
  private onItsLine(shape: Shape): () => boolean {
    const heads = staysOnLine(shape)
    if (heads.size === 0) return () => true
    return () => !heads.has(this.LA(1).image) || this.LA(1).startLine === this.LA(0).endLine
  }

  private either(options: readonly (readonly Act[])[], next: (key: string) => number): Act {
    const alternatives = options.map((acts) => ({ ALT: () => runAll(acts) }))
    const index = next('or')
    return () => this.or(index, alternatives)
  }

  private expressionRules(): Rule {
    const word = tokenOfWord
    const primary: Rule = this.RULE('primary', () => {
      this.OR([
        ...[t.MoneyToken, t.PercentToken, t.FactorToken, t.NumberToken, t.DateToken, t.TextToken, word('yes')].map((token) => ({
          ALT: () => this.CONSUME(token, { LABEL: 'literal' }),
        })),
        {
          ALT: () => {
            this.CONSUME(t.LeftParen)
            this.SUBRULE(expression, { LABEL: 'group' })
            this.CONSUME(t.RightParen)
          },
        },
        {
          ALT: () => {
            this.CONSUME2(word('months'))
            this.OR2([
              {
                ALT: () => {
                  this.CONSUME2(word('from'))
                  this.SUBRULE(sum, { LABEL: 'monthsFrom' })
                  this.CONSUME2(word('to'))
                  this.SUBRULE2(sum, { LABEL: 'monthsTo' })
                },
              },
              {
                ALT: () => {
                  this.CONSUME2(word('since'))
                  this.SUBRULE(this.pathRule, { LABEL: 'since' })
                },
              },
            ])
          },
        },
        {
          ALT: () => {
            this.CONSUME(word('history'))
            this.CONSUME2(t.LeftParen)
            this.CONSUME(t.PeriodToken, { LABEL: 'history' })
            this.CONSUME2(t.RightParen)
          },
        },
        { ALT: () => this.SUBRULE2(this.pathRule, { LABEL: 'path' }) },
      ])
    })
    const unary: Rule = this.RULE('unary', () => {
      this.OPTION(() => this.CONSUME(t.Minus, { LABEL: 'minus' }))
      this.SUBRULE(primary, { LABEL: 'value' })
      this.OPTION2(() => {
        this.CONSUME(word('else'))
        this.SUBRULE2(primary, { LABEL: 'fallback' })
      })
    })
    const product: Rule = this.RULE('product', () => {
      this.SUBRULE(unary, { LABEL: 'part' })
      this.MANY(() => {
        this.OR([
          { ALT: () => this.CONSUME(t.Times, { LABEL: 'operator' }) },
          { ALT: () => this.CONSUME(word('of'), { LABEL: 'operator' }) },
        ])
        this.SUBRULE2(unary, { LABEL: 'part' })
      })
    })
    const sum: Rule = this.RULE('sumOf', () => {
      this.SUBRULE(product, { LABEL: 'part' })
      this.MANY(() => {
        this.OR([
          { ALT: () => this.CONSUME(t.PlusSign, { LABEL: 'operator' }) },
          { ALT: () => this.CONSUME(t.Minus, { LABEL: 'operator' }) },
        ])
        this.SUBRULE2(product, { LABEL: 'part' })
      })
    })
    const comparison: Rule = this.RULE('comparison', () => {
      this.SUBRULE(sum, { LABEL: 'left' })
      this.OPTION(() =>
        this.OR([
          {
            ALT: () => {
              this.CONSUME(t.Compare, { LABEL: 'compare' })
              this.OR2([
                { ALT: () => this.SUBRULE2(sum, { LABEL: 'right' }) },
                { ALT: () => this.CONSUME(word('no'), { LABEL: 'rightNo' }) },
              ])
            },
          },
          {
            ALT: () => {
              this.CONSUME(word('in'))
              this.CONSUME(t.LeftParen)
              this.SUBRULE3(sum, { LABEL: 'option' })
              this.MANY(() => {
                this.CONSUME(t.Comma)
                this.SUBRULE4(sum, { LABEL: 'option' })
              })
              this.CONSUME(t.RightParen)
            },
          },
          {
            ALT: () => {
              this.CONSUME(word('is'), { LABEL: 'is' })
              this.OR3([
                { ALT: () => this.CONSUME(word('known'), { LABEL: 'known' }) },
                {
                  ALT: () => {
                    this.CONSUME(word('within'))
                    this.CONSUME(t.NumberToken, { LABEL: 'count' })
                    this.OR4([
                      { ALT: () => this.CONSUME(word('days'), { LABEL: 'unit' }) },
                      { ALT: () => this.CONSUME(word('months'), { LABEL: 'unit' }) },
                    ])
                    this.CONSUME(word('after'))
                    this.SUBRULE5(sum, { LABEL: 'after' })
                  },
                },
                { ALT: () => this.SUBRULE6(sum, { LABEL: 'right' }) },
                { ALT: () => this.CONSUME3(word('no'), { LABEL: 'rightNo' }) },
              ])
            },
          },
        ]),
      )
    })
    const negation: Rule = this.RULE('negation', () => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(word('not'), { LABEL: 'not' })
            this.SUBRULE(comparison, { LABEL: 'value' })
          },
        },
        {
          ALT: () => {
            this.CONSUME(word('no'), { LABEL: 'none' })
            this.CONSUME(t.Name, { LABEL: 'record' })
            this.CONSUME(word('has'))
            this.SUBRULE2(comparison, { LABEL: 'value' })
          },
        },
        { ALT: () => this.SUBRULE3(comparison, { LABEL: 'value' }) },
      ])
    })
    const conjunction: Rule = this.RULE('conjunction', () => {
      this.SUBRULE(negation, { LABEL: 'part' })
      this.MANY(() => {
        this.CONSUME(word('and'))
        this.SUBRULE2(negation, { LABEL: 'part' })
      })
    })
    const expression: Rule = this.RULE('expression', () => {
      this.SUBRULE(conjunction, { LABEL: 'part' })
      this.MANY(() => {
        this.CONSUME(word('or'))
        this.SUBRULE2(conjunction, { LABEL: 'part' })
      })
    })
    return expression
  }
}

const runAll = (acts: readonly Act[]): void => {
  for (const act of acts) act()
}

/** The first mistake: the token that does not fit, and the tokens that would. */
export interface Mistake {
  readonly token: IToken
  readonly expected: readonly string[]
  /** The rules that were open, outermost first. */
  readonly rules: readonly string[]
}

/** Our own words are made later; what Chevrotain is asked for are the names of the tokens that would fit. */
const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => 'EOF',
  buildNoViableAltMessage: ({ expectedPathsPerAlt }) =>
    expectedPathsPerAlt.flatMap((paths) => paths.flatMap((path) => path[0]?.name ?? [])).join(' '),
  buildEarlyExitMessage: ({ expectedIterationPaths }) => expectedIterationPaths.flatMap((path) => path[0]?.name ?? []).join(' '),
}

let parser: PlanParser | undefined
/** Parses tokens up to the first mistake; the parser itself is made once and reused. */
export function parseTokens(tokens: IToken[]): { cst: CstNode | undefined; mistake: Mistake | undefined } {
  parser ??= new PlanParser()
  parser.input = tokens
  const cst = parser.file()
  const error = parser.errors[0]
  if (error === undefined) return { cst, mistake: undefined }
  return { cst: undefined, mistake: { token: error.token, expected: error.message.split(' '), rules: error.context.ruleStack } }
}
