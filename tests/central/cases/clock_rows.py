#!/usr/bin/env python3
"""Works out the last days of limits, for clock_rows.tsv, by another way than the program's.

It reads config/holidays.toml itself and walks day by day, asking of each whether it uses up a day of
the limit. Nothing is added to anything: a mistake of arithmetic there would not be made here.

    clock_rows.py            prints the table
    clock_rows.py --check F  fails when F is not that table
"""
import datetime
import pathlib
import sys
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[3]
ONE = datetime.timedelta(days=1)
COLUMNS = "name from days unit extension pauses last today left alarm".split()


def span(text):
    first, _, last = text.partition(" to ")
    day, end = (datetime.date.fromisoformat(each) for each in (first, last or first))
    while day <= end:
        yield day
        day += ONE


def read_calendar():
    with open(ROOT / "config" / "holidays.toml", "rb") as file:
        years = tomllib.load(file).values()
    return ({day for year in years for text in year[kind] for day in span(text)}
            for kind in ("off", "working"))


OFF, WORKING = read_calendar()


def is_working(day):
    return day in WORKING or (day.isoweekday() < 6 and day not in OFF)


def is_frozen(day, pauses):
    """The day on which a clock stops is still counted, the one on which it goes on is not."""
    return any(begin < day <= end for begin, end in pauses)


def walk(day, count, unit, pauses):
    """The last day before the first that would be one too many."""
    used, last = 0, day
    is_kept = unit == "G" or (count == 0 and is_working(day))
    while True:
        day += ONE
        if not is_frozen(day, pauses) and (unit == "Z" or is_working(day)):
            if used < count:
                used += 1
            elif is_kept:
                break
            # A limit of natural days is kept on a working day: the last of them, or the next.
            is_kept = unit == "G" or (used == count and is_working(day))
        if unit == "Z" or is_working(day):
            last = day
    while unit == "Z" and not is_working(last):
        last += ONE
    return last


def last_day(first, count, unit, pauses):
    """A stop that begins when the limit is over comes too late to move it."""
    counted = []
    for pause in pauses:
        if pause[0] > walk(first, count, unit, counted):
            break
        counted.append(pause)
    return walk(first, count, unit, counted)


def left(today, last, unit):
    sign, day, end = (1, today, last) if today <= last else (-1, last, today)
    count = 0
    while day < end:
        day += ONE
        count += 1 if unit == "Z" or is_working(day) else 0
    return sign * count


def alarm(days):
    if days < 0:
        return "overdue"
    return "red" if days <= 1 else "yellow" if days <= 3 else "normal"


def row(name, first, count, unit="G", extension=0, pauses=(), after=0):
    """The clock is read `after` days from the first."""
    first = datetime.date.fromisoformat(first)
    stops = [tuple(datetime.date.fromisoformat(each) for each in pause) for pause in pauses]
    last = last_day(first, count + extension, unit, stops)
    today = first
    for _ in range(after):
        today += ONE
    days = left(today, last, unit)
    text = ",".join("/".join(map(str, stop)) for stop in stops) or "-"
    return [name, first, count, unit, extension, text, last, today, days, alarm(days)]


# The days around which the calendar is not the week's.
HOLIDAYS = {
    "new-year-2025": "2025-01-01", "spring-2025": "2025-01-28", "qingming-2025": "2025-04-04",
    "labour-2025": "2025-05-01", "dragon-boat-2025": "2025-05-31", "national-2025": "2025-10-01",
    "new-year-2026": "2026-01-01", "spring-2026": "2026-02-15", "qingming-2026": "2026-04-04",
    "labour-2026": "2026-05-01", "dragon-boat-2026": "2026-06-19", "mid-autumn-2026": "2026-09-25",
    "national-2026": "2026-10-01",
}


def shifted(day, days):
    return str(datetime.date.fromisoformat(day) + days * ONE)


