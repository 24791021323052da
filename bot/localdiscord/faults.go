package localdiscord

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Fault is something that goes wrong with REST requests. It waits for Delay and
// then drops the connection, or gives Answer in place of the true answer; with
// neither, the true answer is only sent later.
type Fault struct {
	// Route is the route that it strikes, such as RouteCreateMessage; all if empty.
	Route string
	// Times is how often it strikes. Zero is once, a negative number always.
	Times int
	// Delay is how long to wait before the answer.
	Delay time.Duration
	// Drop closes the connection without an answer.
	Drop bool
	// Answer is sent in place of the true one, unless its status is zero.
	Answer Answer
	// Late lets the request take effect before the answer is lost or replaced. It
	// goes with Drop or Answer.
	Late bool
}

// harmless tells whether the true answer is sent after all.
func (f Fault) harmless() bool { return !f.Late && !f.Drop && f.Answer.Status == 0 }

// wait lets the delay pass, and is false if the request ended meanwhile.
func (f Fault) wait(ctx context.Context) bool {
	if f.Delay == 0 {
		return true
	}
	select {
	case <-time.After(f.Delay):
		return true
	case <-ctx.Done():
		return false
	}
}

// Faults is where things can be made to go wrong, in the REST API by Add and in
// the gateway by the other methods.
type Faults struct {
	world   *world
	gateway *gateway

	mu    sync.Mutex
	rest  []*Fault
	armed gatewayFaults
}

// Add arms a fault. Several on one route strike in the order of adding.
func (f *Faults) Add(fault Fault) {
	f.mu.Lock()
	defer f.mu.Unlock()
	setDefault(&fault.Times, 1)
	fault.Drop = fault.Drop || fault.Late && fault.Answer.Status == 0
	f.rest = append(f.rest, &fault)
}

// Clear disarms everything that has not struck yet.
func (f *Faults) Clear() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rest = nil
	f.armed = gatewayFaults{}
}

// strike finds the fault that a request to a route meets, and counts it.
func (f *Faults) strike(pattern string) (Fault, bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, fault := range f.rest {
		if fault.Route != "" && fault.Route != pattern {
			continue
		}
		fault.Times--
		struck := *fault
		f.rest = slices.DeleteFunc(f.rest, func(g *Fault) bool { return g.Times == 0 })
		return struck, true
	}
	return Fault{}, false
}
