/** The plan's text in other sizes: more parts of pay, other pay periods, and a text of a thousand lines. */

const PAY = /^pay (\w+) /gm

/** The plan with every part of pay `copies` times; the copies pay the same on the same metrics. */
export function withCopies(text, copies) {
  const from = text.search(/^pay /m)
  const [head, parts] = [text.slice(0, from), text.slice(from)]
  // a share of the target can be given out once: the other parts that pay on it pay by their own rates
  const copy = (i) =>
    parts
      .replace(PAY, `pay $1_${i} `)
      .replace(/^ {2}worth 100% of target\n/gm, '')
      .replace(/\d\.(\d\d)x/g, '$1%')
  return [head + parts, ...Array.from({ length: copies - 1 }, (_, i) => copy(i + 2))].join('\n')
}

/** The plan paid in other periods: `monthly`, `quarterly`, `half-yearly` or `yearly`. */
export const paid = (text, how) => text.replace(/^paid \w+$/m, `paid ${how}`)

/** A plan of a thousand lines: wide records, many parts of pay, an example for each. */
export function ofThousandLines(text) {
  const fields = Array.from({ length: 100 }, (_, i) => `  field_${i} ${['text', 'money', 'number', 'date'][i % 4]} optional`)
  const wide = text.replace('  split    number\n', `  split    number\n${fields.join('\n')}\n`)
  const parts = Array.from(
    { length: 50 },
    (_, i) => `
pay part_${i} "Part ${i}" on ${i % 2 === 0 ? 'sales' : 'net'} {
  graduated on attainment {
    from   0% at 1%
    from  60% at 1.5%
    from 100% at ${2 + (i % 5)}%
    from 150% at 2.5%
  }
  only when sales.attainment >= ${i % 40}%
  cap at $${1000 + i}
  because "Part ${i} is one of many"
}
example "part ${i} at quota" {
  given sales $100,000 of $100,000, net $100,000 of $100,000, rep.most $5,000
  expect part_${i} $${i % 2 === 0 ? 1000 : 1000}
}`,
  )
  const long = `${wide}${parts.join('\n')}\n`
  const missing = 1000 - long.split('\n').length + 1
  return `${'# a line of a plan of a thousand lines\n'.repeat(Math.max(0, missing))}${long}`
}
