/** Tokens to concrete syntax: one Chevrotain rule per form, LL(1). Stops at the first mistake; repair.ts goes on from there. */
import { type CstNode, type IToken, NonTerminal, Terminal, type TokenType } from 'chevrotain'
import { ExpressionParser, type Rule, tokenOfWord } from './expression-parser.ts'
import type { AnyForm, Shape } from './form.ts'
import { heads, items } from './forms/items.ts'
import { staysOnLine } from './lines.ts'
import * as t from './tokens.ts'
import { everyForm, formOfRule, ruleName } from './vocabulary.ts'

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

/** Numbers the uses of each token and rule inside one rule, as Chevrotain wants. */
const counters = () => {
  const used = new Map<string, number>()
  return (key: string): number => {
    const next = used.get(key) ?? 0
    used.set(key, next + 1)
    return next
  }
}

class PlanParser extends ExpressionParser {
  readonly file: Rule
  /** What was being read when the first mistake came: the forms that are open, the clauses begun, the part that was wanted. */
  readonly trail = { open: [] as Open[], clauses: [] as Open[], wanted: '' }
  private readonly rules = new Map<AnyForm, Rule>()
  private beginsClause = false

  constructor(checked: boolean) {
    super(checked)
    for (const form of everyForm()) this.declare(form)
    // made once: a list of alternatives for each clause that is read would be most of the garbage
    const head = [...heads].map((form) => ({ ALT: () => this.SUBRULE(this.ruleOf(form), { LABEL: 'head' }) }))
    const item = [...items].map((form) => ({ ALT: () => this.SUBRULE2(this.ruleOf(form), { LABEL: 'item' }) }))
    this.file = this.RULE('file', () => {
      this.ACTION(() => this.startAnew())
      this.OR(head)
      this.MANY(() => {
        this.ACTION(() => (this.beginsClause = true))
        this.OR2(item)
      })
    })
    this.performSelfAnalysis()
  }

  possibleAfter(tokens: IToken[]): Possible[] {
    return this.computeContentAssist('file', tokens).map(({ nextTokenType, nextTokenOccurrence, ruleStack, occurrenceStack }) => {
      const forms = ruleStack.map((rule) => (rule.includes('$') ? formOfRule(rule) : undefined))
      const last = forms.findLastIndex((form) => form !== undefined)
      const [called, at] = [ruleStack[last + 1], occurrenceStack[last + 1]]
      const slot =
        last < 0 ? undefined : this.slotIn(ruleStack[last] ?? '', called ?? nextTokenType, called === undefined ? nextTokenOccurrence : at)
      return { token: nextTokenType, open: forms.flatMap((form) => form ?? []), within: ruleStack.slice(last + 1), slot }
    })
  }

  /** The label under which a rule takes a token, or calls another rule. */
  private slotIn(rule: string, taken: TokenType | string, occurrence: number | undefined): string | undefined {
    return labelIn(this.getGAstProductions()[rule], (part) =>
      typeof taken === 'string'
        ? part instanceof NonTerminal && part.nonTerminalName === taken && part.idx === occurrence
        : part instanceof Terminal && part.terminalType === taken && part.idx === occurrence,
    )
  }

  private startAnew(): void {
    this.trail.open = []
    this.trail.clauses = []
    this.trail.wanted = ''
    this.beginsClause = true
  }

  private enter(form: AnyForm): void {
    const opened: Open = { form, start: this.LA(1), clause: this.beginsClause, depth: this.trail.open.length }
    this.beginsClause = false
    this.trail.open.push(opened)
    if (opened.clause) this.trail.clauses.push(opened)
  }

