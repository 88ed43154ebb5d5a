import { beside } from '../example.ts'
import { message } from '../message.ts'

const FACTS = `
record account from "accounts.csv" {
  id    text key
  state text
  size  count
}
record deal from "deals.csv" {
  id        text key
  account   account
  closed_on date incentive
  amount    money
}`
const WEST = 'territory west "West" {\n  owner "R-1"\n  covers account where account.state = "CA"\n}'
const HOUSE = 'territory house "House accounts" { covers everything else }'
const METRIC = `metric bookings "Bookings" {
  supports grow
  sum of deal.amount
  accumulates over year
}`
const quotasFile = (territories: string, days = '2026-01-01 to 2026-12-31', name = 'fy26') =>
  `quotas ${name} "Coverage"\nlanguage 1\nuses "company.plan"\neffective from ${days}\napplies to rep\n\n${territories}\n`
const PAY = `${METRIC}\n\npay commission "Commission" on bookings { flat 5% }`
const FILES = { 'fy26.plan': quotasFile(`${WEST}\n${HOUSE}`) }
const ACCOUNTS = 'id,state,size\nA-1,CA,10\nA-2,OR,20\n'
const DEALS = 'id,account,closed_on,amount\nD-1,A-1,2026-01-12,50000.00\n'

interface Said {
  readonly credit?: string
  readonly facts?: string
  readonly files?: Readonly<Record<string, string>>
  readonly uses?: string
  readonly effective?: string
}
const stated = ({
  effective = 'from 2026-01-01 to 2026-12-31',
  credit = '100% to territory.owner',
  facts = FACTS,
  files = FILES,
  uses = '"company.plan", "fy26.plan"',
}: Said) => ({
  plan: `uses ${uses}\neffective ${effective}\n${PAY}\n\ncredit deal ${credit.includes('\n') ? `{\n  ${credit}\n}` : `{ ${credit} }`}\n`,
  company: facts,
  files,
})
const checked = (said: Said) => beside(stated(said), { does: 'check' })
const paid = (said: Said, accounts = ACCOUNTS, deals = DEALS, period = 'FY26') => {
  const { files, ...more } = stated(said)
  return beside({ ...more, files: { ...files, 'accounts.csv': accounts, 'deals.csv': deals } }, { does: 'run', period })
}

