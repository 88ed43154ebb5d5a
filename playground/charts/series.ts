/** A metric keeps its colour everywhere; a plan has at most three. */
export type Series = 1 | 2 | 3

const ALL: readonly Series[] = [1, 2, 3]

/** The colour of the metric at a place of the plan's list. */
export const seriesAt = (place: number): Series => ALL[place % ALL.length] ?? 1

export const seriesClass = (series: Series): string => `charts-series-${series}`
