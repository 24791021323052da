// Package rest makes requests of Discord's REST API.
//
// Every request passes one [Transport], which owns the address, the global rate, the pauses
// that Discord asks for, retries, the circuit breaker and the size of what is read. Above it
// [Client] waits for the buckets of routes and turns a refusal into an error with Discord's
// code ([CodeOf]) and without any token.
//
// It does not know what is sent: a body is a value that can be written as JSON.
package rest
