import type { Field, RecordShape } from '../core/record.ts'
import type { Reading } from '../data/rows.ts'
import { readerOf } from '../data/rows.ts'
import { codeSink } from './codes.ts'
import { daySink, writtenDaySink } from './days.ts'
import { type Digits, numberSink } from './numbers.ts'
import type { Room } from './room.ts'
import type { CellSink } from './sink.ts'
import { textSink } from './texts.ts'

/** How a field of a record goes into a column. A key's texts differ from row to row; other texts say few different things. */
export function sinkOf(shape: RecordShape, field: Field, reading: Reading, room: Room): CellSink {
  const read = readerOf(field, reading)
  const { unit, form } = field
  switch (unit.kind) {
    case 'money':
      return numberSink(read, room, { power: form.scale === 'cents' ? 0 : reading.digitsOf(unit.currency), whole: true, suffix: null })
    case 'percent':
      return numberSink(read, room, form.scale === 'fraction' ? FREE : { power: -2, whole: false, suffix: PERCENT })
    case 'factor':
      return numberSink(read, room, { ...FREE, suffix: TIMES })
    case 'number':
      return numberSink(read, room, FREE)
    case 'count':
    case 'months':
      return numberSink(read, room, { power: 0, whole: true, suffix: null })
    case 'date':
      return form.dates === null && form.zone === null ? daySink(read, room) : writtenDaySink(read, room)
    case 'text':
      return shape.key.includes(field.name) && field.oneOf === null ? textSink(read, room) : codeSink(read, room)
    case 'yesno':
    case 'reference':
      return codeSink(read, room)
    default: {
      const never: never = unit
      return never
    }
  }
}

const FREE: Digits = { power: 0, whole: false, suffix: null }
const [PERCENT, TIMES] = [37, 120]

/** A sink that judges every cell and keeps none: for fields that are checked, and that nothing reads. */
export const judging = (sink: CellSink): CellSink => ({
  ...sink,
  plain: { ...sink.plain, bound: () => ({ ...sink.plain.bound(0), room: Number.POSITIVE_INFINITY }) },
  scan: (bytes, at) => sink.scan(bytes, at, 0),
  take: (text, _, at) => sink.take(text, 0, at),
  skip: () => undefined,
  forget: () => undefined,
  reserve: () => undefined,
})
