package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// pace is how often a condition in the browser is looked at.
const pace = 30 * time.Millisecond

// startBrowser starts a browser without a screen and with a profile of its own. Without one
// on this machine the test is skipped.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("a browser takes its time, and -short was asked for")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.DisableGPU, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("lang", "en-GB"))
	if os.Geteuid() == 0 {
		options = append(options, chromedp.NoSandbox)
	}
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	err := chromedp.Do(ctx)
	if errors.Is(err, exec.ErrNotFound) {
		t.Skip("there is no browser here: the tests of the page need Chromium (the Debian package chromium)")
	}
	if err != nil {
		t.Fatal(err)
	}
	return ctx
}

// window is a window of the browser with storage of its own, as one person has it.
type window struct {
	t    *testing.T
	ctx  context.Context
	name string
}

// openWindow opens the page as somebody in a channel, and fails the test if the page
// reports an error.
func openWindow(browser context.Context, t *testing.T, address, as, channel string) window {
	t.Helper()
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	t.Cleanup(cancel)
	w := window{t, ctx, as}
	if err := chromedp.Do(ctx); err != nil { // opens the tab, which lives as long as ctx
		t.Fatal(err)
	}
	err := chromedp.Listen(ctx, func(event any) {
		if thrown, ok := event.(*runtime.EventExceptionThrown); ok {
			t.Errorf("%s: the page threw %s", as, thrown.ExceptionDetails.Exception.Description)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	w.script("eyes.js")
	w.size(1280, 800)
	w.do(chromedp.Navigate(address + "#as=" + as))
	w.ready()
	if channel != "" {
		w.open(channel)
	}
	return w
}

// script runs a file of testdata/browser in every page that the window loads.
func (w window) script(name string) {
	w.t.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", "browser", name))
	if err != nil {
		w.t.Fatal(err)
	}
	w.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: string(source)})
		return err
	}))
}

func (w window) do(steps ...chromedp.Action[chromedp.Void]) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		w.t.Fatalf("%s: %v", w.name, err)
	}
}

func (w window) size(width, height int64) {
	w.t.Helper()
	w.do(chromedp.EmulateViewport(width, height))
}

// ready waits until the page shows a channel.
func (w window) ready() {
	w.t.Helper()
	w.wait("the page to be ready", `!document.querySelector("#app").hidden && document.querySelector("#log").getAttribute("aria-busy") !== "true"`)
}

func (w window) reload() {
	w.t.Helper()
	w.do(chromedp.Reload())
	w.ready()
}

// value is what an expression gives in the page.
func value[T any](w window, expression string) T {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	got, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		w.t.Fatalf("%s: %s: %v", w.name, expression, err)
	}
	return got
}

// wait waits until an expression holds in the page.
func (w window) wait(what, expression string) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, 2*patience)
	defer cancel()
	_, err := chromedp.Run(ctx, chromedp.Poll[chromedp.Void](expression, chromedp.WithPollingInterval(pace), chromedp.WithPollingTimeout(patience)))
	if err != nil {
		w.t.Fatalf("%s waited for %s: %v\n%s", w.name, what, err, w.sight())
	}
}

