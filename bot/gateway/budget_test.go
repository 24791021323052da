package gateway_test

import (
	"testing"
	"time"

	"gutskin/bot/gateway"
)

func TestIdentifyBudget(t *testing.T) {
	waits := gateway.IdentifyWaits(45)
	for i, wait := range waits {
		switch {
		case i%20 != 0 && wait > time.Minute, i == 0 && wait != 0:
			t.Errorf("wait %d is %s", i, wait)
		case i > 0 && i%20 == 0 && wait < 50*time.Minute:
			t.Errorf("after %d identifies the wait is only %s", i, wait)
		}
	}
}
