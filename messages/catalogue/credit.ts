import { message } from '../message.ts'

/** Credit: who gets it, and what the data say about it. */
export const credit = {
  CB231: message<{ linked: string; record: string; count: number }>({
    severity: 'error',
    says: ({ linked, record, count }) =>
      count === 0
        ? `no field of \`${linked}\` names a ${record}, so its rows say nothing about credit for one`
        : `${count} fields of \`${linked}\` name a ${record}; the plan does not say which one shares the credit`,
    help: ({ linked, record }) => `give \`record ${linked}\` exactly one field that holds a ${record}: \`${record} ${record}\``,
    why: 'a row that shares credit must say for which row it does',
  }),
  CB232: message<{ total: string; when: string }>({
    severity: 'error',
    says: ({ total, when }) => `direct credit adds up to ${total}${when === '' ? '' : ` when ${when}`}, not to 100%`,
    help: 'correct the shares, give what is left with `rest to`, or allow it with `may total less`; credit on top is `as overlay`',
    why: 'direct credit is the whole row, no more and no less',
  }),
  CB233: message<{ shares: number; levels: number }>({
    severity: 'error',
    says: ({ shares, levels }) => `${shares} shares are stated for ${levels} levels of managers`,
    help: 'state one share for all levels, or as many shares as levels',
    why: 'each level of managers gets the share that is stated for it',
  }),
  CB234: message<{ field: string; record: string }>({
    severity: 'error',
    says: ({ field }) => `\`${field}\` may be empty, and then nobody knows when to look up who manages whom`,
    help: ({ record }) => `name a date that every ${record} has`,
    why: 'managers change, and the day decides who gets the credit',
  }),
  CB881: message<{ people: string; day: string }>({
    severity: 'error',
    says: ({ people, day }) => `on ${day} the managers go round in a circle: ${people}`,
    help: 'correct the manager of one of them',
    why: 'credit that rolls up such a circle would never arrive',
  }),
  CB882: message<{ person: string; record: string; row: string; total: string }>({
    severity: 'warning',
    says: ({ person, record, row, total }) => `\`${person}\` gets ${total} of \`${record}\` \`${row}\``,
    help: 'often right for overlays; let a metric say `counting direct` or `counting highest` where one line should count',
    why: 'one person with more than the whole of a row is paid more than once for it',
  }),
  CB883: message<{ record: string; row: string; first: string; second: string }>({
    severity: 'error',
    says: ({ record, row, first, second }) =>
      `\`${record}\` \`${row}\` is taken by two rules, neither narrower than the other: ${first}, and ${second}`,
    help: 'narrow one of the two conditions, or order them under `first match`',
    why: 'of two rules that are equally specific either could be meant',
  }),
}
