/** What a rep asks of the plan: where they stand, what the next of a metric pays, what a goal takes, which open deals bring it. */
import { amountIn } from '../../compiler/asking/amount.ts'
import type {
  Asking,
  EarnedSoFar,
  FewestDeals,
  Growable,
  NeedToSell,
  NextPays,
  OpenDeal,
  QuizQuestion,
  Told,
} from '../../compiler/asking/answers.ts'
import { askAbout } from '../../compiler/asking/ask.ts'
import { readOpen } from '../../compiler/asking/open-data.ts'
import { moneyTold } from '../../compiler/asking/say.ts'
import type { Plan } from '../../compiler/plan.ts'
import type { Outcome } from '../../runtime/evaluate/outcome.ts'
import { answerFor } from './answered.ts'
import { dataRefusal } from './findings.ts'
import { heldFor } from './held.ts'
import { isRefusal, type Refusal, refusal } from './refusal.ts'
import type { Tab } from './tab.ts'

/** Data files of deals that are not closed yet stand below this folder: `open/deals.csv`. */
export const OPEN_FOLDER = 'open/'

/** About whom and when. */
export interface AskedOf {
  readonly person: string
  readonly period: string
}

interface Asked {
  readonly asking: Asking
  readonly plan: Plan
}

/** Built once for an answer: then each question is quick. */
const known = new WeakMap<Outcome, Asked | Refusal>()

function askedOf(tab: Tab, { person, period }: AskedOf): Asked | Refusal {
  const found = answerFor(tab, person, period)
  if (isRefusal(found)) return found
  const asked = known.get(found.outcome) ?? built(tab, person, period)
  known.set(found.outcome, asked)
  return asked
}

function built(tab: Tab, person: string, period: string): Asked | Refusal {
  const found = answerFor(tab, person, period)
  if (isRefusal(found)) return found
  const { ready, outcome } = found
  const { plan, core } = ready
  const held = heldFor(tab, core)
  if (isRefusal(held)) return held
  const { data } = held
  const read = readOpen(
    core,
    data,
    (file) => tab.data.get(`${OPEN_FOLDER}${file}`),
    (file) => tab.data.get(file),
  )
  if (read.kind === 'refused') return dataRefusal(read.diagnostics)
  if (read.kind === 'twice') return refusal('data', `\`${read.key}\` is an open deal and is in the data as well`)
  const asking = askAbout({ plan, core, data, question: { period, asOf: null }, outcome, payee: person, open: read.open })
  return asking === undefined ? refusal('asked', `nobody in the plan in ${period} is \`${person}\``) : { asking, plan }
}

function answered<T>(tab: Tab, of: AskedOf, make: (asked: Asked) => T): T | Refusal {
  const asked = askedOf(tab, of)
  return isRefusal(asked) ? asked : make(asked)
}

/** `goal`: an amount as somebody types it, in the plan's currency. */
function withGoal<T>(tab: Tab, of: AskedOf & { readonly goal: string }, make: (asking: Asking, goal: bigint) => T): T | Refusal {
  const found = answerFor(tab, of.person, of.period)
  if (isRefusal(found)) return found
  const goal = amountIn(of.goal, found.ready.core)
  if (goal === undefined) return refusal('asked', `a goal is an amount like 60,000.00, not \`${of.goal}\``)
  return answered(tab, of, ({ asking }) => make(asking, goal))
}

export const soFar = (tab: Tab, of: AskedOf): EarnedSoFar | Refusal => answered(tab, of, ({ asking }) => asking.earnedSoFar())

export const nextPays = (tab: Tab, of: AskedOf): readonly NextPays[] | Refusal => answered(tab, of, ({ asking }) => asking.nextPays())

export const needToSell = (tab: Tab, of: AskedOf & { readonly goal: string }): readonly NeedToSell[] | Refusal =>
  withGoal(tab, of, (asking, goal) => asking.needToSell(goal))

export const openDeals = (tab: Tab, of: AskedOf): readonly OpenDeal[] | Refusal => answered(tab, of, ({ asking }) => asking.openDeals())

export const fewestDeals = (tab: Tab, of: AskedOf & { readonly goal: string }): FewestDeals | Refusal =>
  withGoal(tab, of, (asking, goal) => asking.fewestDeals(goal))

/** What the period pays when some of the open deals close, by their keys; and what that adds. */
export const payWith = (
  tab: Tab,
  of: AskedOf & { readonly keys: readonly string[] },
): { readonly pays: Told; readonly adds: Told } | Refusal =>
  answered(tab, of, ({ asking, plan }) => {
    const pays = asking.payWith(of.keys)
    return { pays: moneyTold(pays, plan), adds: moneyTold(pays - asking.pays, plan) }
  })

/** The metrics of which more can be had. */
export const growable = (tab: Tab, of: AskedOf): readonly Growable[] | Refusal => answered(tab, of, ({ asking }) => asking.metrics())

/** What the period pays with so many steps more of a metric, and what that adds. `steps`: a whole number, not negative. */
export const payWithMore = (
  tab: Tab,
  of: AskedOf & { readonly metric: string; readonly steps: number },
): { readonly more: Told; readonly pays: Told; readonly adds: Told } | Refusal => {
  const asked = askedOf(tab, of)
  if (isRefusal(asked)) return asked
  const found = asked.asking.payWithMore(of.metric, of.steps)
  if (found === undefined) return refusal('asked', `there is no more of \`${of.metric}\` to be had`)
  const { more, pays } = found
  return { more, pays: moneyTold(pays, asked.plan), adds: moneyTold(pays - asked.asking.pays, asked.plan) }
}

export const quiz = (tab: Tab, of: AskedOf): readonly QuizQuestion[] | Refusal => answered(tab, of, ({ asking }) => asking.quiz())