// sight is what the page shows, for those who read why a test failed.
func (w window) sight() string {
	ctx, cancel := context.WithTimeout(w.ctx, time.Second)
	defer cancel()
	shown, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.body.innerText.replace(/\s*\n\s*/g, " | ").slice(-1200)`))
	if err != nil {
		return err.Error()
	}
	return shown
}

// click presses the last control in sight of a name, with the mouse.
func (w window) click(selector, name string) {
	w.t.Helper()
	w.press(selector, name, chromedp.ButtonLeft)
}

func (w window) press(selector, name string, button chromedp.MouseOption) {
	w.t.Helper()
	ctx, cancel := context.WithTimeout(w.ctx, 2*patience)
	defer cancel()
	look := fmt.Sprintf(`eyes.spot(%s, %s)`, quoted(selector), quoted(name))
	at, err := chromedp.Run(ctx, chromedp.Poll[[]float64](look, chromedp.WithPollingInterval(pace), chromedp.WithPollingTimeout(patience)))
	if err != nil {
		w.t.Fatalf("%s looked for %s %q: %v\n%s", w.name, selector, name, err, w.sight())
	}
	w.do(chromedp.MouseClickXY(at[0], at[1], button))
}

// button presses the newest button of a name.
func (w window) button(name string) {
	w.t.Helper()
	w.click("button", name)
}

// write puts a text in where the focus is, all at once.
func (w window) write(text string) {
	w.t.Helper()
	w.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: text})
		return err
	}))
}

// keys presses keys one after the other.
func (w window) keys(keys string) {
	w.t.Helper()
	for _, key := range keys {
		if string(key) == kb.Enter {
			w.do(chromedp.Func(pressEnter))
		} else {
			w.do(chromedp.KeyEvent(string(key)))
		}
	}
}

// pressEnter presses the key as keyboards do: a page that takes the key for itself gets no
// character of it.
func pressEnter(ctx context.Context, _ *chromedp.Target) error {
	key := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "Enter", Code: "Enter", Text: "\r", WindowsVirtualKeyCode: 13}
	if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, key); err != nil {
		return err
	}
	key.Type, key.Text = input.DispatchKeyEventTypeKeyUp, ""
	_, err := chromedp.Call(ctx, input.DispatchKeyEvent, key)
	return err
}

// open goes to a channel by its name.
func (w window) open(channel string) {
	w.t.Helper()
	w.click("#channels .channel", channel)
	w.wait("the channel "+channel, fmt.Sprintf(`document.querySelector("#place").innerText.trim() === %s`, quoted(channel)))
	w.ready()
}

// say sends a message.
func (w window) say(text string) {
	w.t.Helper()
	w.click("#text", "")
	w.write(text)
	w.keys(kb.Enter)
	w.wait("the message to be sent", `document.querySelector("#text").value === ""`)
}

// command chooses a slash command in the list that a slash opens.
func (w window) command(path string) {
	w.t.Helper()
	w.click("#text", "")
	w.write("/" + path)
	w.wait("the command "+path, fmt.Sprintf(`document.querySelector('#suggestions .option.active')?.dataset.value === %s`, quoted(path)))
	w.keys(kb.Enter)
	w.wait("its form", `!document.querySelector("#command").hidden`)
}

// complete types into the option that has the focus and chooses what is completed.
func (w window) complete(text, choice string) {
	w.t.Helper()
	w.write(text)
	w.click(".option-field [role=option]", choice)
}

// reads waits until the newest message holds a text.
func (w window) reads(text string) {
	w.t.Helper()
	w.wait(fmt.Sprintf("%q in the newest message", text), fmt.Sprintf(`eyes.last().includes(%s)`, quoted(text)))
}

// sees waits until the log holds a text somewhere.
func (w window) sees(text string) {
	w.t.Helper()
	w.wait(fmt.Sprintf("%q in the log", text), fmt.Sprintf(`eyes.log().includes(%s)`, quoted(text)))
}

// form waits for a form of the bot.
func (w window) form(title string) {
	w.t.Helper()
	w.wait("the form "+title, fmt.Sprintf(`document.querySelector("#modal[open] h2")?.textContent.includes(%s)`, quoted(title)))
}

// quoted is a text as JavaScript writes it.
func quoted(text string) string {
	written, err := json.Marshal(text)
	if err != nil {
		return `""`
	}
	return string(written)
}

// runningDemo runs the demo until the test ends, and tells its address.
func runningDemo(t *testing.T) string {
	t.Helper()
	var log bytes.Buffer
	demo := exec.CommandContext(context.Background(), program(t), "demo", "--no-open", "--address", "127.0.0.1:0")
	demo.Stderr = &log
	said, err := demo.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := demo.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(said)
	address, err := lines.ReadString('\n')
	t.Cleanup(func() {
		_ = demo.Process.Signal(os.Interrupt)
		if err := demo.Wait(); err != nil || log.Len() > 0 {
			t.Errorf("the demo ended with %v: %s", err, log.String())
		}
	})
	if err != nil {
		t.Fatalf("the demo said no address: %v", err)
	}
	return strings.TrimSpace(address)
}
