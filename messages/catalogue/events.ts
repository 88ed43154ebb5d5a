import { plan, ran } from '../example.ts'
import { message } from '../message.ts'

/** Spiffs, contests and pools: their days and places (CB5xx), and what a run finds (CB8xx). */
export const events = {
  CB510: message({
    severity: 'error',
    says: ({ event, days }: { event: string; days: string }) => `\`${event}\` runs on days outside the plan (${days})`,
    help: 'let it begin and end inside the days of the plan',
    why: 'on a day without a plan nobody is in it, so nobody would be paid',
    bad: plan`
spiff sprint "Sprint" on bookings {
  «effective from 2026-11-01 to 2027-01-31»
  $500 per deal
}`,
    good: plan`
spiff sprint "Sprint" on bookings {
  effective from 2026-11-01 to 2026-12-31
  $500 per deal
}`,
  }),
  CB511: message({
    severity: 'error',
    says: ({ contest, place }: { contest: string; place: number }) => `place ${place} of \`${contest}\` has two prizes`,
    help: 'let each place stand in one line',
    why: 'with two prizes for one place either could be meant',
    bad: plan`
contest club "Club" on bookings {
  rank reps by bookings over quarter
  place 1 pays $1,000
  «places 1 to 3 pay $500 each»
  ties share
}`,
    good: plan`
contest club "Club" on bookings {
  rank reps by bookings over quarter
  place 1 pays $1,000
  places 2 to 3 pay $500 each
  ties share
}`,
  }),
  CB512: message({
    severity: 'error',
    says: ({ contest, place }: { contest: string; place: string }) => `no line says what place ${place} of \`${contest}\` pays`,
    help: 'name the places from 1 on, the better one first: `places 2 to 5 pay $500 each`',
    why: 'the winner of a place that is left out would get nothing by mistake',
    bad: plan`
contest club "Club" on bookings {
  rank reps by bookings over quarter
  place 1 pays $1,000
  «place 3 pays $500»
  ties share
}`,
    good: plan`
contest club "Club" on bookings {
  rank reps by bookings over quarter
  place 1 pays $1,000
  place 2 pays $500
  ties share
}`,
  }),
  CB513: message({
    severity: 'error',
    says: ({ event, metric }: { event: string; metric: string }) =>
      `\`${event}\` reads the quota of \`${metric}\` over days that cut a month`,
    help: 'let it begin on the first and end on the last day of a month, or go by the measure itself',
    why: 'a quota is for whole months; a part of one would be a guess',
    bad: plan`
contest club "Club" on bookings {
  «effective from 2026-05-15 to 2026-06-30»
  rank reps by attainment
  place 1 pays $1,000
  ties share
}`,
    good: plan`
contest club "Club" on bookings {
  effective from 2026-05-01 to 2026-06-30
  rank reps by attainment
  place 1 pays $1,000
  ties share
}`,
  }),
  CB860: message<{ event: string; claimed: string; budget: string }>({
    severity: 'warning',
    says: ({ event, claimed, budget }) => `\`${event}\` is claimed for ${claimed}, more than its budget of ${budget}`,
    help: 'everyone gets what the plan says of an exceeded budget; a higher budget would pay the claims in full',
    why: 'a budget that does not reach pays people less than each was told for a deal',
    bad: ran({
      plan: `
spiff sprint "Sprint" on bookings {
  effective from 2026-01-01 to 2026-02-28
  $500 per deal
  «budget $800, when exceeded shared in proportion»
}`,
      period: 'FY26-M02',
    }),
    good: ran({
      plan: `
spiff sprint "Sprint" on bookings {
  effective from 2026-01-01 to 2026-02-28
  $500 per deal
  budget $1,000, when exceeded shared in proportion
}`,
      period: 'FY26-M02',
    }),
  }),
  CB861: message<{ event: string; period: string; amount: string }>({
    severity: 'warning',
    says: ({ event, period, amount }) => `nobody shares the ${amount} of \`${event}\` in ${period}`,
    help: 'nobody was eligible, or every part was zero; the money is paid to nobody',
    why: 'a pool that nobody shares stays with the company',
    bad: ran({
      plan: `
pool «leaders» "Leaders" on bookings {
  fund $1,000 over month
  share equally
  eligible when bookings >= $100,000
}`,
    }),
    good: ran({
      plan: `
pool leaders "Leaders" on bookings {
  fund $1,000 over month
  share equally
  eligible when bookings >= $20,000
}`,
    }),
  }),
}
