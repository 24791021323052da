package words

// LoadFrom loads languages from other files than the built-in ones.
var LoadFrom = load
