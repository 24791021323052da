// Package chart draws numbers as a picture. It brings its own light background, so that a
// picture is as legible in Discord's dark mode as in the light one, and colours that people
// tell apart who see few; what it shows is always said in words beside it as well.
package chart

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"time"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/plotter"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"
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
	// Most is where the axis ends; 0 means at the largest value.
	Most float64
}

// Measures of a picture, in points, and of what is drawn.
const (
	width      = 640
	dayHeight  = 260
	barHeight  = 22
	barsMargin = 60
	maxDays    = 400
	maxBars    = 20
	margin     = 12
)

// palette are colours that also people tell apart who see few (Okabe and Ito, 2008).
func palette(i int) color.Color {
	colors := []color.Color{
		color.RGBA{0x00, 0x72, 0xb2, 0xff}, color.RGBA{0xe6, 0x9f, 0x00, 0xff}, color.RGBA{0x99, 0x99, 0x99, 0xff}, color.RGBA{0xd5, 0x5e, 0x00, 0xff},
	}
	return colors[i%len(colors)]
}

// PNG draws days, unless there are none, and bars under them.
func PNG(days Days, bars ...Bars) ([]byte, error) {
	var plots []*plot.Plot
	var heights []vg.Length
	if len(days.Series) > 0 {
		p, err := dayPlot(days)
		if err != nil {
			return nil, err
		}
		plots, heights = append(plots, p), append(heights, dayHeight)
	}
	for _, b := range bars {
		if len(b.Names) == 0 {
			continue
		}
		p, err := barPlot(b)
		if err != nil {
			return nil, err
		}
		plots, heights = append(plots, p), append(heights, barsMargin+barHeight*vg.Length(min(len(b.Names), maxBars)))
	}
	return render(plots, heights)
}

// render puts plots under one another.
func render(plots []*plot.Plot, heights []vg.Length) ([]byte, error) {
	total := vg.Length(margin)
	for _, h := range heights {
		total += h + margin
	}
	img := vgimg.PngCanvas{Canvas: vgimg.NewWith(vgimg.UseWH(width, total), vgimg.UseDPI(144), vgimg.UseBackgroundColor(color.White))}
	canvas := draw.New(img)
	top := canvas.Max.Y - margin
	for i, p := range plots {
		p.Draw(draw.Canvas{Canvas: canvas.Canvas, Rectangle: vg.Rectangle{
			Min: vg.Point{X: canvas.Min.X + margin, Y: top - heights[i]}, Max: vg.Point{X: canvas.Max.X - margin, Y: top},
		}})
		top -= heights[i] + margin
	}
	var b bytes.Buffer
	if _, err := img.WriteTo(&b); err != nil {
		return nil, fmt.Errorf("write the picture: %w", err)
	}
	return b.Bytes(), nil
}

func newPlot(title string) *plot.Plot {
	p := plot.New()
	p.Title.Text = title
	p.Title.TextStyle.Font.Size = 13
	p.Title.Padding = 6
	p.BackgroundColor = color.White
	return p
}

func dayPlot(d Days) (*plot.Plot, error) {
	p := newPlot(d.Title)
	p.Y.Min, p.Y.Tick.Marker = 0, wholeTicks{}
	p.Legend.Top = true
	p.Add(plotter.NewGrid())
	count := 0
	var below *plotter.BarChart
	for i, s := range d.Series {
		values := make(plotter.Values, min(len(s.Counts), maxDays))
		for day := range values {
			values[day] = float64(s.Counts[day])
		}
		if len(values) == 0 {
			continue
		}
		count = max(count, len(values))
		bars, err := plotter.NewBarChart(values, vg.Length(0.7*width/float64(len(values)+6)))
		if err != nil {
			return nil, fmt.Errorf("draw %q: %w", d.Title, err)
		}
		bars.Color, bars.LineStyle.Width = palette(i), 0
		if below != nil {
			bars.StackOn(below)
		}
		below = bars
		p.Add(bars)
		p.Legend.Add(s.Name, bars)
	}
	p.X.Tick.Marker = dayTicks{d.First, count}
	p.Y.Max = max(1, p.Y.Max) * 1.25 // room for the legend
	return p, nil
}

func barPlot(b Bars) (*plot.Plot, error) {
	p := newPlot(b.Title)
	n := min(len(b.Names), len(b.Values), maxBars)
	values, names, most := make(plotter.Values, n), make([]string, n), 0.0
	for i := range n { // the axis counts from below
		values[n-1-i], names[n-1-i] = b.Values[i], b.Names[i]
		most = max(most, b.Values[i])
	}
	bars, err := plotter.NewBarChart(values, barHeight*0.6)
	if err != nil {
		return nil, fmt.Errorf("draw %q: %w", b.Title, err)
	}
	bars.Horizontal, bars.Color, bars.LineStyle.Width = true, palette(0), 0
	p.Add(bars)
	p.NominalY(names...)
	p.Y.Tick.Label.XAlign = text.XRight
	p.X.Min, p.X.Max, p.X.Tick.Marker = 0, max(b.Most, most, 1), wholeTicks{}
	return p, nil
}

// wholeTicks marks whole numbers alone: nobody asks half a question.
type wholeTicks struct{}

// Ticks are at most seven.
func (wholeTicks) Ticks(least, most float64) []plot.Tick {
	step := 1.0
	for factor := []float64{2, 2.5, 2}; (most-least)/step > 6; {
		for _, f := range factor {
			if step *= f; (most-least)/step <= 6 {
				break
			}
		}
	}
	step = math.Ceil(step)
	var out []plot.Tick
	for v := math.Ceil(least/step) * step; v <= most; v += step {
		out = append(out, plot.Tick{Value: v, Label: fmt.Sprintf("%.0f", v)})
	}
	return out
}

// dayTicks names about eight days.
type dayTicks struct {
	first time.Time
	count int
}

// Ticks are dates that read the same in every language.
func (d dayTicks) Ticks(float64, float64) []plot.Tick {
	step := max(1, (d.count+7)/8)
	var out []plot.Tick
	for i := 0; i < d.count; i += step {
		out = append(out, plot.Tick{Value: float64(i), Label: d.first.AddDate(0, 0, i).Format("01-02")})
	}
	return out
}
