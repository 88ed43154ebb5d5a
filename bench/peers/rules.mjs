/** Rule engines: what one row gives to each of the three metrics. `credits(row)` or `credits(rows)`, numbers in dollars. */

const PRODUCTS = { sales: ['P0', 'P1', 'P2', 'P3', 'P4', 'P5', 'P6'], net: ['P2', 'P5', 'P7'], large: ['P1', 'P3'] }

/** json-rules-engine: three rules, asked for each row. */
export async function jsonRules() {
  const { Engine } = await import('json-rules-engine')
  const engine = new Engine()
  const rule = (type, fact, operator, value) =>
    engine.addRule({
      conditions: {
        all: [
          { fact: 'product', operator: 'in', value: PRODUCTS[type] },
          { fact, operator, value },
        ],
      },
      event: { type },
    })
  rule('sales', 'discount', 'lessThanInclusive', 0.3)
  rule('net', 'discount', 'lessThan', 0.2)
  rule('large', 'amount', 'greaterThanInclusive', 5000)
  const given = {
    sales: ({ amount, split }) => amount * split,
    net: ({ amount, split, discount }) => amount * (1 - discount) * split,
    large: () => 1,
  }
  return async (row) => {
    const { events } = await engine.run(row)
    const fired = new Set(events.map(({ type }) => type))
    return ['sales', 'net', 'large'].map((type) => (fired.has(type) ? given[type](row) : 0))
  }
}

const FEEL = `{
  sales: if product in ("P0","P1","P2","P3","P4","P5","P6") and discount <= 0.3 then amount * split else 0,
  net: if product in ("P2","P5","P7") and discount < 0.2 then amount * (1 - discount) * split else 0,
  large: if product in ("P1","P3") and amount >= 5000 then 1 else 0 }`

/** feelin: one FEEL expression, which it reads anew for each row. */
export async function feel() {
  const { evaluate } = await import('feelin')
  return (row) => {
    const found = evaluate(FEEL, row)
    const { sales, net, large } = found.value ?? found
    return [sales, net, large]
  }
}

const quoted = (names) => `[${names.map((name) => `'${name}'`).join(', ')}]`
const decision = (expressions) => ({
  nodes: [
    { id: 'in', type: 'inputNode', name: 'in', position: { x: 0, y: 0 } },
    {
      id: 'metrics',
      type: 'expressionNode',
      name: 'metrics',
      position: { x: 0, y: 0 },
      content: { expressions: Object.entries(expressions).map(([key, value]) => ({ id: key, key, value })) },
    },
    { id: 'out', type: 'outputNode', name: 'out', position: { x: 0, y: 0 } },
  ],
  edges: [
    { id: 'first', sourceId: 'in', targetId: 'metrics', type: 'edge' },
    { id: 'second', sourceId: 'metrics', targetId: 'out', type: 'edge' },
  ],
})

/** zen-engine: one call for the rows of a person and quarter, which gives their sums. */
export async function zen() {
  const { ZenEngine } = await import('@gorules/zen-engine')
  const where = (type, condition) => `filter(rows, #.product in ${quoted(PRODUCTS[type])} and ${condition})`
  const made = new ZenEngine().createDecision(
    decision({
      sales: `sum(map(${where('sales', '#.discount <= 0.3')}, #.amount * #.split))`,
      net: `sum(map(${where('net', '#.discount < 0.2')}, #.amount * (1 - #.discount) * #.split))`,
      large: `len(${where('large', '#.amount >= 5000')})`,
    }),
  )
  return async (rows) => {
    const { result } = await made.evaluate({ rows })
    return [result.sales, result.net, result.large]
  }
}

const among = (cell, names) => `OR(${names.map((name) => `${cell}="${name}"`).join(',')})`

/**
 * HyperFormula: a sheet with three formulas a row, and three sums for each person and quarter to date. Its licence is GPL-3: it is timed
 * here, and is no part of what ships. Gives the sums, person by person.
 */
export async function sheet(rows, people) {
  const { HyperFormula } = await import('hyperformula')
  const cells = rows.map(({ rep, quarter, product, amount, discount, split }, i) => {
    const at = (column) => `${column}${i + 1}`
    return [
      rep,
      quarter,
      product,
      amount,
      discount,
      split,
      `=IF(AND(${among(at('C'), PRODUCTS.sales)},${at('E')}<=0.3),${at('D')}*${at('F')},0)`,
      `=IF(AND(${among(at('C'), PRODUCTS.net)},${at('E')}<0.2),${at('D')}*(1-${at('E')})*${at('F')},0)`,
      `=IF(AND(${among(at('C'), PRODUCTS.large)},${at('D')}>=5000),1,0)`,
    ]
  })
  const column = (name) => `Rows!$${name}$1:$${name}$${rows.length}`
  const sums = Array.from({ length: people * 4 }, (_, place) =>
    ['G', 'H', 'I'].map((metric) => `=SUMIFS(${column(metric)},${column('A')},${Math.floor(place / 4)},${column('B')},"<=${place % 4}")`),
  )
  return () => {
    const made = HyperFormula.buildFromSheets({ Rows: cells, Sums: sums }, { licenseKey: 'gpl-v3' })
    const found = made.getSheetValues(made.getSheetId('Sums')).flat()
    made.destroy()
    return found
  }
}
