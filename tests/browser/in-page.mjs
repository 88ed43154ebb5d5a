// What is measured inside the page; sent there as text, so it holds all that it needs.
// Contrast of every text where it is drawn. Source: WCAG 2.2, 1.4.3 and the definition of contrast ratio.

const parsed = (css) => {
  const [r = 0, g = 0, b = 0, a = 1] = (css.match(/[\d.]+/g) ?? []).map(Number)
  return [r, g, b, css.startsWith('rgb') ? a : 0]
}

const luminance = ([r, g, b]) => {
  const part = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b)
}

function behind(element) {
  for (let at = element; at !== null; at = at.parentElement) {
    const colour = parsed(getComputedStyle(at).backgroundColor)
    if (colour[3] === 1) return colour
  }
  return [255, 255, 255, 1]
}

/** The texts whose contrast is below AA, as `text: ratio`. */
function tooFaint() {
  const faint = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement
    const words = node.textContent?.trim() ?? ''
    if (element === null || words === '' || ['TITLE', 'DESC'].includes(element.tagName.toUpperCase())) continue
    if (!element.checkVisibility()) continue
    const style = getComputedStyle(element)
    const front = luminance(parsed(element instanceof SVGElement ? style.fill : style.color))
    const back = luminance(behind(element))
    const ratio = (Math.max(front, back) + 0.05) / (Math.min(front, back) + 0.05)
    const size = Number.parseFloat(style.fontSize)
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5
    if (ratio < needed) faint.push(`${words.slice(0, 40)}: ${ratio.toFixed(2)}`)
  }
  return faint
}

/** Pairs of labels of a drawing that lie on each other. */
function clashes() {
  const texts = [...document.querySelectorAll('svg text')].filter((one) => one.checkVisibility())
  const boxes = texts.map((one) => ({ text: one.textContent, box: one.getBoundingClientRect() }))
  const apart = (a, b) => a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 2 || b.bottom <= a.top + 2
  return boxes.flatMap((a, i) => boxes.slice(i + 1).flatMap((b) => (apart(a.box, b.box) ? [] : [`${a.text} / ${b.text}`])))
}

globalThis.measure = { tooFaint, clashes, width: () => document.documentElement.scrollWidth }
