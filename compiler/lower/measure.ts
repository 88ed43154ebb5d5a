import type { Measure } from '../../runtime/core/core.ts'
import type { Metric } from '../plan.ts'

/** A metric as it is measured, without its quota. */
export const lowerMetric = (metric: Metric): Omit<Measure, 'quota'> => ({
  name: metric.name,
  label: metric.label,
  record: metric.record,
  aggregate: metric.aggregate,
  where: metric.where,
  onCredit: metric.onCredit,
  converted: metric.converted,
  scope: metric.scope,
  window: metric.window,
  unit: metric.unit,
  whenEmpty: metric.whenEmpty,
  origin: metric.origin,
})
