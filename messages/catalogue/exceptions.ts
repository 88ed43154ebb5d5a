import { planOf, ran } from '../example.ts'
import { message } from '../message.ts'

const DECIDED = 'because "A deal was entered late" by "VP Sales" on 2026-03-03'
const capped = `
pay commission "Commission" on bookings {
  worth 100% of target
  flat 1.0x
  cap at $100,000
}`

/** A deal that was cancelled. */
const cancelled = {
  company: `
record deal from "deals.csv" {
  id           text key
  owner        rep
  closed_on    date incentive
  amount       money
  cancelled_on date optional event
}`,
  deals: `
id,owner,closed_on,amount,cancelled_on
D-1,R-1,2026-01-12,50000.00,2026-01-28`,
}

/** What a person decided by hand. */
export const exceptions = {
  CB250: message({
    severity: 'error',
    says: ({ period, paid }: { period: string; paid: string; first: string }) => `\`${period}\` is no ${paid} that this plan pays`,
    help: ({ first }: { first: string }) => `name one pay period of the plan, such as \`${first}\``,
    why: 'what is decided stands in one pay period: that of the line it adds or replaces',
    bad: planOf('', `adjust "R-1" commission by $1,250.00 for «FY26-Q1» ${DECIDED}`),
    good: planOf('', `adjust "R-1" commission by $1,250.00 for FY26-M02 ${DECIDED}`),
  }),
  CB251: message({
    severity: 'error',
    says: ({ word }: { word: string }) => `nobody can be exempt from \`${word}\` of a part of pay`,
    help: 'write `cap of`, `floor of` or `gate of` with the part, the part alone, or `clawback of` with a row',
    why: 'an exemption leaves out one clause for one person, and nothing else',
    bad: planOf('', `exempt "R-1" from «limit» of commission ${DECIDED}`),
    good: planOf('', `exempt "R-1" from commission ${DECIDED}`),
  }),
  CB252: message({
    severity: 'error',
    says: ({ form }: { form: string }) => `\`${form}\` takes an amount that is written out`,
    help: 'write it as money, like `$1,250.00`',
    why: 'what was decided is an amount; one that is worked out would change when the data change',
    bad: planOf('', `adjust "R-1" commission by «10%» for FY26-M02 ${DECIDED}`),
    good: planOf('', `adjust "R-1" commission by $1,250.00 for FY26-M02 ${DECIDED}`),
  }),
  CB253: message({
    severity: 'error',
    says: ({ person, dated }: { person: string; dated: string }) => `this conflicts with what was decided for \`${person}\` on ${dated}`,
    help: 'keep one of them, or end the first with `until` before the second is decided',
    why: 'two decisions about one amount have no order in which they act',
    bad: planOf(
      '',
      `
set "R-1" commission to $3,000.00 for FY26-M02 ${DECIDED}
«set "R-1" commission to $3,500.00 for FY26-M02 because "The higher offer" by "VP Sales" on 2026-04-07»`,
    ),
    good: planOf(
      '',
      `
set "R-1" commission to $3,000.00 for FY26-M02 until 2026-04-06 ${DECIDED}
set "R-1" commission to $3,500.00 for FY26-M02 because "The higher offer" by "VP Sales" on 2026-04-07`,
    ),
  }),
  CB254: message({
    severity: 'error',
    says: ({ what, where }: { what: string; where: string }) => `there is no ${what} of \`${where}\` to be exempt from`,
    help: 'name a clause that the plan has; a limit per deal or per period of a row cannot be left out for one person',
    why: 'an exemption from nothing would only seem to help',
    bad: planOf('', `«exempt "R-1" from cap of commission ${DECIDED}»`),
    good: planOf('', `${capped}\nexempt "R-1" from cap of commission ${DECIDED}`),
  }),
  CB890: message({
    severity: 'error',
    says: ({ person, record }: { person: string; record: string }) => `no \`${record}\` of the data is \`${person}\``,
    help: 'write the key as in the file',
    why: 'a decision for nobody would only seem to pay',
    bad: ran({ plan: `«adjust "R-9" commission by $1,250.00 for FY26-M01 ${DECIDED}»` }),
    good: ran({ plan: `adjust "R-1" commission by $1,250.00 for FY26-M01 ${DECIDED}` }),
  }),
  CB891: message({
    severity: 'error',
    says: ({ record, row }: { record: string; row: string }) => `no \`${record}\` of the data is \`${row}\``,
    help: 'write the key as in the file; a row that is gone needs no exemption',
    why: 'an exemption for a row that is not there would only seem to help',
    bad: ran({
      plan: `
clawback deal when deal.cancelled_on is known
«exempt "R-1" from clawback of deal "D-9" ${DECIDED}»`,
      ...cancelled,
    }),
    good: ran({
      plan: `
clawback deal when deal.cancelled_on is known
exempt "R-1" from clawback of deal "D-1" ${DECIDED}`,
      ...cancelled,
    }),
  }),
}
