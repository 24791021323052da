package chart

import (
	"fmt"
	"math"
	"time"

	"github.com/go-analyze/charts"
)

// Sizes of letters, in points of 92 to the inch, and what follows from them, in pixels.
const (
	titleSize = 21
	labelSize = 18
	digit     = 13
	legendTop = 44 // under the title
)

// newChart is a chart as all of a picture look. Its axis reaches the largest of sums, but at
// least most.
func newChart(title string, values [][]float64, sums []float64, most float64) (charts.BarChartOption, error) {
	for _, s := range sums {
		most = max(most, s)
	}
	if math.IsNaN(most) || math.IsInf(most, 0) {
		return charts.BarChartOption{}, fmt.Errorf("draw %q: %v is no length of a bar", title, most)
	}
	c := charts.NewBarChartOptionWithData(values)
	c.Theme = theme()
	c.Padding = charts.NewBox(0, margin/2, 0, margin/2)
	c.Title = charts.TitleOption{Text: title, FontStyle: letters(titleSize), Offset: charts.OffsetCenter}
	c.CategoryAxis.LabelFontStyle = letters(labelSize)
	c.ValueAxis = []charts.ValueAxisOption{wholeNumbers(most)}
	return c, nil
}

// theme is dark on white; its colours for bars are ones that also people tell apart who see
// few (Okabe and Ito, 2008).
func theme() charts.ColorPalette {
	return charts.MakeTheme(charts.ThemeOption{
		BackgroundColor:    charts.ColorWhite,
		TextColor:          charts.ColorBlack,
		XAxisStrokeColor:   charts.ColorBlack,
		YAxisStrokeColor:   charts.ColorBlack,
		AxisSplitLineColor: charts.ColorRGB(0xcc, 0xcc, 0xcc),
		SeriesColors: []charts.Color{
			charts.ColorRGB(0x00, 0x72, 0xb2), charts.ColorRGB(0xe6, 0x9f, 0x00), charts.ColorRGB(0x99, 0x99, 0x99), charts.ColorRGB(0xd5, 0x5e, 0x00),
		},
	})
}

func letters(size float64) charts.FontStyle {
	return charts.FontStyle{FontSize: size, FontColor: charts.ColorBlack}
}

// wholeNumbers is an axis with at most seven marks, at whole numbers alone: nobody asks half
// a question.
func wholeNumbers(most float64) charts.ValueAxisOption {
	step := 1.0
	for factor := []float64{2, 2.5, 2}; most/step > 6; {
		for _, f := range factor {
			if step *= f; most/step <= 6 {
				break
			}
		}
	}
	steps := math.Ceil(most / step)
	return charts.ValueAxisOption{
		Min: charts.Ptr(0.0), Max: charts.Ptr(steps * step), LabelCount: int(steps) + 1,
		LabelFontStyle: letters(labelSize),
		ValueFormatter: func(v float64) string { return fmt.Sprintf("%.0f", v) },
	}
}

// dates name about eight days, so that they read the same in every language. The names of
// the others are empty. There are two at least: a date alone would not stand under its bar.
func dates(first time.Time, count int) []string {
	out := make([]string, max(count, 2))
	for i := 0; i < count; i += max(1, (count+7)/8) {
		out[i] = first.AddDate(0, 0, i).Format("01-02")
	}
	return out
}
