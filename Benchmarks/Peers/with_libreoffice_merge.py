"""Edit › Track Changes › Merge Document, over UNO: python3 with_libreoffice_merge.py BASE OUT COPY…

Prints the seconds from opening the base to storing the merged file, as JSON; starting the office is not counted.
"""
import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time

try:
    import uno
    from com.sun.star.beans import PropertyValue
except ImportError:
    print(json.dumps("python3-uno is not installed"))
    sys.exit()


def value(name, what):
    made = PropertyValue()
    made.Name, made.Value = name, what
    return made


def main(base, out, *copies):
    folder = tempfile.mkdtemp()
    pipe = f"gcmrepo{os.getpid()}"
    office = subprocess.Popen(
        ["soffice", f"-env:UserInstallation={pathlib.Path(folder).as_uri()}", "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        resolver = uno.getComponentContext().ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
        for _ in range(300):
            try:
                context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
                break
            except Exception:
                time.sleep(0.2)
        make = context.ServiceManager.createInstanceWithContext
        desktop = make("com.sun.star.frame.Desktop", context)
        dispatcher = make("com.sun.star.frame.DispatchHelper", context)

        def merge():
            begun = time.perf_counter()
            # With a hidden document it crashes when it merges; nothing is shown anyway.
            document = desktop.loadComponentFromURL(pathlib.Path(base).as_uri(), "_blank", 0, ())
            for copy in copies:
                dispatcher.executeDispatch(
                    document.CurrentController.Frame, ".uno:MergeDocuments", "", 0, (value("URL", pathlib.Path(copy).as_uri()),))
            document.storeToURL(pathlib.Path(out).as_uri(), (value("FilterName", "MS Word 2007 XML"),))
            seconds = time.perf_counter() - begun
            document.close(True)
            return seconds

        merge()
        print(json.dumps({"seconds": min(merge() for _ in range(3))}))
    finally:
        try:
            os.killpg(office.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
    # The bridge to a program that is gone may crash while Python takes itself apart.
    sys.stdout.flush()
    os._exit(0)


main(*(str(pathlib.Path(path).resolve()) for path in sys.argv[1:]))
