"""Settings, read once. `local` is what `./run` uses, `test` the tests, `production` a server of one's own."""
