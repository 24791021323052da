package telemetry

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	tracepb "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"
)

// Collector is where spans are sent.
type Collector struct {
	// Address takes spans by POST, for example http://127.0.0.1:4318/v1/traces.
	Address string
	// Header goes along with every request.
	Header http.Header
	// Timeout is how long a request may take; 0 for as long as it wants.
	Timeout time.Duration
	// Authorities are trusted in place of the system's; nil for these.
	Authorities *x509.CertPool
}

// upload sends spans as OTLP over HTTP, in protobuf. OpenTelemetry's own client for that
// brings gRPC into the program, of which it needs one message: two and a half megabytes of
// memory in every bot. Spans that are not taken are not sent again.
type upload struct {
	to   Collector
	http *http.Client
}

// newUpload follows no redirect: what is in the header would go along, and a request that
// is sent on as GET loses the spans without a word.
func newUpload(to Collector) *upload {
	client := &http.Client{
		Timeout:       to.Timeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	if pool, ok := http.DefaultTransport.(*http.Transport); ok && to.Authorities != nil {
		pool = pool.Clone()
		pool.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: to.Authorities}
		client.Transport = pool
	}
	return &upload{to, client}
}

// Start has nothing to open.
func (u *upload) Start(context.Context) error { return nil }

// Stop closes the connections that nobody uses.
func (u *upload) Stop(context.Context) error {
	u.http.CloseIdleConnections()
	return nil
}

// maxAnswer is how much of a collector's answer is read, so that its connection can be used
// again.
const maxAnswer = 64 << 10

// UploadTraces sends spans. No error tells what is in the header or the address, which may
// be a secret.
func (u *upload) UploadTraces(ctx context.Context, spans []*tracepb.ResourceSpans) error {
	// A request to a collector has the same one field as the message for files.
	body, err := proto.Marshal(&tracepb.TracesData{ResourceSpans: spans})
	if err != nil {
		return fmt.Errorf("encode spans: %w", err)
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, u.to.Address, bytes.NewReader(body))
	if err != nil {
		return fmt.Errorf("send spans: %w", withoutAddress(err))
	}
	if u.to.Header != nil {
		req.Header = u.to.Header.Clone()
	}
	req.Header.Set("Content-Type", "application/x-protobuf")
	resp, err := u.http.Do(req)
	if err != nil {
		return fmt.Errorf("send spans: %w", withoutAddress(err))
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, maxAnswer))
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("send spans: the collector answers %s", resp.Status)
	}
	return nil
}

// withoutAddress is why a request failed.
func withoutAddress(err error) error {
	var failed *url.Error
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}
