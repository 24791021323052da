package desk_test

import (
	"strings"
	"testing"

	"gutskin/bot/reply"
	"gutskin/knowledge"
)

const (
	declare = "Not covered: say so"
	honest  = "The articles say nothing about chlorine in pools. A doctor can tell you more."
)

// declared goes from the board to the preview of a new subject.
func (b *bench) declared(person, ref string, fields ...string) *reply.Reply {
	b.t.Helper()
	form := b.press(person, b.choose(person, b.use(person, "gaps"), ref), declare)
	return b.send(person, form, fields...)
}

// TestBoundaryOfQuestion goes from a sent question to an honest line in two presses and the
// form, tells who asked, and takes it back.
func TestBoundaryOfQuestion(t *testing.T) {
	b, store := followed(t, "is chlorine in pools\nbad for acne?")
	before := b.file("boundaries.yaml")
	form := b.press("1", b.choose("1", b.use("1", "gaps"), "q.1"), declare)
	for field, want := range map[knowledge.Field]string{
		knowledge.FieldQuestions: "is chlorine in pools bad for acne?", knowledge.FieldNear: "acne", knowledge.FieldAlsoCalled: "chlorine",
	} {
		if got := value(t, form, field); !strings.HasPrefix(got, want) {
			t.Errorf("%s begins with %q, want %q", field, got, want)
		}
	}
	if value(t, form, knowledge.FieldLine) == "" || form.Form.Intro != "" || len(form.Form.Inputs) != 5 {
		t.Errorf("the form: %+v", form.Form)
	}
	preview := b.send("1", form, "subject", "Pool water", "also-called", "chlorine\npool", "line", honest, "near", "acne")
	wants(t, preview, "Preview: Pool water", "Nothing is published yet", "gets the answer in a direct message", honest, "[Publish]", "["+quiet+"]", "![Other fields]")
	if b.file("boundaries.yaml") != before {
		t.Error("something is published")
	}
	preview = b.send("1", b.press("1", preview, "Keep editing"), "also-called", "chlorine")
	published := b.publish("1", preview, "people ask")
	wants(t, published, "Published: Pool water", "is being told")
	want := strings.TrimRight(before, "\n") + "\n\n- id: pool-water\n  subject: Pool water\n  also-called: [chlorine]\n  questions:\n" +
		"    - is chlorine in pools bad for acne?\n  line: \"" + honest + "\"\n  near: [acne]\n"
	if got := b.file("boundaries.yaml"); got != want {
		t.Errorf("the file:\n%s", got)
	}
	a, err := b.lib.Answers().Ask(t.Context(), knowledge.Question{Text: "is chlorine in pools bad for acne?"})
	if err != nil || a.Kind != knowledge.KindNone || a.Message != honest || len(owed(t, store)) != 1 {
		t.Errorf("members read %+v, %v", a, err)
	}
	versions, err := b.lib.History(t.Context(), "boundaries.yaml", 1)
	if err != nil || versions[0].Author != "Mod 1" || versions[0].Reason != "people ask" {
		t.Errorf("the history: %+v, %v", versions, err)
	}
	wants(t, b.press("1", published, "Undo"), "Taken back")
	if b.file("boundaries.yaml") != before {
		t.Error("it is not taken back")
	}
}

func TestBoundaryOfWord(t *testing.T) {
	b, store := withRecords(t)
	miss(t, store, 3, "chlorine")
	form := b.press("1", b.choose("1", b.use("1", "gaps"), "w.chlorine"), declare)
	if value(t, form, knowledge.FieldSubject) != "Chlorine" || value(t, form, knowledge.FieldAlsoCalled) != "chlorine" || value(t, form, knowledge.FieldQuestions) != "" {
		t.Errorf("the form: %+v", form.Form)
	}
	wants(t, b.send("1", form, "line", honest), "Nothing is published yet", honest, "[Publish]") // of no question: of the word
	preview := b.send("1", form, "line", honest, "questions", "is chlorine bad")
	published := b.publish("1", preview, "")
	wants(t, published, "Published", "!told")
	wants(t, b.use("1", "gaps"), "answered since version")
	wants(t, b.press("1", published, done), "off the list")
	wants(t, b.use("1", "gaps"), "There are no gaps")
}

// TestBoundaryFindings: what breaks the rules is named with its place and cannot be
// published; what was typed stays.
func TestBoundaryFindings(t *testing.T) {
	for name, test := range map[string]struct {
		fields []string
		want   []string
	}{
		"no name":       {[]string{"subject", "???"}, []string{"letters from a to z"}},
		"there already": {[]string{"subject", "Gluten"}, []string{"a subject Gluten already", "/knowledge boundary"}},
		"too long":      {[]string{"subject", "Pools", "line", strings.Repeat("long ", 60)}, []string{"boundaries.yaml:13:", "at most 240 fit"}},
		"no line":       {[]string{"subject", "Pools", "line", ""}, []string{"boundaries.yaml:13:", "is missing or empty", "!in a direct message"}},
		"nothing near":  {[]string{"subject", "Pools", "near", "- acne\nacnee"}, []string{"boundaries.yaml:", "no such topic"}},
		"a name taken":  {[]string{"subject", "Pools", "also-called", "gluten"}, []string{"names both"}},
	} {
		t.Run(name, func(t *testing.T) {
			b, _ := followed(t, "is chlorine bad for acne?")
			before := b.file("boundaries.yaml")
			said := b.declared("1", "q.1", append([]string{"line", honest, "also-called", "chlorine"}, test.fields...)...)
			wants(t, said, append(test.want, "![Publish]", "[Keep editing]")...)
			if got := value(t, b.press("1", said, "Keep editing"), knowledge.Field(test.fields[0])); got != test.fields[1] {
				t.Errorf("typed text is lost: %q", got)
			}
			if b.file("boundaries.yaml") != before {
				t.Error("something has changed")
			}
			wants(t, b.use("1", "drafts"), "1. ")
		})
	}
}

