package config_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"gutskin/cmd/internal/config"
)

func TestTraces(t *testing.T) {
	noCertificate := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(noCertificate, []byte("none"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		set     map[string]string // after OTEL_EXPORTER_OTLP_
		address string
		timeout time.Duration
		key     string
		wrong   string
	}{
		"nothing":               {},
		"an address":            {set: map[string]string{"ENDPOINT": "http://127.0.0.1:4318/"}, address: "http://127.0.0.1:4318/v1/traces", timeout: 10 * time.Second},
		"one for traces":        {set: map[string]string{"ENDPOINT": "http://a", "TRACES_ENDPOINT": "https://b/c", "TIMEOUT": "9", "TRACES_TIMEOUT": "1500"}, address: "https://b/c", timeout: 1500 * time.Millisecond},
		"headers":               {set: map[string]string{"ENDPOINT": "http://a", "HEADERS": "x=1, api-key = a%20b%3D"}, address: "http://a/v1/traces", timeout: 10 * time.Second, key: "a b="},
		"set to nothing":        {set: map[string]string{"ENDPOINT": "http://a", "TRACES_ENDPOINT": "", "TIMEOUT": "", "TRACES_HEADERS": "", "CERTIFICATE": ""}, address: "http://a/v1/traces", timeout: 10 * time.Second},
		"no limit":              {set: map[string]string{"ENDPOINT": "http://a", "TIMEOUT": "0"}, address: "http://a/v1/traces"},
		"no address for traces": {set: map[string]string{"ENDPOINT": "http://a", "TRACES_ENDPOINT": "hunter2"}, wrong: "_TRACES_ENDPOINT"},
		"no number for traces":  {set: map[string]string{"ENDPOINT": "http://a", "TRACES_TIMEOUT": "10s"}, wrong: "_TRACES_TIMEOUT"},
		"no address":            {set: map[string]string{"ENDPOINT": "localhost:4318"}, wrong: "_ENDPOINT"},
		"no number":             {set: map[string]string{"ENDPOINT": "http://a", "TIMEOUT": "10s"}, wrong: "_TIMEOUT"},
		"less than none":        {set: map[string]string{"ENDPOINT": "http://a", "TIMEOUT": "-1"}, wrong: "_TIMEOUT"},
		"no pair":               {set: map[string]string{"ENDPOINT": "http://a", "HEADERS": "hunter2"}, wrong: "_HEADERS"},
		"no file":               {set: map[string]string{"ENDPOINT": "http://a", "CERTIFICATE": "/not/there"}, wrong: "_CERTIFICATE"},
		"no certificate":        {set: map[string]string{"ENDPOINT": "http://a", "CERTIFICATE": noCertificate}, wrong: "_CERTIFICATE"},
	} {
		t.Run(name, func(t *testing.T) {
			for variable, value := range test.set {
				t.Setenv("OTEL_EXPORTER_OTLP_"+variable, value)
			}
			got, err := config.Traces()
			switch {
			case test.wrong != "" && (err == nil || !strings.Contains(err.Error(), test.wrong) || strings.Contains(err.Error(), "hunter2")):
				t.Errorf("error %v, want one about %s that shows no value", err, test.wrong)
			case test.wrong == "" && err != nil:
				t.Error(err)
			case got.Address != test.address || got.Timeout != test.timeout || got.Header.Get("Api-Key") != test.key:
				t.Errorf("got %+v", got)
			}
			t.Setenv("OTEL_SDK_DISABLED", "TRUE")
			if got, err := config.Traces(); err != nil || got.Address != "" {
				t.Errorf("disabled: %+v, %v", got, err)
			}
		})
	}
}
