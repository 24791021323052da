package sqlstore

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"

	"github.com/jackc/pgx/v5/pgconn"
)

// category goes by the codes of https://www.postgresql.org/docs/current/errcodes-appendix.html.
// The server's words are kept, its detail is not: it repeats the values of a row.
func (postgresEngine) category(err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	var failed *pgconn.PgError
	if errors.As(err, &failed) {
		return serverError(failed, err)
	}
	var unconnected *pgconn.ConnectError
	switch {
	case errors.As(err, &unconnected), pgconn.SafeToRetry(err):
		return fmt.Errorf("%w (%w): %w", ErrAway, errUndone, err)
	case broken(err):
		return fmt.Errorf("%w: %w", ErrAway, err)
	}
	return err
}

// broken reports that the connection ended while it was used.
func broken(err error) bool {
	var network net.Error
	return errors.As(err, &network) && !errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, net.ErrClosed)
}

// serverError sorts what the server says. The whole transaction of such an error is undone.
func serverError(failed *pgconn.PgError, err error) error {
	switch failed.Code {
	case "53300", "55P03", "40001", "40P01": // too many connections, locked, serialization, deadlock
		return fmt.Errorf("%w: %w", ErrBusy, err)
	case "57P03": // it starts or shuts down
		return fmt.Errorf("%w (%w): %w", ErrAway, errUndone, err)
	case "57P01", "57P02", "57P05", "25006": // it ended the connection, or is a copy that only reads
		return fmt.Errorf("%w: %w", ErrAway, err)
	case "53100", "53200", "53400":
		return fmt.Errorf("%w: %w", ErrFull, err)
	case "42501", "3D000", "3F000": // no right, no such database, no schema
		return fmt.Errorf("%w: %w", ErrDenied, err)
	}
	switch failed.Code[:2] {
	case "28":
		return fmt.Errorf("%w: %w", ErrDenied, err)
	case "08":
		return fmt.Errorf("%w: %w", ErrAway, err)
	case "XX":
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}
