/**
 * Parsing that goes on after a mistake: one mistake, one error. At the first token that does not fit, every repair that a person may
 * have meant is tried on the text around it; the one after which most of it fits is reported and made, and the text is read again.
 * Lines guide the repair, never the meaning.
 */
import type { CstNode, IToken } from 'chevrotain'
import { report } from '../messages/report.ts'
import { extraBraces, missingBraces } from './braces.ts'
import { cuts, insertions, overruns, strays } from './cuts.ts'
import { tokenAs } from './expected.ts'
import { misspelt, reserved, wordAt } from './misspelt.ts'
import { parseTokens } from './parser.ts'
import { type Place, spanOfToken } from './place.ts'
import { closeQuotes } from './quotes.ts'
import { indexOf, madeToken, mayEnd, type Repair, reachOf, type Trouble } from './repairs.ts'
import { called, fillers, headless, joined, misplaced, quoting, undotted } from './slips.ts'
import * as t from './tokens.ts'

/** After this many mistakes the rest of a file is not read; earlier in a very large file, where each takes long to mend. */
const MOST_MISTAKES = 25
const MOST_WORK = 500_000

export interface Repaired {
  readonly cst: CstNode | undefined
  /** Whether clauses were left out: what they would have said is not known. */
  readonly damaged: boolean
}

/** Reads tokens, reporting CB101 to CB103, CB109 to CB112, CB114; nothing more is said about the lines in `known`. */
export function parseAndRepair(all: readonly IToken[], place: Place, known: ReadonlySet<number>): Repaired {
  const quotes = closeQuotes(all, place)
  const told = new Set([...quotes.lines, ...known])
  let tokens = quotes.tokens
  const limit = Math.max(3, Math.min(MOST_MISTAKES, Math.floor(MOST_WORK / (tokens.length + 1))))
  for (let count = 0; tokens.length > 0; count++) {
    const { cst, mistake } = parseTokens([...tokens])
    if (mistake === undefined) return { cst, damaged: count > 0 || quotes.lines.size > 0 }
    const index = indexOf(mistake.token, tokens)
    const trouble: Trouble = { mistake, tokens, index, ended: mayEnd(mistake), place }
    if (count >= limit) {
      place.report(report('CB114', spanOfToken(tokens[index] ?? tokens.at(-1) ?? mistake.token, place), { limit }))
      break
    }
    const repair = repairOf(trouble)
    const finding = repair.finding()
    if (!told.has(finding.span.start.line)) place.report(finding)
    told.add(finding.span.start.line)
    tokens = [...tokens.slice(0, repair.from), ...repair.put, ...tokens.slice(repair.to)]
  }
  if (all.length === 0) place.report(report('CB112', { file: place.file, start: ORIGIN, end: ORIGIN }, {}))
  return { cst: undefined, damaged: true }
}

/**
 * Tokens up to some place, mended so that a file could go on there: the mistakes before it are read as they were meant. Undefined where
 * there are too many. Reports nothing.
 */
export function mended(all: readonly IToken[], place: Place): readonly IToken[] | undefined {
  let { tokens } = closeQuotes(all, place)
  for (let count = 0; count <= MOST_MISTAKES; count++) {
    const { mistake } = parseTokens([...tokens])
    if (mistake === undefined || indexOf(mistake.token, tokens) >= tokens.length) return tokens
    const { from, to, put } = repairOf({ mistake, tokens, index: indexOf(mistake.token, tokens), ended: mayEnd(mistake), place })
    tokens = [...tokens.slice(0, from), ...put, ...tokens.slice(to)]
  }
  return undefined
}

const ORIGIN = { line: 1, column: 1 }

/** Of all repairs the one after which most of the text fits; of two as good, the one listed first. */
function repairOf(trouble: Trouble): Repair {
  const { tokens, index, place } = trouble
  const token = tokens[index]
  if (trouble.mistake.expected.includes('word_company')) return headMissing(trouble)
  if (token?.tokenType === t.RightBrace && trouble.mistake.open.length === 0)
    return { from: index, to: index + 1, put: [], finding: () => report('CB109', spanOfToken(token, place), {}) }
  const likely = [
    called,
    headless,
    misspelt,
    overruns,
    reserved,
    quoting,
    undotted,
    misplaced,
    insertions,
    missingBraces,
    extraBraces,
    joined,
    fillers,
    strays,
  ].flatMap((find) => find(trouble))
  const last = cuts(trouble)
  let best: { repair: Repair; reach: number } | undefined
  for (const repair of [...likely, ...last]) {
    const reach = reachOf(repair, trouble)
    if (reach > index && reach > (best?.reach ?? -1)) best = { repair, reach }
  }
  return (
    best?.repair ??
    last.at(-1) ?? { from: index, to: index + 1, put: [], finding: () => report('CB112', spanOfToken(trouble.mistake.token, place), {}) }
  )
}

/** A file without its head line: a misspelt one is read as it was meant, a missing one is made up. */
function headMissing(trouble: Trouble): Repair {
  const [word] = wordAt(0, ['company', 'plan', 'scenario'], 'as the first word of a file', trouble)
  if (word !== undefined) return word
  const first = trouble.tokens[0] ?? trouble.mistake.token
  const head = [tokenAs('plan', first), madeToken(t.Identifier, 'unnamed', first)].filter((token) => token !== undefined)
  return { from: 0, to: 0, put: head, finding: () => report('CB112', spanOfToken(first, trouble.place), {}) }
}
