/** Labels that do not lie on each other, on the curve or outside the drawing. */

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Label {
  readonly text: string
  readonly x: number
  readonly y: number
  /** On which side of (x, y) the text stands. */
  readonly anchor: 'start' | 'middle' | 'end'
}

export interface Wanted {
  readonly text: string
  /** What is said where the text has no room, the longest first. */
  readonly shorter: readonly string[]
  readonly x: number
  readonly y: number
  readonly bold: boolean
  /** Whether it says nothing unless it stands close: a name that stood nearer to another line would be that one's. */
  readonly near?: boolean
  /** Other points beside which it says the same, tried in order. */
  readonly elsewhere?: readonly { readonly x: number; readonly y: number }[]
}

export type Stroke = readonly [x1: number, y1: number, x2: number, y2: number]

/** How wide a character is, as a part of the height of its text, in a wide sans-serif. */
const partOf = (character: string): number => (character === '%' ? 0.95 : /[.,:; ]/.test(character) ? 0.34 : 0.62)

export const widthOf = (text: string, size: number, bold = false): number =>
  [...text].reduce((sum, character) => sum + partOf(character), 0) * size * (bold ? 1.08 : 1)

const overlaps = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
const inside = (a: Box, b: Box): boolean => a.left >= b.left && a.right <= b.right && a.top >= b.top && a.bottom <= b.bottom

/** Whether a line touches a box: one of many points along it is inside. */
function crosses([x1, y1, x2, y2]: Stroke, box: Box): boolean {
  const steps = Math.max(2, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / 3))
  for (let i = 0; i <= steps; i += 1) {
    const [x, y] = [x1 + ((x2 - x1) * i) / steps, y1 + ((y2 - y1) * i) / steps]
    if (x > box.left && x < box.right && y > box.top && y < box.bottom) return true
  }
  return false
}

export const boxOf = ({ text, x, y, anchor }: Label, size: number, bold: boolean): Box => {
  const width = widthOf(text, size, bold)
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
  return { left: left - 2, right: left + width + 2, top: y - size, bottom: y + size * 0.3 }
}

/** Around a point, the best place first: a rising curve leaves room above on the left and below on the right. */
const AROUND = [
  [-9, -8, 'end'],
  [10, 17, 'start'],
  [0, -12, 'middle'],
  [-10, 4, 'end'],
  [10, -8, 'start'],
  [11, 4, 'start'],
  [0, 22, 'middle'],
  [-9, -26, 'end'],
  [10, 34, 'start'],
  [-9, 20, 'end'],
] as const

/** How far off its line a name may stand. */
const NEAR = 17

/** A place for each label, the first ones first; one that fits nowhere is left out: the table below the curve has it. */
export function placed<W extends Wanted>(
  wanted: readonly W[],
  size: number,
  frame: Box,
  strokes: readonly Stroke[],
  taken: readonly Box[],
): (Label & W)[] {
  const boxes = [...taken]
  return wanted.flatMap((one) => {
    const spots = [one, ...(one.elsewhere ?? [])].flatMap(({ x, y }) =>
      AROUND.map(([dx, dy, anchor]) => ({ x: x + dx, y: y + dy, dy, anchor })),
    )
    const allowed = spots.filter(({ dy }) => one.near !== true || Math.abs(dy) <= NEAR)
    for (const text of [one.text, ...one.shorter]) {
      for (const { x, y, anchor } of allowed) {
        const label = { ...one, text, x, y, anchor }
        const box = boxOf(label, size, one.bold)
        if (!inside(box, frame) || boxes.some((other) => overlaps(box, other)) || strokes.some((stroke) => crosses(stroke, box))) continue
        boxes.push(box)
        return [label]
      }
    }
    return []
  })
}

/** Labels below an axis in one row, or two where they would touch; one that still touches is left out. */
export function alongAxis(
  wanted: readonly { readonly text: string; readonly x: number }[],
  size: number,
  frame: { left: number; right: number },
): { text: string; x: number; row: number }[] {
  const ends = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  return wanted.flatMap(({ text, x }) => {
    const half = widthOf(text, size) / 2
    const middle = Math.min(Math.max(x, frame.left + half), frame.right - half)
    const row = ends.findIndex((end) => middle - half > end + 6)
    if (row < 0) return []
    ends[row] = middle + half
    return [{ text, x: middle, row }]
  })
}
