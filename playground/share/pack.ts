/** Texts packed into a link: deflated, in letters that any address takes. Nothing of it is trusted when it comes back. */

/** Texts by their path from the company's folder. */
export type Texts = ReadonlyMap<string, string>

export type Unpacked = { readonly texts: Texts } | { readonly problem: string }

/** The first byte says how the rest is packed. */
const FORM = 1
/** A link that unpacks to more is no plan. */
export const LARGEST = 1_000_000
const MOST_FILES = 200
const PATH = /^[\p{L}\p{N}_][\p{L}\p{N}_. -]*(\/[\p{L}\p{N}_][\p{L}\p{N}_. -]*)*\.plan$/u

const DAMAGED = 'This link is damaged: its text cannot be read. Ask for it again.'
const TOO_LARGE = 'This link unpacks to more than a megabyte; no plan is that long, so it was not opened.'

function toLetters(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

function fromLetters(letters: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(letters)) return undefined
  try {
    return Uint8Array.from(atob(letters.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** All bytes of a stream; undefined as soon as there are more than `most`. */
async function collected(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const reader = stream.getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    size += value.length
    if (size > most) {
      void reader.cancel().catch(() => undefined)
      return undefined
    }
    chunks.push(value)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

const through = (bytes: Uint8Array<ArrayBuffer>, change: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> =>
  new Blob([bytes]).stream().pipeThrough(change)

/** Packs texts; the same texts always give the same letters. */
export async function pack(texts: Texts): Promise<string> {
  const sorted = [...texts].sort(([a], [b]) => (a < b ? -1 : 1))
  const bytes = new TextEncoder().encode(JSON.stringify(sorted))
  const deflated = await collected(through(bytes, new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY)
  return toLetters(Uint8Array.of(FORM, ...(deflated ?? [])))
}

/** Texts by path, or undefined where the value is anything else. */
function textsIn(value: unknown): Texts | undefined {
  if (!Array.isArray(value) || value.length > MOST_FILES) return undefined
  const texts = new Map<string, string>()
  for (const entry of value as readonly unknown[]) {
    if (!Array.isArray(entry) || entry.length !== 2) return undefined
    const [path, text] = entry as readonly unknown[]
    if (typeof path !== 'string' || typeof text !== 'string' || path.length > 200 || !PATH.test(path)) return undefined
    texts.set(path, text)
  }
  return texts
}

/** Unpacks what `pack` packed; for anything else the words that a person is told. Never throws. */
export async function unpack(letters: string): Promise<Unpacked> {
  if (letters.length > LARGEST) return { problem: TOO_LARGE }
  const bytes = fromLetters(letters)
  if (bytes === undefined || bytes.length === 0) return { problem: DAMAGED }
  if (bytes[0] !== FORM)
    return { problem: 'This link was made by another version of Caboose. Open it where it was made, or ask for a new one.' }
  try {
    const inflated = await collected(through(bytes.slice(1), new DecompressionStream('deflate-raw')), LARGEST)
    if (inflated === undefined) return { problem: TOO_LARGE }
    const texts = textsIn(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(inflated)))
    return texts === undefined ? { problem: DAMAGED } : { texts }
  } catch {
    return { problem: DAMAGED }
  }
}
