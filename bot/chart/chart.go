// Package chart draws numbers as a picture. It brings its own light background, so that a
// picture is as legible in Discord's dark mode as in the light one, and colours that people
// tell apart who see few; what it shows is always said in words beside it as well.
package chart

import (
	"fmt"
	"time"

	"github.com/go-analyze/charts"
)

// Series is one kind of thing that is counted a day.
type Series struct {
	Name   string
	Counts []int // a day each
}

// Days are counts by day, drawn on top of one another.
type Days struct {
	Title  string
	First  time.Time
	Series []Series
}

// Bars are numbers by name, the first at the top.
type Bars struct {
	Title  string
	Names  []string
	Values []float64
	// Most is how far the axis reaches; 0 means to the largest value. It ends at a number that
	// is written on it, thus a little further where Most is none.
	Most float64
}

// Measures of a picture, in pixels, and of what is drawn. Discord shows it in less than half
// of its width.
const (
	width      = 1280
	dayHeight  = 580
	barHeight  = 46
	barsMargin = 106
	maxDays    = 92
	maxBars    = 20
	margin     = 24
)

// PNG draws days, unless there are none, and bars under them.
func PNG(days Days, bars ...Bars) ([]byte, error) {
	var all []part
	if len(days.Series) > 0 {
		p, err := dayPart(days)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	for _, b := range bars {
		if len(b.Names) == 0 {
			continue
		}
		p, err := barPart(b)
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return render(all)
}

// part is one of the charts of a picture.
type part struct {
	chart  charts.BarChartOption
	height int
}

// render puts charts under one another.
func render(all []part) ([]byte, error) {
	total := margin
	for _, p := range all {
		total += p.height
	}
	canvas := charts.NewPainter(charts.PainterOptions{Width: width, Height: total})
	canvas.FilledRect(0, 0, width, total, charts.ColorWhite, charts.ColorWhite, 0)
	top := margin / 2
	for _, p := range all {
		box := charts.NewBox(margin, top, width-margin, top+p.height)
		if err := canvas.Child(charts.PainterBoxOption(box)).BarChart(p.chart); err != nil {
			return nil, fmt.Errorf("draw %q: %w", p.chart.Title.Text, err)
		}
		top += p.height
	}
	raw, err := canvas.Bytes()
	if err != nil {
		return nil, fmt.Errorf("write the picture: %w", err)
	}
	return raw, nil
}

func dayPart(d Days) (part, error) {
	count := 0
	for _, s := range d.Series {
		count = max(count, min(len(s.Counts), maxDays))
	}
	values, names, sums := make([][]float64, len(d.Series)), make([]string, len(d.Series)), make([]float64, count)
	for i, s := range d.Series {
		values[i] = make([]float64, count)
		for day, n := range s.Counts[:min(len(s.Counts), count)] {
			values[i][day] = float64(n)
			sums[day] += float64(n)
		}
		if s.Name != "" {
			names[i] = " " + s.Name // away from its colour
		}
	}
	chart, err := newChart(d.Title, values, sums, 1)
	if err != nil {
		return part{}, err
	}
	chart.StackSeries, chart.BarSize = charts.Ptr(true), min(0.7, 0.05*float64(count))
	chart.Legend = charts.LegendOption{SeriesNames: names, FontStyle: letters(labelSize), Offset: charts.OffsetCenter.WithTopI(legendTop)}
	chart.CategoryAxis.Labels, chart.CategoryAxis.BoundaryGap = dates(d.First, count), charts.Ptr(true)
	chart.CategoryAxis.LabelCount = len(chart.CategoryAxis.Labels)
	return part{chart, dayHeight}, nil
}

func barPart(b Bars) (part, error) {
	n := min(len(b.Names), len(b.Values), maxBars)
	values, names := make([]float64, n), make([]string, n)
	for i := range n { // the axis counts from below
		values[n-1-i], names[n-1-i] = b.Values[i], b.Names[i]
	}
	chart, err := newChart(b.Title, [][]float64{values}, values, max(b.Most, 1))
	if err != nil {
		return part{}, err
	}
	chart.Horizontal, chart.BarSize = true, 0.6
	chart.Legend.Show = charts.Ptr(false)
	chart.CategoryAxis.Labels = names
	chart.ValueAxis[0].LabelOffset.Left = -digit / 2 // under its line, not right of it
	return part{chart, barsMargin + barHeight*n}, nil
}
