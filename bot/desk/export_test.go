package desk

// Apply writes what was typed into a topic's file.
var Apply = apply

// WithoutNear takes a topic out of the boundaries.
var WithoutNear = withoutNear
