package config

import (
	"cmp"
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/kelseyhightower/envconfig"
)

// Collector is where traces are sent, by OpenTelemetry's own variables.
type Collector struct {
	// Address takes spans; empty means that none are wanted.
	Address string
	// Header goes along with every request. It may hold a secret.
	Header http.Header
	// Timeout is how long a request may take.
	Timeout time.Duration
	// Authorities are trusted in place of the system's; nil for these.
	Authorities *x509.CertPool
}

// otlp are the variables of OpenTelemetry's exporter that hold here; those for traces alone
// come before the general ones.
type otlp struct {
	Endpoint          string
	TracesEndpoint    string `split_words:"true"`
	Headers           string
	TracesHeaders     string `split_words:"true"`
	Timeout           int
	TracesTimeout     int `split_words:"true"`
	Certificate       string
	TracesCertificate string `split_words:"true"`
}

// defaultTimeout is OpenTelemetry's, in milliseconds.
const defaultTimeout = 10_000

// Traces is where traces are to be sent. Its errors name a variable, and no value.
func Traces() (Collector, error) {
	if os.Getenv("OTEL_SDK_DISABLED") == "true" {
		return Collector{}, nil
	}
	const prefix = "OTEL_EXPORTER_OTLP"
	var v otlp
	if err := envconfig.Process(prefix, &v); err != nil {
		return Collector{}, fmt.Errorf("%s_TIMEOUT: a number of milliseconds is wanted", prefix)
	}
	address := v.TracesEndpoint
	if address == "" && v.Endpoint != "" {
		address = strings.TrimSuffix(v.Endpoint, "/") + "/v1/traces"
	}
	if address == "" {
		return Collector{}, nil
	}
	if u, err := url.Parse(address); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return Collector{}, fmt.Errorf("%s_ENDPOINT: an address is wanted, for example http://127.0.0.1:4318", prefix)
	}
	milliseconds := cmp.Or(v.TracesTimeout, v.Timeout, defaultTimeout)
	if milliseconds < 0 {
		return Collector{}, fmt.Errorf("%s_TIMEOUT: a number of milliseconds is wanted", prefix)
	}
	header, err := headers(cmp.Or(v.TracesHeaders, v.Headers))
	if err != nil {
		return Collector{}, fmt.Errorf("%s_HEADERS: %w", prefix, err)
	}
	authorities, err := authorities(cmp.Or(v.TracesCertificate, v.Certificate))
	if err != nil {
		return Collector{}, fmt.Errorf("%s_CERTIFICATE: %w", prefix, err)
	}
	return Collector{Address: address, Header: header, Timeout: time.Duration(milliseconds) * time.Millisecond, Authorities: authorities}, nil
}

// headers reads name=value pairs with commas between and values that are escaped as in URLs.
func headers(list string) (http.Header, error) {
	h := http.Header{}
	for pair := range strings.SplitSeq(list, ",") {
		if strings.TrimSpace(pair) == "" {
			continue
		}
		name, escaped, is := strings.Cut(pair, "=")
		value, err := url.PathUnescape(strings.TrimSpace(escaped))
		if name = strings.TrimSpace(name); !is || name == "" || err != nil {
			return nil, errors.New("name=value is wanted, with commas between")
		}
		h.Set(name, value)
	}
	return h, nil
}

// authorities reads certificates; none for no file.
func authorities(file string) (*x509.CertPool, error) {
	if file == "" {
		return nil, nil
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("read: %w", err)
	}
	pool := x509.NewCertPool()
	if !pool.AppendCertsFromPEM(data) {
		return nil, errors.New("the file holds no certificate in PEM")
	}
	return pool, nil
}