def holiday_rows():
    for name, day in HOLIDAYS.items():
        for before in (1, 6):
            for count in (1, 5, 20):
                yield row(f"{name}-{before}-before-{count}", shifted(day, -before), count,
                          after=before + count // 2)
        yield row(f"{name}-in-it", shifted(day, 1), 3, after=2)
        yield row(f"{name}-natural-ends-in-it", shifted(day, -9), 10, "Z", after=8)
        yield row(f"{name}-natural-30", shifted(day, -20), 30, "Z", after=33)
        yield row(f"{name}-hearing", shifted(day, -8), 10,
                  pauses=[(shifted(day, -3), shifted(day, 9))], after=12)
        yield row(f"{name}-natural-testing", shifted(day, -8), 15, "Z",
                  pauses=[(shifted(day, -3), shifted(day, 12))], after=25)
        yield row(f"{name}-extended", shifted(day, -12), 20, extension=10, after=30)


def make_up_rows():
    for day in sorted(WORKING):
        yield row(f"make-up-{day}-first", shifted(str(day), -1), 1, after=1)
        yield row(f"make-up-{day}-accepted-on-it", str(day), 2, after=1)
        yield row(f"make-up-{day}-resumed-on-it", shifted(str(day), -12), 6,
                  pauses=[(shifted(str(day), -10), str(day))], after=14)


def joint_rows():
    for day in ("2025-03-03", "2025-08-18", "2025-11-03", "2026-01-12", "2026-06-08", "2026-08-24"):
        yield row(f"joint-{day}", day, 45, after=60)
        yield row(f"joint-extended-{day}", day, 45, extension=15, after=84)
        yield row(f"lower-review-{day}", day, 20, after=26)
        yield row(f"delivery-{day}", day, 10, after=13)
        yield row(f"to-tell-what-is-missing-{day}", day, 5, after=6)
        yield row(f"natural-extended-{day}", day, 30, "Z", extension=15, after=44)


def year_end_rows():
    over_it = [("2025-12-22", "2026-01-12")]
    yield row("year-end-hearing", "2025-12-15", 20, after=30, pauses=over_it)
    yield row("year-end-bidding-extended", "2025-12-15", 20, extension=10, after=60, pauses=over_it)
    yield row("year-end-natural", "2025-12-15", 30, "Z", after=40, pauses=over_it)
    yield row("year-end-auction-until-make-up-day", "2025-12-26", 5, after=10,
              pauses=[("2025-12-30", "2026-01-04")])
    yield row("year-end-last-day-of-the-year", "2025-12-31", 1, after=4)
    yield row("year-end-natural-last-day-off", "2025-12-22", 10, "Z", after=10)
    yield row("unpublished-year", "2026-12-21", 20, after=30)
    yield row("unpublished-year-quarantine", "2026-12-21", 20, after=30,
              pauses=[("2026-12-25", "2027-01-08")])
    yield row("unpublished-year-natural", "2026-12-21", 20, "Z", after=21)
    yield row("whole-year-stopped", "2025-02-10", 10, after=370,
              pauses=[("2025-02-17", "2026-02-10")])


def edge_rows():
    yield row("stopped-on-the-last-day", "2026-03-02", 5, after=10,
              pauses=[("2026-03-09", "2026-03-18")])
    yield row("stopped-too-late", "2026-03-02", 5, after=20, pauses=[("2026-03-10", "2026-03-18")])
    yield row("stopped-on-the-weekend-behind-the-last-day", "2026-03-02", 4, after=20,
              pauses=[("2026-03-07", "2026-03-18")])
    yield row("stopped-and-resumed-the-same-day", "2026-03-02", 5, after=7,
              pauses=[("2026-03-04", "2026-03-04")])
    yield row("stopped-on-the-day-of-acceptance", "2026-03-02", 5, after=9,
              pauses=[("2026-03-02", "2026-03-11")])
    yield row("stopped-over-one-weekend", "2026-03-02", 5, after=7,
              pauses=[("2026-03-06", "2026-03-08")])
    yield row("two-stops", "2026-03-02", 10, after=40,
              pauses=[("2026-03-04", "2026-03-11"), ("2026-03-16", "2026-03-30")])
    yield row("two-stops-back-to-back", "2026-03-02", 10, after=25,
              pauses=[("2026-03-04", "2026-03-11"), ("2026-03-11", "2026-03-20")])
    yield row("three-stops-over-holidays", "2026-04-01", 15, after=60,
              pauses=[("2026-04-02", "2026-04-08"), ("2026-04-27", "2026-05-07"),
                      ("2026-05-08", "2026-05-18")])
    yield row("the-second-stop-too-late", "2026-03-02", 5, after=30,
              pauses=[("2026-03-04", "2026-03-06"), ("2026-03-12", "2026-03-30")])
    yield row("extended-then-stopped", "2026-03-02", 20, extension=10, after=50,
              pauses=[("2026-03-31", "2026-04-20")])
    yield row("natural-ends-on-saturday", "2026-03-02", 5, "Z", after=5)
    yield row("natural-ends-on-sunday", "2026-03-02", 6, "Z", after=8)
    yield row("natural-ends-on-make-up-saturday", "2026-02-23", 5, "Z", after=5)
    yield row("natural-stopped-on-the-sunday-between", "2026-03-02", 5, "Z", after=12,
              pauses=[("2026-03-08", "2026-03-11")])
    yield row("natural-stopped-on-the-monday-put-off-to", "2026-03-02", 5, "Z", after=9,
              pauses=[("2026-03-09", "2026-03-11")])
    yield row("natural-stopped-until-a-sunday", "2026-03-02", 4, "Z", after=7,
              pauses=[("2026-03-06", "2026-03-08")])
    yield row("natural-two-stops", "2026-03-02", 20, "Z", after=30,
              pauses=[("2026-03-05", "2026-03-15"), ("2026-03-20", "2026-03-28")])
    for after in range(0, 10):
        yield row(f"colours-day-{after}", "2026-03-02", 5, after=after)
    for after in range(3, 13):
        yield row(f"natural-colours-day-{after}", "2026-03-02", 10, "Z", after=after)


def table():
    rows = [COLUMNS]
    for part in (holiday_rows, make_up_rows, joint_rows, year_end_rows, edge_rows):
        rows.extend(part())
    return "".join("\t".join(map(str, each)) + "\n" for each in rows)


def main():
    if sys.argv[1:2] != ["--check"]:
        sys.stdout.write(table())
        return 0
    kept = pathlib.Path(sys.argv[2]).read_text(encoding="utf-8")
    if kept == table():
        return 0
    print(f"{sys.argv[2]} is not what clock_rows.py works out", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
