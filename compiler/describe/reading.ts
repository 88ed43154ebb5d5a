/** How long a page takes to read. */
import type { Plan } from '../plan.ts'
import type { Block, Page, Reading } from './page.ts'

/** Silent reading of non-fiction in English: 238 words a minute on average (Brysbaert 2019, a review of 190 studies). */
export const WORDS_A_MINUTE = 238
export const SECONDS_A_NUMBER = 2
export const SECONDS_A_STEP = 5

const WORD = /\S*\p{L}\S*/gu
const NUMBER = /-?[$€£¥]?\d[\d,]*(?:\.\d+)?[%x]?/g

/** The steps of the calculation that a plan asks its reader to follow. */
const stepsOf = ({ pays, wholePay, limits, events }: Plan): number =>
  pays.reduce(
    (sum, { rate, gates, multipliers, kickers, limits: own }) => {
      const bands = rate.kind === 'table' ? rate.bands.length : 1
      const factors = multipliers.reduce((count, { bands: lines }) => count + Math.max(1, lines.length), 0)
      return sum + bands + gates.length + factors + kickers.length + own.length
    },
    wholePay.gates.length + wholePay.multipliers.length + limits.length + events.length,
  )

/**
 * What it takes to read: `seconds = words * 60 / 238 + 2 * numbers + 5 * steps`, rounded up.
 *
 * `numbers` are the different numbers on the page: one that comes back has been held already. A curve shows at a glance what the
 * lines around it say, so its words do not count.
 */
export function readingOf(blocks: readonly Block[], plan: Plan): Reading {
  const texts = blocks.flatMap(({ heading, lines }) => [
    heading,
    ...lines.flatMap(({ kind, text }) => (kind === 'curve' || kind === 'bars' ? [] : [text])),
  ])
  const words = texts.reduce((sum, one) => sum + (one.match(WORD)?.length ?? 0), 0)
  const numbers = new Set(texts.flatMap((one) => one.match(NUMBER) ?? [])).size
  const steps = stepsOf(plan)
  return { words, numbers, steps, seconds: Math.ceil((words * 60) / WORDS_A_MINUTE + SECONDS_A_NUMBER * numbers + SECONDS_A_STEP * steps) }
}

/** `About 2 minutes to read`. */
export function sayReading({ seconds }: Reading): string {
  const minutes = Math.max(1, Math.round(seconds / 60))
  return `About ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} to read`
}

/** The line under a page's title. */
export function underTitle(page: Page): string {
  if ('reading' in page) return sayReading(page.reading)
  return 'under' in page ? page.under : page.period
}
