import sys
from translate.storage import tbx
try:
    print([(unit.source, unit.target) for unit in tbx.tbxfile.parsefile(sys.argv[1]).units])
except AssertionError as error:
    print("AssertionError", repr(str(error)))
