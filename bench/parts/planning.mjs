/** How the cost of planning grows with a company: accounts assigned to territories, quotas allocated to reps, and territories made even. */
import { median } from '../measure/rounds.mjs'
import { loadProduct } from '../product/bundle.mjs'
import { company, filesOf, planText } from '../workload/planning.mjs'

/** A territory for each fifty accounts and a rep and a half for each territory: 2,000 and 3,000 for 100,000. */
const sizeOf = (accounts) => ({ accounts, territories: Math.round(accounts / 50), reps: Math.round((accounts * 3) / 100) })

/** What the product must come to, added up here by the rules of the workload: rows in each territory and the total that is shared. */
function expected(files, { territories }) {
  const rows = new Array(territories).fill(0)
  const edges = Array.from({ length: territories }, (_, i) => 10_000 + Math.floor((i * 80_000) / territories))
  for (const line of files['accounts.csv'].split('\n').slice(1, -1)) {
    const zip = Number(line.split(',')[1])
    let [low, high] = [0, territories]
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (edges[middle] <= zip) low = middle
      else high = middle
    }
    rows[low] += 1
  }
  return rows
}

/** The slope of time over size between the first and the last size, both on logarithmic scales: 1 is linear. */
const slopeOf = (points) => Math.log(points.at(-1).milliseconds / points[0].milliseconds) / Math.log(points.at(-1).size / points[0].size)

/** Milliseconds of the processor since a start: other work on the machine does not count. */
function processorTime(started) {
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}

export async function measure({ sizes: all, rounds, spoil = false }) {
  const product = await loadProduct()
  const failures = []
  let checked = 0
  const points = []
  for (const accounts of all) {
    const size = sizeOf(accounts)
    const files = filesOf(size.accounts, size.reps)
    const texts = { 'company.plan': company, 'quotas.plan': planText(size.territories) }
    const bytes = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))
    const counts = expected(files, size)
    if (spoil) counts[0] += 1
    const times = []
    for (let round = 0; round <= rounds; round += 1) {
      const started = process.cpuUsage()
      const found = product.planned(texts, bytes)
      // the first one warms up
      if (round > 0 || rounds === 0) times.push(processorTime(started))
      if (round > 0) continue
      const wrong = counts.filter((count, i) => found.rows[i] !== count).length
      checked += counts.length + 1
      if (wrong > 0) failures.push(`accounts of ${accounts}: ${wrong} of ${counts.length} territories hold other rows`)
      if (found.missing !== 0n) failures.push(`quotas of ${accounts} accounts: parts differ from their parents by ${found.missing}`)
    }
    points.push({ size: accounts, milliseconds: median(times) })
  }
  const series = { 'accounts that are planned for': points }
  const large = points.find(({ size }) => size === 100_000)
  const figures = {
    'growth-accounts that are planned for': slopeOf(points),
    ...(large === undefined ? {} : { planning: large.milliseconds / 1000 }),
  }
  return { entries: [], series, figures, failures, checked }
}

export const sizes = {
  quick: { sizes: [1000, 4000], rounds: 0 },
  usual: { sizes: [10_000, 30_000, 100_000], rounds: 2 },
  full: { sizes: [10_000, 30_000, 100_000, 300_000], rounds: 2 },
}
