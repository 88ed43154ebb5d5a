/** Data frames: the sums by person and month as whole numbers, in nodejs-polars and arquero. */
import { METRICS } from '../workload/exact.mjs'

/** Puts groups with a `place` and their three sums where they belong. */
function placed(people, place, metrics) {
  const sums = new Float64Array(people * 12 * METRICS)
  for (let group = 0; group < place.length; group += 1)
    metrics.forEach((values, metric) => {
      sums[Number(place[group]) * METRICS + metric] = Number(values[group])
    })
  return sums
}

export async function polarsSums({ people, rep, month, product, amount, discount, split }) {
  const { default: polars } = await import('nodejs-polars')
  const { col, lit, when } = polars
  const frame = polars.DataFrame({
    rep: polars.Series('rep', rep, polars.Int64),
    month: polars.Series('month', Array.from(month), polars.Int64),
    product: polars.Series('product', Array.from(product), polars.Int64),
    amount: polars.Series('amount', Array.from(amount), polars.Int64),
    discount: polars.Series('discount', Array.from(discount), polars.Int64),
    split: polars.Series('split', Array.from(split), polars.Int64),
  })
  const credit = col('amount').mul(col('split'))
  const zero = lit(0).cast(polars.Int64)
  const query = frame
    .lazy()
    .select(
      col('rep').mul(lit(12)).add(col('month')).cast(polars.Int64).alias('place'),
      when(
        col('product')
          .ltEq(lit(6))
          .and(col('discount').ltEq(lit(3000))),
      )
        .then(credit)
        .otherwise(zero)
        .alias('sales'),
      when(
        col('product')
          .eq(lit(2))
          .or(col('product').eq(lit(5)))
          .or(col('product').eq(lit(7)))
          .and(col('discount').lt(lit(2000))),
      )
        .then(credit.mul(lit(10_000).sub(col('discount'))))
        .otherwise(zero)
        .alias('net'),
      when(
        col('product')
          .eq(lit(1))
          .or(col('product').eq(lit(3)))
          .and(col('amount').gtEq(lit(500_000))),
      )
        .then(lit(1).cast(polars.Int64))
        .otherwise(zero)
        .alias('large'),
    )
    .groupBy('place')
    .agg(col('sales').sum(), col('net').sum(), col('large').sum())
  return () => {
    const groups = query.collectSync()
    const values = (name) => groups.getColumn(name).toArray()
    return placed(people, values('place'), ['sales', 'net', 'large'].map(values))
  }
}

export async function arqueroSums({ people, rep, month, product, amount, discount, split }) {
  const { table, op } = await import('arquero')
  const sales = table({ rep, month, product, amount, discount, split })
  return () => {
    const groups = sales
      .derive({
        place: (d) => d.rep * 12 + d.month,
        sales: (d) => (d.product <= 6 && d.discount <= 3000 ? d.amount * d.split : 0),
        net: (d) =>
          (d.product === 2 || d.product === 5 || d.product === 7) && d.discount < 2000 ? d.amount * d.split * (10000 - d.discount) : 0,
        large: (d) => ((d.product === 1 || d.product === 3) && d.amount >= 500000 ? 1 : 0),
      })
      .groupby('place')
      .rollup({ sales: op.sum('sales'), net: op.sum('net'), large: op.sum('large') })
    return placed(
      people,
      groups.array('place'),
      ['sales', 'net', 'large'].map((name) => groups.array(name)),
    )
  }
}
