"""Commands for developers: what is generated here is checked in, and the tests say when it is no longer fresh."""
