"""diff-match-patch at its own settings (it looks for a second, then marks the rest whole), with its clean-up for readers: prints the runs as JSON, -1 deleted, 0 equal, 1 inserted."""
import json
import pathlib
import sys

try:
    from diff_match_patch import diff_match_patch
except ImportError:
    json.dump("diff-match-patch is not installed", sys.stdout)
    sys.exit()
peer = diff_match_patch()
runs = peer.diff_main(*(pathlib.Path(file).read_text() for file in sys.argv[1:3]))
peer.diff_cleanupSemantic(runs)
json.dump(runs, sys.stdout)
