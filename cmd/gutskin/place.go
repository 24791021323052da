package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"

	"gutskin/cmd/internal/config"
	"gutskin/knowledge/sqlstore"
)

// recordsPlace is where the settings put the records.
func recordsPlace(c config.Config) (sqlstore.Place, error) {
	var place sqlstore.Place
	address, err := c.Database()
	if err != nil {
		return place, usageError{err}
	}
	if address != "" {
		place.URL = address
	} else if place.Path, err = c.DataFile(); err != nil {
		return place, usageError{err}
	}
	keys, err := c.DataKeys()
	if err != nil {
		return place, usageError{err}
	}
	for i, text := range keys {
		key, err := sqlstore.ParseKey(text)
		if err != nil {
			return place, usageError{fmt.Errorf("%s: %w", []string{"GUTSKIN_DATA_KEY", "GUTSKIN_DATA_KEY_OLD"}[i], err)}
		}
		place.Keys = append(place.Keys, key)
	}
	return place, nil
}

// openStore opens the records where the settings put them; an error names the settings that
// mend it.
func openStore(ctx context.Context, c config.Config) (*sqlstore.Store, sqlstore.Place, error) {
	place, err := recordsPlace(c)
	if err != nil {
		return nil, place, err
	}
	store, err := place.Open(ctx)
	if err != nil {
		return nil, place, withSetting(err, place)
	}
	return store, place, nil
}

// openKept is openStore for a database that must be there: it makes none, which would hold
// no records, in a folder that may be a slip.
func openKept(ctx context.Context, c config.Config) (*sqlstore.Store, sqlstore.Place, error) {
	place, err := recordsPlace(c)
	if err != nil {
		return nil, place, err
	}
	if place.URL == "" {
		if _, err := os.Stat(place.Path); errors.Is(err, fs.ErrNotExist) {
			return nil, place, withSetting(fmt.Errorf("there are no records: %s is missing", clean(place.Path)), place)
		}
	}
	return openStore(ctx, c)
}

// withSetting adds to an error of the records which settings mend it.
func withSetting(err error, place sqlstore.Place) error {
	switch {
	case errors.Is(err, sqlstore.ErrNoKey), errors.Is(err, sqlstore.ErrKey):
		return fmt.Errorf("%w (GUTSKIN_DATA_KEY, or GUTSKIN_DATA_KEY_FILE, holds it; GUTSKIN_DATA_KEY_OLD the old one)", err)
	case place.URL != "":
		return fmt.Errorf("%w (GUTSKIN_DATABASE_URL says where it is)", err)
	}
	return fmt.Errorf("%w (GUTSKIN_DATA_DIR says where it is)", err)
}

// secretsOf are the values of the settings that must not be seen in a log.
func secretsOf(c config.Config, token string) []string {
	secrets := []string{token}
	if address, err := c.Database(); err == nil && address != "" {
		secrets = append(secrets, address)
		if u, err := url.Parse(address); err == nil && u.User != nil {
			password, _ := u.User.Password()
			secrets = append(secrets, password)
		}
	}
	if keys, err := c.DataKeys(); err == nil {
		secrets = append(secrets, keys...)
	}
	return secrets
}
