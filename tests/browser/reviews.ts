/** Pages for those who decide: a change of a plan, of several, of nothing, for too few people; a scenario; the Goal Alignment Matrix. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { answererOf } from '../../compiler/compare/payer.ts'
import { compile } from '../../compiler/compile.ts'
import { renderHtml } from '../../compiler/describe/html/page.ts'
import { matrixOf } from '../../compiler/matrix/matrix.ts'
import { matrixPage } from '../../compiler/matrix/page.ts'
import { scenarioPage } from '../../compiler/scenario/page.ts'
import { comparedOn } from '../../compiler/scenario/scenario.ts'
import { COMPANY, dataOf, diffed, filesOf, PLAN, sideIn } from '../review/company.ts'

const texts = { 'company.plan': COMPANY, 'base.plan': PLAN, 'other.plan': PLAN.replace('base "Base"', 'other "Other"') }
const capped = (plan: string): string => plan.replace('{ flat 2% }', '{\n  flat 3%\n  cap at $1,200\n}')
const changed = { ...texts, 'base.plan': capped(PLAN), 'other.plan': capped(texts['other.plan']) }

function scenario(): string {
  const what = {
    ...texts,
    'if.plan':
      'scenario what_if "What if" on base\nlanguage 1\nuses "base.plan"\nchange commission flat 4%\nchange sales quota $40,000 per year\n',
  }
  const margin = { record: 'deal', margin: ['margin'], by: ['kind'] }
  const compared = comparedOn(sideIn(what, 'base.plan'), [sideIn(what, 'if.plan')], answererOf(filesOf(dataOf(60)), 'FY26', false), margin)
  if (compared === undefined) throw new Error('not answered')
  return renderHtml(scenarioPage(compared, 'On the data of FY26, beside Base', ['region']))
}

function matrix(): string {
  const read = (path: string): string => readFileSync(join(import.meta.dirname, '../../plans/northwind-cloud', path), 'utf8')
  const plans = ['account-executive.plan', 'account-manager.plan', 'sales-manager.plan'].flatMap((file) => compile(file, read).plan ?? [])
  return renderHtml(matrixPage(matrixOf(plans), 'Northwind Cloud'))
}

/** The page of more than one plan. */
export const SEVERAL = 'a review of two plans'

export const REVIEWS: Readonly<Record<string, () => string>> = {
  'a review of one plan': () => diffed(texts, changed, ['base.plan'], dataOf(60)).html,
  [SEVERAL]: () => diffed(texts, changed, ['base.plan', 'other.plan'], dataOf(60)).html,
  'a review of nothing': () => diffed(texts, texts, ['base.plan'], dataOf(60)).html,
  'a review for too few people': () => diffed(texts, changed, ['base.plan'], dataOf(4)).html,
  'a scenario': scenario,
  'the Goal Alignment Matrix': matrix,
}
