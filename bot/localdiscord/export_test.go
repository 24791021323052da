package localdiscord

import (
	"net/http"
	"net/url"
	"time"
)

// API is the REST API of a server without the network in between.
func API(s *Server) http.Handler { return newAPI(s) }

// Receive feeds payloads to a connection that has no socket, and tells with
// which code it would be closed, zero if with none.
func Receive(s *Server, payloads ...[]byte) int {
	c := &connection{gateway: s.gateway, query: url.Values{}, out: newOutbox(), pulse: time.NewTimer(time.Hour)}
	code := 0
	s.world.do(func() {
		defer c.detach(true)
		for _, data := range payloads {
			if why := c.receive(data); why != nil {
				code = int(why.code)
				return
			}
		}
	})
	return code
}
