"""LibreOffice's own compare of two .docx: prints seconds, peak memory, words marked and both texts read back, as JSON.

The clock runs from the new file's opening to the end of the comparison, the program's start apart.
"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import zipfile

import uno
from com.sun.star.beans import PropertyValue


def setting(name, value):
    result = PropertyValue()
    result.Name, result.Value = name, value
    return result


def words(pattern, xml):
    return sum(len(re.findall(r"\w+", text)) for text in re.findall(pattern, xml))


def main(old, new, folder):
    old, new, folder = (pathlib.Path(path).resolve() for path in (old, new, folder))
    with tempfile.TemporaryDirectory() as profile:
        pipe = f"peer{os.getpid()}"
        office = subprocess.Popen(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        try:
            print(json.dumps(compare(pipe, old, new, folder, office.pid)))
        except Exception as error:
            print(json.dumps({"failure": f"failed: {str(error).splitlines()[0][:60] if str(error) else type(error).__name__}"}))
        finally:
            os.killpg(office.pid, signal.SIGKILL)
            office.wait()


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(200):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except Exception:
            time.sleep(0.2)
    raise OSError("LibreOffice did not start")


def peak(group):
    """The largest of the peaks of the program's processes, in bytes."""
    peaks = [0]
    for folder in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                peaks.append(int(re.search(r"VmHWM:\s+(\d+)", (folder / "status").read_text())[1]) * 1024)
        except (OSError, TypeError):
            pass
    return max(peaks)


def compare(pipe, old, new, folder, group):
    context = connected(pipe)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    dispatcher = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)

    def run(document, command, *settings):
        dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, settings)

    begun = time.perf_counter()
    document = desktop.loadComponentFromURL(new.as_uri(), "_blank", 0, (setting("Hidden", True),))
    run(document, ".uno:CompareDocuments", setting("URL", old.as_uri()))
    seconds = time.perf_counter() - begun
    compared = folder / "compared.docx"
    document.storeToURL(compared.as_uri(), (setting("FilterName", "MS Word 2007 XML"),))
    document.close(True)
    xml = zipfile.ZipFile(compared).read("word/document.xml").decode()
    inserted = sum(words(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", run) for run in re.findall(r"<w:ins .*?</w:ins>", xml, re.S))
    deleted = words(r"<w:delText(?: [^>]*)?>([^<]*)</w:delText>", xml)
    texts = []
    for command in (".uno:RejectAllTrackedChanges", ".uno:AcceptAllTrackedChanges"):
        document = desktop.loadComponentFromURL(compared.as_uri(), "_blank", 0, (setting("Hidden", True),))
        run(document, command)
        place = folder / "read-back.txt"
        document.storeToURL(
            place.as_uri(), (setting("FilterName", "Text (encoded)"), setting("FilterOptions", "UTF8,LF")))
        document.close(True)
        texts.append(place.read_text(encoding="utf-8-sig"))
    return {"seconds": seconds, "peak": peak(group), "marked": inserted + deleted, "old": texts[0], "new": texts[1]}


if __name__ == "__main__":
    main(*sys.argv[1:4])
