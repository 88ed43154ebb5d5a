/** `holidays from "holidays.csv"`: a record of one column, a row for each day off. */
import { report as reportOf } from '../../messages/report.ts'
import { HOLIDAY_DATE, HOLIDAYS } from '../../runtime/core/holidays.ts'
import type { RecordShape } from '../../runtime/core/record.ts'
import { inForce, originOf, type Sources } from './context.ts'

/** The record of the days off; undefined where no file is named. Reports CB202 where the plan has a record of that name. */
export function holidayRecord(sources: Sources, records: ReadonlyMap<string, RecordShape>): RecordShape | undefined {
  const item = inForce(sources, 'holidays')?.item
  if (item === undefined) return undefined
  const own = records.get(HOLIDAYS)
  if (own !== undefined) {
    const related = [{ span: own.origin.span, note: 'it is declared here already' }]
    sources.report(reportOf('CB202', item.span, { name: HOLIDAYS }, { related }))
    return undefined
  }
  const origin = originOf('holidays', item.span)
  return {
    name: HOLIDAYS,
    file: item.file.text,
    key: [HOLIDAY_DATE],
    fields: [
      {
        name: HOLIDAY_DATE,
        column: HOLIDAY_DATE,
        unit: { kind: 'date' },
        oneOf: null,
        per: null,
        currency: null,
        optional: false,
        role: 'plain',
        form: { scale: 'plain', dates: null, zone: null },
        origin,
      },
    ],
    history: null,
    known: null,
    withdrawn: null,
    rates: false,
    origin,
  }
}
