package config

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// maxShards bounds the number of shards: Discord's largest bots have fewer.
const maxShards = 100_000

// ShardNumbers are the first and the last shard of this process and how many there are in
// all, from 0; three zeros if Discord is to say how many there are. The error says how to
// mend the settings.
func (c Config) ShardNumbers() (first, last, count int, err error) {
	if c.Shards == "" {
		if c.ShardsPerPod != "" {
			return 0, 0, 0, errors.New("GUTSKIN_SHARDS_PER_POD is set without GUTSKIN_SHARDS, the number of all shards: set both or neither")
		}
		return 0, 0, 0, nil
	}
	part, all, divided := strings.Cut(c.Shards, "/")
	if !divided {
		part, all = "", c.Shards
	}
	if count, err = positive(all); err != nil {
		return 0, 0, 0, badShards(c.Shards)
	}
	switch {
	case c.ShardsPerPod != "" && divided:
		return 0, 0, 0, errors.New("GUTSKIN_SHARDS names its part of the shards already: leave GUTSKIN_SHARDS_PER_POD empty")
	case c.ShardsPerPod != "":
		first, last, err = c.podShards(count)
		return first, last, count, err
	case !divided:
		return 0, count - 1, count, nil
	}
	low, high, ok := strings.Cut(part, "-")
	if !ok {
		high = low
	}
	first, errFirst := strconv.Atoi(low)
	last, errLast := strconv.Atoi(high)
	if errFirst != nil || errLast != nil || first < 0 || first > last || last >= count {
		return 0, 0, 0, badShards(c.Shards)
	}
	return first, last, count, nil
}

// podShards are the shards of this pod, by the number at the end of its name.
func (c Config) podShards(count int) (first, last int, err error) {
	each, err := positive(c.ShardsPerPod)
	if err != nil {
		return 0, 0, fmt.Errorf("GUTSKIN_SHARDS_PER_POD is %q: write how many shards each pod runs, for example 16", c.ShardsPerPod)
	}
	name := c.Pod
	if name == "" {
		if name, err = os.Hostname(); err != nil {
			return 0, 0, fmt.Errorf("the name of this pod is not known: set GUTSKIN_POD: %w", err)
		}
	}
	ordinal, err := strconv.Atoi(name[strings.LastIndexByte(name, '-')+1:])
	if err != nil || ordinal < 0 {
		return 0, 0, fmt.Errorf("the pod is called %q, which does not end in a number as the pods of a StatefulSet do (gutskin-3): set GUTSKIN_POD, or name the shards in GUTSKIN_SHARDS", name)
	}
	first = ordinal * each
	if first >= count {
		return 0, 0, fmt.Errorf("pod %d with %d shards each has none of the %d shards: fewer pods are enough", ordinal, each, count)
	}
	return first, min(first+each, count) - 1, nil
}

func positive(s string) (int, error) {
	n, err := strconv.Atoi(s)
	if err == nil && (n < 1 || n > maxShards) {
		err = strconv.ErrRange
	}
	return n, err
}

func badShards(value string) error {
	return fmt.Errorf("GUTSKIN_SHARDS is %q: write how many shards there are, such as 4, or which of them run here, such as 0-15/64", value)
}
