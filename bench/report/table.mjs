/** What was measured, as Markdown: the targets first, then every peer with what it got wrong. */
import { TARGETS, verdictOf } from '../targets.mjs'
import { seriesOf } from './plot.mjs'

const grouped = (value) => Math.round(value).toLocaleString('en-US')
const small = (value) =>
  value === null || value === undefined ? '' : value >= 100 ? grouped(value) : value >= 1 ? value.toFixed(1) : value.toFixed(2)
const row = (cells) => `| ${cells.join(' | ')} |`

/** The table of targets: each with what was measured beside it. */
export function targetTable({ figures, reasons }) {
  const lines = Object.entries(TARGETS).map(([id, target]) => {
    const value = figures[id]
    const verdict = verdictOf(target, value)
    const limit = (number) => (number === null ? '' : target.shown(number))
    const [other, shown] = target.beside ?? []
    const beside = other !== undefined && figures[other] ? ` (${shown(figures[other])})` : ''
    const because = verdict === 'short' || verdict === 'not measured' ? (reasons[id] ?? '') : ''
    return row([
      target.what,
      limit(target.must),
      limit(target.stretch),
      verdict === 'not measured' ? '' : `${target.shown(value)}${beside}`,
      verdict,
      because,
    ])
  })
  return [
    '| what | must | stretch | measured | verdict | where it falls short, why |',
    '| --- | ---: | ---: | ---: | --- | --- |',
    ...lines,
  ].join('\n')
}

/** One part's ways: times, and how many of its values are wrong. */
export function partTable({ entries }) {
  const lines = entries.map(({ name, rows, median, best, cpu, rounds, wrong, of, failed, megabytes }) =>
    row([
      name,
      rows ? grouped(rows) : '',
      small(median),
      small(best),
      rows && cpu ? small((cpu * 1e6) / rows) : '',
      rounds ?? '',
      failed
        ? `could not be had: ${failed}`
        : of === null || of === undefined
          ? ''
          : wrong === 0 || wrong === null
            ? `0 of ${grouped(of)}`
            : `**${grouped(wrong)} of ${grouped(of)}**`,
      megabytes ? grouped(megabytes) : '',
    ]),
  )
  return [
    '| way | rows | median ms | best ms | ns a row (processor) | rounds | wrong values | MB |',
    '| --- | ---: | ---: | ---: | ---: | ---: | --- | ---: |',
    ...lines,
  ].join('\n')
}

/** How long each size took. */
const growthTable = (series) =>
  [
    '| what grows | size and milliseconds |',
    '| --- | --- |',
    ...Object.entries(series).map(([name, points]) =>
      row([name, points.map(({ size, milliseconds }) => `${grouped(size)}: ${small(milliseconds)}`).join(', ')]),
    ),
  ].join('\n')

const TITLES = {
  rows: 'The transaction stage: three metrics by person and month',
  plan: 'The whole plan: 200,000 amounts from the rows',
  rules: 'Rule engines and a spreadsheet: the metrics of each row',
  ingest: 'CSV to columns',
  run: '`run`, from files to ledgers on disk: whole processes',
  people: 'What need not be computed again',
  workers: 'Two workers',
  compile: 'Text to Core',
  start: 'From the shell',
}

/** The whole report. */
export function reportOf(found) {
  const { machine, versions, parts, failures } = found
  const sections = Object.entries(parts)
    .filter(([name, part]) => TITLES[name] !== undefined && part.entries?.length > 0)
    .map(([name, part]) => `## ${TITLES[name]}\n\n${partTable(part)}`)
  const series = seriesOf(parts)
  if (Object.keys(series).length > 0) sections.push(`## Growth\n\n${growthTable(series)}`)
  const kept = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return `# Measured ${found.date.slice(0, 10)}

${machine.cpu}, ${machine.cores} cores, ${machine.memory} GB, ${machine.system}, Node ${machine.node}; load ${machine.load} at the start. Ratios are medians over rounds in which all ways of a part took turns; the whole took ${Math.round(found.seconds / 60)} minutes.

${targetTable(found)}

${failures.length === 0 ? 'Every part ran, and all values of ours are exact.' : `Failed: ${failures.join('; ')}.`}

${sections.join('\n\n')}

Peers: ${kept.join(', ')}.
`
}
