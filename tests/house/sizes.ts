import { isTest, type TextFile } from './files.ts'

export const MEDIAN_LIMIT = 150
export const FILE_LIMIT = 400

const linesOf = ({ text }: TextFile): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** Files above the limit, as `path: lines`. */
export const tooLong = (files: readonly TextFile[]): string[] =>
  files.flatMap((file) => (linesOf(file) > FILE_LIMIT ? [`${file.path}: ${linesOf(file)} lines`] : []))

/** The median length of the files that are not tests. */
export function medianLength(files: readonly TextFile[]): number {
  const lengths = files
    .filter(({ path }) => !isTest(path))
    .map(linesOf)
    .sort((a, b) => a - b)
  return lengths[Math.floor(lengths.length / 2)] ?? 0
}
