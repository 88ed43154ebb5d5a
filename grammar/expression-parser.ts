/** The rules that every clause shares: expressions by precedence, paths and signed literals. */
import { type CstNode, CstParser, type IParserErrorMessageProvider, type ParserMethod, type TokenType } from 'chevrotain'
import { lazyLookahead } from './lookahead.ts'
import * as t from './tokens.ts'

export type Rule = ParserMethod<[], CstNode>

/** The token of a fixed word of a form. */
export const tokenOfWord = (word: string): TokenType => {
  if (word === '-') return t.Minus
  const token = t.wordTokens.get(word)
  if (token === undefined) throw new Error(`no token for the word ${word}`)
  return token
}

const amounts = [t.MoneyToken, t.PercentToken, t.NumberToken, t.FactorToken]
const unquotedLiterals = [t.DateToken, t.PeriodToken, tokenOfWord('yes'), tokenOfWord('no')]

/** Our own words are made later; what Chevrotain is asked for are the names of the tokens that would fit. */
const expectations: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => expected.name,
  buildNotAllInputParsedMessage: () => 'EOF',
  buildNoViableAltMessage: ({ expectedPathsPerAlt }) =>
    expectedPathsPerAlt.flatMap((paths) => paths.flatMap((path) => path[0]?.name ?? [])).join(' '),
  buildEarlyExitMessage: ({ expectedIterationPaths }) => expectedIterationPaths.flatMap((path) => path[0]?.name ?? []).join(' '),
}

export class ExpressionParser extends CstParser {
  protected readonly expression: Rule
  protected readonly pathRule: Rule
  protected readonly signedRule: Rule
  protected readonly unquotedRule: Rule

  /** `checked` runs Chevrotain's own checks of the grammar, which take longer than parsing a plan; a test does. */
  constructor(checked: boolean) {
    super(t.allTokens, {
      recoveryEnabled: false,
      nodeLocationTracking: 'full',
      maxLookahead: 1,
      errorMessageProvider: expectations,
      skipValidations: !checked,
      ...(checked ? {} : { lookaheadStrategy: lazyLookahead() }),
    })
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
  }

  /** An amount with or without a sign, or another literal. */
  private signedLiteral(name: string, others: readonly TokenType[]): Rule {
    const values = (tokens: readonly TokenType[]) => tokens.map((token) => ({ ALT: () => this.CONSUME(token, { LABEL: 'value' }) }))
    const ofAmounts = values(amounts)
    const amount = {
      ALT: () => {
        this.OPTION(() => this.CONSUME(t.Minus, { LABEL: 'sign' }))
        this.OR2(ofAmounts)
      },
    }
    const all = [amount, ...values(others)]
    return this.RULE(name, () => {
      this.OR(all)
    })
  }

  private expressionRules(): Rule {
    const word = tokenOfWord
    const primaries = [
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
          this.CONSUME(word('whole'), { LABEL: 'whole' })
          this.CONSUME3(word('months'))
          this.CONSUME3(word('since'))
          this.SUBRULE3(this.pathRule, { LABEL: 'since' })
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
    ]
    const primary: Rule = this.RULE('primary', () => {
      this.OR(primaries)
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
          { ALT: () => this.CONSUME(word('times'), { LABEL: 'operator' }) },
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
