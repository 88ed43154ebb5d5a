/** A proof is the analysis that a run ran by: what it says is watched is watched in the program, and its figures are those of the data. */
import { describe, expect, test } from 'vitest'
import { compile } from '../../compiler/compile.ts'
import { describeProof } from '../../compiler/describe/proof/page.ts'
import { digitsOf } from '../../compiler/run.ts'
import { sourceOf } from '../../runtime/columns/source.ts'
import type { Core } from '../../runtime/core/core.ts'
import type { DataFiles } from '../../runtime/data/files.ts'
import { runByColumns } from '../../runtime/fast/engine.ts'
import { textOf } from '../../runtime/fast/program/doubles.ts'
import { proofForAnyData } from '../../runtime/fast/proof/any-data.ts'
import { proofOfRun } from '../../runtime/fast/proof/proof.ts'
import { type ProgramProof, Proof } from '../../runtime/fast/proof/shape.ts'
import { compiled, files } from '../plans/adventure-works.ts'
import { LADDERS } from './samples.ts'

const PEOPLE = `id,role,rate,quota,target,hired_on,left_on,since
ann,AE,5.25,12000,120000.01,2025-01-01,,2025-01-01
bob,AE,7,3333.33,1000,2026-03-10,2026-09-15,2025-01-01
`
const DEALS = `id,owner,closed_on,kind,amount,margin
D-1,ann,2026-02-03,new,1000.00,300.00
D-2,ann,2026-02-04,new,-90.00,-9.00
D-3,bob,2026-05-03,new,2500.01,100.00
`

function proved(core: Core | undefined, data: DataFiles, period: string) {
  if (core === undefined) throw new Error('a plan that does not compile')
  const open = (file: string) => {
    const bytes = data(file)
    return bytes === undefined ? undefined : sourceOf(bytes)
  }
  const run = runByColumns(core, { bytes: data, open }, { period, asOf: null }, digitsOf, false)
  const proof = proofOfRun(core, run, period)
  if (run.kind !== 'answer' || proof === undefined) throw new Error(JSON.stringify(run))
  return { run, proof }
}

const ladders = compile('p.plan', () => LADDERS)
const small: DataFiles = (file) => new TextEncoder().encode(file === 'reps.csv' ? PEOPLE : DEALS)

describe('the proof of a run', () => {
  test('says watched of exactly what the program watches', () => {
    const { run, proof } = proved(ladders.core, small, '2026')
    expect(proof.components.map(({ name }) => name)).toEqual(['ladder', 'curve', 'steps', 'own', 'entire'])
    for (const { name, pay, byRow } of proof.components) {
      const programs = run.outcome.workings.components.get(name)
      const said: readonly (readonly [ProgramProof | null, (typeof programs & {})['along'] | undefined])[] = [
        [pay, programs?.pay],
        [byRow, programs?.along],
      ]
      for (const [told, program] of said) {
        if (told === null || program === null || program === undefined) continue
        const text = textOf(program.pay)
        expect([name, (text.match(/near_/g) ?? []).length]).toEqual([name, told.roundings.filter(({ how }) => how === 'watched').length])
        expect([name, /d < 0/.test(text)]).toEqual([name, told.steps.some(({ comparedHow }) => comparedHow === 'watched')])
      }
    }
  })

  test('has the figures of the data: two deals of ann, from -$90.00 to $2,500.01 a row', () => {
    const { proof } = proved(ladders.core, small, '2026')
    expect(proof.sums[0]).toEqual({
      metric: 'sales',
      part: 'sum',
      money: true,
      decimals: 2,
      rowLeast: '-90.00',
      rowMost: '2500.01',
      rows: 2,
      reach: '5000.02',
      whole: '500002',
      held: 'doubles',
      room: '90071992547409.92',
    })
  })

  test('is that of sixty thousand order lines', () => {
    // employee 283 has 7,825 lines, and no line is above $30,993.04 (counted in the file); 7,825 x 30,993.04 = 242,520,538.00
    const { proof } = proved(compiled('graduated.plan').core, files(), 'FY20')
    expect(proof.sums[0]).toMatchObject({ rowMost: '30993.04', rows: 7825, reach: '242520538.00', held: 'doubles' })
    expect(proof.components[0]?.pay?.steps[0]?.how).toBe('exact')
    expect(Proof.parse(JSON.parse(JSON.stringify(proof)))).toEqual(proof)
  })

  test('follows the data: what doubles hold for small amounts is watched for large ones', () => {
    const large = (amount: string, rate: string): DataFiles => {
      const [deals, people] = [DEALS.replace('1000.00', amount), PEOPLE.replace('5.25', rate)]
      return (file) => new TextEncoder().encode(file === 'deals.csv' ? deals : people)
    }
    const how = ({ proof }: ReturnType<typeof proved>) => proof.components[3]?.pay?.steps.map((one) => one.how)
    // 10^11 cents at 5.25%, which is 525 over 10^4: 5.25 x 10^13
    expect(how(proved(ladders.core, large('1000000000.00', '5.25'), '2026'))).toEqual(['exact', 'exact'])
    // at 33.3333%, which is 333,333 over 10^6: 3.3 x 10^16, and 2^53 is 9 x 10^15
    expect(how(proved(ladders.core, large('1000000000.00', '33.3333'), '2026'))).toEqual(['watched', 'watched'])
    // 9 x 10^17 cents at 5.25%: 4.7 x 10^16 cents pass 2^53 themselves, and are big integers
    expect(how(proved(ladders.core, large('9000000000000000.00', '5.25'), '2026'))).toEqual(['watched', 'watched'])
  })
})

describe('without data', () => {
  test('it says what data must supply, and up to which size doubles are exact', () => {
    const { core, plan } = ladders
    if (core === undefined || plan === undefined) throw new Error('ladders')
    const proof = proofForAnyData(core, digitsOf)
    // own rate: metric x rate of four decimals below 100: 10^9 cents x 10^6 = 10^15, and ten times that passes 2^53
    expect(proof.components[3]?.room).toEqual({ figures: '1000000000.00', compared: '10000000000000000000000.00', all: '10000000.00' })
    const page = describeProof(proof, plan)
    expect(page.blocks.map(({ heading }) => heading)).toEqual([
      'How it is computed',
      'Columns',
      'Sums of rows',
      'Ladder',
      'Curve',
      'Steps',
      'Own rate',
      'Entire',
      'After that',
    ])
  })
})
