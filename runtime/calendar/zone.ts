import { type Day, realDay } from './civil.ts'
import { parseDay } from './written.ts'

const formats = new Map<string, Intl.DateTimeFormat | undefined>()

function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (formats.has(zone)) return formats.get(zone)
  let format: Intl.DateTimeFormat | undefined
  try {
    format = new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric' })
  } catch (problem) {
    if (!(problem instanceof RangeError)) throw problem
  }
  formats.set(zone, format)
  return format
}

/** Whether this is a time zone of the IANA list (`Europe/Berlin`, `UTC`). */
export const isZone = (name: string): boolean => formatOf(name) !== undefined

const timestamp = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?:(Z)|([+-])([01]\d|2[0-3]):?([0-5]\d))?$/

/**
 * The day on which an ISO timestamp falls in a zone. With an offset (`Z`, `+02:00`) it is an instant and is moved to the zone;
 * without one it is local already. Undefined when the text is no timestamp. Throws RangeError when the zone does not exist.
 */
export function dayInZone(timestampText: string, zone: string): Day | undefined {
  const format = formatOf(zone)
  if (format === undefined) throw new RangeError(`no such time zone: ${zone}`)
  const match = timestamp.exec(timestampText)
  const written = match === null ? undefined : parseDay(match[1] ?? '')
  if (match === null || written === undefined) return undefined
  const [, , hour, minute, second = '0', utc, direction, offsetHour = '0', offsetMinute = '0'] = match
  if (utc === undefined && direction === undefined) return written

  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (direction === '-' ? -1 : 1)
  const minutes = written * 1440 + Number(hour) * 60 + Number(minute) - offset
  const parts = format.formatToParts((minutes * 60 + Number(second)) * 1000)
  const part = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((one) => one.type === type)?.value)
  return realDay(part('year'), part('month'), part('day'))
}
