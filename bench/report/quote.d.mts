/** The pages that quote figures. */
export declare const QUOTING: readonly string[]
/** A page with the figures of results. Throws on a block that nobody writes. */
export declare function quoted(page: string, found: unknown): string
