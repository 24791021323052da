// Command sbom writes the bill of materials of a Go binary in the form of CycloneDX: the
// modules that the binary itself names, with their versions and checksums. The same binary
// gives the same bill.
//
//	sbom BINARY VERSION > gutskin.cdx.json
package main

import (
	"debug/buildinfo"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"runtime/debug"
	"strings"

	"github.com/CycloneDX/cyclonedx-go"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: sbom BINARY VERSION")
		os.Exit(2)
	}
	info, err := buildinfo.ReadFile(os.Args[1])
	if err == nil {
		err = write(info, os.Args[2])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func write(info *debug.BuildInfo, version string) error {
	bill := cyclonedx.NewBOM()
	bill.Metadata = &cyclonedx.Metadata{Component: &cyclonedx.Component{
		BOMRef: "gutskin", Type: cyclonedx.ComponentTypeApplication, Name: info.Main.Path, Version: version,
	}}
	parts := []cyclonedx.Component{{
		BOMRef: "std", Type: cyclonedx.ComponentTypeLibrary, Name: "std", Version: info.GoVersion,
		PackageURL: "pkg:golang/std@" + strings.TrimPrefix(info.GoVersion, "go"),
	}}
	below := []string{"std"}
	for _, module := range info.Deps {
		if module.Replace != nil {
			module = module.Replace
		}
		part, err := component(module)
		if err != nil {
			return err
		}
		parts, below = append(parts, part), append(below, part.BOMRef)
	}
	bill.Components = &parts
	bill.Dependencies = &[]cyclonedx.Dependency{{Ref: "gutskin", Dependencies: &below}}
	encoder := cyclonedx.NewBOMEncoder(os.Stdout, cyclonedx.BOMFileFormatJSON)
	return encoder.SetPretty(true).Encode(bill)
}

func component(module *debug.Module) (cyclonedx.Component, error) {
	name := "pkg:golang/" + module.Path + "@" + module.Version
	sum, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(module.Sum, "h1:"))
	if err != nil {
		return cyclonedx.Component{}, fmt.Errorf("checksum of %s: %w", module.Path, err)
	}
	return cyclonedx.Component{
		BOMRef: name, Type: cyclonedx.ComponentTypeLibrary, Name: module.Path, Version: module.Version, PackageURL: name,
		Hashes: &[]cyclonedx.Hash{{Algorithm: cyclonedx.HashAlgoSHA256, Value: hex.EncodeToString(sum)}},
	}, nil
}
