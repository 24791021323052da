package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"gutskin/knowledge"
	"gutskin/knowledge/answer"
)

// maxLine is the longest line of questions that is read, in bytes: ample for the longest
// question even when each of its characters is escaped.
const maxLine = 1 << 20

var errLongLine = fmt.Errorf("the line has more than %d bytes", maxLine)

// lineError is what stands in place of an answer to a line that cannot be read.
type lineError struct {
	ID    string `json:"id"`
	Error string `json:"error"`
}

// askLines answers a question a line until the input ends.
func (a *app) askLines(ctx context.Context, service *answer.Service, explain bool) error {
	in := bufio.NewReaderSize(interruptible(ctx, a.stdin), 64<<10)
	out := bufio.NewWriter(a.stdout)
	failed := false
	for number := 1; ; number++ {
		line, err := readLine(in)
		if err != nil && !errors.Is(err, errLongLine) {
			return errors.Join(out.Flush(), endOfLines(err, failed))
		}
		if err == nil && len(line) == 0 {
			continue
		}
		reply := answerLine(ctx, service, number, line, err, explain)
		if _, bad := reply.(lineError); bad {
			failed = true
		}
		if err := writeLine(out, reply, in.Buffered() == 0); err != nil {
			return err
		}
	}
}

// endOfLines is the outcome of the whole input: the end of it is no failure by itself.
func endOfLines(err error, failed bool) error {
	switch {
	case !errors.Is(err, io.EOF):
		return fmt.Errorf("cannot read the questions: %w", err)
	case failed:
		return errSilent
	}
	return nil
}

// writeLine writes one line, at once when nobody waits behind it.
func writeLine(out *bufio.Writer, v any, now bool) error {
	line, err := marshalLine(v)
	if err != nil {
		return err
	}
	if _, err = out.Write(line); err != nil || !now {
		return err
	}
	return out.Flush()
}

// answerLine is the answer to a line, or a lineError.
func answerLine(ctx context.Context, service *answer.Service, number int, line []byte, err error, explain bool) any {
	q, err := parseLine(line, err)
	if err != nil {
		return lineError{q.ID, fmt.Sprintf("line %d: %v", number, err)}
	}
	reply, why, err := service.Explain(ctx, q)
	if err != nil {
		return lineError{q.ID, fmt.Sprintf("line %d: %v", number, err)}
	}
	return jsonReply(reply, why, explain)
}

// parseLine reads one question. Fields that it does not know are left alone, so that a file
// of labelled questions can be read too; an id may be a text or a number.
func parseLine(line []byte, err error) (knowledge.Question, error) {
	if err != nil {
		return knowledge.Question{}, err
	}
	var raw struct {
		ID   json.RawMessage `json:"id"`
		Text *string         `json:"q"`
		Prev string          `json:"prev"`
	}
	err = json.Unmarshal(line, &raw)
	q := knowledge.Question{ID: idText(raw.ID), Prev: raw.Prev}
	switch {
	case err != nil:
		return q, fmt.Errorf(`expected {"id":"1","q":"the question"}: %w`, err)
	case raw.Text == nil:
		return q, errors.New(`"q", the question, is missing`)
	}
	q.Text = *raw.Text
	return q, nil
}

func idText(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}

// readLine reads one line without its end. Of a line that is too long it reads past the
// rest and keeps nothing.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	long := false
	for {
		piece, err := in.ReadSlice('\n')
		if !long {
			line = append(line, piece...)
			long = len(line) > maxLine
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (len(line) == 0 || !errors.Is(err, io.EOF)):
			return nil, err
		case long:
			return nil, errLongLine
		}
		return bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\ufeff"))), nil
	}
}
