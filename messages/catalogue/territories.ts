import { allocated, quotasOf } from '../example.ts'
import { message } from '../message.ts'

/** Accounts that fields of every kind tell apart. */
const ACCOUNTS = `
record account from "accounts.csv" {
  id        text key
  state     text one of ("CA", "OR", "WA")
  employees count
  partner   yes or no
  potential money
  opened_on date
}

record partner from "partners.csv" { id text key }`

const territories = (text: string) => quotasOf(ACCOUNTS, text)

const ROWS = `
record account from "accounts.csv" {
  id        text key
  state     text
  potential money
}`
const FILE = 'id,state,potential\nA-1,CA,3000.00\nA-2,OR,1000.00\n'
const onRows = (quotas: string, accounts = FILE) => allocated({ quotas, company: ROWS, more: { 'accounts.csv': accounts } })

const WEST = 'territory west "West" {\n  owner "R-1"\n  covers account where account.state = "CA"\n}'
const HOUSE = 'territory house "House accounts" { covers everything else }'

/** Segments and territories: names (CB29x), gaps and overlaps (CB54x), rows that land nowhere or twice (CB88x). */
export const territoryMessages = {
  CB290: message({
    severity: 'error',
    says: ({ number, record }: { number: string; record: string }) => `\`${number}\` is no number of \`${record}\``,
    help: ({ record }) => `territories are balanced by fields of their rows: \`${record}.FIELD\``,
    why: 'a number that no row has cannot be moved from one territory to another',
    bad: territories(`${WEST}\n${HOUSE}\nbalance territories by «headcount» to 15%`),
    good: territories(`${WEST}\n${HOUSE}\nbalance territories by 100% of potential to 15%`),
  }),
  CB291: message({
    severity: 'error',
    says: ({ record, first }: { record: string; first: string }) => `territories are made of \`${first}\`, not of \`${record}\``,
    help: 'let every rule name the same record',
    why: 'one row has its territory; rows of two records would be balanced and counted twice',
    bad: territories(`${WEST}\n${HOUSE}\nterritory partners "Partners" { covers «partner» where partner.id = "P-1" }`),
    good: territories(`${WEST}\n${HOUSE}`),
  }),
  CB292: message({
    severity: 'error',
    says: () => 'everything else belongs to another territory already',
    help: 'let one territory cover everything else, and the other say what it covers',
    why: 'a row that two territories would catch belongs to neither',
    bad: territories(`${WEST}\n${HOUSE}\nterritory rest "Rest" { «covers everything else» }`),
    good: territories(`${WEST}\n${HOUSE}`),
  }),
  CB293: message({
    severity: 'error',
    says: ({ name }: { name: string }) => `the territory \`${name}\` is part of itself`,
    help: 'take one `under` away',
    why: 'a territory inherits the rules of the one above it, and a ring has nothing above',
    bad: territories(
      `territory «west» "West" {\n  under coast\n  covers account where account.state = "CA"\n}\nterritory coast "Coast" {\n  under west\n  covers account where account.partner\n}\n${HOUSE}`,
    ),
    good: territories(
      `territory west "West" { covers account where account.state = "CA" }\nterritory coast "Coast" {\n  under west\n  covers account where account.partner\n}\n${HOUSE}`,
    ),
  }),
  CB294: message({
    severity: 'error',
    says: ({ record }: { record: string; last: string }) => `the segments of \`${record}\` do not say where every other row goes`,
    help: ({ last }) => `end the list with a segment for the rest: \`${last === 'small' ? 'other' : 'small'} otherwise\``,
    why: 'a row without a segment would be counted in none of them',
    bad: territories('segment «account» {\n  enterprise when account.employees >= 1000\n  midmarket when account.employees >= 100\n}'),
    good: territories('segment account {\n  enterprise when account.employees >= 1000\n  small      otherwise\n}'),
  }),
  CB540: message({
    severity: 'error',
    says: ({ record, where }: { record: string; where: string }) => `no territory covers a row of \`${record}\` ${where}`,
    help: 'cover it, or add `territory house "House accounts" { covers everything else }`',
    why: 'a row outside every territory is sold to by nobody, and nobody is told',
    bad: territories(
      `territory «west» "West" { covers account where account.state = "CA" }\nterritory north "North" { covers account where account.state = "WA" }`,
    ),
    good: territories(
      'territory west "West" { covers account where account.state = "CA" }\nterritory north "North" { covers account where account.state in ("OR", "WA") }',
    ),
  }),
  CB541: message({
    severity: 'error',
    says: ({
      record,
      where,
      territories: names,
      winners,
    }: {
      record: string
      where: string
      territories: readonly string[]
      winners: number
    }) =>
      `a row of \`${record}\` ${where} is covered by ${names.map((name) => `\`${name}\``).join(' and ')}${winners === 1 ? '' : `, and only ${winners} may have it`}`,
    help: 'narrow one of the rules, or give one territory a `priority`: the lowest number wins',
    why: 'two people who sell to one customer are paid twice, or quarrel over who is paid',
    bad: territories(
      `territory west "West" { covers account where account.state = "CA" }\nterritory large "Large" { «covers account where account.employees >= 1000» }\n${HOUSE}`,
    ),
    good: territories(
      `territory west "West" { covers account where account.state = "CA" }\nterritory large "Large" {\n  priority 1\n  covers account where account.employees >= 1000\n}\n${HOUSE}`,
    ),
  }),
  CB542: message({
    severity: 'error',
    says: ({ what, name }: { what: string; name: string }) => `nothing can ever reach the ${what} \`${name}\``,
    help: ({ what }) =>
      what === 'segment' ? 'move it up, or narrow the segments above it' : 'change its priority, or narrow the rules that come before it',
    why: 'a rule that decides nothing misleads whoever reads it',
    bad: territories(
      'segment account {\n  large when account.employees >= 100\n  «huge  when account.employees >= 1000»\n  small otherwise\n}',
    ),
    good: territories(
      'segment account {\n  huge  when account.employees >= 1000\n  large when account.employees >= 100\n  small otherwise\n}',
    ),
  }),
  CB543: message({
    severity: 'error',
    says: ({ record, rule }: { record: string; rule: string }) => `no \`${record}\` can be where \`${rule}\``,
    help: 'two of its parts exclude each other, or a value is not one that the field can have',
    why: 'a rule that holds nowhere leaves its territory empty',
    bad: territories(`territory west "West" { «covers account where account.state = "CA" and account.state = "OR"» }\n${HOUSE}`),
    good: territories(`territory west "West" { covers account where account.state in ("CA", "OR") }\n${HOUSE}`),
  }),
  CB544: message({
    severity: 'error',
    says: ({ key, territory }: { key: string; territory: string }) => `\`${key}\` is included in \`${territory}\` and excluded from it`,
    help: 'say one of the two',
    why: 'two reasons that contradict each other are none',
    bad: territories(
      `territory west "West" {\n  covers account where account.state = "CA"\n  includes "A-1" because "kept with its owner"\n  «excludes "A-1" because "served by the house"»\n}\n${HOUSE}`,
    ),
    good: territories(
      `territory west "West" {\n  covers account where account.state = "CA"\n  includes "A-1" because "kept with its owner"\n}\n${HOUSE}`,
    ),
  }),
  CB545: message({
    severity: 'error',
    says: ({ key, territories: names, winners }: { key: string; territories: readonly string[]; winners: number }) =>
      `\`${key}\` is included in ${names.map((name) => `\`${name}\``).join(' and ')}, and only ${winners} may have it`,
    help: 'include it once',
    why: 'a customer who is given by name to two people belongs to neither',
    bad: territories(
      `territory west "West" {\n  covers account where account.state = "CA"\n  includes "A-1" because "kept with its owner"\n}\nterritory north "North" {\n  covers account where account.state = "WA"\n  «includes "A-1" because "its office is there"»\n}\n${HOUSE}`,
    ),
    good: territories(
      `territory west "West" {\n  covers account where account.state = "CA"\n  includes "A-1" because "kept with its owner"\n}\nterritory north "North" { covers account where account.state = "WA" }\n${HOUSE}`,
    ),
  }),
  CB886: message({
    severity: 'error',
    says: ({ record, key }: { record: string; key: string }) => `the \`${record}\` \`${key}\` is in no territory`,
    help: 'cover it, include it by name, or add `territory house "House accounts" { covers everything else }`',
    why: 'a row outside every territory is sold to by nobody, and nobody is told',
    bad: onRows('territory «west» "West" {\n  owner "R-1"\n  covers account where account.potential + account.potential > $4,000\n}\n'),
    good: onRows(
      `territory west "West" {\n  owner "R-1"\n  covers account where account.potential + account.potential > $4,000\n}\n${HOUSE}`,
    ),
  }),
  CB887: message({
    severity: 'error',
    says: ({
      record,
      key,
      territories: names,
      winners,
    }: {
      record: string
      key: string
      territories: readonly string[]
      winners: number
    }) => `the \`${record}\` \`${key}\` is in ${names.map((name) => `\`${name}\``).join(' and ')}, and only ${winners} may have it`,
    help: 'narrow one of the rules, or give one territory a `priority`: the lowest number wins',
    why: 'two people who sell to one customer are paid twice, or quarrel over who is paid',
    bad: onRows(
      `territory «west» "West" { covers account where account.state = "CA" }\nterritory large "Large" { covers account where account.potential + account.potential > $4,000 }\n${HOUSE}`,
    ),
    good: onRows(
      `territory west "West" { covers account where account.state = "CA" }\nterritory large "Large" {\n  priority 1\n  covers account where account.potential + account.potential > $4,000\n}\n${HOUSE}`,
    ),
  }),
  CB888: message({
    severity: 'error',
    says: ({ record, key }: { record: string; key: string }) => `no \`${record}\` is \`${key}\``,
    help: 'name it by its key in the data',
    why: 'a decision about somebody who is not there changes nothing',
    bad: onRows(`${WEST.replace('\n}', '\n  «includes "A-9" because "kept with its owner"»\n}')}\n${HOUSE}`),
    good: onRows(`${WEST.replace('\n}', '\n  includes "A-2" because "kept with its owner"\n}')}\n${HOUSE}`),
  }),
  CB889: message({
    severity: 'warning',
    says: ({ territory, off, isAbove, within }: { territory: string; off: string; isAbove: boolean; within: string }) =>
      `\`${territory}\` is ${off} ${isAbove ? 'above' : 'below'} the mean of the territories, and ${within} is allowed`,
    help: 'the answer proposes moves that are enough; write those that are right as `includes "KEY" because "..."`',
    why: 'uneven territories give some people a number that they cannot reach, and others one that they cannot miss',
    bad: onRows(
      `${WEST}\nterritory north "North" {\n  owner "R-2"\n  covers account where account.state = "OR"\n}\n${HOUSE}\n«balance territories by 100% of potential to 15%»`,
    ),
    good: onRows(
      `${WEST}\nterritory north "North" {\n  owner "R-2"\n  covers account where account.state = "OR"\n}\n${HOUSE}\nbalance territories by 100% of potential to 50%`,
    ),
  }),
}
