package chart_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"os"
	"testing"
	"time"

	"gutskin/bot/chart"
)

var first = time.Date(2026, 11, 1, 0, 0, 0, 0, time.UTC)

// The first colours of bars.
var blue, orange = color.RGBA{0x00, 0x72, 0xb2, 255}, color.RGBA{0xe6, 0x9f, 0x00, 255}

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
		"long names": func() ([]byte, error) { return chart.PNG(chart.Days{}, longNames()) },
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
		img := decoded(t, raw)
		if len(raw) > 1<<20 || img.Bounds().Dx() > 2000 || img.Bounds().Dy() > 4000 {
			t.Errorf("%s: %d bytes, %v", name, len(raw), img.Bounds())
		}
		seen := colours(img)
		for c := range seen {
			if c.A != 0xff {
				t.Errorf("%s: the ground shows through: %v", name, c)
			}
		}
		all := img.Bounds().Dx() * img.Bounds().Dy()
		if white := seen[color.RGBA{255, 255, 255, 255}]; white < all/4 {
			t.Errorf("%s: %d of %d pixels are ground", name, white, all)
		}
		if black := seen[color.RGBA{0, 0, 0, 255}]; black < 100 {
			t.Errorf("%s: %d pixels are black", name, black)
		}
		if first := seen[blue]; name != "all zero" && first < 500 {
			t.Errorf("%s: %d pixels are of the first colour", name, first)
		}
	}
}

// longNames are as long as a moderator's page lets them be, in the letters of its languages.
func longNames() chart.Bars {
	return chart.Bars{
		Title:  "Meistgefragte Themen",
		Names:  []string{"Größenänderung der Hautflächen ß…", "Alimentação e saúde da pele çãõ…", "Piel y señales: ¿qué comer hoy?", "Acné et régime : œuvre à l’été"},
		Values: []float64{12, 9, 7, 1},
	}
}

// TestNothingIsCovered draws days that are all alike: in each row of pixels there is as much
// of the bars as in every other, unless it is one of the legend's, beside the bars.
func TestNothingIsCovered(t *testing.T) {
	alike := chart.Days{First: first, Series: []chart.Series{{Name: "Answer"}, {Name: "No answer"}}}
	for range 30 {
		alike.Series[0].Counts, alike.Series[1].Counts = append(alike.Series[0].Counts, 5), append(alike.Series[1].Counts, 7)
	}
	raw, err := chart.PNG(alike)
	if err != nil {
		t.Fatal(err)
	}
	img := decoded(t, raw)
	var bars int
	for y := img.Bounds().Dy() - 1; y >= 0; y-- {
		seen := colours(row(img, y))
		n := seen[blue] + seen[orange]
		bars = max(bars, n)
		if n > 200 && n != bars || n < 200 && y > img.Bounds().Dy()/3 && y < img.Bounds().Dy()*2/3 {
			t.Fatalf("row %d: %d of %d pixels of the bars are to be seen", y, n, bars)
		}
	}
}

// TestMost holds a bar to the length of its axis.
func TestMost(t *testing.T) {
	var full int
	for _, c := range []struct{ value, most, want float64 }{{100, 100, 1}, {50, 100, 0.5}, {50, 0, 1}, {120, 100, 1}, {0.5, 0, 0.5}} {
		raw, err := chart.PNG(chart.Days{}, chart.Bars{Names: []string{"Acne"}, Values: []float64{c.value}, Most: c.most})
		if err != nil {
			t.Fatal(err)
		}
		n := colours(decoded(t, raw))[blue]
		full = max(full, n)
		if got := float64(n) / float64(full); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%v of %v is drawn as %.2f of the axis", c.value, c.most, got)
		}
	}
}

func TestNoLength(t *testing.T) {
	for _, v := range []float64{math.NaN(), math.Inf(1)} {
		if _, err := chart.PNG(chart.Days{}, chart.Bars{Names: []string{"Acne"}, Values: []float64{v}}); err == nil {
			t.Errorf("%v was drawn", v)
		}
	}
}

func TestNothing(t *testing.T) {
	if _, err := chart.PNG(chart.Days{}); err != nil {
		t.Error(err)
	}
}

func decoded(t *testing.T, raw []byte) image.Image {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// row is a line of pixels.
func row(img image.Image, y int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, img.Bounds().Dx(), 1))
	draw.Draw(out, out.Bounds(), img, image.Pt(0, y), draw.Src)
	return out
}

// colours counts the pixels of each colour.
func colours(img image.Image) map[color.RGBA]int {
	seen := map[color.RGBA]int{}
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			seen[color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)]++
		}
	}
	return seen
}
