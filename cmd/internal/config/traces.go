package config

import (
	"crypto/x509"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

// Collector is where traces are sent, by OpenTelemetry's own variables.
type Collector struct {
	// Address takes spans; empty means that none are wanted.
	Address string
	// Header goes along with every request. It may hold a secret.
	Header http.Header
	// Timeout is how long a request may take; 0 for as long as it wants.
	Timeout time.Duration
	// Authorities are trusted in place of the system's; nil for these.
	Authorities *x509.CertPool
}

// otlpVariable is the name and the value of one of the variables of OpenTelemetry's exporter;
// that for traces alone comes before the general one, and nothing is as good as not set.
func otlpVariable(last string) (name, value string) {
	const prefix = "OTEL_EXPORTER_OTLP_"
	if name = prefix + "TRACES_" + last; os.Getenv(name) == "" {
		name = prefix + last
	}
	return name, os.Getenv(name)
}

// defaultTimeout is OpenTelemetry's.
const defaultTimeout = 10 * time.Second

// Traces is where traces are to be sent. Its errors name a variable, and no value.
func Traces() (Collector, error) {
	if strings.EqualFold(os.Getenv("OTEL_SDK_DISABLED"), "true") {
		return Collector{}, nil
	}
	to := Collector{Timeout: defaultTimeout}
	name, address := otlpVariable("ENDPOINT")
	if address == "" {
		return Collector{}, nil
	}
	if u, err := url.Parse(address); err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return Collector{}, fmt.Errorf("%s: an address is wanted, for example http://127.0.0.1:4318", name)
	}
	if to.Address = address; !strings.Contains(name, "_TRACES_") {
		to.Address = strings.TrimSuffix(address, "/") + "/v1/traces"
	}
	if name, value := otlpVariable("TIMEOUT"); value != "" {
		milliseconds, err := strconv.ParseUint(value, 10, 31)
		if err != nil {
			return Collector{}, fmt.Errorf("%s: a number of milliseconds is wanted", name)
		}
		to.Timeout = time.Duration(milliseconds) * time.Millisecond
	}
	var err error
	name, list := otlpVariable("HEADERS")
	if to.Header, err = headers(list); err != nil {
		return Collector{}, fmt.Errorf("%s: %w", name, err)
	}
	name, file := otlpVariable("CERTIFICATE")
	if to.Authorities, err = authorities(file); err != nil {
		return Collector{}, fmt.Errorf("%s: %w", name, err)
	}
	return to, nil
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
