/** A company of so many people in memory, for tests of reviews: everybody sells once, in March. */

import { answererOf } from '../../compiler/compare/payer.ts'
import { compile } from '../../compiler/compile.ts'
import { renderHtml } from '../../compiler/describe/html/page.ts'
import { renderText } from '../../compiler/describe/text.ts'
import { type Side, sideOf } from '../../compiler/diff/diff.ts'
import { reviewAnswer } from '../../compiler/review/answer.ts'
import { reviewMarkdown } from '../../compiler/review/markdown.ts'
import { namesCsv } from '../../compiler/review/names.ts'
import { type PlansReview, plansPage } from '../../compiler/review/plans.ts'
import { allocatorOf, payerOf } from '../../compiler/review/runs.ts'
import { paired, reviewsOf } from '../../compiler/review/versions.ts'
import { filesInMemory } from '../../runtime/fast/standing/run.ts'

export type Texts = Readonly<Record<string, string>>

export const COMPANY = `company small "Small"
language 1
currency USD
fiscal year starts January
rounding money half_up to $0.01
rounding ratio half_up to 0.000001
policy {
  attainment against full quota
  no quota means no pay
  do not prorate target, quota for hired_on, left_on, leave, transfer, change
  overpayment recovered from next pay up to 100% of it
}
objective grow "Grow" because "a"
record rep from "rep.csv" {
  id     text key
  name   text
  region text
}
record deal from "deal.csv" {
  id     text key
  rep    rep
  day    date incentive
  kind   text
  amount money
  margin money
}
credit deal { 100% to deal.rep }
`
export const PLAN = `plan base "Base"
language 1
uses "company.plan"
effective from 2026-01-01 to 2026-12-31
applies to rep
paid monthly
metric sales "Sales" {
  supports grow
  sum of deal.amount
  accumulates over year
  quota $20,000 per year
}
pay commission "Commission" on sales { flat 2% }
`

/** People `E-7000` on with names that stand nowhere else; each sells for `amount`, a thousand dollars more than the one before. */
export function dataOf(people: number, amount = (i: number): number => 10_000 + 1_000 * i): Texts {
  const ids = Array.from({ length: people }, (_, i) => `E-${7000 + i}`)
  const reps = ids.map((id, i) => `${id},Zebedee Quill ${i},${i % 2 === 0 ? 'east' : 'west'}`)
  const deals = ids.map((id, i) => `d${i},${id},2026-03-${10 + (i % 20)},${i % 3 === 0 ? 'old' : 'new'},${amount(i)}.00,${100 * i}.00`)
  return {
    'rep.csv': ['id,name,region', ...reps, ''].join('\n'),
    'deal.csv': ['id,rep,day,kind,amount,margin', ...deals, ''].join('\n'),
  }
}

/** A file and those that it uses as one side of a diff; throws with the findings where it does not compile. */
export function sideIn(texts: Texts, entry: string): Side {
  const compiled = compile(entry, (path) => texts[path])
  const side = sideOf(compiled)
  if (side === undefined) throw new Error(compiled.diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'))
  return side
}

/** The files of a run in memory. */
export const filesOf = (data: Texts): ReturnType<typeof filesInMemory> =>
  filesInMemory((file) => (data[file] === undefined ? undefined : Buffer.from(data[file])))

/** All that `diff` prints of two versions of some files on data. */
export function diffed(before: Texts, after: Texts, entries: readonly string[], data: Texts) {
  const files = filesOf(data)
  const trouble: string[] = []
  const pairs = paired(
    entries.map((entry) => sideIn(before, entry)),
    entries.map((entry) => sideIn(after, entry)),
  )
  const answerer = answererOf(files, 'FY26', false)
  const reviews: PlansReview = reviewsOf(
    pairs,
    payerOf(answerer),
    allocatorOf(files.bytes, ({ message }) => void trouble.push(message)),
  )
  if (trouble.length > 0) throw new Error(trouble.join('\n'))
  const page = plansPage(reviews, 'Run on FY26')
  return {
    reviews,
    text: renderText(page, 200).join('\n'),
    html: renderHtml(page),
    markdown: reviewMarkdown(page),
    json: JSON.stringify(reviewAnswer(reviews, 'FY26')),
    names: namesCsv(reviews.changed, reviews.quotas),
  }
}
