/** The part of a generated Python file that writes the ledgers, byte for byte as `caboose run` writes them. */
import { exactly } from '../../../runtime/evaluate/values.ts'
import type { Program } from '../../relational/program/ir.ts'
import { type Called, calledFiles, otherDecimals } from '../ledger-calls.ts'
import { pythonLiteral as literal } from '../quote.ts'

const FUNCTIONS = `# ---- writing: comma-separated values, as caboose run writes them


def text(value):
    """A text that a spreadsheet would take for a formula gets an apostrophe in front; quotes stand where they must."""
    value = "'" + value if re.match(r"'*[=+\\-@\\t\\r]", value) else value
    return '"' + value.replace('"', '""') + '"' if re.search(r'[",\\r\\n]', value) else value


def keyed(parts):
    """A key of several columns as one text; a part that could be taken for two is quoted."""
    found = [part for part in parts if part is not None]
    if len(found) == 1:
        return found[0]
    return ", ".join(json.dumps(part, ensure_ascii=False) if ", " in part or part.startswith('"') else part for part in found)


def source(parts, key):
    """Where a payment comes from."""
    found = ["earnings"]
    for name, part in parts:
        if part is not None:
            found += [part, keyed(key)] if name == "record" else [part]
    return "/".join(found)


def day(value):
    return "" if value is None else (date(1970, 1, 1) + timedelta(days=value)).isoformat()


def counted(value):
    return str(first(value, 0))


def pointed(n, places):
    """n / 10^places with exactly so many decimals."""
    sense, digits = "-" if n < 0 else "", str(abs(n)).rjust(places + 1, "0")
    return sense + digits if places == 0 else sense + digits[:-places] + "." + digits[-places:]


def money(value, places):
    return "" if value is None else pointed(value, places)


def decimals(code, otherwise):
    return DECIMALS.get(first(code, otherwise), 2)


def over(n, under, scale):
    """A number as two whole ones, the second above zero and both as small as they can be; None where there is none."""
    if n is None:
        return None
    d = first(under, 1) * 10**scale
    common = gcd(n, d) if d > 0 else -gcd(n, d)
    return n // common, d // common


def ended(n, d):
    """All digits of n / d; None where they do not end."""
    rest, twos, fives = d, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    places = max(twos, fives)
    return pointed(n * 10**places // d, places) if rest == 1 else None


def fraction(value):
    return "" if value is None else ended(*value) or f"{value[0]}/{value[1]}"


def plain(n, d):
    """All digits of n / d, or as the plan rounds what has no end."""
    unit, of, mode = ROUNDING
    return ended(n, d) or ended(*over(rounded(n * of, d * unit, mode) * unit, of, 0))


def measured(value, component):
    if value is None:
        return ""
    n, d = value
    if component not in OF_MONEY:
        return plain(n, d)
    return pointed(n, PLACES) if d == 1 else plain(*over(n, d, PLACES))


def attained(stated, measure, quota):
    if stated is not None:
        return plain(*stated)
    return "" if measure is None or quota is None else plain(*over(measure[0] * quota[1], measure[1] * quota[0], 0))`

const listed = (cells: readonly string[]): string => `[\n${cells.map((cell) => `        ${cell},\n`).join('')}    ]`

const functionsOf = ({ file: { name }, cells, order }: Called): string =>
  `def ${name}_line(row):\n    return ${listed(cells)}\n\n\ndef ${name}_order(row):\n    return ${listed(order)}\n`

/** What writes the ledgers of a program. */
export function writingPy(program: Program): string {
  const { currency, written } = program
  const files = calledFiles(program, { literal, none: 'None' })
  const [unit, of] = unitOf(written.ratio.unit)
  const decimals = otherDecimals(program).map(([code, digits]) => `${literal(code)}: ${digits}`)
  const entries = files.map(
    ({ file: { name }, names }) => `    (${literal(name)}, ${literal(names.join(','))}, ${name}_line, ${name}_order),\n`,
  )
  return [
    `${FUNCTIONS}\n`,
    [
      `OF_MONEY = {${written.ofMoney.map((one) => `${literal(one)}, `).join('')}*()}`,
      `PLACES = ${currency.digits}`,
      `ROUNDING = (${unit}, ${of}, ${literal(written.ratio.mode)})`,
      `DECIMALS = {${decimals.join(', ')}}\n`,
    ].join('\n'),
    files.map(functionsOf).join('\n\n'),
    `FILES = [\n${entries.join('')}]\n`,
  ].join('\n\n')
}

/** A unit to which numbers are rounded as two whole numbers, one over the other. */
export function unitOf(unit: string): readonly [bigint, bigint] {
  const { n, d } = exactly(unit)
  return [n, d]
}
