package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// dropAndPaste drags files over the page and drops them, takes one out again, and pastes a
// picture from the clipboard.
func dropAndPaste(t *testing.T, open opener) {
	mia, ben := open("mia", "general"), open("ben", "general")
	var files []string
	for _, name := range []string{"diary.txt", "breakfast.txt"} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte("oats"), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	mia.drag(700, files, input.DispatchDragEventTypeDragEnter, input.DispatchDragEventTypeDragOver)
	mia.wait("the sign that files can be dropped", `document.querySelector("#main").matches(".dropping")`)
	mia.drag(100, files, input.DispatchDragEventTypeDragOver, input.DispatchDragEventTypeDrop) // beside the messages
	mia.wait("the files in the tray", `document.querySelectorAll("#tray li").length === 2 && !document.querySelector(".dropping") && document.activeElement.id === "text"`)
	mia.button("Remove breakfast.txt")
	mia.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Run(ctx, chromedp.Evaluate[chromedp.Void](`(async () => {
			const canvas = new OffscreenCanvas(3, 2);
			canvas.getContext("2d").fillRect(0, 0, 3, 2);
			await navigator.clipboard.write([new ClipboardItem({ "image/png": await canvas.convertToBlob() })]);
		})()`, chromedp.EvalAwaitPromise))
		return err
	}))
	mia.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, input.DispatchKeyEvent, input.DispatchKeyEventParams{
			Type: input.DispatchKeyEventTypeKeyDown, Key: "v", Code: "KeyV", Modifiers: 2, WindowsVirtualKeyCode: 86, Commands: []string{"paste"},
		})
		return err
	}))
	mia.wait("the picture in the tray", `[...document.querySelectorAll("#tray li")].map((f) => f.innerText.split("\n")[0]).join() === "diary.txt,image.png"`)
	mia.say("what I ate")
	for _, w := range []window{mia, ben} {
		w.wait("the file and the picture", `(() => {
			const last = [...document.querySelectorAll("#log .message")].at(-1);
			return last.querySelector(".file a")?.innerText === "diary.txt" && last.querySelector(".picture img")?.naturalWidth === 3;
		})()`)
	}
	if left := value[int](mia, `document.querySelectorAll("#tray li").length`); left != 0 {
		t.Errorf("%d files are still in the tray", left)
	}
}

// drag lets files be dragged over the page, or dropped there.
func (w window) drag(x float64, files []string, kinds ...input.DispatchDragEventType) {
	w.t.Helper()
	for _, kind := range kinds {
		w.do(chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, input.DispatchDragEvent, input.DispatchDragEventParams{
				Type: kind, X: x, Y: 400, Data: &input.DragData{Items: []*input.DragDataItem{}, Files: files, DragOperationsMask: 1},
			})
			return err
		}))
	}
}
