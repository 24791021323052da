//go:build !race

package sqlstore_test

const racing = false
