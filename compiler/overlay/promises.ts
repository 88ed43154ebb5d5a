/** Promises are inherited; one that names a thing that was removed is dropped and listed (semantics 10a). */
import type { Item } from '../../grammar/forms/items.ts'
import type { Report } from '../../messages/diagnostic.ts'
import { report as reportOf } from '../../messages/report.ts'
import { firstWords } from '../bind/names-in.ts'
import type { PlanText } from './edit.ts'
import type { Action } from './resolve.ts'

/** The text without the promises that name a removed block. Reports CB274 at the edit that removed it. */
export function promisesKept(text: PlanText, actions: readonly Action[], report: Report): PlanText {
  const removed = new Map(actions.flatMap((action) => (action.does === 'drop' ? [[action.within.name, action.edit] as const] : [])))
  if (removed.size === 0) return text
  const broken = (item: Item): boolean => {
    if (item.form !== 'promise') return false
    const name = firstWords(item).find(({ text: word }) => removed.has(word))?.text
    const edit = name === undefined ? undefined : removed.get(name)
    if (name === undefined || edit === undefined) return false
    const related = [{ span: item.title.span, note: 'the promise is here' }]
    report(reportOf('CB274', edit.span, { title: item.title.text, name }, { related }))
    return true
  }
  return { ...text, own: text.own.filter((item) => !broken(item)) }
}
