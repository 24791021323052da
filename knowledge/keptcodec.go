package knowledge

import (
	"encoding/binary"
	"reflect"
	"slices"
	"strings"
	"time"
)

// keptWriter writes values as bytes, whatever their form: numbers as varints, texts, lists
// and maps after their length, maps by key.
type keptWriter struct {
	data []byte
}

func (w *keptWriter) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.data = append(binary.AppendUvarint(w.data, uint64(v.Len())), v.String()...)
	case reflect.Int:
		w.data = binary.AppendVarint(w.data, v.Int())
	case reflect.Slice:
		w.length(v)
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	case reflect.Map:
		w.length(v)
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, key := range keys {
			w.value(key)
			w.value(v.MapIndex(key))
		}
	case reflect.Struct:
		if day, ok := v.Interface().(time.Time); ok {
			w.data = binary.AppendVarint(w.data, day.Unix())
			return
		}
		for i := range v.NumField() {
			if isKept(v.Type().Field(i)) {
				w.value(v.Field(i))
			}
		}
	default:
		panic("a " + v.Type().String() + " cannot be kept: teach keptWriter, keptReader and shape")
	}
}

// isKept tells the fields that are kept from those that are empty in every base that is.
func isKept(f reflect.StructField) bool { return f.Tag.Get("kept") != "-" }

// length writes 0 for nil, else the length plus 1.
func (w *keptWriter) length(v reflect.Value) {
	n := 0
	if !v.IsNil() {
		n = v.Len() + 1
	}
	w.data = binary.AppendUvarint(w.data, uint64(n))
}

// keptReader reads what keptWriter wrote; its texts are parts of data. Once something does
// not fit it is broken and reads nothing more.
type keptReader struct {
	data   string
	broken bool
}

func (r *keptReader) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		n := min(r.count(), len(r.data))
		v.SetString(r.data[:n])
		r.data = r.data[n:]
	case reflect.Int:
		v.SetInt(r.varint())
	case reflect.Slice:
		if n := r.count() - 1; n >= 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				r.value(v.Index(i))
			}
		}
	case reflect.Map:
		r.pairs(v)
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(r.varint(), 0).UTC()))
			return
		}
		for i := range v.NumField() {
			if isKept(v.Type().Field(i)) {
				r.value(v.Field(i))
			}
		}
	}
}

func (r *keptReader) pairs(v reflect.Value) {
	n := r.count() - 1
	if n < 0 {
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), n))
	for range n {
		key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
		r.value(key)
		r.value(value)
		v.SetMapIndex(key, value)
	}
}

// count reads a length, which cannot be more than there are bytes left, plus 1 for nil.
func (r *keptReader) count() int {
	n := r.uvarint()
	if n > uint64(len(r.data))+1 {
		r.data, r.broken = "", true
		return 0
	}
	return int(n)
}

func (r *keptReader) varint() int64 {
	u := r.uvarint()
	return int64(u>>1) ^ -int64(u&1)
}

func (r *keptReader) uvarint() uint64 {
	var n uint64
	for i := 0; i < len(r.data) && i < binary.MaxVarintLen64; i++ {
		n |= uint64(r.data[i]&0x7f) << (7 * i)
		if r.data[i] < 0x80 {
			r.data = r.data[i+1:]
			return n
		}
	}
	r.data, r.broken = "", true
	return 0
}
