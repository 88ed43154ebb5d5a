/**
 * The files with first answers that lie beside this page, by `keyOf`: none while it is developed; the build of the page writes the list. It is
 * of the same build as the page, and a key names the very files that were asked about, so that no answer can be of another text or program.
 */
export const FIRST_FILES: Readonly<Record<string, string>> = {}

/** `sources`: the hash of a company's texts and data, as its folder in the list of companies says it. */
export const keyOf = (sources: string, plan: string): string => `${sources} ${plan}`
