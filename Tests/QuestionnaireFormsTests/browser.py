"""Drives a headless Chromium by its debugging protocol, with real clicks and keys.

usage: browser.py CHROMIUM FOLDER < STEPS > RESULTS

STEPS is a JSON list of steps, each an object with one of these keys; RESULTS is the list of their results:
  {"open": URL, "width": 1280, "height": 900, "dark": false}   loads a page
  {"click": SELECTOR, "at": "start"}   scrolls it into view and clicks in its middle, or near its left edge
  {"focus": SELECTOR}         puts the focus there, as a mouse opens a list that headless browsers do not have
  {"type": TEXT}              types at the focus
  {"key": "Tab"}              presses a key; "shift+Tab"
  {"run": EXPRESSION}         the value of an expression, awaited
  {"choose": SELECTOR, "file": PATH}   gives a file to a file input
  {"shot": PATH, "full": true}         a picture
  {"pdf": PATH}               prints
  {"downloaded": NAME}        the content of a downloaded file, once it is complete
  {"complaints": true}        errors of the page's scripts and of its policy so far
  {"restart": true}           ends the browser and starts another with the same profile
"""
import json, os, subprocess, sys, time

KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowUp": 38, "ArrowDown": 40, "Backspace": 8, "Delete": 46,
        "End": 35, "Home": 36, "ArrowRight": 39}


class Browser:
    def __init__(self, program, folder):
        self.folder, self.count, self.buffer = folder, 0, b""
        self.events, self.complaints = [], []
        to_browser, self.to = os.pipe()
        self.source, from_browser = os.pipe()

        def pipes():
            # Chromium reads commands from descriptor 3 and writes to 4. Moved up first, as either may be 3 or 4 already.
            a, b = os.dup(to_browser), os.dup(from_browser)
            while a < 5 or b < 5:
                a, b = (os.dup(a) if a < 5 else a), (os.dup(b) if b < 5 else b)
            os.dup2(a, 3)
            os.dup2(b, 4)

        self.process = subprocess.Popen(
            [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe", "--lang=en",
             "--no-first-run", "--user-data-dir=" + folder + "/profile", "about:blank"],
            preexec_fn=pipes, close_fds=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(to_browser)
        os.close(from_browser)
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = None
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        os.makedirs(folder + "/downloads", exist_ok=True)
        for domain in ("Page", "Runtime", "Log"):
            self.call(domain + ".enable")
        self.call("Browser.setDownloadBehavior", behavior="allow", downloadPath=folder + "/downloads", browser=True)

    session = None

    def read(self):
        while b"\0" not in self.buffer:
            piece = os.read(self.source, 1 << 16)
            if not piece:
                raise SystemExit("the browser has ended")
            self.buffer += piece
        message, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(message)

    def call(self, method, browser=False, **parameters):
        self.count += 1
        message = {"id": self.count, "method": method, "params": parameters}
        if self.session and not browser:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0") if len(json.dumps(message)) < 60000 else self.write(message)
        while True:
            answer = self.read()
            if answer.get("id") == self.count:
                if "error" in answer:
                    raise SystemExit(method + ": " + answer["error"]["message"])
                return answer["result"]
            self.note(answer)

    def note(self, event):
        """Keeps an event's name, and what the page complains of."""
        self.events.append(event.get("method"))
        if event.get("method") == "Runtime.exceptionThrown":
            details = event["params"]["exceptionDetails"]
            self.complaints.append(details.get("exception", {}).get("description", details["text"]))
        elif event.get("method") == "Log.entryAdded":
            self.complaints.append(event["params"]["entry"]["text"])

    def write(self, message):
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to, data):]

    def run(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise SystemExit(details.get("exception", {}).get("description", details["text"]) + " in " + expression[:200])
        return result["result"].get("value")

    def open(self, step):
        width, height = step.get("width", 1280), step.get("height", 900)
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600)
        scheme = "dark" if step.get("dark") else "light"
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.events.clear()
        self.call("Page.navigate", url=step["open"])
        while "Page.loadEventFired" not in self.events:
            self.note(self.read())

    def click(self, selector, is_start):
        place = self.run(
            "(() => { const e = document.querySelector(%s); if (!e) return null; e.scrollIntoView({block: 'center'});"
            " const b = e.getBoundingClientRect(); return [b.x + (%d ? 14 : b.width / 2), b.y + b.height / 2]; })()"
            % (json.dumps(selector), is_start))
        if place is None:
            raise SystemExit("nothing to click: " + selector)
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    def type(self, text):
        for character in text:
            if character == "\n":
                self.key("Enter")
            elif 32 <= ord(character) < 128:
                self.call("Input.dispatchKeyEvent", type="keyDown", text=character, key=character)
                self.call("Input.dispatchKeyEvent", type="keyUp", key=character)
            else:
                self.call("Input.insertText", text=character)

    def key(self, name):
        modifiers = 8 if name.startswith("shift+") else 0
        name = name.removeprefix("shift+")
        code = KEYS.get(name, 0)
        text = {"Enter": "\r", " ": " "}.get(name)
        down = {"type": "keyDown" if text else "rawKeyDown", "key": name, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        if text:
            down["text"] = text
        self.call("Input.dispatchKeyEvent", **down)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=name, windowsVirtualKeyCode=code, modifiers=modifiers)

    def choose(self, selector, file):
        node = self.call("Runtime.evaluate", expression="document.querySelector(%s)" % json.dumps(selector))
        self.call("DOM.setFileInputFiles", files=[file], objectId=node["result"]["objectId"])

    def downloaded(self, name):
        path = self.folder + "/downloads/" + name
        for _ in range(200):
            if os.path.exists(path) and not any(f.endswith(".crdownload") for f in os.listdir(self.folder + "/downloads")):
                with open(path, encoding="utf-8") as file:
                    content = file.read()
                os.remove(path)
                return content
            time.sleep(0.05)
        raise SystemExit("no such download: %s, but %s" % (name, os.listdir(self.folder + "/downloads")))

    def shot(self, path, full):
        import base64
        data = self.call("Page.captureScreenshot", captureBeyondViewport=full, **(self.whole() if full else {}))["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def whole(self):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        return {"clip": {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}}

    def pdf(self, path):
        import base64
        with open(path, "wb") as file:
            file.write(base64.b64decode(self.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]))

    def end(self):
        self.call("Browser.close", browser=True)
        self.process.wait(20)
        os.close(self.to)
        os.close(self.source)


def main(program, folder):
    browser = Browser(program, folder)
    results = []
    for step in json.load(sys.stdin):
        result = None
        if "open" in step:
            browser.open(step)
        elif "click" in step:
            browser.click(step["click"], step.get("at") == "start")
        elif "focus" in step:
            browser.run("document.querySelector(%s).focus()" % json.dumps(step["focus"]))
        elif "type" in step:
            browser.type(step["type"])
        elif "key" in step:
            browser.key(step["key"])
        elif "run" in step:
            result = browser.run(step["run"])
        elif "choose" in step:
            browser.choose(step["choose"], step["file"])
        elif "shot" in step:
            browser.shot(step["shot"], step.get("full", False))
        elif "pdf" in step:
            browser.pdf(step["pdf"])
        elif "downloaded" in step:
            result = browser.downloaded(step["downloaded"])
        elif "complaints" in step:
            result = browser.complaints
        elif "restart" in step:
            browser.end()
            browser = Browser(program, folder)
        results.append(result)
    browser.end()
    json.dump(results, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:3])
