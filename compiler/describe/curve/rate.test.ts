import { expect, test } from 'vitest'
import { ratio } from '../../../runtime/exact/ratio.ts'
import { sayRate } from './rate.ts'

const currency = { code: 'USD', digits: 2 }
const money = { kind: 'money', currency: 'USD' } as const

// a quota of $1,200,000 and a worth of $36,000: from 100% to 130% of quota pay rises by 90% of worth, that is 3 points for each
test.for([
  ['of worth for a point of quota', ratio(3_240_000n, 36_000_000n), ratio(120_000_000n), ratio(3_600_000n), money, '3x per point'],
  // 3 x $36,000 / 100
  ['money for a point of quota', ratio(9n, 100n), ratio(120_000_000n), undefined, money, '$1,080.00 per point'],
  // $1 of 3 quotas for each point
  ['money that has no whole cents', ratio(1n, 3n), ratio(10_000n), undefined, money, '≈ $0.33 per point'],
  ['a part of money', ratio(9n, 100n), undefined, undefined, money, '9%'],
  ['a part of money that does not end', ratio(1n, 3n), undefined, undefined, money, '≈33.33%'],
  ['money for one thing', ratio(5_000n), undefined, undefined, { kind: 'count' } as const, '$50.00 each'],
  ['money for a point of a share', ratio(500_000n), undefined, undefined, { kind: 'percent' } as const, '$50.00 per point'],
  ['less', ratio(-3n), ratio(1n), ratio(1n), money, '-3x per point'],
  ['a part of worth for money', ratio(3n), undefined, ratio(1n), money, ''],
] as const)('%s', ([, slope, quota, worth, unit, says]) => expect(sayRate(slope, { quota, worth, unit, currency })).toBe(says))