  private declare(form: AnyForm): void {
    let acts: readonly Act[] | undefined
    const rule: Rule = this.RULE(ruleName(form), () => {
      acts ??= this.actsOf(form.parts, counters())
      this.ACTION(() => this.enter(form))
      runAll(acts)
      this.ACTION(() => this.trail.open.pop())
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
    if (label === undefined) return () => this.consume(index, token)
    return () => {
      this.trail.wanted = label
      this.consume(index, token, { LABEL: label })
    }
  }

  private call(rule: () => Rule, key: string, next: (key: string) => number, label: string): Act {
    const index = next(key)
    return () => {
      this.trail.wanted = label
      this.subrule(index, rule(), { LABEL: label })
    }
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
            nameIn(shape.options),
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
        const sameLine = () => this.LA(1).startLine === this.LA(0).endLine
        const open = this.take(t.Bar, next)
        const act = this.call(() => this.ruleOf(form), `rule ${form.name}`, next, shape.slot)
        const bar = this.take(t.Bar, next)
        const again = this.call(() => this.ruleOf(form), `rule ${form.name}`, next, shape.slot)
        const index = next('many')
        return [open, act, () => this.many(index, { GATE: sameLine, DEF: () => runAll([bar, again]) }), this.take(t.RowEnd, next)]
      }
      case 'block': {
        const open = this.take(t.LeftBrace, next, `${shape.slot}Open`)
        const close = this.take(t.RightBrace, next, `${shape.slot}Close`)
        const clauses = shape.forms().map((form) => [this.call(() => this.ruleOf(form), `rule ${form.name}`, next, shape.slot)])
        const clause = clauses.length === 1 ? () => runAll(clauses[0] ?? []) : this.either(clauses, next)
        const index = next('many')
        const begun = () => {
          this.ACTION(() => (this.beginsClause = true))
          clause()
        }
        return [open, () => this.many(index, begun), close]
      }
    }
  }

  /** Holds where the next word does not begin a clause of its own (lines.ts). */
  private onItsLine(shape: Shape): () => boolean {
    const heads = staysOnLine(shape)
    if (heads.size === 0) return () => true
    return () => !heads.has(this.LA(1).image) || this.LA(1).startLine === this.LA(0).endLine
  }

  private either(options: readonly (readonly Act[])[], next: (key: string) => number, wanted = ''): Act {
    const alternatives = options.map((acts) => ({ ALT: () => runAll(acts) }))
    const index = next('or')
    return () => {
      this.trail.wanted = wanted
      this.or(index, alternatives)
    }
  }
}

function labelIn(production: unknown, fits: (part: Terminal | NonTerminal) => boolean): string | undefined {
  if (production instanceof Terminal || production instanceof NonTerminal) return fits(production) ? production.label : undefined
  const { definition } = production as { definition?: readonly unknown[] }
  for (const part of definition ?? []) {
    const label = labelIn(part, fits)
    if (label !== undefined) return label
  }
  return undefined
}

/** The slot of the first name among the beginnings of some options. */
const nameIn = (options: readonly (readonly Shape[])[]): string =>
  options.flatMap(([first]) => (first?.is === 'name' ? [first.slot] : []))[0] ?? ''

const runAll = (acts: readonly Act[]): void => {
  for (const act of acts) act()
}

/** A form that was being read: where it began, how many forms are around it, and whether it is a clause of a block or of the file. */
export interface Open {
  readonly form: AnyForm
  readonly start: IToken
  readonly clause: boolean
  readonly depth: number
}

/** The first mistake: the token that does not fit, and the tokens that would. */
export interface Mistake {
  readonly token: IToken
  readonly expected: readonly string[]
  /** The forms that were being read, outermost first. */
  readonly open: readonly Open[]
  /** The clauses begun before the mistake, in the order of the text. */
  readonly clauses: readonly Open[]
  /** The name of the part that was wanted last. */
  readonly wanted: string
}

/** What may stand next after some tokens that fit, and the part of a form that it fills. */
export interface Possible {
  readonly token: TokenType
  /** The forms that are open there, outermost first; none for what begins an item. */
  readonly open: readonly AnyForm[]
  /** The rules of expressions that are open inside the last form: `expression`, `path`. */
  readonly within: readonly string[]
  /** The slot that it fills, or that the expression or path fills in which it stands; undefined for words that are not captured. */
  readonly slot: string | undefined
}

/** Everything that may stand next after tokens of the beginning of a file, whatever line it stands in. */
export function possibleAfter(tokens: IToken[]): Possible[] {
  parser ??= new PlanParser(false)
  return parser.possibleAfter(tokens)
}

let parser: PlanParser | undefined
/** Parses tokens up to the first mistake; the parser itself is made once and reused. */
export function parseTokens(tokens: IToken[]): { cst: CstNode | undefined; mistake: Mistake | undefined } {
  parser ??= new PlanParser(false)
  parser.input = tokens
  const cst = parser.file()
  const error = parser.errors[0]
  if (error === undefined) return { cst, mistake: undefined }
  return { cst: undefined, mistake: { token: error.token, expected: error.message.split(' '), ...parser.trail } }
}

/** Makes a parser with all of Chevrotain's checks of the grammar: it throws where two forms cannot be told apart by one word. */
export const checkGrammar = (): void => void new PlanParser(true)
