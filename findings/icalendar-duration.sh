#!/bin/bash
# The Python package icalendar on an event with a duration across a change of the clocks.
# RFC 5545, section 3.3.6: hours, minutes and seconds of a duration are exact. A meeting in Santiago that begins an hour and a half
# before the clocks go forward at midnight and lasts PT4H30M therefore ends at 04:00 by the new clock. icalendar adds the hours to
# the clock's face, and its end is an hour early in UTC.
set -u
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m pip install -q --target "$folder/lib" icalendar==7.3.2 tzdata==2026.6 2>/dev/null || exit 2
out=$(PYTHONPATH="$folder/lib" PYTHONTZPATH="" python3 - <<'P'
import datetime, icalendar
lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example.org//meetings//EN", "BEGIN:VEVENT", "UID:1@example.org",
    "DTSTAMP:20190101T000000Z", "DTSTART;TZID=America/Santiago:20190907T223000", "DURATION:PT4H30M", "SUMMARY:Reunión",
    "END:VEVENT", "END:VCALENDAR", ""]
event = icalendar.Calendar.from_ical("\r\n".join(lines)).walk("VEVENT")[0]
utc = datetime.timezone.utc
exact = event.start.astimezone(utc) + datetime.timedelta(hours=4, minutes=30)
print("end by icalendar", event.end.astimezone(utc).isoformat(), "by the RFC", exact.isoformat())
P
)
echo "icalendar 7.3.2: $out"
[ "$out" = "end by icalendar 2019-09-08T06:00:00+00:00 by the RFC 2019-09-08T07:00:00+00:00" ]