// TestEditBoundary changes a subject that is there, and leaves all else of the file alone.
func TestEditBoundary(t *testing.T) {
	b, _ := withRecords(t)
	before := b.file("boundaries.yaml")
	form := b.use("1", "boundary", "subject", "gluten")
	if value(t, form, knowledge.FieldSubject) != "Gluten" || value(t, form, knowledge.FieldNear) != "sleep\nacne" {
		t.Errorf("the form: %+v", form.Form)
	}
	preview := b.send("1", form, "line", "The articles do not mention gluten.")
	wants(t, b.publish("1", preview, ""), "Published: Gluten")
	want := strings.Replace(before, "line: The articles say nothing of gluten.", `line: "The articles do not mention gluten."`, 1)
	if got := b.file("boundaries.yaml"); got != want {
		t.Errorf("the file:\n%s", got)
	}
	tried := b.use("1", "try", "question", "does gluten matter")
	wants(t, tried, "No answer", "[Edit]")
	if got := value(t, b.press("1", tried, "Edit"), knowledge.FieldLine); got != "The articles do not mention gluten." {
		t.Errorf("the form from try says %q", got)
	}
	if form := b.use("1", "boundary", "subject", "Pools"); value(t, form, knowledge.FieldSubject) != "Pools" {
		t.Errorf("a new subject: %+v", form.Form)
	}
	wants(t, b.send("1", b.use("1", "boundary", "subject", "Gluten")), "same as what members read already")
}

// TestTwoAtTheBoundaries: different subjects, and different fields of one, are joined; the
// same field has to be chosen.
func TestTwoAtTheBoundaries(t *testing.T) {
	b, _ := withRecords(t)
	first, second, third := b.use("1", "boundary", "subject", "gluten"), b.use("2", "boundary", "subject", "gluten"), b.use("3", "boundary", "subject", "")
	wants(t, b.publish("1", b.send("1", first, "subject", "Wheat"), ""), "Published")
	joined := b.send("2", second, "near", "acne")
	wants(t, joined, "[Publish]")
	wants(t, b.publish("2", joined, ""), "Published")
	wants(t, b.publish("3", b.send("3", third, "subject", "Pools", "also-called", "chlorine", "line", honest, "questions", "is chlorine bad"), ""), "Published")
	if got := b.file("boundaries.yaml"); !strings.Contains(got, "subject: Wheat") || !strings.Contains(got, "near: [acne]") || !strings.Contains(got, "- id: pools") {
		t.Errorf("the file:\n%s", got)
	}
	one, two := b.use("1", "boundary", "subject", "gluten"), b.use("2", "boundary", "subject", "gluten")
	wants(t, b.publish("1", b.send("1", one, "subject", "Rye"), ""), "Published")
	clash := b.send("2", two, "subject", "Spelt")
	wants(t, clash, "Subject", "> Rye", "> Spelt", "![Publish]")
	chosen := b.press("2", clash, "1. Take mine")
	wants(t, b.publish("2", chosen, ""), "Published")
	if got := b.file("boundaries.yaml"); !strings.Contains(got, "subject: Spelt") || strings.Contains(got, "Rye") {
		t.Errorf("the file:\n%s", got)
	}
}

func TestForgedBoundary(t *testing.T) {
	b, _ := followed(t, "is chlorine bad for acne?")
	before := b.file("boundaries.yaml")
	for _, id := range []string{
		"1:desk-gap-boundary", "1:desk-gap-boundary:q.2", "1:desk-gap-boundary:x.1", "1:desk-group:none", "1:desk-boundary-edit", "1:desk-boundary-edit:../x", "1:desk-boundary-edit:nothing", "1:desk-keep:none:text",
	} {
		if said := b.control("1", id, "concern"); said.Form != nil {
			t.Errorf("%s opens a form", id)
		}
	}
	r := moderator("9")
	r.Rights.ManageServer = false
	r.Kind, r.Control, r.Fields = "form", "1:desk-boundary::::", map[string]string{"subject": "Pools", "line": honest}
	wants(t, b.handle(r), "You are not allowed")
	r = moderator("1")
	r.Kind, r.Control, r.Fields = "form", "1:desk-boundary:../x::::", map[string]string{"subject": "Pools"}
	wants(t, b.handle(r), "another version")
	r.Control = "1:desk-boundary:::nobodys:mark:z.9"
	wants(t, b.handle(r), "Preview: Pools") // a draft of one's own, and nothing of the gap
	if b.file("boundaries.yaml") != before {
		t.Error("something has changed")
	}
}