/** Credit through territories: which territories (CB23x), on which days (CB54x), and what the data say (CB89x). */
export const territoryCredit = {
  CB236: message({
    severity: 'error',
    says: ({ record, file }: { record: string; file: string }) =>
      file !== ''
        ? `\`${file}\` has no territories${record === '' ? '' : ` of \`${record}\``}`
        : `no quotas file that is used has territories${record === '' ? '' : ` of \`${record}\``}`,
    help: 'name the file that has them: `uses "fy26.plan"`',
    why: 'credit through territories needs their rules and their owners',
    bad: checked({ credit: '100% to «territory».owner', uses: '"company.plan"' }),
    good: checked({}),
  }),
  CB237: message({
    severity: 'error',
    says: ({ record, covered, links }: { record: string; covered: string; links: readonly string[] }) =>
      links.length === 0
        ? `no field of \`${record}\` names a \`${covered}\`, so nobody knows in which territory one lies`
        : `${links.length} fields of \`${record}\` lead to a territory; the plan does not say which one counts`,
    help: ({ record, links }) => `say which row decides: \`${record}.${links[0] ?? 'FIELD'}.territory.owner\``,
    why: 'a deal has the territory of one account',
    bad: checked({
      credit: '100% to «territory».owner',
      facts: FACTS.replace('  account   account', '  account   account\n  bill_to   account'),
    }),
    good: checked({
      credit: '100% to deal.account.territory.owner',
      facts: FACTS.replace('  account   account', '  account   account\n  bill_to   account'),
    }),
  }),
  CB238: message({
    severity: 'error',
    says: ({ file, people, payee }: { file: string; people: string; payee: string }) =>
      `the territories of \`${file}\` belong to people of \`${people}\`, and this plan pays those of \`${payee}\``,
    help: ({ payee }) => `let the quotas file apply to the same people: \`applies to ${payee}\``,
    why: 'who has a territory is told by a key, and two records have keys of their own',
    bad: checked({
      credit: '100% to «territory».owner',
      facts: `${FACTS}\nrecord agent from "agents.csv" { id text key }`,
      files: { 'fy26.plan': quotasFile(`${WEST}\n${HOUSE}`).replace('applies to rep', 'applies to agent') },
    }),
    good: checked({}),
  }),
  CB546: message({
    severity: 'error',
    says: ({ first, second, day }: { first: string; second: string; day: string }) =>
      `both \`${first}\` and \`${second}\` say who has which territory on ${day}`,
    help: ({ first }) => `name the one that counts: \`${first}.territory.owner\``,
    why: 'a deal that two files give to two people would be paid twice, or by chance',
    bad: checked({
      credit: '«100% to territory.owner»',
      uses: '"company.plan", "fy26.plan", "experts.plan"',
      files: { ...FILES, 'experts.plan': quotasFile(`${WEST}\n${HOUSE}`, undefined, 'experts') },
    }),
    good: checked({
      credit: '100% to fy26.territory.owner\n  50%  to experts.territory.owner as overlay',
      uses: '"company.plan", "fy26.plan", "experts.plan"',
      files: { ...FILES, 'experts.plan': quotasFile(`${WEST}\n${HOUSE}`, undefined, 'experts') },
    }),
  }),
  CB547: message({
    severity: 'error',
    says: ({ from, to }: { from: string; to: string }) =>
      from === to ? `no file says who has which territory on ${from}` : `no file says who has which territory from ${from} to ${to}`,
    help: 'use the quotas file of that year as well',
    why: 'a deal of such a day would be credited to nobody',
    bad: checked({
      credit: '«100% to territory.owner»',
      files: { 'fy26.plan': quotasFile(`${WEST}\n${HOUSE}`, '2025-01-01 to 2025-12-31') },
    }),
    good: checked({}),
  }),
  CB895: message({
    severity: 'error',
    says: ({ record, key, day }: { record: string; key: string; day: string }) =>
      `no file says who has which territory on ${day}, the date of the \`${record}\` \`${key}\``,
    help: 'use the quotas file of that year as well, or end the plan before it',
    why: 'a deal of such a day would be credited to nobody',
    bad: paid({ effective: 'from 2026-01-01' }, ACCOUNTS, 'id,account,closed_on,amount\n«»D-1,A-1,2027-01-12,50000.00\n', 'FY27'),
    good: paid({ effective: 'from 2026-01-01' }),
  }),
  CB897: message({
    severity: 'error',
    says: ({ record, key, covered, row, day }: { record: string; key: string; covered: string; row: string; day: string }) =>
      record === covered
        ? `the \`${record}\` \`${key}\` of ${day} is in no territory`
        : `the \`${record}\` \`${key}\` of ${day} is in no territory: the \`${covered}\` \`${row}\` is in none`,
    help: 'cover it, include it by name, or add `territory house "House accounts" { covers everything else }`',
    why: 'credit that no rule gives to anybody is pay that nobody asks for',
    bad: paid(
      {
        files: {
          'fy26.plan': quotasFile('territory west "West" {\n  owner "R-1"\n  covers account where account.size + account.size > 30\n}'),
        },
      },
      ACCOUNTS,
      'id,account,closed_on,amount\n«»D-1,A-1,2026-01-12,50000.00\n',
    ),
    good: paid(
      {
        files: {
          'fy26.plan': quotasFile(
            `territory west "West" {\n  owner "R-1"\n  covers account where account.size + account.size > 10\n}\n${HOUSE}`,
          ),
        },
      },
      ACCOUNTS,
    ),
  }),
  CB898: message({
    severity: 'warning',
    says: ({ record, key, covered, day }: { record: string; key: string; covered: string; day: string }) =>
      `the \`${record}\` \`${key}\` of ${day} has no \`${covered}\`, so it is in no territory and credited to nobody`,
    help: ({ covered }) => `correct its \`${covered}\`; the next run credits it, in a closed period as a correction`,
    why: 'a deal without an account waits for somebody to say whose it is',
    bad: paid(
      { facts: FACTS.replace('account   account', 'account   account optional') },
      ACCOUNTS,
      'id,account,closed_on,amount\n«»D-1,,2026-01-12,50000.00\n',
    ),
    good: paid({ facts: FACTS.replace('account   account', 'account   account optional') }),
  }),
  CB899: message({
    severity: 'warning',
    says: ({ record, territory, count, first }: { record: string; territory: string; count: number; first: readonly string[] }) =>
      `nobody has \`${territory}\`: ${count} ${count === 1 ? 'row' : 'rows'} of \`${record}\` ${count === 1 ? 'is' : 'are'} credited to nobody (${first.map((key) => `\`${key}\``).join(', ')}${count > first.length ? `, and ${count - first.length} more` : ''})`,
    help: 'house accounts may stay so; the ledger of credits lists them as `uncredited`',
    why: 'what nobody is credited with is paid to nobody',
    bad: paid(
      { files: { 'fy26.plan': quotasFile(`${WEST}\nterritory «house» "House accounts" { covers everything else }`) } },
      ACCOUNTS,
      'id,account,closed_on,amount\nD-1,A-2,2026-01-12,50000.00\n',
    ),
    good: paid({}),
  }),
}
