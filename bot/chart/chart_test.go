package chart_test

import (
	"bytes"
	"image/color"
	"image/png"
	"os"
	"testing"
	"time"

	"gutskin/bot/chart"
)

var first = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

func days(count int) chart.Days {
	d := chart.Days{Title: "Questions", First: first, Series: []chart.Series{{Name: "Answer"}, {Name: "No answer"}}}
	for i := range count {
		d.Series[0].Counts = append(d.Series[0].Counts, 3+i%7)
		d.Series[1].Counts = append(d.Series[1].Counts, i%4)
	}
	return d
}

// TestPNG draws what there may be and looks at the pixels: an opaque light ground, dark
// letters, and the colours of the bars.
func TestPNG(t *testing.T) {
	topics := chart.Bars{Title: "Topics", Names: []string{"Acne", "Sleep"}, Values: []float64{12, 3}}
	for name, data := range map[string]func() ([]byte, error){
		"all": func() ([]byte, error) {
			return chart.PNG(days(30), topics, chart.Bars{Title: "Helpful", Names: []string{"Acne"}, Values: []float64{80}, Most: 100})
		},
		"days":     func() ([]byte, error) { return chart.PNG(days(30)) },
		"one day":  func() ([]byte, error) { return chart.PNG(days(1)) },
		"long ago": func() ([]byte, error) { return chart.PNG(days(2000)) },
		"topics":   func() ([]byte, error) { return chart.PNG(chart.Days{}, topics) },
		"all zero": func() ([]byte, error) {
			return chart.PNG(chart.Days{Series: []chart.Series{{Name: "a", Counts: []int{0, 0}}}})
		},
		"strange": func() ([]byte, error) {
			return chart.PNG(chart.Days{Title: "日本語 \x00", Series: []chart.Series{{Counts: []int{1 << 40}}}})
		},
	} {
		raw, err := data()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if dir := os.Getenv("CHARTS"); dir != "" { // to be looked at
			_ = os.WriteFile(dir+"/"+name+".png", raw, 0o644)
		}
		img, err := png.Decode(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if len(raw) > 1<<20 || img.Bounds().Dx() > 2000 || img.Bounds().Dy() > 4000 {
			t.Errorf("%s: %d bytes, %v", name, len(raw), img.Bounds())
		}
		seen := map[color.RGBA]int{}
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				c := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
				if c.A != 0xff {
					t.Fatalf("%s: the ground shows through at %d,%d", name, x, y)
				}
				seen[c]++
			}
		}
		all := img.Bounds().Dx() * img.Bounds().Dy()
		if white := seen[color.RGBA{255, 255, 255, 255}]; white < all/4 {
			t.Errorf("%s: %d of %d pixels are ground", name, white, all)
		}
		if black := seen[color.RGBA{0, 0, 0, 255}]; black < 100 {
			t.Errorf("%s: %d pixels are black", name, black)
		}
		if blue := seen[color.RGBA{0x00, 0x72, 0xb2, 255}]; name != "all zero" && blue < 500 {
			t.Errorf("%s: %d pixels are of the first colour", name, blue)
		}
	}
}

func TestNothing(t *testing.T) {
	if _, err := chart.PNG(chart.Days{}); err != nil {
		t.Error(err)
	}
}
