package main

import (
	"bytes"
	"context"
	"flag"
	"image"
	"image/color"
	"image/png"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// screenshots names the folder of the pictures of docs: go test ./cmd/gutskin -run Screenshots -screenshots "$PWD/docs/images"
var screenshots = flag.String("screenshots", "", "take the pictures of the documentation anew, into `DIR`")

// TestScreenshots takes the pictures that the documentation shows.
func TestScreenshots(t *testing.T) {
	if *screenshots == "" {
		t.Skip("pictures are taken only when -screenshots DIR says where they go")
	}
	browser := startBrowser(t)
	address := runningDemo(t)
	open := func(as, channel string) window {
		w := openWindow(browser, t, address, as, channel)
		w.colours("light")
		return w
	}
	mia, ben := open("mia", "general"), open("ben", "general")
	mia.say("Has anybody found out whether the gut has to do with the skin?")
	ben.click("#text", "")
	ben.write("@gut")
	ben.wait("people to mention", `document.querySelector("#suggestions .option.active")`)
	ben.keys(kb.Enter)
	ben.write("can my gut cause acne?")
	ben.keys(kb.Enter)
	mia.reads("Acne")
	mia.size(1200, 1120)
	mia.click("#text", "")
	mia.picture("demo.png", 1200, 1120)

	mia.colours("dark")
	mia.button("Behind the scenes")
	mia.command("tips")
	mia.button("Run command")
	mia.reads("used /tips")
	mia.command("ask")
	mia.write("why does stress")
	mia.wait("completions", `document.querySelector(".option-field .option")`)
	mia.wait("what is behind", `document.querySelector("#behind .figure")`)
	mia.picture("demo-dark.png", 1280, 760)

	phone := open("ben", "gutskin")
	phone.say("what helps against dry skin?")
	phone.reads("Dry skin")
	phone.picture("demo-phone.png", 390, 780)
	mona := open("mona", "gutskin")
	missed(open, mona)
	mona.open("moderators")
	moderating(mona)
}

// missed lets three people ask what the bot cannot answer, of whom one sends the question.
func missed(open opener, mona window) {
	for _, w := range []window{open("mia", "gutskin"), open("ben", "gutskin"), mona} {
		w.say("is chlorine in the pool bad for my skin?")
		w.wait("the reply", `eyes.last().includes("gutskin App")`)
		w.say("can my gut cause acne?")
		w.reads("Acne")
	}
}

// moderating takes the pictures of docs/moderating.md, from the form to the draft.
func moderating(mona window) {
	mona.command("knowledge edit")
	mona.complete("acn", "Acne")
	mona.button("Run command")
	mona.form("Acne")
	mona.picture("moderating-form.png", 900, 780)
	mona.click("#modal textarea", "Also called")
	mona.do(chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	mona.write("\nzit attack")
	mona.button("Submit")
	mona.sees("Nothing is published yet")
	mona.sees("What you can try")
	mona.top("Nothing is published yet")
	mona.picture("moderating-preview.png", 900, 700)
	mona.button("Publish")
	mona.form("")
	mona.click("#modal .input", "")
	mona.write("People call it so here")
	mona.button("Submit")
	mona.sees("Published:")
	mona.top("Published:")
	mona.picture("moderating-published.png", 900, 420)
	mona.command("knowledge edit")
	mona.complete("ecz", "Eczema")
	mona.button("Run command")
	mona.form("Eczema")
	mona.click("#modal textarea", "Also called")
	mona.do(chromedp.KeyEvent(kb.End, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	mona.write("\nrash in the elbows")
	mona.button("Submit")
	mona.sees("Preview: \u2068Eczema")
	mona.command("knowledge drafts")
	mona.button("Run command")
	mona.reads("Your drafts")
	mona.top("Your drafts")
	mona.picture("moderating-drafts.png", 900, 420)
	for _, shown := range []struct {
		command, words string
		height         int64
	}{
		{"gaps", "Asked for, and not there", 560},
		{"stats", "The last 30 days", 900},
	} {
		mona.insist("knowledge "+shown.command, shown.words)
		mona.wait("pictures", `[...document.images].every((i) => i.complete)`)
		mona.top(shown.words)
		mona.picture("moderating-"+shown.command+".png", 900, shown.height)
	}
}

// insist uses a command until the bot, which asks for patience with many at once, answers.
func (w window) insist(command, words string) {
	w.t.Helper()
	for tries := range 100 {
		w.command(command)
		w.button("Run command")
		w.wait("an answer", `eyes.last().includes(`+quoted(words)+`) || eyes.last().includes("a lot at once")`)
		if value[bool](w, `eyes.last().includes(`+quoted(words)+`)`) {
			return
		}
		w.button("Dismiss message")
		w.t.Logf("%s: try %d was too soon", command, tries+1)
	}
	w.t.Fatalf("%s: no answer", command)
}

// top scrolls until the newest message that holds a text begins at the upper edge.
func (w window) top(text string) {
	w.t.Helper()
	w.wait("the message to be at the top", `(() => {
		const row = [...document.querySelectorAll("#log .message")].filter((m) => m.innerText.replace(/\s+/g, " ").includes(`+quoted(text)+`)).at(-1);
		row?.scrollIntoView({ block: "start" });
		return row;
	})()`)
}

// colours has the system ask for light or dark.
func (w window) colours(scheme string) {
	w.t.Helper()
	w.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}},
		})
		return err
	}))
	w.wait("the colours", `document.documentElement.dataset.theme === `+quoted(scheme))
}

// picture takes one of the window at a size, and keeps it small.
func (w window) picture(name string, width, height int64) {
	w.t.Helper()
	w.size(width, height)
	w.wait("the picture to be drawn", `new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(() => next(true))))`)
	ctx, cancel := context.WithTimeout(w.ctx, patience)
	defer cancel()
	taken, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		w.t.Fatal(err)
	}
	shot, err := png.Decode(bytes.NewReader(taken))
	if err != nil {
		w.t.Fatal(err)
	}
	var small bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&small, fewColours(shot)); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(*screenshots, name), small.Bytes(), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// fewColours is a picture in the 256 colours that it has most of; others become the nearest
// of them. The page has few, so that only edges of letters change, by nothing that is seen.
func fewColours(shot image.Image) image.Image {
	area := shot.Bounds()
	counts := map[color.Color]int{}
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			counts[shot.At(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(counts), func(a, b color.Color) int { return counts[b] - counts[a] })
	few := image.NewPaletted(area, colours[:min(len(colours), 256)])
	nearest := map[color.Color]uint8{}
	for y := area.Min.Y; y < area.Max.Y; y++ {
		for x := area.Min.X; x < area.Max.X; x++ {
			c := shot.At(x, y)
			if _, known := nearest[c]; !known {
				nearest[c] = uint8(few.Palette.Index(c))
			}
			few.SetColorIndex(x, y, nearest[c])
		}
	}
	return few
}
