/** What is imagined, in the address: the place of the example, and what was moved, in steps: `2;new_logos*3;target*20`. */
import type { ImaginedAsked } from '../session/imagined.ts'

export function readImagined(text: string | undefined): ImaginedAsked {
  const [at = '', ...moved] = (text ?? '').split(';')
  const moves = moved.flatMap((one): [string, number][] => {
    const [key = '', steps = ''] = one.split('*')
    return key !== '' && /^\d{1,3}$/.test(steps) ? [[key, Number(steps)]] : []
  })
  return { at: /^\d{1,4}$/.test(at) ? Number(at) : null, moves: Object.fromEntries(moves) }
}

export const writeImagined = ({ at, moves }: ImaginedAsked): string =>
  [at ?? '', ...Object.entries(moves).map(([key, steps]) => `${key}*${steps}`)].join(';')
