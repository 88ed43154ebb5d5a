/** The part of a generated Python file that reads cells, the same in each. */

export const READ = `# ---- reading: comma-separated values, as the plan says that they are written


def read_decimal(text, places, signs, unit):
    """A plain decimal times 10^places, which must be whole."""
    minus, rest = ("-", text[1:]) if text.startswith("-") else ("", text)
    for sign in signs:
        if rest.startswith(sign):
            rest = rest[len(sign):].removeprefix(" ")
            if re.fullmatch(r"[0-9]{1,3}(,[0-9]{3})+(\\.[0-9]+)?", rest):
                rest = rest.replace(",", "")
            break
    if unit:
        rest = rest.removesuffix(unit)
    found = re.fullmatch(r"([0-9]*)(?:\\.([0-9]+))?", rest) if len(text) <= 60 else None
    if found is None or rest == "":
        raise ValueError("it is no number that is written this way")
    decimals = (found[2] or "").rstrip("0")
    if len(decimals) > places:
        raise ValueError(f"it has more than {places} decimals")
    size = int((found[1] + decimals.ljust(places, "0")) or "0")
    return -size if minus else size


def read_day(text, pattern):
    """A date as days since 1970-01-01."""
    parts = re.split("(YYYY|MM|DD)", pattern)
    shape = "".join(f"(?P<{part}>[0-9]{{{len(part)}}})" if part in ("YYYY", "MM", "DD") else re.escape(part) for part in parts)
    found = re.fullmatch(shape, text)
    if found is None:
        raise ValueError(f"it is no date like {pattern}")
    return (date(int(found["YYYY"]), int(found["MM"]), int(found["DD"])) - date(1970, 1, 1)).days


def read_moment(text, zone):
    """The day on which a timestamp falls in a time zone; one without an offset is local already."""
    from zoneinfo import ZoneInfo

    shape = r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:\\.[0-9]+)?)?(?:(Z)|([+-])([01][0-9]|2[0-3]):?([0-5][0-9]))?"
    found = re.fullmatch(shape, text)
    if found is None:
        raise ValueError("it is no moment like 2026-03-31T17:45:00Z")
    day = read_day(found[1], "YYYY-MM-DD")
    if found[5] is None and found[6] is None:
        return day
    offset = (int(found[7] or 0) * 60 + int(found[8] or 0)) * (-1 if found[6] == "-" else 1)
    minutes = day * 1440 + int(found[2]) * 60 + int(found[3]) - offset
    moment = datetime.fromtimestamp(minutes * 60 + int(found[4] or 0), timezone.utc).astimezone(ZoneInfo(zone))
    return (moment.date() - date(1970, 1, 1)).days


def read_yesno(text):
    known = {"yes": 1, "true": 1, "1": 1, "no": 0, "false": 0, "0": 0}
    if text.lower() not in known:
        raise ValueError("it is neither yes nor no")
    return known[text.lower()]


def read_text(text, one_of):
    if one_of is not None and text not in one_of:
        raise ValueError("it is none of " + ", ".join(one_of))
    return text


def read(folder):
    """The tables of a folder of files."""
    tables = {}
    for name, record, file, _, columns in INPUTS:
        with open(os.path.join(folder, file), newline="", encoding="utf-8-sig") as source:
            reader = csv.reader(source, strict=True)
            header = next(reader, [])
            for column in columns:
                if header.count(column[5]) != 1:
                    raise Refused(f"{file}: the column {column[5]} is there {header.count(column[5])} times")
            places = [header.index(column[5]) for column in columns]
            tables[name] = []
            for cells in reader:
                if not cells:
                    continue
                if len(cells) != len(header):
                    raise Refused(f"{file}, line {reader.line_num}: it has {len(cells)} cells, and the first line {len(header)}")
                row = {}
                for (column, _, _, _, _, title, convert), place in zip(columns, places):
                    try:
                        row[column] = convert(cells[place]) if cells[place] != "" else None
                    except ValueError as problem:
                        raise Refused(f"{file}, line {reader.line_num}, {title}: {cells[place]!r}: {problem}") from None
                tables[name].append(row)
    return tables`
