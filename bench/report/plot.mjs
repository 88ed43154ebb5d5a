/** Growth as SVG: time over size, both on logarithmic scales, beside the line that linear growth would follow. */

const WIDTH = 460
const HEIGHT = 320
const EDGE = { left: 64, right: 16, top: 44, bottom: 48 }

const STYLE = `<style>
.card{fill:#fff;stroke:#d9dce1}.grid{stroke:#e6e8ec;fill:none}.linear{stroke:#8a93a0;stroke-dasharray:5 4;fill:none}
.measured{stroke:#0b5cad;stroke-width:2;fill:none}.point{fill:#0b5cad}
text{font:12px ui-sans-serif,system-ui,sans-serif;fill:#3f4753}.title{font-weight:600;font-size:13px;fill:#1f2530}
@media (prefers-color-scheme:dark){.card{fill:#14171c;stroke:#2c323b}.grid{stroke:#262b33}.linear{stroke:#7d8794}.measured{stroke:#79b8ff}.point{fill:#79b8ff}text{fill:#b4bdc9}.title{fill:#e4e8ee}}
</style>`

const sizeText = (value) => (value >= 1e6 ? `${value / 1e6} million` : value.toLocaleString('en-US'))
const timeText = (value) => (value >= 1000 ? `${value / 1000} s` : `${value} ms`)

/** One plot: `points` of size and milliseconds. */
function plotOf({ scaleLog, line }, name, points) {
  const sizes = points.map(({ size }) => size)
  const times = points.map(({ milliseconds }) => milliseconds)
  const x = scaleLog()
    .domain([Math.min(...sizes), Math.max(...sizes)])
    .range([EDGE.left, WIDTH - EDGE.right])
  const first = points[0]
  const linear = points.map(({ size }) => ({ size, milliseconds: (first.milliseconds * size) / first.size }))
  const all = [...times, ...linear.map(({ milliseconds }) => milliseconds)]
  const y = scaleLog()
    .domain([Math.min(...all), Math.max(...all)])
    .range([HEIGHT - EDGE.bottom, EDGE.top])
    .nice()
  const at = line()
    .x(({ size }) => x(size))
    .y(({ milliseconds }) => y(milliseconds))
  const [low, high] = y.domain()
  const tens = Array.from({ length: Math.round(Math.log10(high / low)) + 1 }, (_, i) => low * 10 ** i)
  const round = (value) => Math.round(value * 10) / 10
  const across = tens.map(
    (value) =>
      `<path class="grid" d="M${EDGE.left} ${round(y(value))}H${WIDTH - EDGE.right}"/><text x="${EDGE.left - 8}" y="${round(y(value) + 4)}" text-anchor="end">${timeText(Number(value.toPrecision(1)))}</text>`,
  )
  const down = sizes.map(
    (size) =>
      `<path class="grid" d="M${round(x(size))} ${EDGE.top}V${HEIGHT - EDGE.bottom}"/><text x="${round(x(size))}" y="${HEIGHT - EDGE.bottom + 18}" text-anchor="${size === sizes[0] ? 'start' : size === sizes.at(-1) ? 'end' : 'middle'}">${sizeText(size)}</text>`,
  )
  const dots = points.map(
    ({ size, milliseconds }) => `<circle class="point" cx="${round(x(size))}" cy="${round(y(milliseconds))}" r="3.5"/>`,
  )
  const path = (list) => at(list).replace(/\d+\.\d+/g, (number) => String(round(Number(number))))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="Time as ${name} grow, from ${sizeText(sizes[0])} to ${sizeText(sizes.at(-1))}">
${STYLE}
<rect class="card" x="0.5" y="0.5" width="${WIDTH - 1}" height="${HEIGHT - 1}" rx="10"/>
<text class="title" x="${EDGE.left}" y="26">Time as ${name} grow</text>
${[...across, ...down].join('\n')}
<path class="linear" d="${path(linear)}"/>
<path class="measured" d="${path(points)}"/>
${dots.join('\n')}
<text x="${WIDTH - EDGE.right}" y="${HEIGHT - 10}" text-anchor="end">dashed: linear from the first point</text>
</svg>
`
}

/** What all parts together found of growth, by what grows. */
export const seriesOf = (parts) => Object.assign({}, ...Object.values(parts).map(({ series }) => series))

/** The file name of each series' plot, without its ending, and what the plot shows. */
export const plotNames = (series = {}) =>
  Object.keys(series).map((name) => [`growth-${name.replaceAll(/\W+/g, '-')}`, `Time as ${name} grow`])

/** The plots of a part's series by their file names; none where there are no series, or d3 could not be had. */
export async function plotsOf(series = {}) {
  try {
    const [{ scaleLog }, { line }] = await Promise.all([import('d3-scale'), import('d3-shape')])
    const lists = Object.entries(series)
    return new Map(plotNames(series).map(([file], i) => [file, plotOf({ scaleLog, line }, ...lists[i])]))
  } catch (problem) {
    if (problem.code !== 'ERR_MODULE_NOT_FOUND') throw problem
    return new Map()
  }
}
