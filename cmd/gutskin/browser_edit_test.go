package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// moderatorEdits changes a topic from the form to the answer that members get, and takes
// it back. On the way the page is reloaded with half of the form typed.
func moderatorEdits(_ *testing.T, open opener) {
	mona := open("mona", "moderators")
	mona.command("knowledge edit")
	mona.complete("ros", "Rosacea")
	mona.button("Run command")
	mona.form("Rosacea")
	mona.click("#modal textarea", "Summary")
	mona.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	mona.write("Rosacea is a flush of the face that comes and goes. Disturbed gut bacteria can change the tiny living things on the skin, which may contribute to it. Article 2 says that research links rosacea with the microbes of the gut.")
	mona.reload()
	mona.form("Rosacea")
	mona.wait("what was typed", `[...document.querySelectorAll("#modal textarea")].some((e) => e.value.startsWith("Rosacea is a flush"))`)
	mona.button("Submit")
	mona.sees("Nothing is published yet")
	mona.button("Publish")
	mona.form("")
	mona.button("Submit")
	mona.sees("Published:")
	mona.command("ask")
	mona.write("is rosacea linked to gut health?")
	mona.button("Run command")
	mona.reads("Rosacea is a flush of the face")
	mona.button("Undo")
	mona.sees("Taken back")
}

