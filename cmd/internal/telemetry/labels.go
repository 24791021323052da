package telemetry

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"

	"gutskin/knowledge"
)

// other stands for every value that is not in its list.
const other = "other"

// Vias are the ways by which questions come to the bot.
func Vias() []string { return []string{"gateway", "http"} }

// via is one of them.
func via(overHTTP bool) string {
	if overHTTP {
		return "http"
	}
	return "gateway"
}

// Outcomes are the kinds of answer.
func Outcomes() []knowledge.Kind {
	return []knowledge.Kind{knowledge.KindAnswer, knowledge.KindSuggest, knowledge.KindNone, knowledge.KindCare}
}

// Statuses are the answers of Discord that are told apart; none stands for a request that
// was not answered.
func Statuses() []string {
	all := []string{"none", other}
	for _, code := range known() {
		all = append(all, strconv.Itoa(code))
	}
	return all
}

// known are the codes of HTTP that are told apart.
func known() [16]int {
	return [...]int{
		http.StatusOK, http.StatusCreated, http.StatusAccepted, http.StatusNoContent, http.StatusNotModified, http.StatusBadRequest,
		http.StatusUnauthorized, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusRequestEntityTooLarge,
		http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout,
	}
}

// statusOf is one of them.
func statusOf(code int) string {
	if code == 0 {
		return "none"
	}
	if codes := known(); slices.Contains(codes[:], code) {
		return strconv.Itoa(code)
	}
	return other
}

// Ends are the ways in which a piece of work ends. A refused record was no record that can
// be kept, which is no fault of the store.
func Ends() []string { return []string{"ok", "canceled", "timeout", "refused", "failed"} }

// endOf is one of them.
func endOf(err error) string {
	switch {
	case err == nil:
		return "ok"
	case errors.Is(err, context.Canceled):
		return "canceled"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.Is(err, knowledge.ErrBadRecord):
		return "refused"
	}
	return "failed"
}

// listed is a value if its list has it.
func listed[T ~string](value T, list []T) string {
	if slices.Contains(list, value) {
		return string(value)
	}
	return other
}
