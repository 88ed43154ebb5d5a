/** What a rep asks of a plan, as data: the same answers for the page in the browser and for the terminal. */

/** A number for people and for machines: a plain decimal (money in major units), or `n/d` where its digits do not end; and its words. */
export interface Told {
  readonly exact: string
  readonly says: string
}

/** A metric of a person in the window that the end of the period lies in. */
export interface Standing {
  readonly metric: string
  readonly label: string
  /** To date at the end of the period; null: it has no value. */
  readonly value: Told | null
  /** Null: none. */
  readonly quota: Told | null
  readonly attainment: Told | null
  /** What is missing to the quota; null where there is none, or it is reached. */
  readonly toGo: Told | null
  /** The days that it adds up over. */
  readonly over: string
}

/** The figures that a page about a person's pay leads with. */
export interface EarnedSoFar {
  readonly payee: string
  readonly name: string
  readonly period: string
  readonly days: string
  /** What the statement says was earned in the period. */
  readonly earned: Told
  /** The same from the first day of the fiscal year, or of the plan in it, to the end of the period. */
  readonly toDate: Told
  /** The person's target for those days, and the part of it that is earned; null where the plan has none. */
  readonly target: Told | null
  readonly ofTarget: Told | null
  readonly standings: readonly Standing[]
  /** One sentence. */
  readonly says: string
}

/** Where a metric pays at another rate than before. */
export interface RateChange {
  /** How much more it is. */
  readonly more: Told
  /** The metric there, and what part of the quota that is; null without a quota. */
  readonly at: Told
  readonly attainment: Told | null
  /** What is added at once there; null: nothing. It is below zero where something is lost. */
  readonly jump: Told | null
  /** What each step pays from there. */
  readonly pays: Told
}

/** What the next of a metric pays. `says` tells all of it; where the question has no meaning it says why, and all else is null. */
export interface NextPays {
  readonly metric: string
  readonly label: string
  /** A round amount: `$10,000`, or one of what is counted. */
  readonly step: Told | null
  readonly pays: Told | null
  /** The first place where each step pays something else than the next one does. */
  readonly change: RateChange | null
  /** The first place before that at which an amount is added at once; null: there is none. */
  readonly jump: RateChange | null
  /** The row that is imagined, in words; empty where none is. */
  readonly imagined: string
  readonly says: string
}

/** A metric of which more can be had. */
export interface Growable {
  readonly metric: string
  readonly label: string
  /** A round amount: `$10,000`, or one of what is counted. */
  readonly step: Told
  /** The row that is imagined, in words. */
  readonly imagined: string
}

/** How much more of a metric brings pay to a goal. */
export interface NeedToSell {
  readonly metric: string
  readonly label: string
  readonly goal: Told
  /** `reached`: it is there already. `never`: no amount brings it there; `most` is what this metric can bring. */
  readonly outcome: 'needs' | 'reached' | 'never' | 'no question'
  /** The least that is enough, in units of the metric: a cent, or one. */
  readonly more: Told | null
  /** The metric there, and what part of the quota that is. */
  readonly at: Told | null
  readonly attainment: Told | null
  /** What the plan then pays for the period. */
  readonly pays: Told | null
  /** The most that more of this metric brings; null where there is no most, or it was not asked. */
  readonly most: Told | null
  readonly imagined: string
  readonly says: string
}

/** A deal that is not closed yet. */
export interface OpenDeal {
  readonly key: string
  /** What tells it to a person: its texts. */
  readonly label: string
  readonly amount: Told | null
  readonly closes: string
  /** What the period's pay grows by when it alone closes as expected. */
  readonly adds: Told
  readonly says: string
}

/** The fewest open deals that reach a goal. */
export interface FewestDeals {
  readonly goal: Told
  readonly outcome: 'needs' | 'reached' | 'never' | 'too many'
  readonly deals: readonly string[]
  readonly pays: Told | null
  readonly says: string
}

/** One question about a person's own plan; `right` is the place of the right option. */
export interface QuizQuestion {
  readonly kind: string
  readonly asks: string
  readonly options: readonly string[]
  readonly right: number
  /** Why, in a sentence, for after the answer. */
  readonly because: string
}

/** Everything that can be asked about one person and period. Built once; each question is then quick. */
export interface Asking {
  readonly earnedSoFar: () => EarnedSoFar
  /** One for each metric of the plan, in its order. */
  readonly nextPays: () => readonly NextPays[]
  /** `goal` in minor units of the plan's currency: what the period is to pay. */
  readonly needToSell: (goal: bigint) => readonly NeedToSell[]
  /** The metrics of which more can be had, in the plan's order. */
  readonly metrics: () => readonly Growable[]
  /** What the period pays with so many steps more of a metric, in minor units; undefined where there is no more of it to be had. */
  readonly payWithMore: (metric: string, steps: number) => { readonly more: Told; readonly pays: bigint } | undefined
  /** What the period pays now, in minor units. */
  readonly pays: bigint
  /** None where no file of open deals was handed in, or the person has none. */
  readonly openDeals: () => readonly OpenDeal[]
  /** What the period pays when some of the open deals close, by their keys; in minor units. */
  readonly payWith: (keys: readonly string[]) => bigint
  readonly fewestDeals: (goal: bigint) => FewestDeals
  readonly quiz: () => readonly QuizQuestion[]
}
