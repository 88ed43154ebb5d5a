/** Order statistics of milliseconds. */
const at = (values, part) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))]

export const median = (values) => at(values, 0.5)
export const p95 = (values) => at(values, 0.95)
export const milliseconds = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`
