// Package eval runs labelled questions over an index and reports how good it is: the right
// topic first, false answers, red flags caught and missed, per kind and style, with
// confusions, calibration and the price of abstaining. It is pure.
package eval
