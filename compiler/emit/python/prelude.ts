/** The part of a generated Python file that is the same in each. */

export const IMPORTS = `import csv
import json
import os
import re
import sys
from datetime import date, datetime, timedelta, timezone
from math import gcd`

export const ARITHMETIC = `# ---- arithmetic: whole numbers only


def whole(n, d):
    """The whole part of n / d."""
    quotient, _ = divmod(abs(n), d)
    return -quotient if n < 0 else quotient


def rounded(n, d, mode):
    """The whole number nearest to n / d, the same way on both sides of zero."""
    quotient, rest = divmod(abs(n), d)
    up = {
        "half_up": 2 * rest >= d,
        "half_down": 2 * rest > d,
        "half_even": 2 * rest > d or (2 * rest == d and quotient % 2 == 1),
        "up": rest > 0,
        "down": False,
    }[mode]
    size = quotient + 1 if up else quotient
    return -size if n < 0 else size


def first(value, otherwise):
    return otherwise if value is None else value


def same(a, b):
    return a is not None and a == b


# ---- tables: a row is a dictionary


def values(rows, name):
    return [row[name] for row in rows if row[name] is not None]


def groups(rows, key):
    found = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found.values()


def pairs(left, right, left_key, right_key, where, keeps_left):
    by_key = {}
    for r in right:
        key = right_key(r)
        if None not in key:
            by_key.setdefault(key, []).append(r)
    for l in left:
        key = left_key(l)
        found = [] if None in key else [r for r in by_key.get(key, []) if where(l, r)]
        if not found and keeps_left:
            yield l, None
        for r in found:
            yield l, r


def windows(rows, key, order, summed):
    for group in groups(rows, key):
        for name, descending in reversed(order):
            group.sort(key=lambda row: row[name], reverse=descending)
        running = {}
        for name in summed:
            total, sums = 0, []
            for row in group:
                total += first(row[name], 0)
                sums.append(total)
            running[name] = sums
        yield group, running`

export const RUN = `# ---- the run


class Refused(Exception):
    """The data cannot be paid from."""


def check(tables):
    """What is wrong with the tables, row by row."""
    for name, record, file, key, columns in INPUTS:
        seen = set()
        for number, row in enumerate(tables[name], 1):
            for column, kind, low, high, nullable, _, _ in columns:
                value = row[column]
                where = f"{record}, row {number}, {column}: "
                if value is None:
                    if not nullable:
                        yield where + "there is no value"
                elif kind == "text":
                    if not isinstance(value, str):
                        yield where + "it is no text"
                elif not isinstance(value, int) or isinstance(value, bool):
                    yield where + "it is no whole number"
                elif not low <= value <= high:
                    yield where + f"{value} is not from {low} to {high}"
            identity = tuple(row[column] for column in key)
            if identity in seen:
                yield f"{record}, row {number}: another row has the same key"
            seen.add(identity)
    records = {name: record for name, record, _, _, _ in INPUTS}
    for name, column, table, key in REFERENCES:
        there = {str(row[key]) for row in tables[table]}
        for number, row in enumerate(tables[name], 1):
            if row[column] is not None and str(row[column]) not in there:
                yield f"{records[name]}, row {number}, {column}: no row of {records[table]} has the {key} {row[column]!r}"


def run(tables):
    """The three ledgers of what the plan pays, as lists of rows. Raises Refused where the tables do not fit."""
    for problem in check(tables):
        raise Refused(problem)
    t = dict(tables)
    for name, make in STEPS:
        t[name] = make(t)
    for step, says, shows in CHECKS:
        for row in t[step]:
            raise Refused(says + ": " + ", ".join(f"{name} {row[name]}" for name in shows))
    for step, column, low, high, says in BOUNDS:
        for row in t[step]:
            if row[column] is not None and not low <= row[column] <= high:
                raise Refused(f"{says}: {row[column]} is not from {low} to {high}")
    return {name: t[step] if step else [] for name, step in LEDGERS}


def main():
    if len(sys.argv) != 2:
        sys.exit(f"usage: python3 {os.path.basename(sys.argv[0])} DATA_DIR")
    try:
        for name, lines in write(run(read(sys.argv[1])), "."):
            print(f"{name}: {lines} lines")
    except (Refused, OSError) as problem:
        sys.exit(f"refused: {problem}")


def write(ledgers, folder):
    """Writes the ledgers as caboose run writes them; gives the name of each file and how many lines it has."""
    for name, head, line, order in FILES:
        rows = sorted(ledgers[name], key=order)
        with open(os.path.join(folder, name + ".csv"), "w", newline="", encoding="utf-8") as out:
            out.write(head + "\\n")
            out.writelines(",".join(line(row)) + "\\n" for row in rows)
        yield name + ".csv", len(rows)


if __name__ == "__main__":
    main()`
