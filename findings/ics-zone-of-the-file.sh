#!/bin/bash
# What a TZID stands for is said by the VTIMEZONE of the same file (RFC 5545, section 3.2.19). Two Python packages ask others:
#
# - icalendar 7.3.2 does not look at a VTIMEZONE whose name it knows: a meeting in America/Mexico_City that a calendar with the
#   rules from before October 2022 has at 15:00 UTC in July is at 16:00 UTC. With the same rules under a name of the file's
#   own it is at 15:00. vobject 0.9.9 reads both at 15:00.
# - Both keep the VTIMEZONE of a name from the first file for all that the process reads later. A second file, in which the
#   same name is three hours away, is read by the rules of the first, and yet written again with its own VTIMEZONE. Read by
#   another process, it is right: what a calendar says depends on the one that was read before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --target "$folder/lib" icalendar==7.3.2 tzdata==2026.6 vobject==0.9.9 python-dateutil==2.9.0.post0 \
  2>/dev/null || { echo "PyPI is needed"; exit 2; }
cat >"$folder/read.py" <<'PYTHON'
import datetime, sys
import icalendar, vobject


def calendar(zone, observances):
    rules = [line for name, start, rule, before, after in observances
             for line in (f"BEGIN:{name}", f"DTSTART:{start}", *rule, f"TZOFFSETFROM:{before}", f"TZOFFSETTO:{after}",
                          f"END:{name}")]
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//meetings//EN", "BEGIN:VTIMEZONE",
                        f"TZID:{zone}", *rules, "END:VTIMEZONE", "BEGIN:VEVENT", "UID:1@example.org",
                        "DTSTAMP:20260101T000000Z", f"DTSTART;TZID={zone}:20260710T100000", "SUMMARY:Reunión", "END:VEVENT",
                        "END:VCALENDAR", ""])


def by_icalendar(text):
    return icalendar.Calendar.from_ical(text).events[0].start.astimezone(datetime.timezone.utc).strftime("%H:%M")


def by_vobject(text):
    return vobject.readOne(text).vevent.dtstart.value.astimezone(datetime.timezone.utc).strftime("%H:%M")


old = [("STANDARD", "19961027T020000", ["RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10"], "-0500", "-0600"),
       ("DAYLIGHT", "19960407T020000", ["RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=4"], "-0600", "-0500")]


def fixed(offset):
    return [("STANDARD", "20000101T000000", [], offset, offset)]


seen = []
if sys.argv[1:] == ["apart"]:
    text = calendar("Sede", fixed("-0300"))
    seen.append(("Sede -0300, by another process", by_icalendar(text), by_vobject(text)))
    expected = [("13:00", "13:00")]
else:
    for zone in ("America/Mexico_City", "Hora del Centro"):
        text = calendar(zone, old)
        seen.append((zone, by_icalendar(text), by_vobject(text)))
    for offset in ("-0600", "-0300"):
        text = calendar("Sede", fixed(offset))
        written = (vobject.readOne(text).serialize(), icalendar.Calendar.from_ical(text).to_ical().decode())
        kept = all("TZOFFSETTO:" + offset in file for file in written)
        seen.append(("Sede " + offset, by_icalendar(text), by_vobject(text), "written as it was" if kept else "changed"))
    expected = [("16:00", "15:00"), ("15:00", "15:00"), ("16:00", "16:00", "written as it was"),
                ("16:00", "16:00", "written as it was")]
    print("10:00 as UTC, by icalendar", icalendar.__version__, "and vobject", vobject.VERSION)
for row in seen:
    print(" ", *row)
sys.exit(0 if [row[1:] for row in seen] == expected else "the behaviour changed")
PYTHON
export PYTHONPATH=$folder/lib PYTHONTZPATH=""
python3 "$folder/read.py"
python3 "$folder/read.py" apart