// filesOutAndIn fetches an export, and brings a file that says something wrong.
func filesOutAndIn(t *testing.T, open opener) {
	mona := open("mona", "moderators")
	mona.command("knowledge export")
	mona.button("Run command")
	mona.wait("the file", `document.querySelector("#log .file a[download]")?.href.endsWith(".zip")`)
	start := value[string](mona, `(async () => {
		const response = await fetch([...document.querySelectorAll("#log .file a[download]")].at(-1).href);
		return response.headers.get("Content-Disposition").split(";")[0] + " " + new TextDecoder("latin1").decode((await response.arrayBuffer()).slice(0, 2));
	})()`)
	if start != "attachment PK" {
		t.Errorf("the export begins with %q: want a .zip to keep", start)
	}
	dot := filepath.Join(t.TempDir(), "dot.gif")
	if err := os.WriteFile(dot, []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x00\x00\x00\x00\x00,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;"), 0o600); err != nil {
		t.Fatal(err)
	}
	mona.do(chromedp.SetUploadFiles(chromedp.CSS("#files"), []string{dot}))
	mona.say("a picture")
	mona.wait("the picture", `[...document.querySelectorAll("#log .picture img")].at(-1)?.naturalWidth === 1`)
	file := filepath.Join(t.TempDir(), "acne.md")
	if err := os.WriteFile(file, []byte("---\ntitle: Acne\n---\n\nToo short.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	mona.command("knowledge upload")
	mona.do(chromedp.SetUploadFiles(chromedp.CSS(`.option-field input[type="file"]`), []string{file}))
	mona.button("Run command")
	mona.reads("acne.md")
	mona.click("#text", "")
	mona.do(chromedp.SetUploadFiles(chromedp.CSS("#files"), []string{file}))
	mona.wait("the file in the tray", `document.querySelector("#tray").innerText.includes("acne.md")`)
	mona.say("here is the file")
	mona.wait("the file in the message", `[...document.querySelectorAll("#log .message")].at(-1).querySelector(".file a")?.innerText === "acne.md"`)
}

// messagesRunNothing sends what would run, load or lead elsewhere if it were taken for more
// than text.
func messagesRunNothing(t *testing.T, open opener) {
	mia, ben := open("mia", "general"), open("ben", "general")
	for i, text := range []string{
		`<script>window.harm = 1</script><img src=x onerror="window.harm = 2"><svg onload="window.harm = 3">`,
		`[press me](javascript:window.harm=4) <javascript:window.harm=5> [x](data:text/html,<script>window.harm=6</script>)`,
		"```html\n<script>window.harm = 7</script>\n```\n![x](https://example.invalid/x.png) ||<b onclick=\"window.harm=8\">x</b>||",
		`<@1" onmouseover="window.harm=9"> <t:99999999999999:R> </x"onclick="window.harm=10:1> [a"onclick="window.harm=11](https://example.invalid/"onclick="window.harm=12)`,
	} {
		mia.say(fmt.Sprintf("%s end%d", text, i))
		ben.sees(fmt.Sprintf("end%d", i))
	}
	for _, w := range []window{mia, ben} {
		found := value[[]string](w, `[...document.querySelectorAll("#log *")].flatMap((e) => [
			...(["SCRIPT", "IFRAME", "OBJECT", "STYLE", "LINK"].includes(e.tagName) ? [e.tagName] : []),
			...[...e.attributes].filter((a) => a.name.startsWith("on")).map((a) => a.name),
			...(e.tagName === "A" && !/^https?:/.test(e.href) ? [e.href] : []),
			...(e.tagName === "A" && !e.rel.includes("noopener") && e.target === "_blank" ? ["opener"] : []),
			...(e.tagName === "IMG" && !e.src.startsWith(location.origin) ? [e.src] : [])]).concat(window.harm ? ["harm " + window.harm] : [])`)
		if len(found) > 0 {
			t.Errorf("%s: the log holds %s", w.name, strings.Join(found, ", "))
		}
	}
	page := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(page, []byte(`<script>window.opener.harm = 1; parent.harm = 1</script>`), 0o600); err != nil {
		t.Fatal(err)
	}
	mia.do(chromedp.SetUploadFiles(chromedp.CSS("#files"), []string{page}))
	mia.say("a page")
	ben.wait("the file", `[...document.querySelectorAll("#log .file a")].at(-1)?.innerText === "page.html"`)
	kind := value[string](ben, `fetch([...document.querySelectorAll("#log .file a")].at(-1).href).then((r) => r.headers.get("Content-Disposition").split(";")[0])`)
	if kind != "attachment" {
		t.Errorf("a page that somebody sent is served as %q", kind)
	}
}

// reloadLosesNothing reloads with words in two channels, a reply begun and a command half
// filled in.
func reloadLosesNothing(_ *testing.T, open opener) {
	mia := open("mia", "general")
	mia.say("answer me later")
	mia.menu("answer me later", "Reply")
	mia.write("half a tho")
	mia.open("help")
	mia.command("ask")
	mia.write("why does")
	mia.reload()
	mia.wait("the command with its text", `document.querySelector("#command .option-field input")?.value === "why does"`)
	mia.open("general")
	mia.wait("the draft", `document.querySelector("#text").value === "half a tho"`)
	mia.wait("the reply", `document.querySelector("#bar").innerText.includes("Replying to Mia")`)
	mia.button("Do not reply")
	mia.click("#text", "")
	mia.do(chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	mia.write("done")
	mia.keys(kb.Enter)
	mia.reads("done")
}

// behindTheScenes looks at the JSON, the time and the reasons.
func behindTheScenes(_ *testing.T, open opener) {
	mia := open("mia", "general")
	mia.command("ask")
	mia.write("what is the gut-skin axis?")
	mia.button("Run command")
	mia.reads("Only you can see this")
	mia.button("Behind the scenes")
	mia.wait("the interaction", `document.querySelector("#behind select")?.innerText.includes("/ask")`)
	mia.wait("the time", `/\d ms to the first response/.test(document.querySelector("#behind").innerText)`)
	mia.wait("the response", `document.querySelector("#behind details[open] pre")?.innerText.includes('"embeds"')`)
	mia.wait("the reasons", `document.querySelector("#behind .explanation")?.innerText.length > 100`)
	mia.wait("the requests", `document.querySelector("#behind .requests")?.innerText.includes("/callback")`)
	mia.reload()
	mia.wait("the panel again", `!document.querySelector("#behind").hidden`)
	mia.click("#behind button", "Close")
}
