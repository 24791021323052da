package rest_test

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"gutskin/bot/rest"
)

// TestErrorsHoldNoToken holds that what is logged of a failed request cannot be used.
func TestErrorsHoldNoToken(t *testing.T) {
	inner := fmt.Errorf("dial https://discord.com/api/v9/webhooks/1/tok-tok/messages: no")
	err := rest.APIFailure("edit", &url.Error{Op: "Post", URL: "https://discord.com/api/v9/interactions/1/tok-tok/callback", Err: inner})
	if strings.Contains(err.Error(), "tok-tok") || !strings.HasPrefix(err.Error(), "edit: ") {
		t.Errorf("error %q", err)
	}
}
